/**
 * The user's project and what they did to it: files, options, declined changes, with undo and redo of every action on
 * the whole project. Typing changes the present state without creating a step.
 */
import { createMemo, createSignal } from 'solid-js';
import {
  type Catalogue,
  defaultOptions,
  type MigrationOptions,
  type SourceFile,
} from '../engine/host.ts';
import {
  amend,
  record,
  redo,
  redoLabel,
  startHistory,
  typingGone,
  undo,
  undoLabel,
  wrote,
} from '../project/history.ts';
import type { Keep } from '../project/keep.ts';
import { projectName } from '../project/name.ts';
import type { Choices } from '../project/options.ts';
import { freePath } from '../project/paths.ts';
import type { Reviewed } from '../project/reviewed.ts';
import {
  changed,
  type Folder,
  lacksText,
  newProject,
  type ProjectSnapshot,
} from '../project/snapshot.ts';
import { createByPath, createPaths, sameNames } from './by-path.ts';

export function createProject() {
  const [history, setHistory] = createSignal(startHistory(newProject()));
  const snapshot = createMemo(() => history().present.snapshot);
  const files = createMemo(() => snapshot().files);
  const options = createMemo(() => snapshot().options);
  const kept = createMemo(() => snapshot().kept);
  const reviewed = createMemo(() => snapshot().reviewed);
  const carried = createMemo(() => snapshot().carried);
  const undecoded = createMemo(() => withoutText(carried()), undefined, { equals: sameNames });
  const [catalogue, setCatalogue] = createSignal<Catalogue | null>(null);
  /** The options to migrate with. */
  const planned = createMemo<MigrationOptions>(() => ({
    ...options(),
    ...(undecoded().length > 0 && { undecoded: undecoded() }),
    ...(catalogue() && { catalogue: catalogue() }),
  }));
  const paths = createPaths(files);
  const file = createByPath(files, paths);
  const carriedPaths = createMemo(() => new Set(carried().map(({ path }) => path)));
  const taken = { has: (path: string) => file(path) !== null || carriedPaths().has(path) };

  /** Makes an editor report typing that it has not yet reported. */
  let catchUp = () => {};
  const act = (label: string, change: (now: ProjectSnapshot) => Parameters<typeof changed>[1]) => {
    catchUp();
    setHistory((now) => {
      const { snapshot } = now.present;
      return record(now, label, changed(snapshot, change(snapshot)));
    });
  };

  const step = (move: typeof undo): ProjectSnapshot | null => {
    catchUp();
    const before = history();
    return typingGone(before, setHistory(move));
  };

  return {
    snapshot,
    /** The project's name. */
    name: createMemo(() => projectName(snapshot())),
    files,
    options,
    planned,
    /** What is known beyond the guide, once it is loaded. */
    catalogue,
    setCatalogue,
    kept,
    reviewed,
    paths,
    file,
    /** The paths that a new file can't have. */
    taken,
    /** Whether there is a file at this path that has no text to show. */
    isCarried: (path: string) => carriedPaths().has(path),
    folder: createMemo(() => snapshot().folder),
    /** Changes with each action, but not with typing. */
    steps: createMemo(() => history().past),
    undoLabel: createMemo(() => undoLabel(history())),
    redoLabel: createMemo(() => redoLabel(history())),
    /** Returns the project as it was if text was typed in it that is now gone. */
    undo: () => step(undo),
    redo: () => step(redo),

    /** Sets the page's first project: there is nothing before it that Undo could go back to. */
    start: (first: ProjectSnapshot) => setHistory(startHistory(first)),
    replace(label: string, next: ProjectSnapshot): void {
      catchUp();
      setHistory((now) => record(now, label, next));
    },
    /**
     * `tell` makes an editor report what it has heard and not yet reported. It is called before each action on the
     * whole project.
     */
    beforeActions(tell: () => void): void {
      catchUp = tell;
    },
    /** Records that these texts were written to a folder and are now on disk; `null` is the text of a file that was deleted. */
    wrote(
      from: Folder,
      files: readonly { readonly path: string; readonly text: string | null }[],
    ): void {
      const read = new Map(from.read);
      for (const { path, text } of files) {
        if (text === null) read.delete(path);
        else read.set(path, text);
      }
      setHistory((now) => wrote(now, from, { ...from, read }));
    },
    type(path: string, text: string): void {
      setHistory((now) => amend(now, path, text));
    },
    /**
     * Adds files, replacing those with the same paths. Returns the project as it was if a replaced text exists nowhere
     * else.
     */
    add(
      label: string,
      added: readonly SourceFile[],
      carried: ProjectSnapshot['carried'] = [],
    ): ProjectSnapshot | null {
      catchUp();
      const before = snapshot();
      const paths = new Set([...added, ...carried].map((file) => file.path));
      const isOther = (file: { readonly path: string }) => !paths.has(file.path);
      act(label, (now) => ({
        files: inOrder([...now.files.filter(isOther), ...added]),
        carried: [...now.carried.filter(isOther), ...carried],
      }));
      return lacksText(snapshot(), before) ? before : null;
    },
    remove(label: string, path: string): void {
      act(label, (now) => ({ files: now.files.filter((file) => file.path !== path) }));
    },
    /** Returns the new path, which is another one if `to` is taken. */
    rename(label: string, from: string, to: string): string {
      const path = freePath(to, { has: (one) => one !== from && taken.has(one) });
      act(label, (now) => ({
        files: inOrder(now.files.map((file) => (file.path === from ? { ...file, path } : file))),
      }));
      return path;
    },
    /** `keeps`: the declined changes from now on, if they change too. */
    setOptions(label: string, change: MigrationOptions, keeps = kept()): void {
      act(label, (now) => ({ options: { ...now.options, ...change }, kept: keeps }));
    },
    /** Writes the project's own rules and switches them on, in one step. */
    setRules(label: string, rules: SourceFile): void {
      act(label, (now) => ({
        files: inOrder([...now.files.filter(({ path }) => path !== rules.path), rules]),
        options: { ...now.options, projectRules: true },
      }));
    },
    setReviewed(label: string, marks: readonly Reviewed[]): void {
      act(label, () => ({ reviewed: marks }));
    },
    setKept(label: string, keeps: readonly Keep[]): void {
      if (keeps !== kept()) act(label, () => ({ kept: keeps }));
    },
  };
}

export type ProjectState = ReturnType<typeof createProject>;

/** All options, with the defaults where nothing is chosen. */
export function allOptions({
  forks: _forks,
  catalogue: _catalogue,
  undecoded: _undecoded,
  ...choices
}: MigrationOptions): Choices {
  return { ...defaultOptions, ...choices };
}

/** Files that exist but are not UTF-8. The engine reports what follows for each. */
function withoutText(carried: ProjectSnapshot['carried']): readonly string[] {
  return carried.flatMap(({ path, reason }) => (reason === 'not-utf8' ? [path] : []));
}

function inOrder(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
