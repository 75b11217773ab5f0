/**
 * Which crates of a patched fork a workspace uses, and what a patch would do to each use
 * (facts, "Candle patch"; Cargo reference, "The [patch] section").
 */

import { resolvedPackage, sourceOf } from '../../../cargo/declarations.ts';
import type { Dependency, GitOrigin } from '../../../cargo/dependency.ts';
import { canonicalGitUrl } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import { patchVerdict } from '../../../cargo/requirement.ts';
import type { PatchedFork } from '../../../forks/fork.ts';
import type { Effect, LockedVersions, Use } from '../model.ts';

export function usesOf(
  workspace: Workspace,
  fork: PatchedFork,
  locked: LockedVersions,
): readonly Use[] {
  return workspace.manifests.flatMap((manifest) =>
    manifest.dependencies.flatMap((dependency) => {
      const crate = resolvedPackage(workspace, dependency);
      if (!fork.crates.includes(crate)) return [];
      const source = sourceOf(workspace, dependency);
      const effect = effectOf(source, fork, locked.get(crate) ?? []);
      return [{ manifest, dependency, source, crate, effect }];
    }),
  );
}

function effectOf(source: Dependency | null, fork: PatchedFork, locked: readonly string[]): Effect {
  // Inherited from a root that was not given: the root's requirement decides; what is pasted there is the guide's block.
  if (source === null) return { kind: 'used', source: 'crates-io', holdsBack: false };
  const { origin, requirement } = source;
  switch (origin.kind) {
    case 'crates-io': {
      const verdict = patchVerdict(requirement, fork.version);
      return verdict === 'unused'
        ? { kind: 'unused', requirement: requirement ?? '', git: null }
        : { kind: 'used', source: 'crates-io', holdsBack: verdict === 'holds-back' };
    }
    case 'git':
      return gitEffect(origin, requirement, fork, locked);
    case 'path':
    case 'registry':
    case 'inherited':
      return { kind: 'foreign' };
  }
}

function gitEffect(
  git: GitOrigin,
  requirement: string | null,
  fork: PatchedFork,
  locked: readonly string[],
): Effect {
  if (sameRepository(git.url, fork.git)) return { kind: 'adopted', branch: git.branch };
  if (!sameRepository(git.url, fork.upstream)) return { kind: 'foreign' };
  // Cargo takes `https` addresses for equal in many spellings, but `ssh://` is another source: it needs its own spelling.
  const source =
    canonicalGitUrl(git.url) === canonicalGitUrl(fork.upstream) ? fork.upstream : git.url;
  if (requirement !== null) {
    return patchVerdict(requirement, fork.version) === 'unused'
      ? { kind: 'unused', requirement, git }
      : { kind: 'used', source, holdsBack: false };
  }
  const tagged = git.tag?.replace(/^v/, '');
  const sameVersion =
    tagged === fork.version || (locked.length === 1 && locked[0] === fork.version);
  return sameVersion
    ? { kind: 'used', source, holdsBack: false }
    : { kind: 'downgrade', source, git };
}

/** Whether two addresses mean one repository for a person, whatever Cargo makes of their schemes. */
function sameRepository(a: string, b: string): boolean {
  return withoutScheme(a) === withoutScheme(b);
}

function withoutScheme(url: string): string {
  return canonicalGitUrl(url)
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .toLowerCase();
}
