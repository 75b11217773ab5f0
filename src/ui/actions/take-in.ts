/**
 * Files coming in: from pickers, drops and the clipboard into the project, with progress, Cancel, and one notice about
 * what came and what was left out. A folder or archive is a new project; loose files join the open one, unless that is
 * an untouched example.
 */
import { createSignal } from 'solid-js';
import { addUnder, type SourceFile } from '../../engine/host.ts';
import type { CargoReport } from '../../project/intake/cargo-report.ts';
import { pickDirectory } from '../../project/intake/directory-picker.ts';
import { takeDrop } from '../../project/intake/dropped.ts';
import type {
  Intake,
  IntakeOptions,
  IntakeProblem,
  IntakeProgress,
} from '../../project/intake/intake.ts';
import type { Pasted } from '../../project/intake/pasted.ts';
import { isEmpty, newProject, type ProjectSnapshot } from '../../project/snapshot.ts';
import type { Notice } from '../../state/notices.ts';
import type { Store } from '../../state/store.ts';
import { text } from '../text.ts';

/** How many paths of one kind of problem a notice names; others are counted. */
const mostNamed = 6;

/** A pasted text that becomes a file, and where. */
export type PastedFile = Extract<Pasted, { readonly path: string }>;

/**
 * `ask` asks the user if a text may go to several places. `putAside` keeps the project as it was if new files replace a
 * text in it. `show` brings what came in into sight on a narrow screen.
 */
export function createTakeIn(
  store: Store,
  ask: (
    question:
      | { readonly kind: 'place'; readonly file: PastedFile }
      | { readonly kind: 'report'; readonly report: CargoReport },
  ) => void,
  putAside: (gone: ProjectSnapshot | null) => void,
  show: () => void,
  open: (id: string, label: string) => Promise<boolean>,
) {
  const [progress, setProgress] = createSignal<IntakeProgress | null>(null);
  const [busy, setBusy] = createSignal(false);
  let stop = new AbortController();

  /** Shows what happened to the latest files; it replaces the notice about those before. */
  const answer = (
    kind: 'done' | 'problem',
    message: string,
    details: readonly string[] = [],
    actions: NonNullable<Notice['actions']> = [],
  ) => store.notify({ kind, key: 'brought', message, details, actions });

  /** The way back to the user's project that another one replaces; an example is found in its menu. */
  const wayBack = (): NonNullable<Notice['actions']> => {
    const before = store.project.snapshot();
    if (before.origin.kind !== 'own' || isEmpty(before)) return [];
    const label = text.open.back(store.project.name());
    return [{ label, run: () => void open(before.id, label) }];
  };

  const read = async (start: (options: IntakeOptions) => Promise<Intake>) => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    setBusy(true);
    // The worker reads along, so that little is left to do after the last file.
    const arrival = store.run.arrival();
    try {
      const intake = await start({ onProgress: setProgress, onFiles: arrival.read, signal });
      arrival.end(intake.cancelled ? null : intake.root);
      if (!intake.cancelled) await accept(intake);
      else if (stop.signal === signal) answer('done', text.open.cancelled);
    } catch (error) {
      arrival.end(null);
      answer('problem', error instanceof Error ? error.message : String(error));
    } finally {
      if (stop.signal === signal) {
        setBusy(false);
        setProgress(null);
      }
    }
  };

  const accept = async (intake: Intake): Promise<void> => {
    const problems = problemLines(intake.problems);
    const details = [
      ...intake.skipped.map(({ reason, count }) => text.open.skipped[reason](count)),
      ...problems,
    ];
    const all = intake.files.length + intake.carried.length;
    if (all === 0) {
      answer('problem', text.open.nothing, details);
      return;
    }
    const label = text.open.label(intake.name);
    const replaces = intake.name !== '' || store.pristine();
    const [only] = intake.files;
    // What a tool printed, in a file.
    if (only && all === 1 && !isRusts(only) && intake.name === '') {
      const recognised = await recognise(only.text, true);
      if (recognised.kind === 'report') return tell(recognised.report);
    }
    const isProject = [...intake.files, ...intake.carried].some(isRusts);
    if (!isProject && (replaces || intake.files.length === 0)) {
      // If nothing was opened, nothing was carried along either.
      const [one] = all === 1 ? [...intake.files, ...intake.carried] : [];
      const message = one ? text.open.noRust(one.path) : text.open.noProject(intake.name);
      answer('problem', message, problems);
      return;
    }
    if (!replaces && only && all === 1 && only.path === 'Cargo.toml' && details.length === 0) {
      void paste(only.text, false);
      return;
    }
    const back = replaces ? wayBack() : [];
    if (replaces) {
      const { files, carried, name, directory } = intake;
      const read = new Map(files.map(({ path, text }) => [path, text]));
      const folder = directory && { handle: directory, read };
      store.project.replace(label, newProject({ files, carried, name, folder }));
      store.selection.open(null);
      show();
    } else {
      const gone = store.project.add(label, intake.files, intake.carried);
      putAside(gone);
      if (gone) details.push(text.aside);
    }
    const message = text.open.done(intake.files.length, intake.name);
    answer(intake.problems.length > 0 ? 'problem' : 'done', message, details, back);
  };

  /** Puts a text where it belongs; as a project of its own if `fresh`. */
  const place = ({ path, text: content, kind, place: how }: PastedFile, fresh: boolean) => {
    const file: SourceFile = { path, text: content };
    const back = fresh ? wayBack() : [];
    if (fresh) {
      store.project.replace(text.paste.label, newProject({ files: [file] }));
    } else putAside(store.project.add(text.paste.label, [file]));
    store.selection.open(path);
    show();
    store.dismiss('brought');
    const message =
      kind === 'snippet'
        ? text.paste.snippet(path)
        : !fresh && how === 'replaces'
          ? text.paste.replaced(path)
          : text.paste.done(path);
    const undo = () => putAside(store.project.undo());
    const actions = fresh ? back : [{ label: text.actions.undo, run: undo }];
    store.notify({ kind: 'done', key: 'undo', message, actions });
  };

  const folder = async (): Promise<void> => {
    const picked = await pickDirectory();
    if (picked.state === 'failed') answer('problem', picked.message);
    if (picked.state === 'picked') {
      await read(async (options) =>
        (await import('./in-work.ts')).readDirectory(picked.directory, options),
      );
    }
  };

  /** Shows what a tool has printed about crates. */
  const tell = (report: CargoReport): void => {
    store.dismiss('brought');
    ask({ kind: 'report', report });
  };

  const recognise = async (pasted: string, fresh: boolean): Promise<Pasted> => {
    const { recognisePasted } = await import('./in-work.ts');
    return fresh
      ? recognisePasted(pasted, [], new Set<string>())
      : recognisePasted(pasted, store.project.files(), store.project.taken);
  };

  /** Takes in a text as whatever it is recognised as. `replaces`: as a new project, whatever is open. */
  const paste = async (pasted: string, replaces: boolean): Promise<void> => {
    const fresh = replaces || store.pristine();
    const recognised = await recognise(pasted, fresh);
    switch (recognised.kind) {
      case 'report':
        return tell(recognised.report);
      case 'address':
        return answer('problem', text.paste.address);
      case 'unknown':
        return answer('problem', text.paste.unknown);
      case 'foreign':
        return answer('problem', text.paste.foreign(recognised.what));
      default:
        // Beside a project it may be a file of it; alone it would be none.
        if (fresh && !isRusts(recognised)) return answer('problem', text.paste.unknown);
        if (recognised.place === 'ask') return ask({ kind: 'place', file: recognised });
        return place(recognised, fresh);
    }
  };

  return {
    progress,
    busy,
    cancel: () => stop.abort(),
    files: (files: readonly File[]) =>
      read(async (options) => (await import('./in-work.ts')).readPicked(files, options)),
    /** Must be called in the drop's own handler, because the browser forgets the contents right after. */
    async drop(transfer: DataTransfer): Promise<void> {
      const dropped = takeDrop(transfer);
      await read(async (options) => (await import('./in-work.ts')).readDrop(dropped, options));
    },
    folder,
    /** Says what a text would be taken for. */
    recognise: (pasted: string) => recognise(pasted, store.pristine()),
    paste,
    place,
  };
}

/** Opens the browser's file picker. */
export function pickFiles(): void {
  document.querySelector<HTMLInputElement>('#pick-files')?.click();
}

/** Whether a file makes a Rust project: a manifest, a lock file or a source. */
function isRusts({ path }: Pick<SourceFile, 'path'>): boolean {
  return /(?:^|\/)Cargo\.(?:toml|lock)$|\.rs$/.test(path);
}

/**
 * A line for each kind of problem, and one for the other places that have it, so that a repository with many links does
 * not fill the screen.
 */
export function problemLines(problems: readonly IntakeProblem[]): string[] {
  const kinds = new Map<IntakeProblem['code'], IntakeProblem[]>();
  for (const problem of problems) {
    addUnder(kinds, problem.code, problem);
  }
  return [...kinds.values()].flatMap(([first, ...others]) => {
    const paths = others.flatMap(({ path }) => (path === '' ? [] : [path]));
    const more = paths.length - mostNamed;
    return [
      ...(first ? [first.message] : []),
      ...(paths.length > 0 ? [text.open.same(paths.slice(0, mostNamed), Math.max(0, more))] : []),
      // The line for those that were not even listed.
      ...others.flatMap(({ path, message }) => (path === '' ? [message] : [])),
    ];
  });
}
