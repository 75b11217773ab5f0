/** The course of one write-back: asked for, stopped by conflicts, finished. */
import { createSignal, onCleanup } from 'solid-js';
import { namedAlike } from '../../project/export/out-file.ts';
import {
  type Conflict,
  mayWrite,
  type Write,
  type WrittenFile,
  writeBack,
} from '../../project/export/write-back.ts';
import { displayPath } from '../../project/paths.ts';
import type { Store } from '../../state/store.ts';
import { text } from '../text.ts';

export interface SaveOutcome {
  readonly message: string;
  readonly details: readonly string[];
}

export function createSave(store: Store) {
  const [conflicts, setConflicts] = createSignal<readonly Conflict[] | null>(null);
  const [outcome, setOutcome] = createSignal<SaveOutcome | null>(null);
  const [progress, setProgress] = createSignal<{ done: number; total: number } | null>(null);
  const stop = new AbortController();
  /** The project it is about: if another one comes meanwhile, that must not be written here. */
  const { id } = store.project.snapshot();
  onCleanup(() => stop.abort());

  /** The files whose text differs from the one on disk, because of the migration or the user's typing, and those it deletes. */
  const writes = (): readonly Write[] => {
    const read = store.project.folder()?.read;
    return (store.outcome.migration()?.files ?? [])
      .map(({ path, after, removed }) => ({
        path,
        read: read?.get(path) ?? null,
        text: removed ? null : after,
      }))
      .filter((write) => write.read !== write.text);
  };

  /**
   * Groups of names of which the disk may be able to hold only one, and of which one is new. Files that were read from
   * there exist.
   */
  const alike = () => {
    const fresh = new Set(writes().flatMap(({ path, read }) => (read === null ? [path] : [])));
    if (fresh.size === 0) return [];
    const { carried } = store.project.snapshot();
    const all = [...(store.outcome.migration()?.files ?? []), ...carried];
    return namedAlike(all.map(({ path }) => path)).filter((group) =>
      group.some((path) => fresh.has(path)),
    );
  };

  const write = async (decisions: ReadonlyMap<string, 'overwrite' | 'leave'>) => {
    const asked = store.project.folder();
    if (asked) await mayWrite(asked.handle);
    await store.run.settled();
    const folder = store.project.folder();
    if (!folder || !store.run.fresh() || store.project.snapshot().id !== id) {
      setOutcome({ message: text.out.noResult, details: [] });
      return;
    }
    const wanted = writes();
    setProgress({ done: 0, total: wanted.length });
    const result = await writeBack(folder.handle, wanted, {
      decisions,
      signal: stop.signal,
      onProgress: (done, total) => setProgress({ done, total }),
    });
    setProgress(null);
    setConflicts(result.state === 'conflicts' ? result.conflicts : null);
    if (result.state === 'denied') setOutcome({ message: result.message, details: [] });
    if (result.state !== 'finished') return;
    const texts = new Map(wanted.map((one) => [one.path, one.text]));
    const isDone = ({ state }: WrittenFile) =>
      state === 'written' || state === 'deleted' || state === 'same';
    const done = result.files.filter(isDone);
    store.project.wrote(
      folder,
      done.map(({ path }) => ({ path, text: texts.get(path) ?? null })),
    );
    const others = result.files.filter((file) => !isDone(file));
    const deleted = result.files.filter(({ state }) => state === 'deleted').length;
    setOutcome({
      message: text.save.done(done.length - deleted, deleted),
      details: others.map(
        (file) => `${displayPath(file.path)}: ${file.message ?? text.save.states[file.state]}`,
      ),
    });
  };
  return { conflicts, outcome, progress, writes, alike, write };
}
