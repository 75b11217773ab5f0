/** Every unmaintained package in the lock files: its advisory, what brings it in, and what can be done. */
import { createMemo, For, Show } from 'solid-js';
import {
  type AuditedPackage,
  advisoryUrl,
  forkName,
  guideForks,
  type LockAudit,
  pathText,
  rowId,
} from '../../../engine/host.ts';
import { useRows } from '../../../state/rows.ts';
import { useStore } from '../../../state/store.ts';
import { usePage } from '../../page.ts';
import { Button } from '../../parts/button.tsx';
import { text } from '../../text.ts';
import { WaysOutView } from '../ways-out-view.tsx';

export default function AuditPanel() {
  const store = useStore();
  const audits = createMemo(() => store.outcome.migration()?.audit ?? []);
  return (
    <div class="panel">
      <For each={audits()}>{(audit) => <Audit audit={audit} several={audits().length > 1} />}</For>
      <Show when={audits()[0]}>
        {(first) => <p class="quiet">{text.audit.asOf(first().asOf)}</p>}
      </Show>
    </div>
  );
}

function Audit(props: { audit: LockAudit; several: boolean }) {
  const page = usePage();
  const words = text.audit;
  const known = () => props.audit.unmaintained.filter(({ rows }) => rows.length > 0).length;
  const crates = () => props.audit.unmaintained.length;
  const sorted = createMemo(() =>
    props.audit.unmaintained.toSorted((a, b) => rankOf(a.rows) - rankOf(b.rows)),
  );
  return (
    <section class="audit" aria-label={words.file(props.audit.path)}>
      <h3 classList={{ 'visually-hidden': !props.several }}>{words.file(props.audit.path)}</h3>
      <p>
        <strong>
          {words.verdict(crates(), props.audit.packages)}
          {crates() > 0 ? words.known(known()) : ''}.
        </strong>
      </p>
      <Show when={crates() > 0 && props.audit.add}>
        {(path) => (
          <p class="audit-add">
            {words.add(path())}{' '}
            <Button label={words.addFile(path())} onClick={() => page.pickFiles()} />
          </p>
        )}
      </Show>
      <ul class="audited">
        <For each={sorted()}>
          {(one) => (
            <Audited of={one} lock={props.audit.path} hasManifest={props.audit.add === null} />
          )}
        </For>
      </ul>
    </section>
  );
}

const guideRows = new Set(guideForks.map(rowId));

/** First what most visitors come for: the guide's crates, then others with a successor. */
function rankOf(rows: readonly string[]): number {
  if (rows.length === 0) return 2;
  return rows.some((row) => guideRows.has(row)) ? 0 : 1;
}

function Audited(props: { of: AuditedPackage; lock: string; hasManifest: boolean }) {
  const store = useStore();
  const words = text.audit;
  /** Known rows to switch on. */
  const rows = createMemo(() => {
    const ids = new Set(props.of.rows);
    return (store.project.catalogue()?.rows ?? []).filter((row) => ids.has(rowId(row)));
  });
  /** Shown once for a crate, at its first version. */
  const ways = createMemo(() =>
    store.outcome
      .migration()
      ?.waysOut.find(
        ({ lock, crate, versions }) =>
          lock === props.lock && crate === props.of.crate && versions[0] === props.of.version,
      ),
  );
  /** Without a manifest nothing could move; shims belong to the ways out. */
  const movable = () => (props.of.clearing === 'declared' && props.hasManifest ? rows() : []);
  const move = (row: string) => useRows(store.project, words.label(props.of.crate), [row]);
  return (
    <li class="fork">
      <h4 class="fork-name">{words.locked(props.of.crate, props.of.version)}</h4>
      <ul class="fork-links">
        <For each={props.of.advisories}>
          {({ id, title, date }) => (
            <li>
              <a href={advisoryUrl(id)} target="_blank" rel="noreferrer">
                {id}
              </a>{' '}
              <span class="quiet">
                {title.replace(/\.$/, '')}, {date}
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.of.declaredBy.length > 0}>
        <p>{words.declaredBy(props.of.declaredBy.join(', '))}</p>
      </Show>
      <Show when={props.of.paths.some((path) => path.length > 2)}>
        <p>{words.through}</p>
        <ul class="crate-ways">
          <For each={props.of.paths}>{(path) => <li>{pathText(path)}</li>}</For>
        </ul>
        <Show when={props.of.unlisted > 0}>
          <p class="quiet">{words.otherWays(props.of.unlisted)}</p>
        </Show>
      </Show>
      <p class={props.of.clearing === 'done' ? 'is-good' : 'quiet'}>
        {words.clearing[props.of.clearing]}
      </p>
      <Show when={movable().length > 0}>
        <div class="next-ways">
          <For each={movable()}>
            {(row) => <Button label={words.move(forkName(row))} onClick={() => move(rowId(row))} />}
          </For>
        </div>
      </Show>
      <Show when={ways()}>{(found) => <WaysOutView ways={found()} />}</Show>
    </li>
  );
}
