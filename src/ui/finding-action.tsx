/** A finding's button: it does what the finding advises. */
import { createMemo, Show } from 'solid-js';
import type { FindingAction } from '../engine/host.ts';
import type { Store } from '../state/store.ts';
import { useStore } from '../state/store.ts';
import { type Page, usePage } from './page.ts';
import { Button } from './parts/button.tsx';
import { text } from './text.ts';

export function FindingActionButton(props: { action: FindingAction }) {
  const store = useStore();
  const page = usePage();
  const label = createMemo(() => labelOf(props.action));
  return (
    <Show when={label()}>
      {(words) => (
        <Button label={words()} kind="plain" onClick={() => run(props.action, store, page)} />
      )}
    </Show>
  );
}

function labelOf(action: FindingAction): string {
  if ('add' in action) return text.act.add(action.add);
  if ('apply' in action) return text.act.apply;
  const { option, value } = action;
  switch (option) {
    case 'shim':
      return value ? text.act.shim : text.act.noShim;
    case 'patchScope':
      return text.act.patchScope[value];
    case 'strategy':
      return text.act.strategy[value];
    case 'outsideMatrix':
      return text.act.outsideMatrix[value];
  }
}

function run(action: FindingAction, store: Store, page: Page): void {
  const label = labelOf(action);
  if ('add' in action) page.pickFiles();
  else if ('option' in action) {
    store.project.setOptions(label, { [action.option]: action.value });
    store.announce(text.act.done(label));
  }
}
