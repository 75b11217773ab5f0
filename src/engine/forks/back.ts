/**
 * The way back: a row turned round, so that it undoes what the row did. What the way there could not keep (a
 * requirement that the fork does not satisfy, a feature that it lacks) can't be restored exactly; it is written anew,
 * and the plan says so.
 */
import type { FeatureChanges, Fork, ForkRange, RenamedFork } from './fork.ts';
import { rangesOf } from './fork.ts';

/** The row that leads from a fork back to the original crate. A row that already leads back is returned as it is. */
export function wayBack(fork: Fork): Fork {
  if (fork.reverse) return fork;
  if (fork.kind === 'patch') return { ...fork, reverse: true };
  const { crate, lib, forkLib, source, macrosOnly, tier, repository } = fork;
  const [range, ...ranges] = rangesBack(fork);
  const features = featuresBack(fork.features ?? {});
  const lost = fork.features?.drop ?? [];
  return {
    kind: 'rename',
    crate: fork.fork,
    fork: crate,
    ...range,
    reverse: true,
    wrote: rangesOf(fork).map(({ requirement }) => requirement),
    ...(ranges.length > 0 && { ranges }),
    ...(forkLib !== undefined && { lib: forkLib }),
    ...(lib !== undefined && { forkLib: lib }),
    ...(source && { from: source }),
    ...(fork.shim && { shimThere: fork.shim }),
    ...(features && { features }),
    ...(lost.length > 0 && { lost }),
    ...pathsBack(fork.paths ?? {}),
    ...differencesBack(fork),
    ...(macrosOnly && { macrosOnly }),
    ...(tier && { tier }),
    ...(repository !== undefined && { repository }),
  };
}

/** With one range, any version of the fork leads back to it; with several, each takes the versions that it led to. */
function rangesBack(fork: RenamedFork): [ForkRange, ...ForkRange[]] {
  const last = fork.shim?.lastRelease;
  const all = rangesOf(fork);
  const [first, ...others] = all.map(
    ({ requirement, compatible }): ForkRange => ({
      requirement: plain(compatible),
      versions: all.length === 1 && last !== undefined ? [last] : [],
      compatible: all.length === 1 ? '*' : requirement,
    }),
  );
  return [first ?? { requirement: '*', versions: [], compatible: '*' }, ...others];
}

/** A caret requirement as people write it: `^0.7` as `0.7`. */
function plain(requirement: string): string {
  return /^\^[\d.]+$/.test(requirement) ? requirement.slice(1) : requirement;
}

function featuresBack({ add = [], rename = {} }: FeatureChanges): FeatureChanges | null {
  const renamed = Object.entries(rename).map(([from, to]) => [to, from] as const);
  if (add.length === 0 && renamed.length === 0) return null;
  return {
    ...(add.length > 0 && { drop: add }),
    ...(renamed.length > 0 && { rename: Object.fromEntries(renamed) }),
  };
}

/**
 * Only the last name of a path changes. A name that several names became can't be told apart any more (`either`) and
 * stays. The names above it are the fork's.
 */
function pathsBack(paths: Readonly<Record<string, string | null>>) {
  const names = new Map<string, Set<string>>();
  for (const [from, to] of Object.entries(paths)) {
    if (to === null) continue;
    const above = from.includes('::') ? `${inFork(paths, from.replace(/::\w+$/, ''))}::` : '';
    const now = `${above}${lastName(to)}`;
    names.set(now, (names.get(now) ?? new Set()).add(lastName(from)));
  }
  const back: [string, string][] = [];
  const either: [string, readonly string[]][] = [];
  for (const [now, [name = '', ...others]] of names) {
    const above = now.slice(0, now.length - lastName(now).length);
    if (others.length > 0) either.push([now, [name, ...others]]);
    else if (above + name !== now) back.push([now, above + name]);
  }
  return {
    ...(back.length > 0 && { paths: Object.fromEntries(back) }),
    ...(either.length > 0 && { either: Object.fromEntries(either) }),
  };
}

/** What differs on the way there also differs on the way back, under the fork's names. */
function differencesBack({ paths = {}, differs, shows }: RenamedFork) {
  return {
    ...(differs && {
      differs: Object.fromEntries(
        Object.entries(differs).map(([item, how]) => [inFork(paths, item), how]),
      ),
    }),
    ...(shows && {
      shows: Object.fromEntries(
        Object.entries(shows).map(([name, { crate, fork }]) => [
          name,
          { crate: fork, fork: crate },
        ]),
      ),
    }),
  };
}

/** A path with each of its names as the fork has it. */
function inFork(paths: Readonly<Record<string, string | null>>, path: string): string {
  const names = path.split('::');
  return names
    .map((name, index) => {
      const item = names.slice(0, index + 1).join('::');
      const to = Object.hasOwn(paths, item) ? paths[item] : null;
      return to ? lastName(to) : name;
    })
    .join('::');
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf(':') + 1);
}
