/**
 * Which crates of a patched fork a workspace uses, and what a patch would do to each use (facts, "Candle patch"; Cargo
 * reference, "The [patch] section").
 */

import { adoptions, sourceOf } from '../../../cargo/declarations.ts';
import type { Dependency, GitOrigin, Origin } from '../../../cargo/dependency.ts';
import { canonicalGitUrl } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import { patchVerdict } from '../../../cargo/requirement.ts';
import { forkSource, type PatchedFork } from '../../../forks/fork.ts';
import type { Effect, LockedVersions, Use } from '../model.ts';
import { comesFrom } from '../source.ts';

export function usesOf(
  workspace: Workspace,
  fork: PatchedFork,
  locked: LockedVersions,
): readonly Use[] {
  return [...new Set(fork.crates)]
    .flatMap((crate) => adoptions(workspace, crate).map((place) => ({ ...place, crate })))
    .sort((a, b) => a.order - b.order)
    .map(({ manifest, dependency, crate }) => {
      const source = sourceOf(workspace, dependency);
      const effect = effectOf(source, fork, locked.get(crate) ?? []);
      return { manifest, dependency, source, crate, effect };
    });
}

function effectOf(source: Dependency | null, fork: PatchedFork, locked: readonly string[]): Effect {
  // Inherited from a root that was not given. That root's requirement decides; the text to paste there is the guide's.
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
    case 'registry':
      return isFrom(origin, fork, '') ? { kind: 'adopted', origin } : { kind: 'foreign' };
    case 'path':
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
  const { upstream } = fork;
  if (fork.git !== undefined && sameRepository(git.url, fork.git)) {
    return { kind: 'adopted', origin: git };
  }
  if (upstream === undefined || !sameRepository(git.url, upstream)) return { kind: 'foreign' };
  // Cargo treats many spellings of an `https` address as equal, but `ssh://` is another source and needs its own
  // spelling.
  const source = canonicalGitUrl(git.url) === canonicalGitUrl(upstream) ? upstream : git.url;
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

/** Whether a dependency or patch of a manifest in the folder `dir` leads to the fork's place, at any state of it. */
export function isFrom(origin: Origin, fork: PatchedFork, dir: string): boolean {
  return comesFrom(origin, forkSource(fork), dir);
}

/** Whether something from the fork's place has the branch, tag or revision that the row names. */
export function isAtState(origin: Origin, { branch, tag, rev }: PatchedFork): boolean {
  if (origin.kind !== 'git') return true;
  return (
    origin.branch === (branch ?? null) &&
    origin.tag === (tag ?? null) &&
    origin.rev === (rev ?? null)
  );
}

/** The branch, tag or revision that a fork stands for: in words, and as manifests write it. */
export function stateOf({ branch, tag, rev }: PatchedFork): { state: string; written: string } {
  const [name, value] = [
    ['branch', branch],
    ['tag', tag],
    ['rev', rev],
  ].find(([, each]) => each !== undefined) ?? ['default branch', ''];
  return value
    ? { state: `${name} ${value}`, written: `${name} = "${value}"` }
    : { state: 'default branch', written: 'no branch, tag or rev' };
}

/** Whether two addresses lead to the same repository, although Cargo may distinguish their schemes. */
function sameRepository(a: string, b: string): boolean {
  return withoutScheme(a) === withoutScheme(b);
}

function withoutScheme(url: string): string {
  return canonicalGitUrl(url)
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .toLowerCase();
}
