/**
 * What needs a look, most serious first, one row for each code. A press goes to the place or does what is recommended.
 */
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { Finding, FindingPlace } from '../../engine/host.ts';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { applyGroups, FindingActionButton } from '../finding-action.tsx';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { text } from '../text.ts';
import { type FindingGroup, groupsOf, groupsToApply, nameOf } from './finding-groups.ts';

const Why = lazy(() => import('./finding-why.tsx'));

const severities = ['error', 'warning', 'info'] as const;

export default function FindingsPanel() {
  const store = useStore();
  const [severity, setSeverity] = createSignal<Finding['severity'] | null>(null);
  const findings = () => store.outcome.findings();
  const number = createMemo(() => {
    const counts = { error: 0, warning: 0, info: 0 };
    for (const finding of findings()) counts[finding.severity] += 1;
    return counts;
  });
  /** The chosen severity; if no findings of it are left, everything is shown again. */
  const chosen = () => {
    const one = severity();
    return one !== null && number()[one] > 0 ? one : null;
  };
  const groups = createMemo(() => {
    const only = chosen();
    return groupsOf(findings().filter((one) => only === null || one.severity === only));
  });
  const codes = createMemo(() => groups().map(({ code }) => code));
  const byCode = createMemo(() => new Map(groups().map((group) => [group.code, group])));

  return (
    <div class="panel" tabIndex="-1">
      <Show when={findings().length > 0} fallback={<p class="empty">{text.findings.none}</p>}>
        <fieldset class="chips">
          <legend class="visually-hidden">{text.tabs.findings}</legend>
          <For each={severities}>
            {(one) => (
              <Show when={number()[one] > 0}>
                <button
                  type="button"
                  class="chip"
                  data-severity={one}
                  aria-pressed={chosen() === one}
                  onClick={() => setSeverity(chosen() === one ? null : one)}
                >
                  {text.findings.counts[one](number()[one])}
                </button>
              </Show>
            )}
          </For>
        </fieldset>
        <ul class="findings">
          {/* By code, so that what is unfolded stays unfolded while the user types. */}
          <For each={codes()}>
            {(code) => <Show when={byCode().get(code)}>{(group) => <Row group={group()} />}</Show>}
          </For>
        </ul>
      </Show>
    </div>
  );
}

/** How many findings of a row and places of a finding are shown at first, and how many more at each press. */
const first = { findings: 3, places: 5 };
const batch = 50;

function Row(props: { group: FindingGroup }) {
  const store = useStore();
  const [most, setMost] = createSignal(first.findings);
  const [why, setWhy] = createSignal(false);
  const several = () => props.group.findings.length > 1;
  const unshown = () => props.group.findings.length - most();
  const toApply = createMemo(() => groupsToApply(props.group.findings));
  const name = () => nameOf(props.group.code);
  return (
    <li class="finding" data-severity={props.group.severity} data-code={props.group.code}>
      <span class="finding-sign" aria-hidden="true">
        {text.findings.sign[props.group.severity]}
      </span>
      <div class="finding-words-block">
        <h3 class="finding-code">
          <span class="visually-hidden">{text.findings.severity[props.group.severity]}: </span>
          {name()}
          <Show when={props.group.places > 1}>
            <span class="finding-times" title={text.findings.timesLong(props.group.places)}>
              {' '}
              {text.findings.times(props.group.places)}
            </span>
          </Show>
        </h3>
        <ul class="finding-items">
          <For each={props.group.findings.slice(0, most())}>
            {(finding) => <Item finding={finding} group={props.group} />}
          </For>
        </ul>
        <Show when={unshown() > 0}>
          <button type="button" class="link" onClick={() => setMost(most() + batch)}>
            {text.findings.more(unshown())}
          </button>
        </Show>
        <Show when={props.group.help}>
          <p class="finding-help">{props.group.help}</p>
        </Show>
        <div class="finding-acts">
          <Show when={props.group.action}>
            {(action) => <FindingActionButton action={action()} about={name()} />}
          </Show>
          <Show when={several() && toApply().size > 1}>
            <Button
              label={text.findings.applyAll(toApply().size)}
              about={name()}
              onClick={() => applyGroups(text.act.apply, toApply(), store)}
            />
          </Show>
          <button
            type="button"
            class="link"
            aria-expanded={why()}
            aria-label={text.findings.whyOf(name())}
            onClick={() => setWhy(!why())}
          >
            {text.findings.why}
          </button>
        </div>
        <Show when={why()}>
          <Suspense>
            <Why code={props.group.code} />
          </Suspense>
        </Show>
      </div>
    </li>
  );
}

/** One finding of a row: its text, its places, and what is recommended for it alone. */
function Item(props: { finding: Finding; group: FindingGroup }) {
  const page = usePage();
  const [most, setMost] = createSignal(first.places);
  const places = () => props.finding.places.filter(({ path }) => path !== null);
  const go = ({ path, from = 0, to = from }: FindingPlace) => {
    if (path !== null) page.goTo(path, from, to);
  };
  return (
    <li class="finding-item">
      <p class="finding-message">{props.finding.message}</p>
      <Show when={props.group.help === null && props.finding.help}>
        <p class="finding-help">{props.finding.help}</p>
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
          <button type="button" class="link" onClick={() => setMost(most() + batch)}>
            {text.findings.morePlaces(places().length - most())}
          </button>
        </Show>
      </div>
      <Show when={props.group.action === null && props.finding.action}>
        {(action) => <FindingActionButton action={action()} about={props.finding.message} />}
      </Show>
    </li>
  );
}
