/**
 * What the migration comes to, above all other results: what moves, what stays, what prevents it, each with what to do.
 */
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import {
  addUnder,
  type Edit,
  type Finding,
  forkName,
  guideForks,
  pathText,
  type Remaining,
  rowId,
  waysTo,
} from '../../engine/host.ts';
import { useStore } from '../../state/store.ts';
import { FindingActionButton } from '../finding-action.tsx';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { text } from '../text.ts';

/** How many crates that stay get a line of their own. */
const most = 3;

/** How many unmaintained packages are named with their advisories; others are counted. */
const mostNamed = 2;

export default function Verdict() {
  const store = useStore();
  const page = usePage();
  const { outcome } = store;
  const find = (code: Finding['code']) => outcome.findings().find((one) => one.code === code);
  const stays = createMemo(() => stayingIn(outcome.migration()?.graphs ?? []));
  const loneLock = createMemo(() => find('lock-alone'));
  const loneSource = createMemo(() =>
    store.project.paths().some(isManifest) ? undefined : find('source-without-manifest'),
  );
  const missing = createMemo(() => find('lock-missing') ?? find('nothing-found'));
  /** Known without a lock file: crates that a fork brings along. */
  const brought = createMemo(() =>
    stays().length === 0 ? find('fork-brings-old-crate') : undefined,
  );
  const shim = createMemo(
    () =>
      outcome
        .findings()
        .find(({ action }) => action && 'option' in action && action.option === 'shim')?.action,
  );
  /** Crates that the project declares and that a row would move, with those rows. */
  const offered = createMemo(() => {
    const offers = (outcome.migration()?.offers ?? []).filter(
      ({ because }) => because === 'declared',
    );
    const crates = new Map<string, string[]>();
    for (const { crate, row } of offers) addUnder(crates, crate, row);
    return [...crates];
  });
  const steps = () => outcome.migration()?.checklist ?? [];
  const lacksSources = createMemo(() => outcome.moves() && steps().some(({ lacks }) => lacks));
  /** Crates with a fork that stay in a manifest, beside others that move. */
  const held = createMemo(() =>
    outcome.moves() ? steps().flatMap((step) => step.held ?? []) : [],
  );
  const isDone = () => errors().length === 0 && !lacksSources();
  const errors = createMemo(() => outcome.findings().filter((one) => one.severity === 'error'));
  /** Crates of a lock file that the user may be looking for. How many are unmaintained is told below. */
  const locked = () => {
    const forked = stays().map(({ crate }) => crate);
    const audited = (outcome.migration()?.audit ?? []).flatMap(({ unmaintained }) =>
      unmaintained.map(({ crate }) => crate),
    );
    return [...new Set(forked.length > 0 ? forked : audited)];
  };
  const crates = () => offered().map(([crate]) => crate);
  /** What may replace each of them. */
  const forks = createMemo(() => {
    const known = [...guideForks, ...(store.project.catalogue()?.rows ?? [])];
    const names = new Map(known.map((row) => [rowId(row), forkName(row)]));
    return offered().map(([, rows]) =>
      text.verdict.anyOf(rows.flatMap((row) => names.get(row) ?? [])),
    );
  });
  const state = createMemo(() => {
    if (outcome.moves()) return 'moves';
    if (errors().length > 0) return 'blocked';
    if (find('already-adopted')) return 'adopted';
    if (loneLock()) return 'lock';
    if (outcome.changed().length > 0) return 'accepts';
    // A finding in a lock file prevents nothing.
    const warned = outcome.findings().filter(({ severity }) => severity !== 'info');
    if (offered().length > 0 && warned.every(({ path }) => path?.endsWith('Cargo.lock'))) {
      return 'waits';
    }
    return warned.length > 0 ? 'look' : 'nothing';
  });
  return (
    <Show when={outcome.migration() && store.project.files().length > 0}>
      <section class="verdict" aria-label={text.verdict.label} tabIndex="-1">
        <Switch>
          <Match when={state() === 'moves'}>
            <p classList={{ 'is-good': isDone() }}>
              {isDone() ? '✓ ' : ''}
              <Moves />
            </p>
          </Match>
          <Match when={state() === 'accepts'}>
            <p>
              <Moves />
            </p>
          </Match>
          <Match when={state() === 'adopted'}>
            <p class="is-good">✓ {text.verdict.adopted}</p>
          </Match>
          <Match when={state() === 'lock'}>
            <p>{text.verdict.holds(locked())}</p>
          </Match>
          <Match when={state() === 'blocked'}>
            <p>{text.verdict.inTheWay}</p>
          </Match>
          <Match when={state() === 'look'}>
            <p>{text.verdict.look}</p>
          </Match>
          <Match when={state() === 'waits'}>
            <p>{text.verdict.waits(crates(), forks())}</p>
          </Match>
          <Match when={state() === 'nothing'}>
            <p>{text.verdict[store.project.paths().some(isManifest) ? 'nothing' : 'noManifest']}</p>
          </Match>
        </Switch>
        <Show when={outcome.changed().length > 0 && state() !== 'moves' && state() !== 'accepts'}>
          <p>
            <Moves />
          </p>
        </Show>
        <Show when={outcome.keptChanges() > 0}>
          <p class="quiet">{text.verdict.leftOut(outcome.keptChanges())}</p>
        </Show>
        <Show when={errors().length > 0}>
          <Errors errors={errors()} show={() => page.leadTo('findings')} />
        </Show>
        <Show when={lacksSources()}>
          <div class="verdict-more">
            <p class="is-warning">! {text.verdict.lacksSources}</p>
            <div class="verdict-ways">
              <Button label={text.act.addSources} kind="plain" onClick={() => page.pickFiles()} />
              <Button label={text.strip.folder} kind="plain" onClick={() => page.pickFolder()} />
            </div>
          </div>
        </Show>
        <Show when={held().length > 0}>
          <div class="verdict-more">
            <p class="is-warning">
              ! {text.verdict.held(held())}{' '}
              <button type="button" class="link" onClick={() => page.leadTo('findings')}>
                {text.verdict.show}
              </button>
            </p>
          </div>
        </Show>
        <Show when={stays().length > 0}>
          <div class="verdict-more">
            <For each={stays().slice(0, most)}>
              {({ crate, versions, ways, others, brings }) => (
                <p class="is-warning">
                  ! {text.verdict.stays(crate, versions, outcome.moves())}
                  <span class="way">{ways}</span>
                  {others > 0 ? text.verdict.otherWays(others) : '.'}
                  <Show when={brings}>
                    {(way) => (
                      <>
                        {text.verdict.brings(way()[0] ?? '', crate)}
                        <span class="way">{pathText(way())}</span>.
                      </>
                    )}
                  </Show>
                </p>
              )}
            </For>
            <div class="verdict-ways">
              <Show when={shim()}>{(action) => <FindingActionButton action={action()} />}</Show>
              <button type="button" class="link" onClick={() => page.leadTo('dependencies')}>
                {text.verdict.waysOut}
              </button>
            </div>
          </div>
        </Show>
        <Audited />
        <Show when={offered().length > 0}>
          <div class="verdict-more">
            <Show when={state() !== 'waits'}>
              <p>{text.verdict.also(crates(), forks())}</p>
            </Show>
            <Offered rows={offered()} />
          </div>
        </Show>
        <Show when={brought()}>
          {(finding) => (
            <div class="verdict-more">
              <p class="is-warning">! {finding().message}</p>
              <Show when={finding().action}>
                {(action) => <FindingActionButton action={action()} />}
              </Show>
            </div>
          )}
        </Show>
        <Show when={loneLock() ?? loneSource() ?? (missing()?.action && missing())}>
          {(finding) => (
            <div class="verdict-more">
              <p>
                {loneLock()
                  ? text.verdict.onlyLock
                  : loneSource()
                    ? text.verdict.onlySource
                    : text.verdict.lockUnknown}
              </p>
              <Show when={finding().action}>
                {(action) => <FindingActionButton action={action()} />}
              </Show>
            </div>
          )}
        </Show>
      </section>
    </Show>
  );
}

/** How many packages in the lock files are unmaintained. */
function Audited() {
  const store = useStore();
  const page = usePage();
  const audited = createMemo(() => {
    const audits = store.outcome.migration()?.audit ?? [];
    const found = audits.flatMap(({ unmaintained }) => unmaintained);
    return {
      unmaintained: found.length,
      named:
        found.length > mostNamed
          ? []
          : found.map(({ crate, advisories: [first] }) =>
              text.verdict.advised(crate, first?.id ?? ''),
            ),
      packages: audits.reduce((sum, { packages }) => sum + packages, 0),
      known: found.filter(({ rows }) => rows.length > 0).length,
      cleared: found.filter(({ clearing }) => clearing === 'done').length,
      asOf: audits[0]?.asOf ?? '',
    };
  });
  return (
    <Show when={audited().unmaintained > 0}>
      <div class="verdict-more">
        <p>
          {text.verdict.audit(audited())}{' '}
          <button type="button" class="link" onClick={() => page.leadTo('audit')}>
            {text.verdict.showAudit(audited().unmaintained)}
          </button>
        </p>
      </div>
    </Show>
  );
}

/** A button that moves the crates with a known successor. If there is a choice, the user has to choose. */
function Offered(props: { rows: readonly (readonly [crate: string, rows: readonly string[]])[] }) {
  const page = usePage();
  const single = createMemo(() => [
    ...new Set(props.rows.flatMap(([, rows]) => (new Set(rows).size === 1 ? rows : []))),
  ]);
  return (
    <div class="verdict-ways">
      <Show when={single().length > 0}>
        <FindingActionButton action={{ use: single() }} />
      </Show>
      <button type="button" class="link" onClick={() => page.leadTo('forks')}>
        {text.verdict.showForks}
      </button>
    </div>
  );
}

/** What leaves the manifests or is accepted, and how much that changes. */
function Moves() {
  const { outcome, project } = useStore();
  const words = createMemo(() => {
    const edits = outcome.changed().flatMap((file) => file.edits);
    const isAcceptance = ({ part }: Edit) => part === 'acceptance';
    const accepts =
      edits.some(isAcceptance) || outcome.changed().some(({ optional }) => optional === true);
    const forks = new Set(edits.flatMap((edit) => (isAcceptance(edit) ? [] : edit.fork)));
    const moves = (outcome.migration()?.moves ?? []).filter(({ fork }) => forks.has(fork));
    const of = (kind: 'rename' | 'patch') =>
      moves.flatMap((move) => (move.kind === kind ? move.crates : []));
    const told = new Set(moves.map(({ fork }) => fork));
    const others = [...forks].filter((fork) => !told.has(fork));
    const [left, patched] = [of('rename'), of('patch')];
    return [
      ...(left.length > 0 ? [text.verdict.leave(left)] : []),
      ...(patched.length > 0 ? [text.verdict.patched(patched)] : []),
      ...(others.length > 0 ? [text.verdict.takeOver(others)] : []),
      ...(accepts ? [text.verdict.accepted(project.options().accept ?? [])] : []),
    ];
  });
  return <>{text.verdict.moves(words(), outcome.changes(), outcome.changed().length)}</>;
}

/** What prevents the migration: the one error itself, or how many there are. */
function Errors(props: { errors: readonly Finding[]; show: () => void }) {
  const page = usePage();
  const only = () => (props.errors.length === 1 ? props.errors[0] : undefined);
  return (
    <div class="verdict-more">
      <p class="is-error">
        ✕ {only()?.message ?? text.verdict.errors(props.errors.length)}
        <Show when={Math.max(0, (only()?.places.length ?? 0) - 1)}>
          {(others) => text.verdict.otherPlaces(others())}
        </Show>
      </p>
      <div class="verdict-ways">
        <Show when={only()?.action}>{(action) => <FindingActionButton action={action()} />}</Show>
        <Show when={only()?.path}>
          {(path) => (
            <button
              type="button"
              class="link"
              onClick={() => {
                const { from = 0, to = from } = only() ?? {};
                page.goTo(path(), from, to);
              }}
            >
              {text.verdict.goTo(path(), only()?.line)}
            </button>
          )}
        </Show>
        <Show when={!only()}>
          <button type="button" class="link" onClick={() => props.show()}>
            {text.verdict.show}
          </button>
        </Show>
      </div>
    </div>
  );
}

interface Staying {
  readonly crate: string;
  readonly versions: readonly string[];
  /** The shortest path to it. */
  readonly ways: string;
  readonly others: number;
  /** A path through a fork that brings it back, if `ways` is none. */
  readonly brings: readonly string[] | null;
}

function stayingIn(
  graphs: readonly { readonly crates: readonly { readonly remaining: Remaining | null }[] }[],
): readonly Staying[] {
  return graphs.flatMap(({ crates }) =>
    crates.flatMap(({ remaining }): readonly Staying[] => {
      if (!remaining) return [];
      const { way, others } = waysTo(remaining);
      const { crate, versions, paths, brought } = remaining;
      const [brings] = brought;
      if (way.length === 0) return [];
      const apart = paths.length > 0 && brings !== undefined;
      return [
        {
          crate,
          versions,
          ways: pathText(way),
          others: apart ? others - brought.length : others,
          brings: apart ? brings : null,
        },
      ];
    }),
  );
}

function isManifest(path: string): boolean {
  return /(?:^|\/)Cargo\.toml$/.test(path);
}
