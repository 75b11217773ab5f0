/**
 * The page's one store: the project, the runs over it, what to show of them, and how. Everything that can be derived is
 * derived; effects are only at the edges.
 */
import { createContext, createEffect, createMemo, on, useContext } from 'solid-js';
import { loadCatalogue } from '../engine/host.ts';
import { isEmpty } from '../project/snapshot.ts';
import { createMigrationClient } from '../worker/client.ts';
import { createNotices } from './notices.ts';
import { createOutcome, type Outcome } from './outcome.ts';
import { createPreferences } from './preferences.ts';
import { createProject } from './project.ts';
import { createReview } from './review.ts';
import { createRun } from './run.ts';
import { createSelection } from './selection.ts';

/** With this many files or more, only changed ones are listed unless the user asks for all. */
const bigProject = 40;

export function createStore(client = createMigrationClient()) {
  const project = createProject();
  const id = createMemo(() => project.snapshot().id);
  let catalogue: Promise<void> | null = null;
  /** Loaded once. Without it only the guide's rows are known, and the panel says so. */
  const loadRows = () => {
    catalogue ??= loadCatalogue().then(
      (known) => void project.setCatalogue(known),
      () => undefined,
    );
    return catalogue;
  };
  // Loaded in parallel with the worker, so that a first run hardly waits for it and no result is announced twice.
  const run = createRun(client, project.files, project.planned, id, () =>
    project.catalogue() === null ? loadRows() : null,
  );
  const outcome = createOutcome(run.result, project.kept);
  const selection = createSelection();
  const { preferences, prefer } = createPreferences();
  const onlyChanged = createMemo(
    () => preferences().onlyChanged ?? project.files().length >= bigProject,
  );

  const review = createReview(project, outcome);

  /** The id of the project for which the first file to show was chosen. */
  let arrived = '';
  /** The project that is being read, and how often a file had been opened when it came. */
  let coming = { id: '', opened: 0 };
  createEffect(
    on([id, project.files, outcome.migration], ([now]) => {
      if (now !== coming.id) coming = { id: now, opened: selection.opened() };
      const open = selection.path();
      const isThere = open !== null && (project.file(open) ?? outcome.shown(open)) !== null;
      if (run.fresh() && now !== arrived) {
        arrived = now;
        // A user who has already opened a file of it stays there.
        if (isThere && selection.opened() > coming.opened) return;
        const several = outcome.changed().length > 1;
        if (several || !isThere) selection.open(firstToShow(outcome));
        if (several) selection.openAll('top');
      } else if (isThere) return;
      else if (run.fresh()) selection.leave(firstToShow(outcome));
      else if (open !== null) selection.follow(null);
    }),
  );

  const { dismiss, ...notices } = createNotices();
  // A notice offers to undo the last step. After another step it would undo that one, so it is dismissed.
  createEffect(on(project.steps, () => dismiss('undo'), { defer: true }));

  return {
    project,
    /** Whether the project is empty or an unchanged example: then new files replace it. */
    pristine: () => isEmpty(project.snapshot()) || project.snapshot().origin.kind === 'example',
    run,
    loadRows,
    outcome,
    review,
    selection,
    preferences,
    prefer,
    onlyChanged,
    ...notices,
    dismiss,
  };
}

/**
 * The file that a project opens with: its first changed one, else a manifest that needs a look, else its first
 * manifest.
 */
function firstToShow(outcome: Outcome): string | null {
  const files = outcome.migration()?.files ?? [];
  const manifests = files
    .filter((file) => file.kind === 'manifest')
    .toSorted((a, b) => a.path.split('/').length - b.path.split('/').length);
  const changed = [...manifests, ...files].find((file) => file.before !== file.after);
  const grave = manifests.find((file) => outcome.statuses().get(file.path)?.state === 'attention');
  return (changed ?? grave ?? manifests[0] ?? files[0])?.path ?? null;
}

export type Store = ReturnType<typeof createStore>;

export const StoreContext = createContext<Store>();

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('The page is not inside its store.');
  return store;
}
