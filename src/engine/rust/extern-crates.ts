/**
 * `extern crate` items, and whether paths refer to them as items (`crate::paste`, `self::paste`, `super::paste`, or a
 * glob import of their module). If so, the old name must stay bound.
 */

import { pathUpTo, readPlaces } from './heads.ts';
import type { Meaning } from './meaning.ts';
import type { Module } from './modules.ts';
import { scopeAt } from './outline.ts';
import type { RustReading } from './reading.ts';
import type { Resolver } from './resolve.ts';
import { isWord, Kind, kindAt, means } from './tokens.ts';
import { type Leaf, pathOf } from './use-tree.ts';

interface Source {
  readonly path: string;
  readonly reading: RustReading;
}

/** For the files of a package that mention a crate: whether `extern crate name;` in a module must keep the name. */
export function keptAliases(
  sources: readonly Source[],
  resolver: Resolver,
  roots: readonly string[],
): (module: Module, name: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (module, name) => {
    let reached = known.get(name);
    if (!reached) {
      const keys = new Set<string>();
      for (const source of sources) addReached(source, name, resolver, roots, keys);
      reached = keys;
      known.set(name, reached);
    }
    return reached.has(keyOf(module));
  };
}

function keyOf({ file, scope }: Module): string {
  return `${file}\n${scope}`;
}

function addReached(
  { path: file, reading }: Source,
  name: string,
  resolver: Resolver,
  roots: readonly string[],
  out: Set<string>,
): void {
  const { tokens, groups, outline, names } = reading;
  const through = (meaning: Meaning): void => {
    if (meaning.kind === 'crate' && meaning.item) out.add(keyOf(meaning.item));
  };
  const { heads, mentions } = readPlaces(tokens, groups, outline, name);
  for (const { token, place } of mentions) {
    if (place !== 'segment') continue;
    const path = pathUpTo(tokens, groups, token);
    const [first] = path;
    if (first === undefined) continue;
    if (kindAt(tokens, first - 1) !== Kind.Dollar) {
      through(resolver.meaningOfPath(file, scopeAt(outline, token), path));
    } else if (isWord(tokens, first, 'crate'))
      for (const root of roots) out.add(keyOf({ file: root, scope: 0 }));
  }
  let named = heads.length > 0;
  outline.uses.forEach(({ scope }, index) => {
    for (const leaf of names.leaves[index] ?? []) {
      const at = positionOf(reading, leaf, name);
      if (at === 0) named = true;
      if (at <= 0) continue;
      through(resolver.meaningOfUsePath(file, scope, pathOf(leaf.path).slice(0, at + 1)));
    }
  });
  if (!named) return;
  for (const [scope, globs] of names.globs) {
    for (const { leaf } of globs) {
      const target = resolver.meaningOfUsePath(file, scope, pathOf(leaf.path));
      if (target.kind === 'module') out.add(keyOf(target.module));
    }
  }
}

/** Index of `name` in the leaf's path, or -1. */
function positionOf({ tokens }: RustReading, leaf: Leaf, name: string): number {
  return pathOf(leaf.path).findIndex((token) => means(tokens, token, name));
}
