/**
 * The exact commands to run after the migration. Verified with cargo 1.95 (test/cargo/graph/examples.test.ts):
 * - a locked package changes to a patch of another version only if it is named in `cargo update`, and all crates of a
 * family must be named together, because naming one splits the graph;
 * - naming a crate that the lock file does not contain is an error, and so is naming one that it contains twice without
 * `@version`;
 * - `cargo update --workspace` follows changed manifests and leaves everything else as it is;
 * - `cargo tree -i` only covers the root package and default features unless told otherwise: without `--workspace
 * --all-features` it may say that a crate is gone while a member still has it.
 */

import { packagesByName } from '../../cargo/lock-graph.ts';
import { canonicalGitUrl } from '../../cargo/manifest.ts';
import { addUnder } from '../../text/append.ts';
import { onceFor } from '../../text/once.ts';
import { folderOf } from '../../text/path.ts';
import { standsInFor } from '../plan/shim/remaining.ts';
import {
  changesResolution,
  type LockedPackage,
  type LockFacts,
  leftIn,
  type PatchFacts,
  type ProjectFacts,
} from './facts.ts';

/** What to run in one workspace. */
interface Step {
  readonly facts: ProjectFacts;
  /** The words after `cargo`. */
  readonly words: string;
}

/** What to run, by purpose. */
export interface Commands {
  readonly update: readonly string[];
  readonly format: readonly string[];
  readonly check: readonly string[];
  readonly test: readonly string[];
  readonly tree: readonly string[];
}

/**
 * Everything to run, in order: lock files are updated first, so that the later checks use the new ones. `sorters` are
 * the commands with which the project sorts its manifests, because a renamed key may have left its place.
 */
export function commandsFor(
  projects: readonly ProjectFacts[],
  sorters: readonly string[] = [],
): readonly string[] {
  const { update, format, check, test, tree } = commandsByKind(projects);
  const rekeyed = projects.filter(({ renames, sources }) =>
    renames.some(({ moved, namesItself }) => moved.length > 0 && (!sources.alias || namesItself)),
  );
  const folders = [...new Set(rekeyed.map(workspaceFolder))];
  const sort = folders.length > 0 ? sorters.map((command) => inFolders(folders, command)) : [];
  return [...update, ...format, ...sort, ...check, ...test, ...tree];
}

export function commandsByKind(projects: readonly ProjectFacts[]): Commands {
  const changed = projects.filter(isChanged);
  return {
    update: written(projects.flatMap((facts) => steps(facts, updateWords(facts)))),
    format: written(changed.flatMap((facts) => (facts.formats ? steps(facts, 'fmt --all') : []))),
    check: written(changed.flatMap((facts) => steps(facts, checkWords(facts)))),
    test: written(changed.flatMap((facts) => steps(facts, testWords(facts)))),
    tree: written(
      changed.flatMap((facts) =>
        changesResolution(facts) ? treeWords(facts).map((words) => ({ facts, words })) : [],
      ),
    ),
  };
}

/** Whether the workspace itself changes, and not only one whose packages it uses. */
export function isChanged(facts: ProjectFacts): boolean {
  const { follows: _, ...own } = facts;
  return changesResolution(own) || updateSpecs(own).length > 0 || facts.sources.edits > 0;
}

/** The smallest `cargo update` that makes the lock file follow; `null` if it already does. */
export function updateCommand(facts: ProjectFacts): string | null {
  const words = updateWords(facts);
  return words === null ? null : cargo(facts, words);
}

/** Whether there are old crates to look for in the graph. */
export function checksTrees(facts: ProjectFacts): boolean {
  return treeWords(facts).length > 0;
}

function checkWords({ features = [] }: ProjectFacts): string {
  return `check --workspace --all-targets${featureFlag(features)}`;
}

function testWords({ features = [] }: ProjectFacts): string {
  return `test --workspace${featureFlag(features)}`;
}

function featureFlag(features: readonly string[]): string {
  return features.length === 0 ? '' : ` --features ${shellWord(features.join(','))}`;
}

function updateWords(facts: ProjectFacts): string | null {
  const specs = updateSpecs(facts);
  if (specs.length > 0) return `update ${specs.map((each) => `-p ${each}`).join(' ')}`;
  return changesResolution(facts) ? 'update --workspace' : null;
}

/** Checks each old crate that should be gone. If it stays in several versions, it is checked by version. */
function treeWords(facts: ProjectFacts): readonly string[] {
  const { lock } = facts;
  const arriving = lock ? null : arrivingWithout(facts);
  const concerned = facts.renames.filter(
    ({ crate, moved, held }) =>
      moved.length + held.length > 0 ||
      facts.shims.some((shim) => shim.crate === crate) ||
      arriving?.has(crate) ||
      (lock && (namedIn(lock.packages).has(crate) || isBrought(lock, crate))),
  );
  return concerned.flatMap(({ crate }) => {
    const left = (lock && leftIn(lock, crate)?.versions) ?? [];
    const specs = left.length > 1 ? left.map((version) => `${crate}@${version}`) : [crate];
    return specs.map((each) => `tree -i ${each} --target all --workspace --all-features`);
  });
}

function isBrought(lock: LockFacts, crate: string): boolean {
  return (leftIn(lock, crate)?.brought.length ?? 0) > 0;
}

/** Without a lock file: the old crates behind the patched ones, and those that the forks depend on. */
function arrivingWithout({ renames, patches }: ProjectFacts): ReadonlySet<string> {
  const used = new Set(patches.flatMap(({ patch, uses }) => (patch === 'none' ? [] : uses)));
  return new Set(
    renames.flatMap(({ crate, fork, moved, brings = [] }) => [
      ...(used.has(fork) ? [crate] : []),
      ...(used.has(fork) || moved.length > 0 ? brings : []),
    ]),
  );
}

function steps(facts: ProjectFacts, words: string | null): readonly Step[] {
  return words === null ? [] : [{ facts, words }];
}

/** The steps as shell commands. A command for several workspaces is written once, for all their folders. */
function written(all: readonly Step[]): readonly string[] {
  const same = new Map<string, ProjectFacts[]>();
  for (const { words, facts } of all) {
    addUnder(same, words, facts);
  }
  return [...same].flatMap(([words, workspaces]) => {
    const [first, ...more] = workspaces;
    if (first && more.length === 0) return [cargo(first, words)];
    return [inFolders(workspaces.map(workspaceFolder), `cargo ${words}`)];
  });
}

/** A command to run in each of `folders`; `''` is the top. */
function inFolders(folders: readonly string[], command: string): string {
  const [first = '', ...more] = folders.map((folder) => shellWord(folder || '.'));
  if (more.length > 0) {
    return `for dir in ${[first, ...more].join(' ')}; do (cd "$dir" && ${command}); done`;
  }
  return first === '.' ? command : `(cd ${first} && ${command})`;
}

/**
 * A command to run from the project's top, even if the workspace is in a folder below it. Cargo reads its
 * configuration, and rustup the toolchain, from the folder they are run in: if there are such files, the command
 * changes to that folder.
 */
function cargo(facts: ProjectFacts, words: string): string {
  const folder = workspaceFolder(facts);
  if (folder === '') return `cargo ${words}`;
  if (facts.hasSettings) return `(cd ${shellWord(folder)} && cargo ${words})`;
  return `cargo ${words} --manifest-path ${shellWord(`${folder}/Cargo.toml`)}`;
}

/** The folder of the workspace's root; `''` is the top. */
function workspaceFolder({ root = null }: ProjectFacts): string {
  return folderOf(root ?? '');
}

/** Quotes a path so that a shell takes it as one word. */
export function shellWord(path: string): string {
  return /^[\w./@,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** The locked packages that only change if they are named. */
function updateSpecs(facts: ProjectFacts): readonly string[] {
  const { lock } = facts;
  if (!lock) {
    // Without a lock file: the crates in use, which any lock file of this project contains.
    return facts.patches.flatMap(({ crates, patch }) => (needsNaming(patch) ? crates : []));
  }
  const patched = facts.patches.flatMap((patch) =>
    needsNaming(patch.patch) ? patch.crates.flatMap((crate) => outdated(lock, crate, patch)) : [],
  );
  const shimmed = facts.shims.flatMap(({ crate, version }) => {
    const locked = namedIn(lock.packages).get(crate) ?? [];
    if (locked.some((each) => each.version === version)) return [];
    const stale = locked.find((each) => standsInFor(version, each.version));
    return stale ? [packageSpec(lock, stale)] : [];
  });
  return [...new Set([...patched, ...shimmed])];
}

/** Once a patch is removed, Cargo itself finds other sources for its crates. */
function needsNaming(patch: PatchFacts['patch']): boolean {
  return patch !== 'none' && patch !== 'removed';
}

/** The crate's packages that the patch replaces and that don't come from the fork yet. */
function outdated(lock: LockFacts, crate: string, patch: PatchFacts): readonly string[] {
  const packages = namedIn(lock.packages).get(crate) ?? [];
  return (
    packages
      .filter(({ source }) => source !== null && !(patch.git !== null && isFrom(source, patch.git)))
      // The only version under an open requirement (">=0.8") may be far from the patch's.
      .filter((entry) => packages.length === 1 || standsInFor(patch.version, entry.version))
      .map((entry) => packageSpec(lock, entry))
  );
}

/** Whether a lock file's source is the repository at `url`. */
export function isFrom(source: string, url: string): boolean {
  return repositoryOf(source) === canonicalGitUrl(url);
}

/** The repository of a lock file's source, in its canonical spelling; `null` if it is from elsewhere. */
export function repositoryOf(source: string): string | null {
  if (!source.startsWith('git+')) return null;
  const [address = ''] = source.slice('git+'.length).split(/[?#]/);
  return canonicalGitUrl(address);
}

/** The shortest package id specification that means exactly this package. */
export function packageSpec(
  lock: Pick<LockFacts, 'packages'>,
  { name, version, source }: LockedPackage,
): string {
  const counts = countsIn(lock.packages);
  if ((counts.get(name) ?? 0) < 2) return name;
  const same = (counts.get(`${name} ${version}`) ?? 0) > 1;
  // A git source's revision is not part of a package id.
  const from = source?.replace(/^(git\+[^#]*)#.*$/, '$1');
  return same && from ? `'${from}#${name}@${version}'` : `${name}@${version}`;
}

/** How many packages share a name, and how many a name and version. Counted once for a lock file. */
const countsIn = onceFor((packages: LockFacts['packages']): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { name, version } of packages) {
    for (const key of [name, `${name} ${version}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
});

/** The packages by name. Computed once, because every crate looks its own up. */
export const namedIn = onceFor(
  (packages: LockFacts['packages']): ReadonlyMap<string, readonly LockedPackage[]> =>
    packagesByName(packages),
);
