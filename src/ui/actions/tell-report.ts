/**
 * The notice about pasted cargo output: the crates it names, what depends on them, and what to give this page instead.
 */
import { addUnder, cratesOf, forkName, guideForks } from '../../engine/host.ts';
import type { CargoReport } from '../../project/intake/cargo-report.ts';
import type { Store } from '../../state/store.ts';
import { text } from '../text.ts';

/** How many crates are named. */
const most = 6;

/** `ask` offers the user to add files that show more. */
export async function tellReport(
  store: Store,
  { tool, crates }: CargoReport,
  ask: { readonly folder: () => void; readonly files: () => void },
): Promise<void> {
  await store.loadRows();
  const rows = [...guideForks, ...(store.project.catalogue()?.rows ?? [])];
  const known = new Map<string, string[]>();
  for (const row of rows) {
    for (const crate of cratesOf(row)) addUnder(known, crate, forkName(row));
  }
  // A whole tree names every crate there is.
  const named = crates.filter(
    ({ name }) => tool !== 'cargo tree' || crates.length === 1 || known.has(name),
  );
  store.notify({
    kind: 'done',
    key: 'report',
    stays: true,
    message: text.printed.title(tool),
    details: named
      .slice(0, most)
      .map((crate) => text.printed.crate(crate, known.get(crate.name) ?? [])),
    actions: [
      { label: text.takeIn.folder, run: ask.folder },
      { label: text.act.add('Cargo.lock'), run: ask.files },
    ],
  });
}
