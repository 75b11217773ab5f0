/**
 * What can be done about a crate that stays because others depend on it: four ways, each at a press or ready to copy.
 */
import { For, Show } from 'solid-js';
import type { Acceptance, ReportWay, WaysOut } from '../../engine/host.ts';
import { displayPath } from '../../project/paths.ts';
import { stateOf, useRows } from '../../state/rows.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { text } from '../text.ts';
import { CodeBlock } from './code-block.tsx';

/** How many issue texts are offered at first. */
const mostReports = 3;

export function WaysOutView(props: { ways: WaysOut }) {
  const store = useStore();
  const words = text.waysOut;
  const hasRoot = () => store.project.file(props.ways.lock.replace(/\.lock$/, '.toml')) !== null;
  const possible = () => props.ways.shims.filter((shim) => shim.possible);
  /** A shim passes on to a fork that must be in use, so one switch also sets the other. */
  const toMake = () =>
    possible().filter(
      ({ row }) => store.project.options().shim !== true || stateOf(store.project, row) !== 'on',
    );
  const make = (row: string) => useRows(store.project, text.act.shim, [row], { shim: true });
  return (
    <details class="ways-out" open>
      <summary>{words.title(props.ways.crate)}</summary>
      <ol>
        <Show when={props.ways.shims.length > 0}>
          <li>
            <strong>{words.shim}</strong>
            <Show when={possible().length > 0}>
              <p>
                {words.shimDoes(
                  props.ways.crate,
                  possible().map(({ fork }) => fork),
                )}
              </p>
            </Show>
            <For each={props.ways.shims.filter((shim) => !shim.possible)}>
              {(shim) => <p>{shim.text}</p>}
            </For>
            <Show when={possible().length > 0 && !hasRoot()}>
              <p>{words.noRoot}</p>
            </Show>
            <Show when={hasRoot() && toMake().length > 0}>
              <div class="next-ways">
                <For each={toMake()}>
                  {({ row, fork }) => (
                    <Button
                      label={possible().length > 1 ? words.shimWith(fork) : text.act.shim}
                      onClick={() => make(row)}
                    />
                  )}
                </For>
              </div>
            </Show>
          </li>
        </Show>
        <Show when={props.ways.updates.length > 0}>
          <li>
            <strong>{words.update}</strong>
            <For each={props.ways.updates}>
              {(update) => (
                <p>
                  {update.text}{' '}
                  <a href={update.source} target="_blank" rel="noreferrer">
                    {words.source(update.crate)}
                  </a>
                </p>
              )}
            </For>
          </li>
        </Show>
        <Show when={props.ways.reports.length > 0}>
          <li>
            <strong>{words.tell}</strong>
            <p>{words.tellHow}</p>
            <For each={props.ways.reports.slice(0, mostReports)}>
              {(report) => <Report report={report} />}
            </For>
          </li>
        </Show>
        <Show when={props.ways.acceptance}>
          {(acceptance) => (
            <li>
              <strong>{words.accept}</strong>
              <Accept acceptance={acceptance()} />
            </li>
          )}
        </Show>
      </ol>
    </details>
  );
}

function Report(props: { report: ReportWay }) {
  return (
    <div class="way-out-report">
      <span>
        {props.report.crate} {props.report.version}
      </span>
      <CopyButton
        label={text.waysOut.copyIssue(props.report.crate)}
        value={() => `${props.report.title}\n\n${props.report.body}`}
      />
    </div>
  );
}

/** Accepting the advisory: added to the user's own files at a press, or copied. */
function Accept(props: { acceptance: Acceptance }) {
  const store = useStore();
  const words = text.waysOut;
  const chosen = () => store.project.options().accept ?? [];
  const isChosen = () => props.acceptance.advisories.every((id) => chosen().includes(id));
  const toAdd = () => props.acceptance.files.filter(({ state }) => state === 'add');
  const toggle = () => {
    const others = chosen().filter((id) => !props.acceptance.advisories.includes(id));
    const accept = isChosen() ? others : [...others, ...props.acceptance.advisories];
    store.project.setOptions(isChosen() ? words.acceptNot : words.acceptGo, { accept });
  };
  return (
    <>
      <For each={props.acceptance.files}>
        {(file) => (
          <Show
            when={file.state === 'add'}
            fallback={<p>{words.state[file.state](displayPath(file.path))}</p>}
          >
            <CodeBlock
              label={words.copyEntry(displayPath(file.path))}
              name={file.given ? words.entry(file.path) : words.newFile(file.path)}
              value={file.text}
            />
          </Show>
        )}
      </For>
      <Show when={isChosen() || toAdd().length > 0}>
        <Button label={isChosen() ? words.acceptNot : words.acceptGo} onClick={toggle} />
      </Show>
    </>
  );
}
