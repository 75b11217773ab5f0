/**
 * What a list of checked rows means together. Ranges of one pair become one row, a chain of forks becomes one step, and
 * rows that contradict each other are removed. It deliberately knows no project: the plan decides whether a
 * contradiction is worth a finding.
 */
import { judgeRequirement } from '../cargo/requirement.ts';
import { addUnder, append } from '../text/append.ts';
import {
  cratesOf,
  type FeatureChanges,
  type Fork,
  type ForkRange,
  forkName,
  type PatchedFork,
  type RenamedFork,
  rangesOf,
  rowId,
} from './fork.ts';
import { withLibraries } from './libraries.ts';

export interface MetForks {
  /** No two rows are about the same crate, and no row's fork is the old crate of another. */
  readonly forks: readonly Fork[];
  /** Crates that several rows would move, with the forks to choose from. None of these crates moves. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** Rows that form a circle, as the crates in it. None of them is used. */
  readonly circles: readonly (readonly string[])[];
  /** Old crates whose chain of rows is longer than `longestChain`. None of these rows is used. */
  readonly endless: readonly string[];
}

/** How many rows a chain from crate to fork to fork may have. */
export const longestChain = 32;

export function meet(rows: readonly Fork[]): MetForks {
  const joined = joinRanges(withLibraries(withoutTurned(rows)));
  const choices = choicesIn(joined);
  const renames = new Map<string, RenamedFork>();
  for (const fork of joined) {
    if (fork.kind === 'rename' && !choices.has(fork.crate)) renames.set(fork.crate, fork);
  }
  const circles = circlesIn(renames);
  for (const crate of circles.flat()) renames.delete(crate);
  const endless = endlessIn(renames);
  for (const crate of endless) renames.delete(crate);
  const forward = new Set(joined.flatMap((row) => (row.reverse ? [] : cratesOf(row))));
  const forks: Fork[] = [];
  const chosen = new Set<string>();
  for (const fork of joined) {
    if (fork.kind === 'patch') append(forks, withoutCrates(fork, choices));
    else if (renames.get(fork.crate) === fork) forks.push(atTheEnd(fork, renames));
    else if (choices.has(fork.crate) && !chosen.has(fork.crate)) {
      forks.push(undecided(fork, !forward.has(fork.crate)));
      chosen.add(fork.crate);
    }
  }
  return { forks, choices, circles, endless };
}

/**
 * The first row of a crate that waits for a choice: the crate is watched, but nothing is done about it, not even a
 * shim. It leads back if all of them do.
 */
function undecided(first: RenamedFork, leadsBack: boolean): RenamedFork {
  const { shim: _shim, reverse: _reverse, ...watched } = first;
  return {
    ...watched,
    ...(leadsBack && { reverse: true }),
    shimless: 'it is not chosen yet which fork takes its place.',
  };
}

/** A row that leads back replaces the row that led there. */
function withoutTurned(rows: readonly Fork[]): readonly Fork[] {
  const turned = new Set(
    rows.flatMap((fork) =>
      !fork.reverse ? [] : fork.kind === 'rename' ? [`${fork.fork}→${fork.crate}`] : [rowId(fork)],
    ),
  );
  return turned.size === 0 ? rows : rows.filter((fork) => fork.reverse || !turned.has(rowId(fork)));
}

/** Joins rows for the same pair into one with all their ranges. The same row given twice counts once. */
function joinRanges(rows: readonly Fork[]): readonly Fork[] {
  const joined = new Map<string, { readonly fork: Fork; readonly rows: RenamedFork[] }>();
  for (const fork of rows) {
    const id = fork.kind === 'rename' ? rowId(fork) : JSON.stringify(fork);
    let known = joined.get(id);
    if (!known) {
      known = { fork, rows: [] };
      joined.set(id, known);
    }
    if (fork.kind === 'rename') known.rows.push(fork);
  }
  return [...joined.values()].map(({ fork, rows }) => {
    if (fork.kind === 'patch' || rows.length === 1) return fork;
    const ranges = rows.flatMap(rangesOf).map(rangeOnly);
    const [, ...more] = new Map(ranges.map((range) => [JSON.stringify(range), range])).values();
    return more.length > 0 ? { ...fork, ranges: more } : fork;
  });
}

function rangeOnly({ requirement, versions, compatible }: ForkRange): ForkRange {
  return { requirement, versions, compatible };
}

function choicesIn(rows: readonly Fork[]): ReadonlyMap<string, readonly string[]> {
  const byCrate = new Map<string, string[]>();
  for (const fork of rows) {
    for (const crate of new Set(cratesOf(fork))) {
      addUnder(byCrate, crate, forkName(fork));
    }
  }
  return new Map([...byCrate].filter(([, names]) => names.length > 1));
}

function withoutCrates(
  fork: PatchedFork,
  choices: ReadonlyMap<string, readonly string[]>,
): readonly PatchedFork[] {
  if (!fork.crates.some((crate) => choices.has(crate))) return [fork];
  const { lead, guideCrates, ...rest } = fork;
  const stays = (crate: string) => !choices.has(crate);
  const crates = fork.crates.filter(stays);
  if (crates.length === 0) return [];
  return [
    {
      ...rest,
      crates,
      ...(lead !== undefined && stays(lead) && { lead }),
      ...(guideCrates && { guideCrates: guideCrates.filter(stays) }),
    },
  ];
}

/** The row that leads on from a row's fork, unless the fork is the crate itself from another place. */
function nextOf(
  fork: RenamedFork,
  renames: ReadonlyMap<string, RenamedFork>,
): RenamedFork | undefined {
  return fork.fork === fork.crate ? undefined : renames.get(fork.fork);
}

function circlesIn(renames: ReadonlyMap<string, RenamedFork>): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const first of renames.values()) {
    const way: string[] = [];
    const onWay = new Set<string>();
    let at: RenamedFork | undefined = first;
    for (; at && !done.has(at.crate) && !onWay.has(at.crate); at = nextOf(at, renames)) {
      way.push(at.crate);
      onWay.add(at.crate);
    }
    if (at && onWay.has(at.crate)) circles.push(way.slice(way.indexOf(at.crate)));
    for (const crate of way) done.add(crate);
  }
  return circles;
}

/** The crates whose chain is too long. There are no circles left at this point. */
function endlessIn(renames: ReadonlyMap<string, RenamedFork>): readonly string[] {
  const lengths = new Map<string, number>();
  for (const first of renames.values()) {
    const way: string[] = [];
    let at: RenamedFork | undefined = first;
    for (; at && !lengths.has(at.crate); at = nextOf(at, renames)) way.push(at.crate);
    let length = at ? (lengths.get(at.crate) ?? 0) : 0;
    for (const crate of way.reverse()) lengths.set(crate, ++length);
  }
  return [...lengths].flatMap(([crate, length]) => (length > longestChain ? [crate] : []));
}

/** A → B followed by B → C becomes A → C, for those releases of B which A leads to and C replaces. */
function atTheEnd(first: RenamedFork, renames: ReadonlyMap<string, RenamedFork>): RenamedFork {
  let fork = first;
  for (let next = nextOf(first, renames); next; next = nextOf(next, renames)) {
    const onward = joinedWith(fork, next);
    if (!onward) return atItsFloor(fork);
    fork = onward;
  }
  return fork;
}

function joinedWith(fork: RenamedFork, next: RenamedFork): RenamedFork | null {
  const ranges = rangesOf(fork).flatMap(({ requirement, compatible }): ForkRange[] => {
    const onward = rangesOf(next).find((each) => isMoved(requirement, each));
    if (!onward) return [];
    return [{ requirement: onward.requirement, versions: onward.versions, compatible }];
  });
  const [range, ...more] = ranges;
  if (!range) return null;
  const { shim: _shim, brings: _brings, ranges: _ranges, source: _source, ...rest } = fork;
  const { forkLib: _lib, repository: _repository, first: _first, paths: _paths, ...facts } = rest;
  const { namesItself: _names, shimless: _shimless, ...kept } = facts;
  // A row that leads back and then on to another fork is an ordinary move.
  const { reverse: _reverse, ...own } = kept;
  const paths = joinedPaths(fork.paths, next.paths);
  const features = joinedFeatures(fork.features ?? {}, next.features ?? {});
  return {
    ...own,
    ...range,
    fork: next.fork,
    ...(more.length > 0 && { ranges: more }),
    ...(next.forkLib !== undefined && { forkLib: next.forkLib }),
    ...(next.first !== undefined && { first: next.first }),
    ...(next.source && { source: next.source }),
    ...(next.repository !== undefined && { repository: next.repository }),
    ...(next.brings && { brings: next.brings }),
    ...(features && { features }),
    ...(paths && { paths }),
    ...(next.namesItself && { namesItself: true }),
    ...(next.differs && { differs: { ...next.differs, ...fork.differs } }),
    ...(next.shows && { shows: { ...fork.shows, ...next.shows } }),
  };
}

/** Whether a range would move a dependency with this requirement. */
function isMoved(requirement: string, range: ForkRange): boolean {
  const judgement = judgeRequirement(requirement, range);
  return judgement === 'keep' || judgement === 'rewrite';
}

/** Always writes the row's own requirement: a kept one might only be moved by the next row. */
function atItsFloor(fork: RenamedFork): RenamedFork {
  const { ranges } = fork;
  return {
    ...fork,
    versions: [],
    ...(ranges && { ranges: ranges.map((range) => ({ ...range, versions: [] })) }),
  };
}

function joinedFeatures(first: FeatureChanges, then: FeatureChanges): FeatureChanges | null {
  const lost = new Set(then.drop ?? []);
  const renamed = new Map(Object.entries(then.rename ?? {}));
  const own = Object.entries(first.rename ?? {});
  const names = new Set(own.map(([from]) => from));
  const drop = [
    ...(first.drop ?? []),
    ...own.flatMap(([from, to]) => (lost.has(to) ? [from] : [])),
    ...[...lost].filter((feature) => !names.has(feature)),
  ];
  const rename = [
    ...own.flatMap(([from, to]) => (lost.has(to) ? [] : [[from, renamed.get(to) ?? to] as const])),
    ...[...renamed].filter(([from]) => !names.has(from)),
  ];
  const add = [
    ...(first.add ?? [])
      .filter((feature) => !lost.has(feature))
      .map((feature) => renamed.get(feature) ?? feature),
    ...(then.add ?? []),
  ];
  const joined: FeatureChanges = {
    ...(drop.length > 0 && { drop: [...new Set(drop)] }),
    ...(add.length > 0 && { add: [...new Set(add)] }),
    ...(rename.length > 0 && { rename: Object.fromEntries(rename) }),
  };
  return Object.keys(joined).length > 0 ? joined : null;
}

function joinedPaths(
  first: RenamedFork['paths'],
  then: RenamedFork['paths'],
): RenamedFork['paths'] | null {
  if (!first || !then) return first ?? then ?? null;
  const onward = new Map(Object.entries(then));
  const joined = new Map(onward);
  for (const [from, to] of Object.entries(first)) {
    const name = to === null ? null : (onward.get(to) ?? to);
    joined.set(from, to !== null && onward.get(to) === null ? null : name);
  }
  return Object.fromEntries(joined);
}
