/** A place to paste text for those who have no other: it is recognised and named when added. */
import { createSignal } from 'solid-js';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';

export function PasteDialog(props: { onClose: () => void }) {
  const page = usePage();
  const [pasted, setPasted] = createSignal('');
  const add = (replaces: boolean) => {
    if (pasted().trim() === '') return;
    void page.takeIn.paste(pasted(), replaces);
    props.onClose();
  };
  return (
    <Dialog title={text.paste.title} wide onClose={() => props.onClose()}>
      <p id="paste-hint">{text.paste.hint}</p>
      <label class="field">
        <span>{text.paste.label}</span>
        <textarea
          rows="14"
          autofocus
          spellcheck={false}
          aria-describedby="paste-hint"
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
      </label>
      <div class="dialog-actions">
        <Button
          label={text.paste.replace}
          disabled={pasted().trim() === ''}
          onClick={() => add(true)}
        />
        <Button
          label={text.paste.add}
          kind="main"
          disabled={pasted().trim() === ''}
          onClick={() => add(false)}
        />
      </div>
    </Dialog>
  );
}
