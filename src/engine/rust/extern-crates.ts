/**
 * `extern crate` items, and whether anything reaches them as items (`crate::paste`, `self::paste`,
 * `super::paste`, a glob of their module): then the old name must stay bound.
 */
import { readPlaces } from './heads.ts';
import type { RustReading } from './reading.ts';
import { isWord, means, nameOf } from './tokens.ts';
import { pathOf } from './use-tree.ts';

interface Source {
  readonly path: string;
  readonly reading: RustReading;
}

/** For the mentioning files of a package: whether `extern crate name;` in a file must keep the name. */
export function keptAliases(sources: readonly Source[]): (path: string, name: string) => boolean {
  const known = new Map<string, boolean>();
  return (_path, name) => {
    let kept = known.get(name);
    if (kept === undefined) {
      kept = sources.some(({ reading }) => reaches(reading, name));
      known.set(name, kept);
    }
    return kept;
  };
}

const MODULE_WORDS = ['crate', 'self', 'super'];

function reaches({ tokens, groups, outline, names }: RustReading, name: string): boolean {
  const isModuleWord = (token: number): boolean =>
    MODULE_WORDS.some((word) => isWord(tokens, token, word));
  const places = readPlaces(tokens, groups, outline, name);
  if (places.mentions.some(({ place }) => place === 'item')) return true;
  const used =
    places.heads.length > 0 ||
    names.leaves.flat().some((leaf) => leaf.path && means(tokens, leaf.path.first, name));
  for (const leaf of names.leaves.flat()) {
    if (!leaf.path || !isModuleWord(leaf.path.first)) continue;
    const path = pathOf(leaf.path);
    if (leaf.kind === 'glob' && used && path.every(isModuleWord)) return true;
    const next = path.find((token) => !isModuleWord(token));
    if (next !== undefined && nameOf(tokens, next) === name) return true;
  }
  return false;
}
