/**
 * What can be done about a crate that stays because others depend on it: four ways, each at a press or ready to copy.
 */
import { createSignal, For, Show } from 'solid-js';
import type { Acceptance, AcceptanceFile, ReportWay, WaysOut } from '../../engine/host.ts';
import { displayPath } from '../../project/paths.ts';
import { stateOf, useRows } from '../../state/rows.ts';
import { type Store, useStore } from '../../state/store.ts';
import { act } from '../act.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { text } from '../text.ts';
import { CodeBlock } from './code-block.tsx';

/** How many issue texts are offered at first. */
const mostReports = 8;

export function WaysOutView(props: { ways: WaysOut }) {
  const store = useStore();
  const page = usePage();
  const words = text.waysOut;
  const [most, setMost] = createSignal(mostReports);
  const hasRoot = () => store.project.file(props.ways.lock.replace(/\.lock$/, '.toml')) !== null;
  const possible = () => props.ways.shims.filter((shim) => shim.possible);
  /** A shim passes on to a fork that must be in use, so one switch also sets the other. */
  const toMake = () =>
    possible().filter(
      ({ row }) => store.project.options().shim !== true || stateOf(store.project, row) !== 'on',
    );
  const make = (row: string) =>
    void act(store, page, text.act.shim, () =>
      useRows(store.project, text.act.shim, [row], { shim: true }),
    );
  /** What brings it in and has no release without it, as far as is known here. */
  const undropped = () => {
    const dropped = new Set(props.ways.updates.map(({ crate }) => crate));
    return props.ways.reports.flatMap(({ crate }) => (dropped.has(crate) ? [] : crate));
  };
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
                  props.ways.advisories.length > 0,
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
                      about={possible().length > 1 ? undefined : props.ways.crate}
                      onClick={() => make(row)}
                    />
                  )}
                </For>
              </div>
            </Show>
          </li>
        </Show>
        <Show when={props.ways.updates.length > 0 || undropped().length > 0}>
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
            <Show when={undropped().length > 0}>
              <p>{words.noRelease(props.ways.crate, undropped())}</p>
            </Show>
          </li>
        </Show>
        <Show when={props.ways.reports.length > 0}>
          <li>
            <strong>{words.tell}</strong>
            <p>{words.tellHow}</p>
            <For each={props.ways.reports.slice(0, most())}>
              {(report) => <Report report={report} about={props.ways.crate} />}
            </For>
            <Show when={props.ways.reports.length > most()}>
              <button type="button" class="link" onClick={() => setMost(props.ways.reports.length)}>
                {words.moreReports(props.ways.reports.length - most())}
              </button>
            </Show>
          </li>
        </Show>
        <Show when={props.ways.acceptance}>
          {(acceptance) => (
            <li>
              <strong>{words.accept}</strong>
              <Accept crate={props.ways.crate} acceptance={acceptance()} />
            </li>
          )}
        </Show>
      </ol>
    </details>
  );
}

/** `about`: the crate that it asks to drop. */
function Report(props: { report: ReportWay; about: string }) {
  return (
    <div class="way-out-report">
      <span>
        {props.report.crate} {props.report.versions.join(', ')}
        <Show when={props.report.family.length > 0}>
          <span class="quiet"> {text.waysOut.family(props.report.family)}</span>
        </Show>
      </span>
      <CopyButton
        label={text.waysOut.copyIssue(props.report.crate, props.about)}
        value={() => `${props.report.title}\n\n${props.report.body}`}
      />
    </div>
  );
}

/** Accepting the advisory: entered into the user's own files at a press, or copied. */
function Accept(props: { crate: string; acceptance: Acceptance }) {
  const store = useStore();
  const page = usePage();
  const words = text.waysOut;
  const chosen = () => store.project.options().accept ?? [];
  const isChosen = () => props.acceptance.advisories.every((id) => chosen().includes(id));
  /** A folder or archive has all its files; others may exist where we can't see them. */
  const isWhole = () => store.project.snapshot().name !== '';
  const toAdd = () =>
    props.acceptance.files.filter(({ state, given }) => state === 'add' && (given || isWhole()));
  const toggle = () => {
    const { advisories, files } = props.acceptance;
    const label = isChosen() ? words.acceptNot : words.acceptGo;
    const others = chosen().filter((id) => !advisories.includes(id));
    const accept = isChosen() ? others : [...others, ...advisories];
    // Whoever enters it again wants it applied.
    const paths = new Set(files.map(({ path }) => path));
    const keeps = store.project
      .kept()
      .filter(
        (keep) =>
          !paths.has(keep.path) ||
          (keep.scope === 'edit' && !advisories.some((id) => keep.insert.includes(id))),
      );
    void act(store, page, label, () => store.project.setOptions(label, { accept }, keeps));
  };
  return (
    <>
      <For each={props.acceptance.files}>
        {(file) => (
          <Show
            when={file.state === 'add'}
            fallback={<p>{words.state[file.state](displayPath(file.path))}</p>}
          >
            <Show
              when={isChosen()}
              fallback={<Entry crate={props.crate} file={file} isWhole={isWhole()} />}
            >
              <p>{words.entered(file.path, isApplied(store, props.acceptance, file))}</p>
              <button type="button" class="link" onClick={() => page.openFile(file.path)}>
                {text.act.showFile(file.path)}
              </button>
            </Show>
          </Show>
        )}
      </For>
      <Show when={isChosen() || toAdd().length > 0}>
        <Button
          label={isChosen() ? words.acceptNot : words.acceptGo}
          about={props.crate}
          onClick={toggle}
        />
      </Show>
    </>
  );
}

/** Whether the file, as it leaves the page, has the entry: its box may be cleared. */
function isApplied(store: Store, { advisories }: Acceptance, { path }: AcceptanceFile): boolean {
  const after = store.outcome.file(path)?.after ?? '';
  return advisories.every((id) => after.includes(id));
}

/** What to enter, to copy. */
function Entry(props: { crate: string; file: AcceptanceFile; isWhole: boolean }) {
  const store = useStore();
  const words = text.waysOut;
  /** Whether the file is there, or is created for another advisory. */
  const isThere = () => props.file.given || store.outcome.whole(props.file.path) !== null;
  return (
    <>
      <CodeBlock
        label={words.copyEntry(props.crate, displayPath(props.file.path))}
        name={isThere() ? words.entry(props.file.path) : words.newFile(props.file.path)}
        value={isThere() ? props.file.entry : props.file.text}
      />
      <Show when={!isThere() && !props.isWhole}>
        <p class="quiet">{words.unknown(props.file.path)}</p>
      </Show>
    </>
  );
}
