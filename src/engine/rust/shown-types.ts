/**
 * Where a file shows types of a crate to other crates: in public signatures, by public re-exports, under whatever name
 * the file has for the crate. Dependants that still use the old crate's types get E0308 after the migration, whether the
 * path itself changes or, as in edition 2015 and behind an `as`, keeps its name.
 */

import { readFront } from './attributes.ts';
import { pathUpTo, readPlaces } from './heads.ts';
import { namesOf, type RustNoteSaid } from './note.ts';
import { scopeAt } from './outline.ts';
import type { Package, Rename } from './package.ts';
import { isReachable, publicSignatures } from './public-types.ts';
import type { RustReading } from './reading.ts';
import { Kind, kindAt, means, mentionsOf, nameOf } from './tokens.ts';
import { boundName } from './use-tree.ts';

export function noteShownTypes(
  rust: Package,
  path: string,
  reading: RustReading,
  rename: Rename,
  note: (token: number, said: RustNoteSaid) => void,
): void {
  const { tokens, groups, outline } = reading;
  const itemOf = publicSignatures(reading);
  const leadsIn = leadingIn(rust, path, rename);
  const { exported, names, types } = boundTo(reading, rename, leadsIn);
  for (const token of exported) {
    note(token, { code: 'rust-public-type', params: { ...namesOf(rename), how: 'export' } });
  }
  const noted = new Set<number>();
  const visit = (token: number): void => {
    const item = itemOf(token);
    if (item === -1 || noted.has(item)) return;
    noted.add(item);
    note(token, { code: 'rust-public-type', params: { ...namesOf(rename), how: 'signature' } });
  };
  const { heads, mentions } = readPlaces(tokens, groups, outline, rename.from);
  for (const { token, global } of heads) {
    if (itemOf(token) === -1) continue;
    if (leadsIn(scopeAt(outline, token), global, null)) visit(token);
  }
  // `self::gemm::Parallelism`, by the module’s own `extern crate` or import.
  for (const { token, place } of mentions) {
    if (place !== 'segment' || itemOf(token) === -1) continue;
    const scope = scopeAt(outline, token);
    const meaning = rust.resolver.meaningOfPath(path, scope, pathUpTo(tokens, groups, token));
    if (meaning.kind === 'crate' && meaning.name === rename.from) visit(token);
  }
  for (const name of names) {
    for (const { token, global } of readPlaces(tokens, groups, outline, name).heads) {
      if (!global) visit(token);
    }
  }
  const named = [...types].flatMap((name) => mentionsOf(tokens, name)).sort((a, b) => a - b);
  for (const token of named) {
    if (kindAt(tokens, token - 1) !== Kind.PathSep) visit(token);
  }
}

/** Whether the crate’s name leads into the crate at its place; `keyword` is that of a use declaration. */
type LeadsIn = (scope: number, global: boolean, keyword: number | null) => boolean;

function leadingIn(rust: Package, path: string, { from }: Rename): LeadsIn {
  const { resolver, crates, input } = rust;
  const old = rust.input.edition === '2015';
  const isReplaced = crates.replaces(path, from);
  const isSettled = input.settled?.has(path) === true;
  return (scope, global, keyword) => {
    if (global && !old) return true;
    // In edition 2015, `::` leads to the crate root, as the paths of use declarations do.
    const meaning =
      keyword === null && !global
        ? resolver.meaningOf(path, scope, from)
        : resolver.meaningInUse(path, scope, from, keyword ?? -1);
    if (meaning.kind === 'doubt') return isSettled;
    if (meaning.kind !== 'crate' || meaning.name !== from) return false;
    return meaning.by !== 'prelude' || !isReplaced;
  };
}

/** What a file binds of a crate. */
interface Bound {
  /** Tokens of the paths and names that others can import. */
  readonly exported: readonly number[];
  /** Other names for the crate, and names of its modules. */
  readonly names: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

function boundTo(reading: RustReading, { from }: Rename, leadsIn: LeadsIn): Bound {
  const { tokens, groups, outline, names: known } = reading;
  const exported: number[] = [];
  const types = new Set<string>();
  const names = new Set<string>();
  const isExported = (keyword: number, scope: number): boolean =>
    readFront(tokens, groups, keyword).isOpen && isReachable(reading, scope);
  const name = (bound: number): void => {
    const text = nameOf(tokens, bound);
    // A name that means several things in this file may mean another one here.
    if (text !== from && countOf(reading, text) === 1) names.add(text);
  };
  for (const { use, leaves } of known.usesByHead.get(from) ?? []) {
    const { keyword, scope } = outline.uses[use] ?? { keyword: -1, scope: -1 };
    for (const leaf of leaves) {
      const { path: segment } = leaf;
      if (!segment || !means(tokens, segment.first, from)) continue;
      if (kindAt(tokens, segment.first - 1) === Kind.Dollar) continue;
      if (!leadsIn(scope, segment.global, keyword)) continue;
      const whole = segment.length === 1;
      const isShown = whole || leaf.kind === 'glob' || isTypeName(nameOf(tokens, segment.token));
      if (isShown && isExported(keyword, scope)) exported.push(segment.first);
      const bound = boundName(tokens, leaf);
      if (bound === -1) continue;
      if (!whole && isTypeName(nameOf(tokens, bound))) types.add(nameOf(tokens, bound));
      else name(bound);
    }
  }
  for (const { keyword, name: crate, alias, scope } of outline.externCrates) {
    if (!means(tokens, crate, from)) continue;
    if (isExported(keyword, scope)) exported.push(crate);
    if (alias !== -1) name(alias);
  }
  return { exported, names, types };
}

/** How many times a file binds a name. */
function countOf({ names }: RustReading, name: string): number {
  let count = 0;
  for (const bindings of names.byName.get(name)?.values() ?? []) count += bindings.length;
  return count;
}

/** Types are written with a capital (RFC 430). */
function isTypeName(name: string): boolean {
  const first = name.charCodeAt(0);
  return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(name);
}
