/**
 * What a rename leaves to the user: items that differ in the fork, other crates whose versions or types have to fit,
 * and a project that was moved before. None of it prevents a move.
 */

import { adoptions, declarationsOf } from '../../../cargo/declarations.ts';
import type { Dependency } from '../../../cargo/dependency.ts';
import type { Workspace } from '../../../cargo/project.ts';
import { overlaps, parseRequirement } from '../../../cargo/requirement.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { onceFor } from '../../../text/once.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import { list } from '../../findings/text.ts';
import type { Finding } from '../../migration.ts';
import type { Move } from '../model.ts';
import { backFindings } from './back.ts';

/** The remarks on one row's moves in one workspace. */
export function remarks(
  workspace: Workspace,
  fork: RenamedFork,
  moves: readonly Move[],
): readonly Finding[] {
  return [
    ...(fork.reverse ? backFindings(moves) : adoptionFindings(workspace, fork, moves)),
    ...(moves.length > 0 ? familyFindings(workspace, fork) : []),
    ...pathFindings(fork, moves),
    ...shownFindings(workspace, fork, moves),
  ];
}

/** Items that have another name in the fork or are gone: the user has to change what sources say about them. */
function pathFindings(fork: RenamedFork, [first]: readonly Move[]): Finding[] {
  if (!first) return [];
  const changed = [
    ...Object.entries(fork.paths ?? {}).flatMap(([from, to]) =>
      to === null ? `${from} is gone` : to === from ? [] : `${from} is ${to}`,
    ),
    ...Object.keys(fork.differs ?? {}).map((item) => `${item} is not what it was`),
  ];
  if (changed.length === 0) return [];
  const place = placeIn(first.declaration.manifest, first.declaration.dependency.at);
  const about = { crate: fork.crate, fork: fork.fork, changed: list(changed, changed.length) };
  return [finding('items-differ', place, about)];
}

/** Crates whose types the moving crate shows, in packages that depend on both: their versions must be the fork's. */
function shownFindings(
  workspace: Workspace,
  fork: RenamedFork,
  moves: readonly Move[],
): readonly Finding[] {
  const movers = new Set(moves.map(({ declaration }) => declaration.manifest));
  const found = new Map<Dependency, Finding>();
  for (const [other, asked] of Object.entries(fork.shows ?? {})) {
    const wanted = parseRequirement(asked.fork);
    for (const { manifest, dependency, source } of declarationsOf(workspace, other)) {
      const own = source?.origin.kind === 'crates-io' && parseRequirement(source.requirement ?? '');
      if (!source || !own || !wanted || !movers.has(manifest) || overlaps(own, wanted)) continue;
      const place = source === dependency ? manifest : workspace.root;
      const requirement = source.requirement ?? '';
      const about = { other, requirement, crate: fork.crate, fork: fork.fork, wanted: asked.fork };
      found.set(source, finding('shown-version', placeIn(place ?? manifest, source.at), about));
    }
  }
  return [...found.values()];
}

/** Direct declarations of crates that share types with the moving one. */
function familyFindings(workspace: Workspace, fork: RenamedFork): Finding[] {
  return [...new Set(fork.family)]
    .flatMap((name) => adoptions(workspace, name))
    .filter(({ dependency: { origin } }) => origin.kind === 'crates-io')
    .sort((a, b) => a.order - b.order)
    .map(({ manifest, dependency: { at, package: family } }) =>
      finding('family-stays', placeIn(manifest, at), {
        family,
        crate: fork.crate,
        fork: fork.fork,
      }),
    );
}

function adoptionFindings(
  workspace: Workspace,
  fork: RenamedFork,
  moves: readonly Move[],
): Finding[] {
  const adopted = fork.crate === fork.fork ? [] : adoptions(workspace, fork.fork);
  const { first: oldest } = fork;
  const possible =
    adopted.length === 0 || oldest === undefined ? null : parseRequirement(`>=${oldest}`);
  // Releases that no row lists may exist; only below the very first release there are none.
  const unmet = adopted.filter(({ dependency: { requirement, origin } }) => {
    if (possible === null || requirement === null || origin.kind !== 'crates-io') return false;
    const parsed = parseRequirement(requirement);
    return parsed !== null && !overlaps(parsed, possible);
  });
  if (unmet.length > 0) {
    return unmet.map(({ manifest, dependency }) =>
      finding('fork-requirement', placeIn(manifest, dependency.at), {
        fork: fork.fork,
        requirement: dependency.requirement ?? '',
        written: fork.requirement,
      }),
    );
  }
  const first = moves.length === 0 ? adopted[0] : undefined;
  if (!first || !wasSeen(workspace, fork)) return [];
  return [
    finding('already-adopted', placeIn(first.manifest, first.dependency.at), {
      crate: fork.crate,
      fork: fork.fork,
    }),
  ];
}

/**
 * Whether something shows that the fork replaces the old crate here. The guide's forks exist for no other purpose.
 * Others have users who never knew the old crate; a key, a feature or a patch with its name tells them apart.
 */
export function wasSeen(workspace: Workspace, { crate, tier, reverse }: RenamedFork): boolean {
  return (tier === 'guide' && reverse !== true) || namesIn(workspace).has(crate);
}

/**
 * The names of keys, packages, features and patches in a workspace. Computed once, because every row looks its own
 * names up.
 */
const namesIn = onceFor((workspace: Workspace): ReadonlySet<string> => {
  const names = new Set(workspace.root?.patches.map((entry) => entry.package));
  for (const { dependencies, features } of workspace.manifests) {
    for (const feature of features.keys()) names.add(feature);
    for (const dependency of dependencies) names.add(dependency.key).add(dependency.package);
  }
  return names;
});
