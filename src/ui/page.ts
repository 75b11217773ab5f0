/**
 * What the regions of the page share besides the store: which dialog is open, which region a narrow screen shows, the
 * view of the open file, and the few actions that need them together.
 */
import {
  createContext,
  createEffect,
  createMemo,
  createSignal,
  onCleanup,
  useContext,
} from 'solid-js';
import type { Edit, MigratedFile } from '../engine/host.ts';
import type { CargoReport } from '../project/intake/cargo-report.ts';
import { displayPath } from '../project/paths.ts';
import { newProject } from '../project/snapshot.ts';
import { decideEdits, keepFiles, keepRange, takeFiles, takeRange } from '../state/keeping.ts';
import type { Layout } from '../state/preferences.ts';
import type { Store } from '../state/store.ts';
import { createTakeIn, type PastedFile, pickFiles } from './actions/take-in.ts';
import { createTakeOut } from './actions/take-out.ts';
import type { ChangeView } from './diff/file-view.ts';
import { inTreeOrder } from './files/tree-model.ts';
import { createPanes, type Pane } from './panes.ts';
import { createPageSession } from './session.ts';
import { text } from './text.ts';

/** What a dialog is about. */
export type Question =
  | { readonly kind: 'paste' }
  | { readonly kind: 'place'; readonly file: PastedFile }
  | { readonly kind: 'report'; readonly report: CargoReport }
  | { readonly kind: 'new-file' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'save' }
  | { readonly kind: 'earlier' }
  | { readonly kind: 'rename'; readonly path: string }
  /** `topic`: the finding that the help should explain. */
  | { readonly kind: 'help'; readonly topic?: string }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'palette' };

/** A screen with room for one region, as in styles/small-screens.css: a phone, upright or sideways. */
const narrowQuery = '(width <= 820px), (width <= 1000px) and (height <= 480px)';

/** Milliseconds that reading may take before the page mentions it. */
const patience = 400;

/** The regions, of which a narrow screen shows one at a time. */
export type Region = 'files' | 'diff' | 'panels';
/** A panel, by its name in `text.tabs`. Its content is a row in panels/panels.tsx. */
export type PanelId = keyof typeof text.tabs;

export function createPage(store: Store) {
  const [question, ask] = createSignal<Question | null>(null);
  const [region, showRegion] = createSignal<Region>('diff');
  const [panel, showPanel] = createSignal<PanelId>('next');
  const [led, setLed] = createSignal(0);
  const [view, setView] = createSignal<ChangeView | null>(null);
  const [started, setStarted] = createSignal(false);
  const [filter, setFilter] = createSignal('');
  /** Whether the field above the files searches their text instead of their names. */
  const [inText, setInText] = createSignal(false);
  const [stepPlace, setStepPlace] = createSignal<((direction: 1 | -1) => void) | null>(null);

  const session = createPageSession(store, () => ask({ kind: 'earlier' }));
  const takeIn = createTakeIn(store, ask, session.putAside, () => showRegion('diff'), session.open);
  const takeOut = createTakeOut(store, () => {
    showPanel('next');
    showRegion('panels');
    if (!panes.isOpen('right')) panes.toggle('right');
  });
  const narrow = createMedia(narrowQuery);
  const small = createMedia('(max-width: 560px)');
  const loneLock = createMemo(
    () =>
      store.outcome.findings().some(({ code }) => code === 'lock-alone') &&
      !store.project.paths().some((path) => path.endsWith('Cargo.toml')),
  );
  const panes = createPanes(store, loneLock);
  const wide = panes.hasTwo;
  const [slowRead, setSlowRead] = createSignal(false);
  createEffect(() => {
    if (!takeIn.busy()) {
      setSlowRead(false);
      return;
    }
    const timer = setTimeout(() => setSlowRead(true), patience);
    onCleanup(() => clearTimeout(timer));
  });
  /**
   * While a project is read or migrated for the first time, the previous one can be seen but not used. `stopped`: it
   * has no result, because the user cancelled.
   */
  const arriving = createMemo((): 'reading' | 'migrating' | 'stopped' | null => {
    if (slowRead()) return 'reading';
    if (store.outcome.migration() !== null || !started()) return null;
    if (store.run.cancelled()) return 'stopped';
    return store.run.slow() ? 'migrating' : null;
  });
  /** A window that is not wide has no room for two columns of code, so they become one. */
  const layout = createMemo((): Layout => {
    const wanted = store.preferences().layout;
    const shown = wanted === 'source' && store.selection.all() ? 'split' : wanted;
    return !wide() && shown === 'split' ? 'unified' : shown;
  });
  /** The paths of the files that change, in the tree's order. */
  const order = createMemo(() => inTreeOrder(store.outcome.toReview()));

  const openFile = (path: string) => {
    showRegion('diff');
    store.selection.open(path);
  };

  return {
    /** Whether the first project is there. Until then, no region shows anything that its arrival would move. */
    started: () => started() || store.project.steps().length > 0,
    setStarted,
    arriving,
    question,
    ask,
    region,
    showRegion,
    panel,
    showPanel,
    /** Whether the project is only a lock file: then nothing changes, and the panels hold the answer. */
    loneLock,
    /** Brings a panel into sight and gives it the keyboard, for a link elsewhere on the page. */
    leadTo(wanted: PanelId): void {
      showPanel(wanted);
      showRegion('panels');
      if (!panes.isOpen('right')) panes.toggle('right');
      setLed(led() + 1);
    },
    /** How often `leadTo` was called. */
    led,
    /** The view of the open file. */
    view,
    setView,
    narrow,
    small,
    wide,
    panes,
    /** Shows or hides a column. On a narrow screen, switches to that region. */
    togglePane(pane: Pane): void {
      if (narrow()) showRegion(pane === 'left' ? 'files' : 'panels');
      else {
        const hidden = document.activeElement?.closest(pane === 'left' ? '.files' : '.panels');
        panes.toggle(pane);
        if (hidden) document.querySelector<HTMLElement>(`.pane-toggle.is-${pane} button`)?.focus();
      }
    },
    layout,
    order,
    takeIn,
    session,
    takeOut,
    openFile,
    /** Changes the layout. A layout for editing leads from all changes to the file being read. */
    show(wanted: Layout): void {
      showRegion('diff');
      const path = store.selection.path();
      if (wanted === 'source' && store.selection.all()) store.selection.open(path);
      store.prefer({ layout: wanted });
    },
    openAll(): void {
      showRegion('diff');
      store.selection.openAll('file');
    },
    /** Marks files as reviewed, or removes the marks. */
    review(paths: readonly string[], reviewed: boolean): void {
      const [first = ''] = paths;
      const place = paths.length === 1 ? first : text.count(paths.length, 'file');
      store.review.mark(text.review.mark(place, reviewed), paths, reviewed);
      store.announce(text.review.progress(store.review.done().size, order().length));
    },
    /** Marks a file as reviewed and folds it, so that it makes room for the next. */
    reviewHere(path: string, reviewed: boolean): void {
      this.review([path], reviewed);
      view()?.fold?.(path, reviewed);
    },
    /** Applies the changes of a file that begin in the range, or leaves them out. */
    apply(path: string, from: number, to: number, apply: boolean): void {
      const file = store.outcome.whole(path);
      if (!file) return;
      const kept = store.project.kept();
      if (apply) store.project.setKept(text.keep.take(path), takeRange(file, from, to, kept));
      else store.project.setKept(text.keep.edit(path), keepRange(file, from, to, kept));
      store.announce(apply ? text.keep.taken : text.keep.kept);
    },
    /** Applies all changes of these files, or leaves them out. `place` is their common name. */
    applyFiles(place: string, paths: readonly string[], apply: boolean): void {
      const kept = store.project.kept();
      if (apply) store.project.setKept(text.review.applyAll(place), takeFiles(paths, kept));
      else store.project.setKept(text.review.leave(place), keepFiles(paths, kept));
      store.announce(apply ? text.keep.taken : text.keep.kept);
    },
    /** Whether the user can decide about the file's changes. A created file is one, if nothing relies on it. */
    canApply: (path: string): boolean =>
      store.project.file(path) !== null || store.outcome.whole(path)?.optional === true,
    /** How many of these edits are applied; `null` if there are none. */
    appliedIn(
      which: (edit: Edit) => boolean,
      within: (path: string) => boolean = anywhere,
    ): 'all' | 'some' | 'none' | null {
      const all = countEdits(store.run.result()?.files ?? [], which, within);
      const applied = countEdits(store.outcome.changed(), which, within);
      if (all === 0) return null;
      return applied === all ? 'all' : applied === 0 ? 'none' : 'some';
    },
    /** Applies these edits in all files, or leaves them out. `place` is their common name. */
    applyEdits(
      place: string,
      which: (edit: Edit) => boolean,
      apply: boolean,
      within: (path: string) => boolean = anywhere,
    ): void {
      const files = store.run.result()?.files ?? [];
      const here = (edit: Edit, { path }: MigratedFile) => within(path) && which(edit);
      const kept = decideEdits(files, here, apply, store.project.kept());
      store.project.setKept(apply ? text.review.applyAll(place) : text.review.leave(place), kept);
      store.announce(apply ? text.keep.taken : text.keep.kept);
    },
    goTo(path: string, from: number, to: number): void {
      showRegion('diff');
      store.selection.goTo(path, { kind: 'range', from, to });
    },
    newProject(): void {
      store.project.replace(text.takeIn.newProject, newProject());
      ask({ kind: 'new-file' });
    },
    undo(): void {
      const label = store.project.undoLabel();
      if (label === null) return;
      const gone = store.project.undo();
      session.putAside(gone);
      store.announce(gone ? `${text.undone(label)} ${text.aside}` : text.undone(label));
    },
    redo(): void {
      const label = store.project.redoLabel();
      if (label === null) return;
      const gone = store.project.redo();
      session.putAside(gone);
      store.announce(gone ? `${text.redone(label)} ${text.aside}` : text.redone(label));
    },
    cancel(): void {
      takeIn.cancel();
      takeOut.cancel();
      store.run.cancel();
    },
    pickFiles,
    pickFolder(): void {
      if ('showDirectoryPicker' in globalThis) void takeIn.folder();
      else document.querySelector<HTMLInputElement>('#pick-folder')?.click();
    },
    filter,
    setFilter,
    inText,
    setInText,
    /** Moves the keyboard to the field above the files, to filter them by name. */
    focusFilter: () => toField(false),
    /** Moves the keyboard to the same field, to search the files' text, for these words if given. */
    search(words?: string): void {
      if (words !== undefined) setFilter(words);
      toField(true);
    },
    /** Goes to the next or previous place that the search found. */
    stepPlace(direction: 1 | -1): void {
      const step = stepPlace();
      if (step) step(direction);
      else toField(true);
    },
    setStepPlace,
    removeFile(path: string): void {
      if (!store.project.file(path)) {
        if (this.canApply(path)) this.applyFiles(displayPath(path), [path], false);
        else if (store.outcome.whole(path)) store.announce(text.files.notYours(path));
        return;
      }
      store.project.remove(text.files.remove, path);
      store.notify({
        kind: 'done',
        key: 'undo',
        message: text.files.removed(path),
        actions: [{ label: text.actions.undo, run: () => session.putAside(store.project.undo()) }],
      });
    },
    /**
     * Goes to the next or previous change. After the last one in a file, continues with the next file in the tree's
     * order.
     */
    step(direction: 1 | -1): void {
      if (view()?.step(direction)) return;
      const next = store.selection.all() ? null : beside(direction);
      if (next) store.selection.goTo(next, { kind: 'change', direction });
      else store.announce(text.diff.noMore);
    },
    stepFile(direction: 1 | -1): void {
      const next = beside(direction);
      if (next === null) store.announce(text.diff.noMore);
      else if (store.selection.all()) view()?.showFile?.(next);
      else openFile(next);
    },
  };

  function toField(text: boolean): void {
    showRegion('files');
    if (!panes.isOpen('left')) panes.toggle('left');
    setInText(text);
    const field = document.querySelector<HTMLInputElement>('#file-filter');
    field?.focus();
    field?.select();
  }

  /** The path of the next or previous file with changes, in the tree's order. */
  function beside(direction: 1 | -1): string | null {
    const paths = order();
    const at = paths.indexOf(store.selection.path() ?? '');
    return paths[at === -1 && direction === -1 ? paths.length - 1 : at + direction] ?? null;
  }
}

const anywhere = () => true;

function countEdits(
  files: readonly MigratedFile[],
  which: (edit: Edit) => boolean,
  within: (path: string) => boolean,
): number {
  return files.reduce(
    (sum, { path, edits }) => sum + (within(path) ? edits.filter(which).length : 0),
    0,
  );
}

export type Page = ReturnType<typeof createPage>;

export const PageContext = createContext<Page>();

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('This part stands outside the page.');
  return page;
}

/** A media query as a signal. */
function createMedia(query: string): () => boolean {
  const media = matchMedia(query);
  const [matches, setMatches] = createSignal(media.matches);
  const update = () => setMatches(media.matches);
  media.addEventListener('change', update);
  onCleanup(() => media.removeEventListener('change', update));
  return matches;
}
