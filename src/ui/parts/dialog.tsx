/** A dialog based on the browser's `<dialog>`: focus is kept inside, Escape closes it, and focus goes back. */
import { createUniqueId, type JSX, onMount } from 'solid-js';
import { text } from '../text.ts';
import { Button } from './button.tsx';

export function Dialog(props: {
  title: string;
  wide?: boolean | undefined;
  onClose: () => void;
  children: JSX.Element;
}) {
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  onMount(() => dialog?.showModal());
  return (
    <dialog
      ref={dialog}
      class="dialog"
      classList={{ 'is-wide': props.wide }}
      aria-labelledby={id}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) dialog?.close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={id}>{props.title}</h2>
          <Button
            label={text.actions.close}
            icon="close"
            iconOnly="always"
            kind="quiet"
            onClick={() => dialog?.close()}
          />
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
