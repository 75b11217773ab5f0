/** From the lock file: what brings in the watched crates (shortest paths first), what stays, and the ways out. */
import { createMemo, createSignal, For, Show } from 'solid-js';
import { type GraphReport, pathText, type WatchedCrate } from '../../engine/host.ts';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { text } from '../text.ts';
import { InverseTreeView } from './inverse-tree.tsx';
import { WaysOutView } from './ways-out-view.tsx';

/** How many paths to a crate that stays are shown at first, and how many more at each press. */
const mostWays = 5;
const batch = 50;

export default function DependenciesPanel() {
  const store = useStore();
  const [filter, setFilter] = createSignal('');
  const wanted = createMemo(() => filter().trim().toLowerCase());
  const graphs = () => store.outcome.migration()?.graphs ?? [];
  const waysOut = (lock: string, crate: string) =>
    store.outcome.migration()?.waysOut.find((one) => one.lock === lock && one.crate === crate);
  const shown = (graph: GraphReport) =>
    graph.crates.filter((crate) => wanted() === '' || mentions(crate, wanted()));
  return (
    <div class="panel" tabIndex="-1">
      <Show when={graphs().length > 0} fallback={<p class="empty">{text.dependencies.none}</p>}>
        <input
          type="search"
          class="panel-filter"
          aria-label={text.dependencies.filter}
          placeholder={text.dependencies.filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <For each={graphs()}>
          {(graph) => (
            <>
              <p class="panel-line">
                {text.dependencies.locked(
                  displayPath(graph.path),
                  graph.packages,
                  graph.crates.length,
                )}
              </p>
              <For
                each={shown(graph)}
                fallback={
                  <Show when={wanted() !== ''}>
                    <p class="empty">{text.dependencies.noMatch}</p>
                  </Show>
                }
              >
                {(crate) => (
                  <section class="fork" aria-label={crate.crate}>
                    <h3 class="fork-name">
                      {crate.crate}{' '}
                      <span class="crate-role">{text.dependencies.role[crate.role]}</span>
                    </h3>
                    <After crate={crate} wanted={wanted()} />
                    <Show when={waysOut(graph.path, crate.crate)}>
                      {(ways) => <WaysOutView ways={ways()} />}
                    </Show>
                    <Before crate={crate} />
                  </section>
                )}
              </For>
            </>
          )}
        </For>
      </Show>
    </div>
  );
}

/** Whether the crate, or a package that depends on it, has this in its name. */
function mentions({ crate, trees, remaining }: WatchedCrate, name: string): boolean {
  return (
    crate.includes(name) ||
    trees.some(({ rows }) => rows.some((row) => row.name.toLowerCase().includes(name))) ||
    [...(remaining?.paths ?? []), ...(remaining?.brought ?? [])].some((way) =>
      way.some((one) => one.toLowerCase().includes(name)),
    )
  );
}

/** What stays after the migration: the shortest path through each package that depends on it, shortest first. */
function After(props: { crate: WatchedCrate; wanted: string }) {
  const store = useStore();
  const [most, setMost] = createSignal(mostWays);
  const ways = createMemo(() => {
    const { paths = [], brought = [] } = props.crate.remaining ?? {};
    // What the fork itself brings back matters most, and no lock file shows it yet.
    const sorted = [...brought, ...paths.toSorted((a, b) => a.length - b.length)];
    const matching = sorted.filter((way) =>
      way.some((one) => one.toLowerCase().includes(props.wanted)),
    );
    return matching.length > 0 ? matching : sorted;
  });
  const unlisted = () => props.crate.remaining?.unlisted ?? 0;
  return (
    <Show when={props.crate.remaining}>
      <Show
        when={ways().length > 0}
        fallback={<p class="crate-after is-gone">✓ {text.dependencies.gone}</p>}
      >
        <div class="crate-after">
          <p class="is-warning">
            ! {store.outcome.moves() ? text.dependencies.stays : text.dependencies.comes}
          </p>
          <ul class="crate-ways">
            <For each={ways().slice(0, most())}>
              {(way) => (
                <li>
                  {pathText(way)}
                  <Show when={props.crate.remaining?.brought.includes(way)}>
                    {' '}
                    <span class="quiet">{text.dependencies.byFork}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={ways().length > most()}>
            <button type="button" class="link" onClick={() => setMost(most() + batch)}>
              {text.dependencies.moreWays(ways().length - most())}
            </button>
          </Show>
          <Show when={ways().length <= most() && unlisted() > 0}>
            <p class="quiet">{text.dependencies.otherWays(unlisted())}</p>
          </Show>
        </div>
      </Show>
    </Show>
  );
}

/** Everything that depends on it as it is locked now, on demand. */
function Before(props: { crate: WatchedCrate }) {
  return (
    <Show when={props.crate.trees.length > 0}>
      <details class="crate-before">
        <summary>{text.dependencies.before(props.crate.crate)}</summary>
        <For each={props.crate.trees}>{(tree) => <InverseTreeView tree={tree} />}</For>
        <Show when={props.crate.more > 0}>
          <p class="quiet">{text.dependencies.otherVersions(props.crate.more)}</p>
        </Show>
      </details>
    </Show>
  );
}
