/** From the lock file: who pulls in the watched crates, and what of them stays after the migration. */
import { For, Show } from 'solid-js';
import type { Remaining, WatchedCrate } from '../../engine/host.ts';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { text } from '../text.ts';
import { InverseTreeView } from './inverse-tree.tsx';

/** Ways shown of those through which a crate stays. */
const mostWays = 5;

export default function DependenciesPanel() {
  const store = useStore();
  const graphs = () => store.outcome.migration()?.graphs ?? [];
  return (
    <div class="panel">
      <Show when={graphs().length > 0} fallback={<p class="empty">{text.dependencies.none}</p>}>
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
              <For each={graph.crates}>{(crate) => <CrateCard crate={crate} />}</For>
            </>
          )}
        </For>
      </Show>
    </div>
  );
}

function CrateCard(props: { crate: WatchedCrate }) {
  return (
    <section class="fork" aria-label={props.crate.crate}>
      <h3 class="fork-name">
        {props.crate.crate}{' '}
        <span class="crate-role">{text.dependencies.role[props.crate.role]}</span>
      </h3>
      <Show when={props.crate.remaining}>{(remaining) => <After remaining={remaining()} />}</Show>
      <For each={props.crate.trees}>{(tree) => <InverseTreeView tree={tree} />}</For>
      <Show when={props.crate.more > 0}>
        <p class="quiet">{text.dependencies.otherVersions(props.crate.more)}</p>
      </Show>
    </section>
  );
}

function After(props: { remaining: Remaining }) {
  const ways = () => [...props.remaining.paths, ...props.remaining.brought];
  const unshown = () => Math.max(ways().length - mostWays, 0) + props.remaining.unlisted;
  return (
    <Show
      when={ways().length > 0}
      fallback={<p class="crate-after is-gone">✓ {text.dependencies.gone}</p>}
    >
      <div class="crate-after">
        <p class="is-warning">! {text.dependencies.stays}</p>
        <ul class="crate-ways">
          <For each={ways().slice(0, mostWays)}>{(way) => <li>{way.join(' → ')}</li>}</For>
        </ul>
        <Show when={unshown() > 0}>
          <p class="quiet">{text.dependencies.otherWays(unshown())}</p>
        </Show>
      </div>
    </Show>
  );
}
