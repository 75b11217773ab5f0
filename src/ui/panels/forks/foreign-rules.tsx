/** Rules that came with a link: in words, with the host from which each would fetch, until the reader agrees. */
import { createMemo, For, Show } from 'solid-js';
import { type Fork, forkSource, guideForks, isRulesFile, rowId } from '../../../engine/host.ts';
import { useStore } from '../../../state/store.ts';
import { Button } from '../../parts/button.tsx';
import { text } from '../../text.ts';
import { hostIn, ruleInWords } from './facts.ts';

export function ForeignRules() {
  const store = useStore();
  const words = text.forks.foreign;
  const waiting = () =>
    store.project.options().projectRules === false && store.project.paths().some(isRulesFile);
  const rules = createMemo(() => store.outcome.migration()?.rules ?? []);
  const known = createMemo(
    () => new Set([...guideForks, ...(store.project.catalogue()?.rows ?? [])].map(rowId)),
  );
  const consent = () => {
    store.project.setOptions(words.label, { projectRules: true });
    store.announce(words.used);
  };
  return (
    <Show when={waiting()}>
      <div class="fork is-foreign" role="note">
        <p>
          <strong>{words.title}</strong>
        </p>
        <Show when={rules().length > 0}>
          <p>{words.moves}</p>
          <ul class="foreign-rules">
            <For each={rules()}>
              {({ row }) => (
                <li>
                  <RuleInWords row={row} />
                  <Show when={isKnown(row, known())}>
                    {' '}
                    <span class="tag">{words.known}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Button label={words.use} kind="main" onClick={consent} />
      </div>
    </Show>
  );
}

/** One rule in words, with the host of its address first: the rest of an address can claim anything. */
export function RuleInWords(props: { row: Fork }) {
  const parts = createMemo(() => {
    const words = ruleInWords(props.row);
    const host = hostIn(props.row);
    const at = host === '' ? words.length : words.indexOf(host, words.indexOf('://'));
    return { before: words.slice(0, at), host, after: words.slice(at + host.length) };
  });
  return (
    <>
      {parts().before}
      <Show when={parts().host}>{(host) => <strong class="host">{host()}</strong>}</Show>
      {parts().after}
    </>
  );
}

/** Whether a known row says the same, from crates.io, in either direction. */
function isKnown(row: Fork, known: ReadonlySet<string>): boolean {
  if (row.kind !== 'rename' || forkSource(row)) return false;
  const there = row.reverse ? { ...row, crate: row.fork, fork: row.crate } : row;
  return known.has(rowId(there));
}
