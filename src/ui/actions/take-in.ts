/**
 * Files coming in: from pickers, drops and the clipboard into the project, with progress, Cancel,
 * and one notice of what came and what was left out. A folder or archive is a new project; loose
 * files join the one that is open, unless that is an untouched example.
 */
import { createSignal } from 'solid-js';
import type { SourceFile } from '../../engine/index.ts';
import { pickDirectory } from '../../project/intake/directory-picker.ts';
import { takeDrop } from '../../project/intake/dropped.ts';
import type { Intake, IntakeOptions, IntakeProgress } from '../../project/intake/intake.ts';
import { newProject } from '../../project/snapshot.ts';
import type { Store } from '../../state/store.ts';
import { text } from '../text.ts';

/** Problems shown one by one in a notice; further ones are counted. */
const mostProblems = 6;

export function createTakeIn(store: Store) {
  const [progress, setProgress] = createSignal<IntakeProgress | null>(null);
  const [busy, setBusy] = createSignal(false);
  let stop = new AbortController();

  const read = async (start: (options: IntakeOptions) => Promise<Intake>) => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    setBusy(true);
    // The worker reads along: when the last file is in, little is left to do.
    const arrival = store.run.arrival();
    try {
      const intake = await start({ onProgress: setProgress, onFiles: arrival.read, signal });
      arrival.end(intake.cancelled ? null : intake.root);
      if (!intake.cancelled) accept(intake);
    } catch (error) {
      arrival.end(null);
      const message = error instanceof Error ? error.message : String(error);
      store.notify({ kind: 'problem', message });
    } finally {
      if (stop.signal === signal) {
        setBusy(false);
        setProgress(null);
      }
    }
  };

  const accept = (intake: Intake) => {
    const details = [
      ...intake.skipped.map(({ reason, count }) =>
        text.open.skippedLine(count, text.open.skipped[reason]),
      ),
      ...intake.problems.slice(0, mostProblems).map((problem) => problem.message),
    ];
    const rest = intake.problems.length - mostProblems;
    if (rest > 0) details.push(text.open.moreProblems(rest));
    const all = intake.files.length + intake.carried.length;
    if (all === 0) {
      store.notify({ kind: 'problem', message: text.open.nothing, details });
      return;
    }
    const label = text.open.label(intake.name);
    const replaces = intake.name !== '' || store.pristine();
    if (replaces) {
      const { files, carried, name, directory } = intake;
      const { options } = store.project.snapshot();
      const read = new Map(files.map(({ path, text }) => [path, text]));
      const folder = directory && { handle: directory, read };
      store.project.replace(label, newProject({ files, carried, name, options, folder }));
      store.selection.open(null);
    } else store.project.add(label, intake.files, intake.carried);
    store.notify({
      kind: intake.problems.length > 0 ? 'problem' : 'done',
      message: text.open.done(intake.files.length, intake.name),
      details,
    });
    store.announce(text.open.done(intake.files.length, intake.name));
  };

  return {
    progress,
    busy,
    cancel: () => stop.abort(),
    files: (files: readonly File[]) =>
      read(async (options) => (await import('./in-work.ts')).readPicked(files, options)),
    /** To be called in the drop's own handler: the browser forgets its contents right after. */
    async drop(transfer: DataTransfer): Promise<void> {
      const dropped = takeDrop(transfer);
      await read(async (options) => (await import('./in-work.ts')).readDrop(dropped, options));
    },
    async folder(): Promise<void> {
      const picked = await pickDirectory();
      if (picked.state === 'failed') store.notify({ kind: 'problem', message: picked.message });
      if (picked.state === 'picked') {
        await read(async (options) =>
          (await import('./in-work.ts')).readDirectory(picked.directory, options),
        );
      }
    },
    /** Adds a text under the name that its contents suggest; returns that name. */
    async paste(pasted: string, replaces: boolean): Promise<string> {
      const { recognisePasted } = await import('./in-work.ts');
      const fresh = replaces || store.pristine();
      const { path } = recognisePasted(pasted, fresh ? new Set<string>() : store.project.taken);
      const file: SourceFile = { path, text: pasted };
      const label = text.paste.label;
      if (fresh) {
        const { options } = store.project.snapshot();
        store.project.replace(label, newProject({ files: [file], options }));
      } else store.project.add(label, [file]);
      store.selection.open(path);
      store.notify({ kind: 'done', message: text.paste.done(path) });
      return path;
    },
  };
}
