/**
 * A row turned round, if the project has its fork. The effect is tried before it is done, so that the user sees
 * beforehand what it would leave behind.
 */
import { createMemo, createSignal, For, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import {
  cratesOf,
  type Finding,
  type Fork,
  forkName,
  type Migration,
  rowId,
} from '../../../engine/host.ts';
import { effectOf, stateOf, switchesWith, switchRows, unsaid } from '../../../state/rows.ts';
import { useStore } from '../../../state/store.ts';
import { createTrial } from '../../../state/trial.ts';
import { Button } from '../../parts/button.tsx';
import { text } from '../../text.ts';
import { factsOf } from './facts.ts';

type Answer = Migration | 'checking' | 'failed' | null;

export function WayBack(props: { row: Fork; others: readonly Fork[] }) {
  const store = useStore();
  const words = text.forks.back;
  const [answer, setAnswer] = createSignal<Answer>(null);
  const trial = createTrial();
  onCleanup(() => trial.dispose());
  const crate = () => factsOf(props.row).from;
  const id = () => rowId(props.row);
  const isHere = createMemo(() => store.outcome.migration()?.adopted.includes(id()) ?? false);
  const isBack = () => stateOf(store.project, id()) === 'back';
  /** No other row may take the crate away again at once. */
  const switches = () => [
    ...props.others.map((row) => ({ row: rowId(row), to: 'off' as const })),
    { row: id(), to: 'back' as const },
  ];
  const ask = async () => {
    setAnswer('checking');
    const options = {
      ...store.project.planned(),
      switches: switchesWith(store.project, switches()),
    };
    const found = await trial.ask(store.project.files(), options);
    if (answer() === 'checking') setAnswer(found ?? 'failed');
  };
  const go = () => {
    setAnswer(null);
    switchRows(store.project, words.go(crate()), switches());
    store.announce(words.done(crate()));
  };
  const stay = () =>
    switchRows(
      store.project,
      words.stay(forkName(props.row)),
      [props.row, ...props.others].map((row) => ({ row: rowId(row), to: unsaid(rowId(row)) })),
    );
  const found = createMemo(() => {
    const now = answer();
    return now !== null && typeof now === 'object' ? now : null;
  });
  return (
    <Show when={isHere()}>
      <Show
        when={!isBack()}
        fallback={
          <div class="way-back">
            <p>{words.goes(forkName(props.row), crate())}</p>
            <Show when={store.run.result()}>
              {(result) => <Outcome row={props.row} of={result()} say={text.forks.does} />}
            </Show>
            <Button label={words.stay(forkName(props.row))} onClick={stay} />
          </div>
        }
      >
        <Show
          when={answer() !== null}
          fallback={
            <div>
              <Button label={words.ask(crate())} kind="quiet" onClick={() => void ask()} />
            </div>
          }
        >
          <div class="way-back" role="status">
            <Switch fallback={<p class="quiet">{words.checking}</p>}>
              <Match when={answer() === 'failed'}>
                <p>{words.failed}</p>
              </Match>
              <Match when={found()}>
                {(migration) => <Outcome row={props.row} of={migration()} say={words.would} />}
              </Match>
            </Switch>
            <div class="next-ways">
              <Show when={found()}>
                <Button label={words.go(crate())} kind="main" onClick={go} />
              </Show>
              <Button label={words.cancel} kind="quiet" onClick={() => setAnswer(null)} />
            </div>
          </div>
        </Show>
      </Show>
    </Show>
  );
}

/** How much changes, and what stays behind. */
function Outcome(props: {
  row: Fork;
  of: Migration;
  say: (edits: number, files: number) => string;
}): JSX.Element {
  const words = text.forks.back;
  const effect = createMemo(() => effectOf(props.of.files, backName(props.row)));
  const remains = createMemo(() => remainsOf(props.of.findings, props.row));
  return (
    <>
      <p>
        {props.say(effect().changes, effect().files)}
        {remains().length === 0 && effect().changes > 0 ? ` ${words.clean}` : ''}
      </p>
      <Show when={remains().length > 0}>
        <p>{words.remains}</p>
        <ul>
          <For each={remains()}>
            {(finding) => (
              <li>
                {finding.message} {finding.help}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}

/** The fork's name in edits of the way back. */
function backName(row: Fork): string {
  return row.kind === 'rename' ? row.crate : forkName(row);
}

/** Findings about the row's crates that it can't undo, or that wait for the user. */
function remainsOf(findings: readonly Finding[], row: Fork): readonly Finding[] {
  const names = new Set([...cratesOf(row), forkName(row)]);
  return findings.filter(
    ({ code, severity, params }) =>
      (code.startsWith('back-') || severity !== 'info') &&
      Object.values(params).some((value) => names.has(String(value))),
  );
}
