/** What the migration comes to, in a sentence or three, above all other results; each with what to do about it. */
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Finding } from '../../engine/host.ts';
import { useStore } from '../../state/store.ts';
import { FindingActionButton } from '../finding-action.tsx';
import { usePage } from '../page.ts';
import { text } from '../text.ts';

export function Verdict() {
  const store = useStore();
  const page = usePage();
  const { outcome } = store;
  const of = (...codes: readonly Finding['code'][]) =>
    outcome.findings().filter(({ code }) => codes.includes(code));
  const moved = createMemo(() => {
    const forks = new Set<string>();
    for (const { edits } of outcome.changed()) for (const { fork } of edits) forks.add(fork);
    return [...forks];
  });
  const remains = createMemo(() => of('old-crate-remains', 'fork-brings-old-crate'));
  const missing = createMemo(() => of('lock-missing', 'lock-alone'));
  const errors = createMemo(() => outcome.findings().filter((one) => one.severity === 'error'));
  const held = createMemo(() =>
    outcome.findings().some(({ severity }) => severity !== 'info') ? 'look' : 'nothing',
  );
  const files = () => outcome.changed().length;
  const showFindings = () => {
    page.showPanel('findings');
    page.showRegion('panels');
  };
  return (
    <Show when={outcome.migration() && store.project.files().length > 0}>
      <section class="verdict" aria-label={text.verdict.label}>
        <Switch>
          <Match when={files() > 0}>
            <p class="is-good">✓ {text.verdict.moves(moved(), outcome.edits(), files())}</p>
          </Match>
          <Match when={of('already-adopted').length > 0}>
            <p class="is-good">✓ {text.verdict.adopted}</p>
          </Match>
          <Match when={true}>
            <p>{text.verdict[held()]}</p>
          </Match>
        </Switch>
        <Show when={errors().length > 0}>
          <p class="is-error">
            ✕ {text.verdict.errors(errors().length)}{' '}
            <button type="button" class="link" onClick={showFindings}>
              {text.verdict.show}
            </button>
          </p>
        </Show>
        <For each={[...remains().slice(0, 2), ...missing().slice(0, 1)]}>
          {(finding, at) => (
            <div class="verdict-more">
              <p class={finding.severity === 'info' ? undefined : 'is-warning'}>
                {finding.severity === 'info' ? '' : '! '}
                {finding.message}
              </p>
              {/* What several findings advise has one button, after the last of them. */}
              <Show when={at() + 1 >= remains().slice(0, 2).length && finding.action}>
                {(action) => <FindingActionButton action={action()} />}
              </Show>
            </div>
          )}
        </For>
      </section>
    </Show>
  );
}
