/** A field to paste text into, for devices without other ways to paste. The text is recognised and named when added. */
import { createSignal, Show } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';

export function PasteDialog(props: { onClose: () => void }) {
  const store = useStore();
  const page = usePage();
  const [pasted, setPasted] = createSignal('');
  const isEmpty = () => pasted().trim() === '';
  /** An untouched example is replaced, so there is nothing to choose. */
  const isOnly = () => store.pristine();
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
