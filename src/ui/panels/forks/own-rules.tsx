/** The project's own rules: what `forklift.toml` says, in words, and its effect here. */
import { createMemo, For, Show } from 'solid-js';
import { forkName, isRulesFile, type ProjectRule } from '../../../engine/host.ts';
import { useStore } from '../../../state/store.ts';
import { usePage } from '../../page.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { text } from '../../text.ts';
import { RuleInWords } from './foreign-rules.tsx';
import { About, Effect } from './row-card.tsx';
import { suggestion } from './rule-text.ts';

export function OwnRules() {
  const store = useStore();
  const page = usePage();
  const words = text.forks;
  const rules = createMemo(() => store.outcome.migration()?.rules ?? []);
  const used = () => store.project.options().projectRules !== false;
  const file = createMemo(() => store.project.paths().find(isRulesFile));
  return (
    <section class="own-rules" aria-label={words.yours}>
      <h3>{words.yours}</h3>
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
      <h4 class="fork-name">
        <RuleInWords row={props.rule.row} />
      </h4>
      <p class="quiet">
        <Effect row={props.rule.row} />
      </p>
      <About row={props.rule.row} />
      <CopyButton
        label={text.forks.suggest(name())}
        value={() => suggestion(props.rule.row)}
        word={text.forks.suggestCopy}
      />
    </section>
  );
}
