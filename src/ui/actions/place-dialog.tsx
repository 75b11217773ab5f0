/** Asks where a pasted manifest goes if another package's is in its place: only the user knows. */
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';
import type { PastedFile } from './take-in.ts';

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
