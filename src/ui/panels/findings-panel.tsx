/** What needs a look, gravest first; a press goes to the place. */
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Finding, FindingPlace } from '../../engine/host.ts';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { FindingActionButton } from '../finding-action.tsx';
import { usePage } from '../page.ts';
import { text } from '../text.ts';

const severities = ['error', 'warning', 'info'] as const;
/** Findings shown at first; a big project may have thousands. */
const batch = 200;

export default function FindingsPanel() {
  const store = useStore();
  const [severity, setSeverity] = createSignal<Finding['severity'] | null>(null);
  const [most, setMost] = createSignal(batch);
  const findings = () => store.outcome.findings();
  const shown = createMemo(() =>
    findings().filter((finding) => severity() === null || finding.severity === severity()),
  );
  const number = (of: Finding['severity']) =>
    findings().filter((finding) => finding.severity === of).length;

  return (
    <div class="panel">
      <Show when={findings().length > 0} fallback={<p class="empty">{text.findings.none}</p>}>
        <fieldset class="chips">
          <legend class="visually-hidden">{text.tabs.findings}</legend>
          <For each={severities}>
            {(one) => (
              <Show when={number(one) > 0}>
                <button
                  type="button"
                  class="chip"
                  data-severity={one}
                  aria-pressed={severity() === one}
                  onClick={() => setSeverity(severity() === one ? null : one)}
                >
                  {text.findings.counts[one](number(one))}
                </button>
              </Show>
            )}
          </For>
        </fieldset>
        <ul class="findings">
          <For each={shown().slice(0, most())}>
            {(finding) => <FindingItem finding={finding} />}
          </For>
        </ul>
        <Show when={shown().length > most()}>
          <button type="button" class="button is-plain" onClick={() => setMost(most() + batch)}>
            {text.findings.more(shown().length - most())}
          </button>
        </Show>
      </Show>
    </div>
  );
}

/** Places of a finding shown at first. */
const placeBatch = 5;

function FindingItem(props: { finding: Finding }) {
  const page = usePage();
  const [most, setMost] = createSignal(placeBatch);
  const places = () => props.finding.places.filter(({ path }) => path !== null);
  const go = ({ path, from = 0, to = from }: FindingPlace) => {
    if (path !== null) page.goTo(path, from, to);
  };
  return (
    <li class="finding" data-severity={props.finding.severity}>
      <span class="finding-sign" aria-hidden="true">
        {text.findings.sign[props.finding.severity]}
      </span>
      <div class="finding-words-block">
        <p class="finding-message">
          <span class="visually-hidden">{text.findings.severity[props.finding.severity]}: </span>
          {props.finding.message}
        </p>
        <Show when={props.finding.help}>
          <p class="finding-help">{props.finding.help}</p>
        </Show>
        <Show when={props.finding.action}>
          {(action) => <FindingActionButton action={action()} />}
        </Show>
        <div class="finding-links">
          <Show when={places().length === 0}>
            <span>{text.findings.whole}</span>
          </Show>
          <For each={places().slice(0, most())}>
            {(place) => (
              <button type="button" class="link" onClick={() => go(place)}>
                {text.findings.place(displayPath(place.path ?? ''), place.line)}
              </button>
            )}
          </For>
          <Show when={places().length > most()}>
            <button type="button" class="link" onClick={() => setMost(Number.POSITIVE_INFINITY)}>
              {text.findings.morePlaces(places().length - most())}
            </button>
          </Show>
          <button
            type="button"
            class="link"
            onClick={() => page.ask({ kind: 'help', topic: props.finding.code })}
          >
            {text.findings.explain}
            <span class="visually-hidden"> {props.finding.code}</span>
          </button>
        </div>
      </div>
    </li>
  );
}
