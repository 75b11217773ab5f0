/** Writing back to the folder on disk: what will be written, and a question for each file that has changed there. */
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Conflict } from '../../project/export/write-back.ts';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';
import { createSave } from './save.ts';

export function SaveDialog(props: { onClose: () => void }) {
  const store = useStore();
  const save = createSave(store);
  /** Only what the user ticks is overwritten. */
  const [overwrite, setOverwrite] = createSignal<ReadonlySet<string>>(new Set());
  const toggle = (path: string, ticked: boolean) =>
    setOverwrite((now) => {
      const next = new Set(now);
      if (ticked) next.add(path);
      else next.delete(path);
      return next;
    });
  const deleted = createMemo(
    () => new Set(save.writes().flatMap((write) => (write.text === null ? [write.path] : []))),
  );
  const go = (conflicts: readonly Conflict[]) => {
    const decide = ({ path }: Conflict) =>
      [path, overwrite().has(path) ? 'overwrite' : 'leave'] as const;
    void save.write(new Map(conflicts.map(decide)));
  };
  return (
    <Dialog title={text.save.title} onClose={() => props.onClose()}>
      <Switch>
        <Match when={save.conflicts()}>
          {(conflicts) => (
            <>
              <p>{text.save.conflicts}</p>
              <ul class="save-list is-choices">
                <For each={conflicts()}>
                  {(conflict) => (
                    <li>
                      <label class="check">
                        <input
                          type="checkbox"
                          checked={overwrite().has(conflict.path)}
                          onChange={(event) => toggle(conflict.path, event.currentTarget.checked)}
                        />
                        <span>
                          {deleted().has(conflict.path) ? text.save.remove : text.save.overwrite}{' '}
                          <code>{displayPath(conflict.path)}</code>{' '}
                          <span class="quiet">{text.save.kinds[conflict.kind]}</span>
                        </span>
                      </label>
                    </li>
                  )}
                </For>
              </ul>
              <div class="dialog-actions">
                <Button label={text.actions.cancel} onClick={() => props.onClose()} />
                <Button label={text.save.go} kind="main" onClick={() => go(conflicts())} />
              </div>
            </>
          )}
        </Match>
        <Match when={save.outcome()}>
          {(outcome) => (
            <>
              <p role="status">{outcome().message}</p>
              <ul class="save-list">
                <For each={outcome().details}>{(line) => <li>{line}</li>}</For>
              </ul>
              <div class="dialog-actions">
                <Button label={text.actions.close} kind="main" onClick={() => props.onClose()} />
              </div>
            </>
          )}
        </Match>
        <Match when={true}>
          <p>
            {text.save.will(
              save.writes().length - deleted().size,
              deleted().size,
              store.project.folder()?.handle.name ?? '',
            )}
          </p>
          <ul class="save-list">
            <For each={save.writes()}>
              {({ path, read }) => (
                <li>
                  {displayPath(path)}
                  <Show when={deleted().has(path)}>
                    {' '}
                    <span class="quiet">{text.save.deleted}</span>
                  </Show>
                  <Show when={read === null}>
                    {' '}
                    <span class="quiet">{text.save.fresh}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={save.alike().length > 0}>
            <p>{text.save.alike}</p>
            <ul class="save-list">
              <For each={save.alike()}>{(group) => <li>{text.out.names(group)}</li>}</For>
            </ul>
          </Show>
          <Show when={save.progress()}>
            {(progress) => (
              <progress
                value={progress().done}
                max={progress().total}
                aria-label={text.save.title}
              />
            )}
          </Show>
          <div class="dialog-actions">
            <Button label={text.actions.cancel} onClick={() => props.onClose()} />
            <Button
              label={text.save.go}
              kind="main"
              disabled={save.writes().length === 0 || save.progress() !== null}
              onClick={() => go([])}
            />
          </div>
        </Match>
      </Switch>
    </Dialog>
  );
}
