/** One inverse tree, as `cargo tree -i` prints it, with branches that fold. */
import { createMemo, createSignal, For, Show } from 'solid-js';
import { type InverseRow, type InverseTree, inverseTreeText } from '../../engine/host.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { text } from '../text.ts';

/** How many rows are shown at once; a wide graph has thousands. */
const batch = 150;
/** In a tree with more rows, branches below the third level start folded. */
const long = 40;

interface Numbered {
  readonly row: InverseRow;
  readonly index: number;
}

export function InverseTreeView(props: { tree: InverseTree }) {
  const [toggled, setToggled] = createSignal<ReadonlySet<number>>(new Set());
  const [most, setMost] = createSignal(batch);
  const isFolded = (row: InverseRow, index: number) =>
    (props.tree.rows.length > long && row.depth >= 2) !== toggled().has(index);
  const shown = createMemo(() => {
    const out: Numbered[] = [];
    for (let index = 0; index < props.tree.rows.length; ) {
      const row = props.tree.rows[index];
      if (!row) break;
      out.push({ row, index });
      index += 1 + (isFolded(row, index) ? row.size : 0);
    }
    return out;
  });
  const toggle = (index: number) =>
    setToggled((now) => {
      const next = new Set(now);
      if (!next.delete(index)) next.add(index);
      return next;
    });

  return (
    <div class="inverse">
      <div class="inverse-head">
        <span>{text.dependencies.tree(props.tree.crate, props.tree.version)}</span>
        <CopyButton
          label={text.dependencies.copy(props.tree.crate, props.tree.version)}
          value={() => inverseTreeText(props.tree)}
        />
      </div>
      <ul class="inverse-rows">
        <For each={shown().slice(0, most())}>
          {({ row, index }) => (
            <li class="inverse-row" style={{ '--depth': row.depth }}>
              <Show when={row.size > 0} fallback={<span class="inverse-leaf" />}>
                <button
                  type="button"
                  class="inverse-fold"
                  aria-expanded={!isFolded(row, index)}
                  aria-label={text.dependencies.dependents(row.label)}
                  onClick={() => toggle(index)}
                >
                  <Icon name={isFolded(row, index) ? 'right' : 'down'} />
                </button>
              </Show>
              <span class="inverse-name" classList={{ 'is-local': row.local }}>
                {row.label}
              </span>
              <Show when={row.repeated}>
                <span class="quiet" title={text.dependencies.repeated}>
                  (*)
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.tree.more > 0 && shown().length <= most()}>
        <p class="quiet">{text.dependencies.otherWays(props.tree.more)}</p>
      </Show>
      <Show when={shown().length > most()}>
        <button type="button" class="link" onClick={() => setMost(most() + batch)}>
          {text.dependencies.more(shown().length - most())}
        </button>
      </Show>
    </div>
  );
}
