/** A file's header: its name, what changes, whether that is applied and reviewed. */
import { createEffect, Show } from 'solid-js';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { text } from '../text.ts';

export function FileHeader(props: {
  path: string;
  onReview: (path: string, reviewed: boolean) => void;
}) {
  const store = useStore();
  const page = usePage();
  const status = () => store.outcome.statuses().get(props.path);
  const slash = () => props.path.lastIndexOf('/') + 1;
  const left = () => status()?.kept ?? 0;
  const changes = () => status()?.changes ?? 0;
  return (
    <div class="file-header">
      <h3 class="file-header-name" title={displayPath(props.path)}>
        <span class="diff-folder">{displayPath(props.path.slice(0, slash()))}</span>
        <span class="diff-file">{displayPath(props.path.slice(slash()))}</span>
      </h3>
      <span class="file-header-state">
        <Show
          when={status()?.state !== 'created'}
          fallback={left() > 0 ? text.files.state.left : text.files.state.created}
        >
          {[
            ...(status()?.state === 'removed' ? [text.files.state.removed] : []),
            ...(changes() > 0 ? [text.files.state.changed(changes())] : []),
            ...(left() > 0 ? [text.files.state.kept(left())] : []),
          ].join(', ')}
        </Show>
      </span>
      <FileBoxes path={props.path} onReview={props.onReview} />
      <Button
        label={text.review.open(props.path)}
        icon="file"
        iconOnly="always"
        kind="quiet"
        onClick={() => page.openFile(props.path)}
      />
    </div>
  );
}

/** Whether a file's changes are applied, and whether it is reviewed: the same boxes wherever the file is shown. */
export function FileBoxes(props: {
  path: string;
  onReview: (path: string, reviewed: boolean) => void;
}) {
  const store = useStore();
  const page = usePage();
  let box: HTMLInputElement | undefined;
  const status = () => store.outcome.statuses().get(props.path);
  const left = () => status()?.kept ?? 0;
  createEffect(() => {
    if (box) box.indeterminate = left() > 0 && (status()?.changes ?? 0) > 0;
  });
  return (
    <span class="file-boxes">
      <Show when={page.canApply(props.path)}>
        <label class="check">
          <input
            type="checkbox"
            ref={box}
            aria-label={text.review.applyFile(props.path)}
            checked={left() === 0}
            onChange={(event) =>
              page.applyFiles(displayPath(props.path), [props.path], event.currentTarget.checked)
            }
          />
          <span aria-hidden="true">{text.review.apply}</span>
        </label>
      </Show>
      <label class="check">
        <input
          type="checkbox"
          aria-label={text.review.isReviewed(props.path)}
          checked={store.review.done().has(props.path)}
          onChange={(event) => props.onReview(props.path, event.currentTarget.checked)}
        />
        <span aria-hidden="true">{text.review.reviewed}</span>
      </label>
    </span>
  );
}
