/**
 * What the regions of the page share beside the store: which dialog is open, which region a narrow
 * screen shows, the view of the open file, and the few actions that need them together.
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
import { newProject } from '../project/snapshot.ts';
import { decideEdits, keepFiles, keepStretch, takeFiles, takeStretch } from '../state/keeping.ts';
import type { Layout } from '../state/preferences.ts';
import type { Store } from '../state/store.ts';
import { createTakeIn, type PastedFile, pickFiles } from './actions/take-in.ts';
import { createTakeOut } from './actions/take-out.ts';
import type { ChangeView } from './diff/file-view.ts';
import { inTreeOrder } from './files/tree-model.ts';
import { createPanes, type Pane } from './panes.ts';
import { createPageSession } from './session.ts';
import { text } from './text.ts';

/** What a dialog is asked about. */
export type Question =
  | { readonly kind: 'paste' }
  | { readonly kind: 'place'; readonly file: PastedFile }
  | { readonly kind: 'new-file' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'save' }
  | { readonly kind: 'earlier' }
  | { readonly kind: 'rename'; readonly path: string }
  | { readonly kind: 'help'; readonly topic?: string }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'palette' };

/** A screen with room for one region, as in styles/page.css: a phone, held either way. */
const narrowQuery = '(width <= 820px), (width <= 1000px) and (height <= 480px)';

/** Milliseconds that reading may take before the page speaks of it. */
const patience = 400;

/** Regions a narrow screen shows one at a time. */
export type Region = 'files' | 'diff' | 'panels';
/** A panel by its name in `text.tabs`; what it shows is a row of panels/panels.tsx. */
export type PanelId = keyof typeof text.tabs;

export function createPage(store: Store) {
  const [question, ask] = createSignal<Question | null>(null);
  const [region, showRegion] = createSignal<Region>('diff');
  const [panel, showPanel] = createSignal<PanelId>('next');
  const [led, setLed] = createSignal(0);
  const [view, setView] = createSignal<ChangeView | null>(null);
  const [started, setStarted] = createSignal(false);
  const [filter, setFilter] = createSignal('');
  /** Whether the field above the files searches their text, and not their names. */
  const [inText, setInText] = createSignal(false);
  const [stepPlace, setStepPlace] = createSignal<((direction: 1 | -1) => void) | null>(null);

  const session = createPageSession(store, () => ask({ kind: 'earlier' }));
  const takeIn = createTakeIn(store, ask, session.putAside);
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
   * While a project is read or migrated for the first time, what was there before can be seen and not used; `stopped`:
   * there is no result of it, as its user cancelled.
   */
  const arriving = createMemo((): 'reading' | 'migrating' | 'stopped' | null => {
    if (slowRead()) return 'reading';
    if (store.outcome.migration() !== null || !started()) return null;
    if (store.run.cancelled()) return 'stopped';
    return store.run.slow() ? 'migrating' : null;
  });
  /** Two columns of code have no room in a window that is not wide: they become one. */
  const layout = createMemo((): Layout => {
    const wanted = store.preferences().layout;
    const shown = wanted === 'source' && store.selection.all() ? 'split' : wanted;
    return !wide() && shown === 'split' ? 'unified' : shown;
  });
  /** The paths of what changes, in the tree's order. */
  const order = createMemo(() => inTreeOrder(store.outcome.toReview()));

  const openFile = (path: string) => {
    showRegion('diff');
    store.selection.open(path);
  };

  return {
    /** Whether the first project is there: until then no region shows what would move when it comes. */
    started: () => started() || store.project.steps().length > 0,
    setStarted,
    arriving,
    question,
    ask,
    /** The path of the file that is to be renamed. */
    renaming(): string | null {
      const asked = question();
      return asked?.kind === 'rename' ? asked.path : null;
    },
    /** The pasted file that wants a place. */
    placing(): PastedFile | null {
      const asked = question();
      return asked?.kind === 'place' ? asked.file : null;
    },
    /** The finding that the help is asked to explain. */
    helpTopic(): string | undefined {
      const asked = question();
      return asked?.kind === 'help' ? asked.topic : undefined;
    },
    region,
    showRegion,
    panel,
    showPanel,
    /** Whether all there is is a lock file: nothing changes, and the results are the answer. */
    loneLock,
    /** Brings a panel into sight, with the keyboard, for who reads of it elsewhere on the page. */
    leadTo(wanted: PanelId): void {
      showPanel(wanted);
      showRegion('panels');
      if (!panes.isOpen('right')) panes.toggle('right');
      setLed(led() + 1);
    },
    /** How often a panel was led to. */
    led,
    /** The view of the open file. */
    view,
    setView,
    narrow,
    small,
    wide,
    panes,
    /** Shows or hides a column; where one region is shown at a time, shows that. */
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
    /** Another layout; to edit leads from all changes to the file that is being read. */
    show(wanted: Layout): void {
      const path = store.selection.path();
      if (wanted === 'source' && store.selection.all()) store.selection.open(path);
      store.prefer({ layout: wanted });
    },
    openAll(): void {
      showRegion('diff');
      store.selection.openAll('file');
    },
    /** Marks files as reviewed, or takes that back. */
    review(paths: readonly string[], reviewed: boolean): void {
      const [first = ''] = paths;
      const place = paths.length === 1 ? first : text.count(paths.length, 'file');
      store.review.mark(text.review.mark(place, reviewed), paths, reviewed);
      store.announce(text.review.progress(store.review.done().size, order().length));
    },
    /** Applies the changes of a file that begin in the stretch, or leaves them out. */
    apply(path: string, from: number, to: number, apply: boolean): void {
      const file = store.outcome.whole(path);
      if (!file) return;
      const kept = store.project.kept();
      if (apply) store.project.setKept(text.keep.take(path), takeStretch(file, from, to, kept));
      else store.project.setKept(text.keep.edit(path), keepStretch(file, from, to, kept));
      store.announce(apply ? text.keep.taken : text.keep.kept);
    },
    /** Applies all changes of these files, or leaves them out; `place` is what they are called together. */
    applyFiles(place: string, paths: readonly string[], apply: boolean): void {
      const kept = store.project.kept();
      if (apply) store.project.setKept(text.keep.takeAll(place), takeFiles(paths, kept));
      else store.project.setKept(text.keep.all(place), keepFiles(paths, kept));
      store.announce(apply ? text.keep.taken : text.keep.kept);
    },
    /** How much of these edits is applied; `null` when there are none. */
    appliedIn(
      which: (edit: Edit) => boolean,
      within: (path: string) => boolean = anywhere,
    ): 'all' | 'some' | 'none' | null {
      const all = countEdits(store.run.result()?.files ?? [], which, within);
      const applied = countEdits(store.outcome.changed(), which, within);
      if (all === 0) return null;
      return applied === all ? 'all' : applied === 0 ? 'none' : 'some';
    },
    /** Applies these edits of all files, or leaves them out; `place` is what they are called together. */
    applyEdits(
      place: string,
      which: (edit: Edit) => boolean,
      apply: boolean,
      within: (path: string) => boolean = anywhere,
    ): void {
      const files = store.run.result()?.files ?? [];
      const here = (edit: Edit, { path }: MigratedFile) => within(path) && which(edit);
      const kept = decideEdits(files, here, apply, store.project.kept());
      store.project.setKept(apply ? text.keep.takeAll(place) : text.keep.all(place), kept);
      store.announce(apply ? text.keep.taken : text.keep.kept);
    },
    goTo(path: string, from: number, to: number): void {
      showRegion('diff');
      store.selection.goTo(path, { kind: 'stretch', from, to });
    },
    newProject(): void {
      const { options } = store.project.snapshot();
      store.project.replace(text.takeIn.newProject, newProject({ options }));
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
    /** To the field above the files, to filter them by name. */
    focusFilter: () => toField(false),
    /** To the same field, to search the files' text, for these words if they are given. */
    search(words?: string): void {
      if (words !== undefined) setFilter(words);
      toField(true);
    },
    /** To the next or previous place that the search found. */
    stepPlace(direction: 1 | -1): void {
      const step = stepPlace();
      if (step) step(direction);
      else toField(true);
    },
    setStepPlace,
    removeFile(path: string): void {
      if (!store.project.file(path)) return;
      store.project.remove(text.files.remove, path);
      store.notify({
        kind: 'done',
        key: 'undo',
        message: text.files.removed(path),
        actions: [{ label: text.actions.undo, run: () => session.putAside(store.project.undo()) }],
      });
    },
    /** The next or previous change, on to the next file with one, in the tree's order, when this has no more. */
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

  /** The path of the file that changes next to the open one, in the tree's order. */
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
