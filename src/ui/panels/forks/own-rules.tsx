/** Rules of the project's own: what `forklift.toml` says, in words, and the consent that those of a link wait for. */
import { createMemo, For, Show } from 'solid-js';
import { forkName, isRulesFile, type ProjectRule } from '../../../engine/host.ts';
import { useStore } from '../../../state/store.ts';
import { usePage } from '../../page.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { text } from '../../text.ts';
import { ruleInWords } from './facts.ts';
import { About } from './row-card.tsx';
import { suggestion } from './rule-text.ts';

export function OwnRules() {
  const store = useStore();
  const page = usePage();
  const words = text.forks;
  const rules = createMemo(() => store.outcome.migration()?.rules ?? []);
  const used = () => store.project.options().projectRules !== false;
  const file = createMemo(() => store.project.paths().find(isRulesFile));
  const consent = () => {
    store.project.setOptions(words.foreign.label, { projectRules: true });
    store.announce(words.foreign.used);
  };
  return (
    <section class="own-rules" aria-label={words.yours}>
      <h3>{words.yours}</h3>
      <Show when={!used() && file()}>
        <div class="fork is-foreign" role="note">
          <p>
            <strong>{words.foreign.title}</strong>
          </p>
          <Show when={rules().length > 0}>
            <p>{words.foreign.moves}</p>
            <ul class="foreign-rules">
              <For each={rules()}>{({ row }) => <li>{ruleInWords(row)}</li>}</For>
            </ul>
          </Show>
          <Button label={words.foreign.use} kind="main" onClick={consent} />
        </div>
      </Show>
      <Show when={rules().length > 0} fallback={<p class="quiet">{words.yoursHint}</p>}>
        <For each={used() ? rules() : []}>{(rule) => <Rule rule={rule} />}</For>
      </Show>
      <div class="next-ways">
        <Button label={words.add} onClick={() => page.ask({ kind: 'rule' })} />
        <Show when={file()}>
          {(path) => (
            <>
              <Button label={words.saveRules} onClick={() => void page.takeOut.rules(path())} />
              <Button label={words.editFile} kind="quiet" onClick={() => page.openFile(path())} />
            </>
          )}
        </Show>
      </div>
    </section>
  );
}

function Rule(props: { rule: ProjectRule }) {
  const name = () => forkName(props.rule.row);
  return (
    <section class="fork" aria-label={name()}>
      <h4 class="fork-name">{ruleInWords(props.rule.row)}</h4>
      <About row={props.rule.row} />
      <CopyButton
        label={text.forks.suggest(name())}
        value={() => suggestion(props.rule.row)}
        word={text.forks.suggestCopy}
      />
    </section>
  );
}
