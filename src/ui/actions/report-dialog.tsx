/**
 * What pasted output of cargo says, in a dialog: the crates it names, what depends on them, and what to give this page
 * so that it can do something about them.
 */
import { createSignal, For, onMount, Show } from 'solid-js';
import { addUnder, cratesOf, forkName, guideForks } from '../../engine/host.ts';
import type { CargoReport, ReportedCrate } from '../../project/intake/cargo-report.ts';
import { type Store, useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';

/** How many crates are named. */
const most = 12;

export function ReportDialog(props: { report: CargoReport; onClose: () => void }) {
  const store = useStore();
  const page = usePage();
  const [found, setFound] = createSignal<Reported | null>(null);
  onMount(() => void crossed(store, props.report).then(setFound));
  const go = (way: () => void) => {
    props.onClose();
    way();
  };
  const isNone = () => found()?.crates.length === 0;
  const title = () => text.printed[isNone() ? 'noneTitle' : 'title'](props.report.tool);
  return (
    <Dialog title={title()} wide onClose={() => props.onClose()}>
      <Show when={found()}>
        {(reported) => (
          <>
            <ul class="reported">
              <For each={reported().crates.slice(0, most)}>
                {({ crate, forks }) => <li>{text.printed.crate(crate, forks)}</li>}
              </For>
            </ul>
            <Show when={reported().crates.length > most}>
              <p class="quiet">{text.printed.more(reported().crates.length - most)}</p>
            </Show>
          </>
        )}
      </Show>
      <p>{isNone() ? text.printed.none : text.printed.next}</p>
      <div class="dialog-actions">
        <Button label={text.strip.folder} onClick={() => go(page.pickFolder)} />
        <Button label={text.act.add('Cargo.lock')} kind="main" onClick={() => go(page.pickFiles)} />
      </div>
    </Dialog>
  );
}

interface Reported {
  readonly crates: readonly { readonly crate: ReportedCrate; readonly forks: readonly string[] }[];
}

/** The named crates with what this page could replace them with. */
async function crossed(store: Store, { tool, crates }: CargoReport): Promise<Reported> {
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
  return { crates: named.map((crate) => ({ crate, forks: known.get(crate.name) ?? [] })) };
}
