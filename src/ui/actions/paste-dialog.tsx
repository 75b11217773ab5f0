/** A field to paste text into, for devices without other ways to paste. The text is recognised and named when added. */
import { createEffect, createSignal, Show } from 'solid-js';
import type { Pasted } from '../../project/intake/pasted.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';
import type { PastedFile } from './take-in.ts';

export function PasteDialog(props: { onClose: () => void }) {
  const store = useStore();
  const page = usePage();
  const [pasted, setPasted] = createSignal('');
  const isEmpty = () => pasted().trim() === '';
  /** An untouched example is replaced, so there is nothing to choose. */
  const isOnly = () => store.pristine();
  const [recognised, setRecognised] = createSignal<Pasted | null>(null);
  createEffect(() => {
    const words = pasted();
    if (isEmpty()) setRecognised(null);
    else
      void page.takeIn.recognise(words).then((found) => words === pasted() && setRecognised(found));
  });
  const add = (replaces: boolean) => {
    if (isEmpty()) return;
    void page.takeIn.paste(pasted(), replaces);
    props.onClose();
  };
  return (
    <Dialog title={text.paste.title} wide onClose={() => props.onClose()}>
      <p id="paste-hint">{text.paste.hint}</p>
      <label class="field">
        <span>{text.paste.label}</span>
        <textarea
          class="paste-text"
          rows="14"
          autofocus
          spellcheck={false}
          aria-describedby="paste-hint"
          onInput={(event) => setPasted(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter alone is a line of the text.
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add(false);
          }}
        />
      </label>
      <p class="quiet" role="status">
        <Show when={recognised()}>
          {(found) => wordsFor(found(), isOnly() && store.project.files().length > 0)}
        </Show>
      </p>
      <div class="dialog-actions">
        <Button
          label={text.paste.file}
          kind="quiet"
          onClick={() => {
            props.onClose();
            page.pickFiles();
          }}
        />
        <span class="actions-gap" />
        <Show when={!isOnly()}>
          <Button label={text.paste.fresh} disabled={isEmpty()} onClick={() => add(true)} />
        </Show>
        <Button
          label={isOnly() ? text.paste.only : text.paste.add}
          kind="main"
          disabled={isEmpty()}
          onClick={() => add(false)}
        />
      </div>
    </Dialog>
  );
}

/** What a text was recognised as, and what becomes of it. */
function wordsFor(found: Pasted, example: boolean): string {
  switch (found.kind) {
    case 'report':
      return text.pasted.printedBy(found.report.tool);
    case 'address':
      return text.paste.address;
    case 'foreign':
      return text.paste.foreign(found.what);
    case 'unknown':
      return text.paste.unknown;
    default:
      if (found.place === 'ask') return text.pasted.asks(text.pasted.recognised[found.kind]);
      return text.pasted.becomes(text.pasted.recognised[found.kind], found.path, example);
  }
}

/** Asks where a pasted manifest goes if another package's is in its place: only the user knows. */
export function PlaceDialog(props: { file: PastedFile; onClose: () => void }) {
  const store = useStore();
  const page = usePage();
  const put = (path: string, fresh: boolean) => {
    const place = !fresh && store.project.taken.has(path) ? 'replaces' : 'free';
    page.takeIn.place({ ...props.file, path, place }, fresh);
    props.onClose();
  };
  return (
    <Dialog title={text.place.title} onClose={() => props.onClose()}>
      <p>{text.place.hint}</p>
      <div class="dialog-actions">
        <Button label={text.place.fresh} onClick={() => put(root, true)} />
        <Button label={text.place.replace(root)} onClick={() => put(root, false)} />
        <Button
          label={text.place.add(props.file.path)}
          kind="main"
          onClick={() => put(props.file.path, false)}
        />
      </div>
    </Dialog>
  );
}

const root = 'Cargo.toml';
