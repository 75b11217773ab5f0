/** A finding's button, which does what the finding recommends. */
import { createMemo, onCleanup, Show } from 'solid-js';
import type { FindingAction } from '../engine/host.ts';
import { decideEdits } from '../state/keeping.ts';
import { useRows } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { useStore } from '../state/store.ts';
import { act } from './act.ts';
import { type Page, usePage } from './page.ts';
import { Button } from './parts/button.tsx';
import { text } from './text.ts';

/** `about`: the finding's name, where several are beside each other. */
export function FindingActionButton(props: { action: FindingAction; about?: string }) {
  const store = useStore();
  const page = usePage();
  const label = createMemo(() => labelOf(props.action, store));
  let place: HTMLSpanElement | undefined;
  // The button disappears with its finding, so the focus moves to the panel it was in.
  onCleanup(() => {
    const panel = place?.contains(document.activeElement)
      ? place.parentElement?.closest<HTMLElement>('[tabindex="-1"]')
      : null;
    if (panel) queueMicrotask(() => panel.focus({ preventScroll: true }));
  });
  return (
    <Show when={label()}>
      {(words) => (
        <span ref={place}>
          <Button
            label={words()}
            about={props.about}
            kind="plain"
            onClick={() => run(props.action, store, page)}
          />
        </span>
      )}
    </Show>
  );
}

/** Applies the edits of these groups that had been left out. */
export function applyGroups(label: string, groups: ReadonlySet<string>, store: Store): void {
  const files = store.run.result()?.files ?? [];
  const kept = decideEdits(files, ({ group }) => groups.has(group), true, store.project.kept());
  store.project.setKept(label, kept);
  store.announce(text.keep.taken);
}

function labelOf(action: FindingAction, { outcome }: Store): string {
  if ('use' in action) return text.act.use(action.use.length, outcome.changed().length > 0);
  if ('apply' in action) return text.act.apply;
  if (!('option' in action)) return text.act.add(action.add);
  switch (action.option) {
    case 'shim':
      return action.value ? text.act.shim : text.act.noShim;
    case 'patchScope':
      return text.act.patchScope[action.value];
    case 'strategy':
      return text.act.strategy[action.value];
    case 'outsideMatrix':
      return text.act.outsideMatrix[action.value];
    case 'crateIn':
      return text.act.crateIn;
  }
}

function run(action: FindingAction, store: Store, page: Page): void {
  const label = labelOf(action, store);
  if ('apply' in action) {
    applyGroups(label, new Set([action.apply]), store);
    return;
  }
  if ('use' in action) {
    void act(store, page, label, () => useRows(store.project, label, action.use));
    return;
  }
  if (!('option' in action)) {
    page.pickFiles();
    return;
  }
  const options = store.project.options();
  const change =
    action.option === 'crateIn'
      ? { crateIn: [...new Set([...(options.crateIn ?? []), action.add])] }
      : { [action.option]: action.value };
  void act(store, page, label, () => store.project.setOptions(label, change));
}
