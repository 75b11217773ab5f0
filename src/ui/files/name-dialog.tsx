/** Asks for a file's path: for a new file, or another path for an existing one. */
import { createSignal, Show } from 'solid-js';
import { cleanPath, freePath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';

export function NameDialog(props: { path: string | null; onClose: () => void }) {
  const store = useStore();
  const first = store.project.files().length === 0 ? 'Cargo.toml' : '';
  const title = first === '' ? text.files.newTitle : text.files.firstTitle;
  const [path, setPath] = createSignal(props.path ?? first);
  const [bad, setBad] = createSignal(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const clean = cleanPath(path());
    if (!clean) {
      setBad(true);
      return;
    }
    const from = props.path;
    if (from === null) {
      const free = freePath(clean.path, store.project.taken);
      store.project.add(text.files.newTitle, [{ path: free, text: '' }]);
      store.selection.open(free);
    } else {
      const to = store.project.rename(text.files.renameTitle, from, clean.path);
      store.selection.open(to);
      store.announce(text.files.renamed(from, to));
    }
    props.onClose();
  };
  return (
    <Dialog
      title={props.path === null ? title : text.files.renameTitle}
      onClose={() => props.onClose()}
    >
      <form onSubmit={submit}>
        <label class="field">
          <span>{text.files.path}</span>
          <input
            type="text"
            value={path()}
            autofocus
            spellcheck={false}
            autocapitalize="off"
            aria-describedby="path-hint"
            aria-invalid={bad()}
            onInput={(event) => {
              setPath(event.currentTarget.value);
              setBad(false);
            }}
          />
        </label>
        <p id="path-hint">
          <Show when={bad()} fallback={text.files.newHint}>
            <span role="alert" class="is-error">
              {text.files.badPath}
            </span>
          </Show>
        </p>
        <div class="dialog-actions">
          <button type="submit" class="button is-main" disabled={path().trim() === ''}>
            {props.path === null ? text.files.create : text.files.renameTitle}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
