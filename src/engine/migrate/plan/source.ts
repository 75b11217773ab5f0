/**
 * Where a fork comes from, in a manifest's terms: the fields of a dependency or of a `[patch]` entry (Cargo reference,
 * "Specifying dependencies", "Overriding dependencies").
 */
import type { Origin } from '../../cargo/dependency.ts';
import { canonicalGitUrl } from '../../cargo/manifest.ts';

import type { ForkSource } from '../../forks/fork.ts';
import { resolvePath } from '../../text/path.ts';

/** The fields for a manifest in the folder `dir`. A registry needs a version; for other places none is written. */
export function writtenSource(
  source: ForkSource | null,
  dir: string,
  version: string,
): Readonly<Record<string, string>> {
  if (source === null) return { version };
  if ('git' in source) {
    const { git, branch, tag, rev } = source;
    return {
      git,
      ...(branch !== undefined && { branch }),
      ...(tag !== undefined && { tag }),
      ...(rev !== undefined && { rev }),
    };
  }
  if ('path' in source) return { path: relativePath(dir, source.path) };
  return { version, registry: source.registry };
}

/** Whether a dependency of a manifest in `dir` comes from `source`, at any state of a repository. */
export function comesFrom(origin: Origin, source: ForkSource | null, dir: string): boolean {
  if (source === null) return origin.kind === 'crates-io';
  if ('git' in source) {
    return origin.kind === 'git' && canonicalGitUrl(origin.url) === canonicalGitUrl(source.git);
  }
  if ('path' in source) {
    return origin.kind === 'path' && resolvePath(dir, origin.path) === resolvePath('', source.path);
  }
  return origin.kind === 'registry' && origin.name === source.registry;
}

/**
 * The path from the folder `dir` to `path`, both relative to the project's top. A path out of the project stays as it
 * is.
 */
function relativePath(dir: string, path: string): string {
  const to = resolvePath('', path);
  if (to === null) return path;
  const [from, target] = [dir, to].map((each) => (each === '' ? [] : each.split('/')));
  const parted = (target ?? []).findIndex((name, at) => name !== from?.[at]);
  const common = parted === -1 ? (target ?? []).length : parted;
  const up = (from ?? []).slice(common).map(() => '..');
  return [...up, ...(target ?? []).slice(common)].join('/') || '.';
}
