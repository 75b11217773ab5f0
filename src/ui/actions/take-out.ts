/** Files going out: downloads and copies of what the page shows. */
import { createSignal } from 'solid-js';
import { fileName, type MigratedFile, type Migration } from '../../engine/host.ts';
import { choicesOf } from '../../project/choice.ts';
import { copyText } from '../../project/export/clipboard.ts';
import type { Store } from '../../state/store.ts';
import { text } from '../text.ts';

/** Milliseconds that an archive may take before the page mentions it. */
const patience = 500;

/** What was saved last, and from which result: a later result makes it stale. */
export interface Saved {
  readonly kind: 'patch' | 'changed' | 'all';
  readonly name: string;
  readonly files: number;
  readonly project: string;
  readonly of: Migration;
}

/** `answer` shows what to do with what was saved. */
export function createTakeOut(store: Store, answer: () => void) {
  const [packing, setPacking] = createSignal<{ done: number; total: number } | null>(null);
  const [saved, setSaved] = createSignal<Saved | null>(null);
  let stop = new AbortController();
  const tell = (kind: Saved['kind'], file: string, files: number, of: Migration) => {
    setSaved({ kind, name: file, files, project: store.project.snapshot().id, of });
    store.announce(text.out.saved(file, files));
    answer();
  };
  /** The result for the files as they are now; `null`, with a notice, if there is none. */
  const current = async () => {
    await store.run.settled();
    const migration = store.run.fresh() ? store.outcome.migration() : null;
    if (!migration) store.notify({ kind: 'problem', message: text.out.noResult });
    return migration;
  };
  const { name } = store.project;

  const zip = async (suffix: string, pick: 'changed' | 'all', knowing = false) => {
    const now = await current();
    if (!now) return;
    const out = await import('./out-work.ts');
    const files =
      pick === 'changed'
        ? out.changedFiles(now)
        : out.wholeProject(now, store.project.snapshot().carried);
    const alike = knowing ? [] : out.namedAlike(files.map(({ path }) => path));
    if (alike.length > 0) {
      store.notify({
        kind: 'problem',
        key: 'named-alike',
        message: text.out.alike,
        details: alike.map(text.out.names),
        actions: [{ label: text.out.allTheSame, run: () => void zip(suffix, pick, true) }],
      });
      return;
    }
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const start = performance.now();
    const zipped = await out.zipFiles(files, {
      signal,
      onProgress(done, total) {
        if (!signal.aborted && performance.now() - start > patience) setPacking({ done, total });
      },
    });
    if (stop.signal === signal) setPacking(null);
    if (zipped.state === 'zipped') {
      const file = out.downloadName(name(), suffix);
      out.saveFile(file, zipped.blob);
      tell(pick, file, files.length, now);
    } else if (zipped.state === 'failed') {
      store.notify({ kind: 'problem', message: zipped.message });
    }
  };

  /** Whether the migration deletes the file; shows a notice if so. */
  const isGone = ({ path, removed }: MigratedFile) => {
    if (removed) store.notify({ kind: 'problem', message: text.out.gone(path) });
    return removed === true;
  };

  const copy = async (value: string, what: string) => {
    const outcome = await copyText(value);
    store.notify(
      outcome.copied
        ? { kind: 'done', message: text.out.copied(what) }
        : { kind: 'problem', message: outcome.message },
    );
  };

  return {
    copy,
    /** What was saved last of the shown project. */
    saved: () => (saved()?.project === store.project.snapshot().id ? saved() : null),
    /** The progress of an archive that takes a while. */
    packing,
    cancel: () => stop.abort(),
    changed: () => zip('migrated.zip', 'changed'),
    all: () => zip('project.zip', 'all'),
    async file(): Promise<void> {
      const path = store.selection.path();
      const now = await current();
      const file = now?.files.find((each) => each.path === path);
      if (!file || isGone(file)) return;
      const { saveFile } = await import('./out-work.ts');
      saveFile(fileName(file.path), file.after);
      store.notify({ kind: 'done', message: text.out.saved(fileName(file.path), 1) });
    },
    /** Saves the project's own rules, for use in the next project. */
    async rules(path: string): Promise<void> {
      const file = store.project.file(path);
      if (!file) return;
      const { saveFile } = await import('./out-work.ts');
      saveFile(fileName(path), file.text);
      store.notify({ kind: 'done', message: text.out.savedRules });
    },
    async patch(): Promise<void> {
      const now = await current();
      if (!now) return;
      const out = await import('./out-work.ts');
      const file = out.downloadName(name(), 'migration.patch');
      out.saveFile(file, await out.patchText(now));
      tell('patch', file, out.changedFiles(now).length + out.removedPaths(now).length, now);
    },
    async copyFile(): Promise<void> {
      const path = store.selection.path();
      const file = (await current())?.files.find((each) => each.path === path);
      if (file && !isGone(file)) await copy(file.after, file.path);
    },
    async copyPullRequest(): Promise<void> {
      const now = await current();
      if (!now) return;
      const { pullRequestText } = await import('./out-work.ts');
      const left = [...store.outcome.statuses()].flatMap(([path, { kept }]) =>
        kept > 0 ? [{ path, changes: kept }] : [],
      );
      const changesOf = ({ before, edits }: MigratedFile) =>
        before === null ? 0 : choicesOf(before, edits).length;
      await copy(pullRequestText(now, left, changesOf), text.out.pullRequest);
    },
    copyPatchBlock: async () => copy((await current())?.patch?.text ?? '', text.tabs.patch),
    copyCommands: async () =>
      copy(((await current())?.commands ?? []).join('\n'), text.out.commands),
  };
}

/** The user's own files as a zip, straight from the project: it works even if no migration does. */
export async function saveWork(store: Store): Promise<void> {
  try {
    const { downloadName, saveFile, zipFiles } = await import('./out-work.ts');
    const { name, files, carried } = store.project.snapshot();
    const zipped = await zipFiles([
      ...files.map((file) => ({ path: file.path, data: file.text })),
      ...carried.map((file) => ({ path: file.path, data: file.blob })),
    ]);
    if (zipped.state === 'zipped') saveFile(downloadName(name, 'mine.zip'), zipped.blob);
    if (zipped.state === 'failed') store.notify({ kind: 'problem', message: zipped.message });
  } catch (error) {
    store.notify({ kind: 'problem', message: text.unexpected.notSaved(error) });
  }
}
