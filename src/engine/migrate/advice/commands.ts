/**
 * What to run after the migration, exact. Verified with cargo 1.95 (test/cargo/graph/commands):
 *
 * - a locked package changes to a patch of another version only when it is named to `cargo update`, and all of a
 *   family must be named together: naming one splits the graph;
 * - a name that the lock file doesn't hold is an error, and so is one that it holds twice without `@version`;
 * - `cargo update --workspace` takes over changed manifests and leaves everything else as it is;
 * - `cargo tree -i` answers for the root package and default features alone unless told otherwise: without
 *   `--workspace --all-features` it can say that a crate is gone while a member still has it.
 */

import { canonicalGitUrl } from '../../cargo/manifest.ts';
import { standsInFor } from '../plan/shim/remaining.ts';
import {
  changesResolution,
  type LockedPackage,
  type LockFacts,
  type PatchFacts,
  type ProjectFacts,
} from './project-facts.ts';

export function checkCommand(facts: ProjectFacts): string {
  return cargo(facts, 'check --workspace --all-targets');
}

export function testCommand(facts: ProjectFacts): string {
  return cargo(facts, 'test --workspace');
}

/** Everything to run, in order; nothing when the project is left as it was. */
export function commandsFor(facts: ProjectFacts): readonly string[] {
  const update = updateCommand(facts);
  const sources = facts.sources.edits > 0;
  if (update === null && !sources) return [];
  const trees = changesResolution(facts) ? treeCommands(facts) : [];
  return [...(update === null ? [] : [update]), checkCommand(facts), testCommand(facts), ...trees];
}

/** The least `cargo update` that makes the lock file follow, or `null` when it already does. */
export function updateCommand(facts: ProjectFacts): string | null {
  const specs = updateSpecs(facts);
  if (specs.length > 0)
    return cargo(facts, `update ${specs.map((each) => `-p ${each}`).join(' ')}`);
  return changesResolution(facts) ? cargo(facts, 'update --workspace') : null;
}

/** Asks for each old crate that should be gone; one that stays in several versions is asked for by version. */
export function treeCommands(facts: ProjectFacts): readonly string[] {
  const concerned = facts.renames.filter(
    ({ crate, moved, held }) =>
      moved.length + held.length > 0 ||
      facts.shims.some((shim) => shim.crate === crate) ||
      facts.lock?.packages.some(({ name }) => name === crate) ||
      // Patched crates are patched because of the old crates below them.
      facts.patches.some(({ patch }) => patch !== 'none'),
  );
  return concerned.flatMap(({ crate }) => {
    const left = facts.lock?.remaining.find((each) => each.crate === crate)?.versions ?? [];
    const specs = left.length > 1 ? left.map((version) => `${crate}@${version}`) : [crate];
    return specs.map((each) =>
      cargo(facts, `tree -i ${each} --target all --workspace --all-features`),
    );
  });
}

/** Run from the project's top, also where the workspace stands in a folder of it. */
function cargo({ root = null }: ProjectFacts, words: string): string {
  if (root === null || !root.includes('/')) return `cargo ${words}`;
  return `cargo ${words} --manifest-path ${quoted(root)}`;
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** The locked packages that only change when named. */
function updateSpecs(facts: ProjectFacts): readonly string[] {
  const { lock } = facts;
  if (!lock) {
    // Without the lock file: the crates in use, which any lock file of this project holds.
    return facts.patches.flatMap(({ crates, patch }) => (patch === 'none' ? [] : crates));
  }
  const patched = facts.patches.flatMap((patch) =>
    patch.patch === 'none' ? [] : patch.crates.flatMap((crate) => outdated(lock, crate, patch)),
  );
  const shimmed = facts.shims.flatMap(({ crate, version }) => {
    const locked = lock.packages.filter(({ name }) => name === crate);
    if (locked.some((each) => each.version === version)) return [];
    const stale = locked.find((each) => standsInFor(version, each.version));
    return stale ? [spec(lock, stale)] : [];
  });
  return [...new Set([...patched, ...shimmed])];
}

/** The crate's packages that the patch takes over and that don't come from the fork yet. */
function outdated(lock: LockFacts, crate: string, patch: PatchFacts): readonly string[] {
  const packages = lock.packages.filter(({ name }) => name === crate);
  return (
    packages
      .filter(({ source }) => source !== null && !isFrom(source, patch.git))
      // A single version under an open requirement (">=0.8") may be far from the patch's.
      .filter((entry) => packages.length === 1 || standsInFor(patch.version, entry.version))
      .map((entry) => spec(lock, entry))
  );
}

/** Whether a lock file's source is the repository at `url`. */
export function isFrom(source: string, url: string): boolean {
  const [address = ''] = source.replace(/^git\+/, '').split(/[?#]/);
  return source.startsWith('git+') && canonicalGitUrl(address) === canonicalGitUrl(url);
}

/** A package id specification, no longer than it must be to mean one package. */
function spec(lock: LockFacts, { name, version, source }: LockedPackage): string {
  const named = lock.packages.filter((each) => each.name === name);
  if (named.length < 2) return name;
  const same = named.filter((each) => each.version === version).length > 1;
  return same && source !== null ? `'${source}#${name}@${version}'` : `${name}@${version}`;
}
