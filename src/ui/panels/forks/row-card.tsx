/** A crate and what may replace it: one fork with a switch, or several to choose from; and what is known about each. */
import { createMemo, For, Show } from 'solid-js';
import { type Fork, forkName, rowId } from '../../../engine/host.ts';
import { effectOf, type RowChoice, stateOf, switchRows } from '../../../state/rows.ts';
import { useStore } from '../../../state/store.ts';
import { text } from '../../text.ts';
import { factsOf } from './facts.ts';
import { WayBack } from './way-back.tsx';

export function RowCard(props: { choice: RowChoice }) {
  const store = useStore();
  const words = text.forks;
  const only = createMemo(() => (props.choice.rows.length === 1 ? props.choice.rows[0] : null));
  const heading = createMemo(() => {
    const row = only();
    return row ? forkName(row) : words.choice(props.choice.crate);
  });
  /** Several crates may have the same fork. */
  const label = createMemo(() => {
    const row = only();
    return row ? words.switch(factsOf(row).from, forkName(row)) : heading();
  });
  const chosen = createMemo(() =>
    props.choice.rows.find((row) => stateOf(store.project, rowId(row)) === 'on'),
  );
  const goesBack = () =>
    props.choice.rows.some((row) => stateOf(store.project, rowId(row)) === 'back');
  /** Chooses one of them, or none. */
  const choose = (row: Fork | null) =>
    switchRows(
      store.project,
      row ? words.label.on(forkName(row)) : words.label.off(heading()),
      props.choice.rows.map((one) => ({ row: rowId(one), to: one === row ? 'on' : 'off' })),
    );
  return (
    <section class="fork" aria-label={label()}>
      <Show
        when={only()}
        fallback={
          <fieldset class="fork-choice">
            <legend class="fork-name">{props.choice.crate}</legend>
            <For each={props.choice.rows}>
              {(row) => (
                <label class="check">
                  <input
                    type="radio"
                    name={`row-${props.choice.crate}`}
                    checked={chosen() === row}
                    onChange={() => choose(row)}
                  />
                  {words.switch(props.choice.crate, forkName(row))} <Tier row={row} />
                </label>
              )}
            </For>
            <label class="check">
              <input
                type="radio"
                name={`row-${props.choice.crate}`}
                checked={chosen() === undefined}
                onChange={() => choose(null)}
              />
              {words.leave(props.choice.crate)}
            </label>
          </fieldset>
        }
      >
        {(row) => (
          <>
            <h3 class="fork-name">
              {factsOf(row()).from} <span aria-hidden="true">→</span>
              <span class="visually-hidden">{words.movesTo}</span> {forkName(row())}{' '}
              <Tier row={row()} />
            </h3>
            <label class="check">
              <input
                type="checkbox"
                checked={chosen() !== undefined}
                onChange={() => choose(chosen() ? null : row())}
              />
              {words.switch(factsOf(row()).from, forkName(row()))}
            </label>
          </>
        )}
      </Show>
      <Show when={!goesBack()}>
        <p class="quiet">
          <Show when={chosen()} fallback={<Reasons rows={props.choice.rows} />}>
            {(row) => <Effect row={row()} />}
          </Show>
        </p>
      </Show>
      <For each={props.choice.rows}>
        {(row) => <WayBack row={row} others={props.choice.rows.filter((one) => one !== row)} />}
      </For>
      <For each={props.choice.rows}>{(row) => <About row={row} />}</For>
    </section>
  );
}

/** How much the fork changes in this project. */
export function Effect(props: { row: Fork }) {
  const store = useStore();
  const effect = createMemo(() => effectOf(store.run.result()?.files ?? [], forkName(props.row)));
  return <>{text.forks.does(effect().changes, effect().files)}</>;
}

/** Why a row that is off is shown here. */
function Reasons(props: { rows: readonly Fork[] }) {
  const store = useStore();
  const reasons = createMemo(() => {
    const ids = new Set(props.rows.map(rowId));
    const offers = store.outcome.migration()?.offers ?? [];
    return offers.flatMap(({ row, because }) =>
      ids.has(row) ? [text.forks.because[because]] : [],
    );
  });
  return <>{[text.forks.off, ...new Set(reasons())].join(' · ')}</>;
}

function Tier(props: { row: Fork }) {
  return (
    <Show when={props.row.tier}>
      {(tier) => <span class="tag">{text.forks.tier[tier()]}</span>}
    </Show>
  );
}

export function About(props: { row: Fork }) {
  const facts = createMemo(() => factsOf(props.row));
  return (
    <details class="fork-about">
      <summary>{text.forks.details(forkName(props.row))}</summary>
      <dl class="facts">
        <For each={facts().rows}>
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <For each={props.row.notes}>{(note) => <p>{note}</p>}</For>
      <ul class="fork-links">
        <For each={facts().links}>
          {([name, url]) => (
            <li>
              <a href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}
