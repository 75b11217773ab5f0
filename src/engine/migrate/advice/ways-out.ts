/**
 * What can be done about a crate that stays because others depend on it: a shim, a newer release of its dependents, a
 * report to them, or accepting it for now. Data and texts for the page and for scripts; nothing here changes a file.
 */

import {
  compareLocked,
  isLocal,
  type LockGraph,
  nodesByName,
  packageNames,
} from '../../cargo/lock-graph.ts';
import { admits, parseRequirement } from '../../cargo/requirement.ts';
import { advisoryUrl, type Fork, type RenamedFork, rowId, whyNoShim } from '../../forks/fork.ts';
import { addUnder } from '../../text/append.ts';
import { list } from '../findings/text.ts';
import type {
  LockAudit,
  Remaining,
  ReportWay,
  ResolvedOptions,
  ShimWay,
  UpdateWay,
  WaysOut,
} from '../migration.ts';
import { type Accepted, acceptanceIn, filesFor, type ToolFile } from './acceptance.ts';
import type { AuditQuestion } from './audit.ts';
import { rowsOnce } from './audit.ts';
import { code } from './pull-request.ts';

/** What the ways out for one lock file are worked out from. */
export interface WaysQuestion extends AuditQuestion {
  readonly audit: LockAudit | null;
  /** Settings of cargo-deny and cargo-audit anywhere in the project. */
  readonly tools: readonly ToolFile[];
  readonly given: ReadonlySet<string>;
}

/** One entry for each crate that stays and on which packages from elsewhere depend. */
export function waysOutOf(
  question: WaysQuestion,
  { forks, catalogue }: Pick<ResolvedOptions, 'forks' | 'catalogue'>,
): readonly WaysOut[] {
  const stay = staying(question);
  if (stay.length === 0) return [];
  const rows = [...rowsOnce(forks, catalogue?.rows ?? []).values()].filter(
    (row) => row.kind === 'rename',
  );
  const index = graphIndex(question.graph);
  const byCrate = new Map<string, RenamedFork[]>();
  for (const row of rows) {
    addUnder(byCrate, row.crate, row);
  }
  return stay.map((stays) => {
    const { crate, versions } = stays;
    const own = byCrate.get(crate) ?? [];
    const advisories = [
      ...new Set([...stays.advisories, ...own.flatMap((row) => row.advisories ?? [])]),
    ].sort();
    const { paths, unlisted } = stays;
    const askers = askersOf(stays, index);
    const askedBy = [...new Set(askers.map(({ name }) => name))];
    const accepted: Accepted = { crate, advisories, askedBy, declared: stays.declared };
    const files = advisories.length > 0 ? filesFor(question.path, question.tools) : [];
    return {
      lock: question.path,
      crate,
      versions,
      advisories,
      paths,
      unlisted,
      askedBy,
      shims: own.map((row) => shimWay(row, versions, advisories.length > 0, question)),
      updates: updateWays(own, stays, index),
      reports: familiesOf(askers)
        .slice(0, mostReports)
        .map((family) => reportWay(family, stays, advisories, own)),
      acceptance:
        advisories.length > 0
          ? {
              advisories,
              files: files.map((file) =>
                acceptanceIn(file, question.given.has(file.path), accepted),
              ),
            }
          : null,
    };
  });
}

/** Nobody would write more issues than this about one crate. */
const mostReports = 100;

/** What stays of a crate. */
interface Staying {
  readonly crate: string;
  readonly versions: readonly string[];
  readonly advisories: readonly string[];
  readonly paths: readonly (readonly string[])[];
  readonly unlisted: number;
  /** Whether there is a path through each package that depends on it, and not only one from each package on disk. */
  readonly pathEach: boolean;
  /** Whether a package on disk depends on it directly. */
  readonly declared: boolean;
}

/**
 * First the crates of rows in use, as the migration leaves them; then other unmaintained crates, as they are locked.
 */
function staying({ remaining, audit }: WaysQuestion): readonly Staying[] {
  const watched = new Set(remaining.map(({ crate }) => crate));
  const others = new Map<string, Staying>();
  for (const found of audit?.unmaintained ?? []) {
    if (watched.has(found.crate) || found.askedBy.length === 0) continue;
    const known = others.get(found.crate);
    others.set(found.crate, {
      crate: found.crate,
      versions: [...(known?.versions ?? []), found.version],
      advisories: [...(known?.advisories ?? []), ...found.advisories.map(({ id }) => id)],
      paths: [...(known?.paths ?? []), ...found.paths],
      unlisted: (known?.unlisted ?? 0) + found.unlisted,
      pathEach: false,
      declared: known?.declared === true || found.declaredBy.length > 0,
    });
  }
  return [...remaining.flatMap(stayingOf), ...others.values()];
}

function stayingOf(left: Remaining): readonly Staying[] {
  const ways = [...left.paths, ...left.brought];
  const asked = ways.filter((way) => way.length > 2);
  if (asked.length === 0) return [];
  return [
    {
      crate: left.crate,
      versions: left.versions,
      advisories: [],
      paths: ways,
      unlisted: left.unlisted,
      pathEach: true,
      declared: asked.length < ways.length,
    },
  ];
}

interface GraphIndex {
  readonly graph: LockGraph;
  /** How paths call each package. */
  readonly names: readonly string[];
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

function graphIndex(graph: LockGraph): GraphIndex {
  return { graph, names: packageNames(graph), byName: nodesByName(graph) };
}

interface Asker {
  readonly name: string;
  readonly version: string;
  /** The version of the crate that it depends on. */
  readonly asks: string;
  /** The shortest path through it, if one is listed. */
  readonly path: readonly string[];
}

/**
 * The packages from elsewhere that depend on what stays, those with the shortest paths first. If all paths are listed,
 * a package on none of them depends on the crate no more after the migration.
 */
function askersOf(
  { crate, versions, paths, unlisted, pathEach }: Staying,
  { graph, names, byName }: GraphIndex,
): readonly Asker[] {
  const ways = new Map<string, readonly string[]>();
  for (const path of paths) {
    const name = path.at(-2) ?? '';
    const known = ways.get(name);
    if (!known || path.length < known.length) ways.set(name, path);
  }
  const askers = new Map<number, Asker>();
  for (const node of byName.get(crate) ?? []) {
    const asks = graph.packages[node]?.version ?? '';
    if (!versions.includes(asks)) continue;
    for (const dependent of graph.dependents[node] ?? []) {
      const entry = graph.packages[dependent];
      if (!entry || isLocal(entry) || askers.has(dependent)) continue;
      const path = ways.get(names[dependent] ?? '') ?? [];
      if (pathEach && unlisted === 0 && path.length === 0) continue;
      askers.set(dependent, { name: entry.name, version: entry.version, asks, path });
    }
  }
  const far = ({ path }: Asker) => path.length || Number.MAX_SAFE_INTEGER;
  return [...askers.values()].toSorted((a, b) => far(a) - far(b));
}

/**
 * Packages that are released together, as far as a lock file shows it: of one version, and the name of one is how the
 * other’s begins. Their maintainers are told once. Other versions of the same package are told in the same issue.
 */
function familiesOf(askers: readonly Asker[]): readonly (readonly Asker[])[] {
  const known = new Set(askers.map(({ name, version }) => `${name} ${version}`));
  const families = new Map<string, Asker[]>();
  for (const asker of askers) addUnder(families, headOf(asker, known), asker);
  return [...families].map(([head, family]) =>
    family.toSorted((a, b) => Number(b.name === head) - Number(a.name === head)),
  );
}

function headOf({ name, version }: Asker, known: ReadonlySet<string>): string {
  const parts = name.split(/[-_]/, mostParts);
  let end = -1;
  for (const part of parts) {
    end += part.length + 1;
    const beginning = name.slice(0, end);
    if (known.has(`${beginning} ${version}`)) return beginning;
  }
  return name;
}

/** How many parts of a name are looked at; names in a hostile lock file may have any number. */
const mostParts = 8;

function shimWay(
  row: RenamedFork,
  versions: readonly string[],
  isAdvised: boolean,
  { add }: WaysQuestion,
): ShimWay {
  const { crate, fork, shim } = row;
  const range = parseRequirement(row.compatible);
  const outside = versions.filter((version) => !range || !admits(range, version));
  const possible = shim !== undefined && outside.length === 0;
  const text = !shim
    ? `No crate named ${crate} can re-export ${fork}: ${whyNoShim(row)}`
    : outside.length > 0
      ? `${fork} stands in for ${crate} ${row.compatible}, and ${list(outside)} ${outside.length === 1 ? 'is' : 'are'} locked.`
      : `A crate named ${crate} in your project re-exports ${fork}.${isAdvised ? ' cargo audit and cargo deny match advisories with packages from crates.io, so neither of them reports it any more.' : ''}${
          add === null ? '' : ` It is entered into ${add}, which has to be added first.`
        }`;
  return { row: rowId(row), fork, possible, text };
}

function updateWays(
  rows: readonly RenamedFork[],
  { crate: old, paths }: Staying,
  { graph, byName }: GraphIndex,
): readonly UpdateWay[] {
  const onWay = new Set(paths.flatMap((path) => path.map((name) => name.split(' ')[0] ?? name)));
  const known = new Map(
    rows.flatMap(({ droppedBy = [] }) => droppedBy.map((each) => [each.crate, each] as const)),
  );
  return [...known.values()].flatMap(({ crate, since, source }): UpdateWay[] => {
    if (!onWay.has(crate)) return [];
    const nodes = (byName.get(crate) ?? []).filter(
      (node) => compareLocked(graph.packages[node]?.version ?? '', since) < 0,
    );
    if (nodes.length === 0) return [];
    const locked = [...new Set(nodes.map((node) => graph.packages[node]?.version ?? ''))];
    const dependents = nodes.flatMap((node) => graph.dependents[node] ?? []);
    const declaredBy = [
      ...new Set(
        dependents.flatMap((node) => {
          const entry = graph.packages[node];
          return entry && isLocal(entry) ? [entry.name] : [];
        }),
      ),
    ];
    const inRange = locked.every((version) => {
      const range = parseRequirement(version);
      return range !== null && admits(range, since);
    });
    const how = inRange
      ? `cargo update ${locked.length === 1 ? crate : locked.map((version) => `${crate}@${version}`).join(' ')} takes it.`
      : declaredBy.length > 0
        ? `Raise its requirement where ${list(declaredBy)} ${declaredBy.length === 1 ? 'declares' : 'declare'} it.`
        : 'Others bring it in: look for newer releases of them.';
    const text = `${crate} ${since} does without ${old}; ${list(locked)} ${locked.length === 1 ? 'is' : 'are'} locked. ${how}`;
    return [{ crate, locked, since, source, declaredBy, text }];
  });
}

function reportWay(
  family: readonly Asker[],
  { crate }: Staying,
  advisories: readonly string[],
  rows: readonly Fork[],
): ReportWay {
  const [name = ''] = family.map((asker) => asker.name);
  const own = family.filter((asker) => asker.name === name);
  const versions = [...new Set(own.map(({ version }) => version))];
  const others = [...new Set(family.map((asker) => asker.name))].slice(1);
  const asked = [...new Set(own.map(({ asks }) => asks))];
  // Without the user's own package: this text is for strangers.
  const way = own.map(({ path }) => path.slice(1)).find((path) => path.length > 2);
  const links = advisories.map((id) => `[${id}](${advisoryUrl(id)})`);
  const known = links.length > 0 ? `: ${list(links)}` : '';
  const title =
    advisories.length > 0
      ? `${crate} is unmaintained (${list(advisories)})`
      : `Move from ${crate} to a maintained fork`;
  const successors = rows.flatMap((row) => {
    if (row.kind !== 'rename') return [];
    const link = row.repository ?? `https://crates.io/crates/${row.fork}`;
    const way =
      row.tier === 'small-changes'
        ? 'a few names differ'
        : 'only the dependency and its paths change';
    return [`- [${code(row.fork)}](${link}), as ${code(row.requirement)}: ${way}.`];
  });
  const body = [
    `${code(name)} ${list(versions.map(code))} depends on ${code(crate)} ${list(asked.map(code))}, which ${links.length > 0 ? 'is unmaintained' : 'has a maintained fork'}${known}.${others.length > 0 ? ` So ${others.length === 1 ? 'does' : 'do'} ${list(others.map(code), 12)}.` : ''}${links.length > 0 ? ` Whoever depends on ${code(name)} hears of it from ${code('cargo audit')} and ${code('cargo deny')}, and can do nothing about it alone.` : ''}`,
    ...(way ? [`It comes in through ${code(way.join(' → '))}.`] : []),
    successors.length > 0
      ? `What can take its place:\n\n${successors.join('\n')}`
      : 'The advisory names what can take its place, where anything is known.',
    'Would you take a change that moves to it, or that does without?',
  ];
  return { crate: name, versions, family: others, title, body: `${body.join('\n\n')}\n` };
}
