/**
 * A press that changes what the migration does: the change, and then a notice that says what came of it, with what is
 * new within reach. Without it the numbers change somewhere, and nobody knows whether that was all.
 */
import type { Store } from '../state/store.ts';
import type { Page } from './page.ts';
import { text } from './text.ts';

/** `label` says what was pressed. `change` makes one step for Undo. */
export async function act(
  store: Store,
  page: Page,
  label: string,
  change: () => void,
): Promise<void> {
  const { outcome, project, run } = store;
  const known = new Set(outcome.createdPaths());
  const before = outcome.changes();
  change();
  const step = project.steps();
  await run.settled();
  // After another step, Undo would take that one back, and its numbers are not about this one.
  if (project.steps() !== step || !run.fresh()) return;
  const created = outcome.createdPaths().filter((path) => !known.has(path));
  const [first] = created;
  store.notify({
    kind: 'done',
    key: 'undo',
    message: text.act.result(label, outcome.changes() - before, created.length),
    actions: [
      ...(first === undefined
        ? []
        : [{ label: text.act.showFile(first), run: () => page.openFile(first) }]),
      { label: text.actions.undo, run: () => page.undo() },
    ],
  });
}
