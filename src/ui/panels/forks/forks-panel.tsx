/** What moves where: the rows that apply to this project, the user's own, and all that the catalogue knows. */
import { createMemo, createSignal, For, Show } from 'solid-js';
import { type Fork, forkName, guideForks, rowId } from '../../../engine/host.ts';
import { choicesAmong, type RowChoice, stateOf, switchRows } from '../../../state/rows.ts';
import { useStore } from '../../../state/store.ts';
import { Button } from '../../parts/button.tsx';
import { text } from '../../text.ts';
import { ForeignRules } from './foreign-rules.tsx';
import { GuideStatus } from './guide-status.tsx';
import { OwnRules } from './own-rules.tsx';
import { RowCard } from './row-card.tsx';

export default function ForksPanel() {
  const store = useStore();
  const words = text.forks;
  const others = createMemo(() => store.project.catalogue()?.rows ?? []);
  const choices = createMemo(() => choicesAmong([...guideForks, ...others()]));
  const isNamed = (row: Fork) =>
    guideForks.includes(row) || stateOf(store.project, rowId(row)) !== 'off';
  const offeredCrates = createMemo(
    () => new Set(store.outcome.migration()?.offers.map(({ crate }) => crate)),
  );
  /** Crates that the project has, or that a row in use is about. */
  const met = createMemo(() => {
    const offered = offeredCrates();
    const adopted = new Set(store.outcome.migration()?.adopted);
    const isHere = (row: Fork) => isNamed(row) || adopted.has(rowId(row));
    return new Set(
      choices().flatMap(({ crate, rows }) =>
        offered.has(crate) || rows.some(isHere) ? [crate] : [],
      ),
    );
  });
  const activeCrates = () =>
    new Set([
      ...offeredCrates(),
      ...(store.outcome.migration()?.moves ?? []).flatMap(({ crates }) => crates),
    ]);
  /** First what changes something here, or would; then the other rows of the guide. */
  const here = createMemo(() => {
    const found = choices().filter(({ crate }) => met().has(crate));
    const active = activeCrates();
    const adopted = new Set(store.outcome.migration()?.adopted);
    const isActive = ({ crate, rows }: RowChoice) =>
      active.has(crate) || rows.some((row) => adopted.has(rowId(row)));
    return [...found.filter(isActive), ...found.filter((choice) => !isActive(choice))];
  });
  const elsewhere = createMemo(() => choices().filter(({ crate }) => !met().has(crate)));
  /** The rows that a single press switches on. If there is a choice, the user has to choose. */
  const waiting = createMemo(() =>
    here().flatMap(({ crate, rows: [row, ...more] }) =>
      row && more.length === 0 && !isNamed(row) && offeredCrates().has(crate) ? [rowId(row)] : [],
    ),
  );
  return (
    <div class="panel">
      <ForeignRules />
      <h3>{words.here}</h3>
      <Show when={waiting().length > 1}>
        <div class="move-all">
          <Button
            label={words.moveAll(waiting().length)}
            onClick={() =>
              switchRows(
                store.project,
                words.label.others,
                waiting().map((row) => ({ row, to: 'on' })),
              )
            }
          />
        </div>
      </Show>
      <For each={here()}>{(choice) => <RowCard choice={choice} />}</For>
      <OwnRules />
      <Catalogue choices={elsewhere()} />
      <GuideStatus />
    </div>
  );
}

/** How many rows are shown at first. */
const page = 20;

function Catalogue(props: { choices: readonly RowChoice[] }) {
  const store = useStore();
  const words = text.forks;
  const [sought, setSought] = createSignal('');
  const [room, setRoom] = createSignal(page);
  const found = createMemo(() => {
    const term = sought().trim().toLowerCase();
    return props.choices.filter(({ crate, rows }) =>
      [crate, ...rows.flatMap((row) => [forkName(row), ...(row.advisories ?? [])])].some((name) =>
        name.toLowerCase().includes(term),
      ),
    );
  });
  return (
    <details class="fork-catalogue">
      <summary>
        <h3>{words.catalogue(props.choices.length)}</h3>
      </summary>
      <Show
        when={store.project.catalogue()}
        fallback={<p class="quiet">{words.catalogueMissing}</p>}
      >
        <p class="quiet">{words.catalogueHint}</p>
        <label class="search">
          <span class="visually-hidden">{words.search}</span>
          <input
            type="search"
            placeholder={words.search}
            spellcheck={false}
            onInput={(event) => {
              setSought(event.currentTarget.value);
              setRoom(page);
            }}
          />
        </label>
        <For each={found().slice(0, room())} fallback={<p class="quiet">{words.searchNone}</p>}>
          {(choice) => <RowCard choice={choice} />}
        </For>
        <Show when={found().length > room()}>
          <Button
            label={words.more(found().length - room())}
            kind="quiet"
            onClick={() => setRoom(room() + page)}
          />
        </Show>
      </Show>
    </details>
  );
}
