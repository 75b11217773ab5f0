/**
 * Items of a crate that other modules reach by a name of the package's own: if `lib.rs` says `use hues as h;`, then
 * `super::h::Colour` in `a.rs` leads into the crate although `a.rs` does not name it. A path is followed if its
 * beginning leads to the module that binds the name. The name must be written out, so only files that contain it are
 * read.
 */

import { addUnder } from '../text/append.ts';
import { usesOf } from './bound-names.ts';
import { pathUpTo, readPlaces } from './heads.ts';
import { itemsBelow, parentsOf } from './item-paths.ts';
import { changeItems, type GivenItem } from './items.ts';
import type { Meaning } from './meaning.ts';
import { namesOf } from './note.ts';
import { scopeAt } from './outline.ts';
import type { ItemChange, Package, Rename } from './package.ts';
import type { RustReading } from './reading.ts';
import type { FileChanges } from './rewrite-file.ts';
import { endOf, isName, means, nameOf, startOf } from './tokens.ts';
import { type Leaf, pathOf } from './use-tree.ts';

/** Follows the names that files bind into the other modules of the package. Adds what changes there to `changes`. */
export function changeReached(rust: Package, changes: Map<string, FileChanges>): void {
  const filesOf = createSearch(rust);
  for (const rename of rust.input.renames) {
    const { items } = rename;
    if (!items || items.size === 0) continue;
    const given = createGiven(rust, rename, changes);
    const work: Work = { rust, rename, items, changes, bound: given.bound, targets: new Map() };
    for (let round = 0; round < mostRounds; round++) {
      const names = given.next();
      if (names.size === 0) break;
      for (const [path, said] of filesOf(names)) {
        const file = rust.input.files.get(path);
        if (!file || file.reading.problem) continue;
        const place: Place = { ...work, path, reading: file.reading, leaves: null };
        for (const name of said) reach(place, name);
      }
      for (const own of changes.values()) own.items.get(rename)?.finish();
    }
    given.tellRest();
  }
}

/**
 * A name that is reached may be bound again (`use super::h;`). Each round follows one more step; what is bound after the
 * last one gets a note.
 */
const mostRounds = 8;

/** A module, by its file and scope. */
type ModuleKey = string;

function keyOf(file: string, scope: number): ModuleKey {
  return `${scope}\n${file}`;
}

/** What the modules of a package bind to something below the crate. */
interface BoundItems {
  /** The items by their names, then by the modules that bind them. */
  readonly named: Map<string, Map<ModuleKey, string>>;
  /** For each module, the items that a glob import brings in completely; and the modules by these items. */
  readonly globs: Map<ModuleKey, Set<string>>;
  readonly globbed: Map<string, Set<ModuleKey>>;
  /** Names that mean the crate itself. */
  readonly wholes: Set<string>;
}

/** Gathers what the files bind, which grows as more of it is followed. */
function createGiven(rust: Package, rename: Rename, changes: ReadonlyMap<string, FileChanges>) {
  const bound: BoundItems = {
    named: new Map(),
    globs: new Map(),
    globbed: new Map(),
    wholes: new Set(),
  };
  /** How many bindings of each file are known. */
  const known = new Map<string, number>();
  const below = itemsBelow(rename.items ?? new Map());
  /** Calls it with each binding in a module that is not known yet. */
  const forNew = (tell: (each: GivenItem, file: string, scope: number) => void): void => {
    for (const [file, { items }] of changes) {
      const own = items.get(rename)?.given ?? [];
      const { outline } = (own.length > 0 && rust.read(file)) || {};
      for (let at = known.get(file) ?? 0; at < own.length; at++) {
        const each = own[at];
        const scope = outline ? scopeAt(outline, each?.token ?? -1) : 0;
        const kind = outline?.scopes[scope]?.kind;
        if (each && (kind === 'file' || kind === 'module')) tell(each, file, scope);
      }
      known.set(file, own.length);
    }
  };
  return {
    bound,
    /** The names to look for, once what was bound since the last time is known. */
    next(): ReadonlySet<string> {
      const names = new Set<string>();
      const opened = new Set<string>();
      forNew(({ name, item }, file, scope) => {
        const module = keyOf(file, scope);
        if (name === null) {
          addTo(bound.globs, module, item);
          addTo(bound.globbed, item, module);
          opened.add(item);
          return;
        }
        const modules = bound.named.get(name) ?? new Map<ModuleKey, string>();
        bound.named.set(name, modules);
        if (!modules.has(module)) modules.set(module, item);
        if (item === '') bound.wholes.add(name);
        names.add(name);
      });
      for (const item of opened) {
        for (const name of below.get(item)?.names ?? []) names.add(name);
      }
      return names;
    },
    /** Reports other bindings that are not followed any further. */
    tellRest(): void {
      forNew(({ token, item }, file) => {
        const { tokens } = rust.read(file) ?? {};
        const changed = below.get(item)?.changed ?? '';
        if (!tokens || changed === '') return;
        changes.get(file)?.notes.push({
          code: 'rust-item-far',
          path: file,
          from: startOf(tokens, token),
          to: endOf(tokens, token),
          params: { ...namesOf(rename), changed },
        });
      });
    },
  };
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

/**
 * Finds which files contain some of the names. The first names are searched for in all texts; a caller with more has
 * the names of all files indexed.
 */
function createSearch({ input: { files } }: Package) {
  let asked = 0;
  let index: Map<string, string[]> | null = null;
  return (names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> => {
    const found = new Map<string, string[]>();
    asked += names.size;
    if (asked > mostSearched) index ??= indexNames(files);
    if (index) {
      for (const name of names) {
        for (const path of index.get(name) ?? []) addUnder(found, path, name);
      }
      return found;
    }
    for (const [path, file] of files) {
      for (const name of names) if (file.says(name)) addUnder(found, path, name);
    }
    return found;
  };
}

const mostSearched = 64;

/** The files by the names in them. */
function indexNames(files: Package['input']['files']): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const [path, { reading }] of files) {
    const { tokens } = reading;
    for (let token = 0; token < tokens.count; token++) {
      if (!isName(tokens, token)) continue;
      const name = nameOf(tokens, token);
      if (index.get(name)?.at(-1) !== path) addUnder(index, name, path);
    }
  }
  return index;
}

interface Work {
  readonly rust: Package;
  readonly rename: Rename;
  readonly items: ReadonlyMap<string, ItemChange>;
  readonly changes: Map<string, FileChanges>;
  readonly bound: BoundItems;
  /** The modules of other files that the globs of a module bring in, by that module. */
  readonly targets: Map<ModuleKey, ReadonlySet<ModuleKey>>;
}

interface Place extends Work {
  readonly path: string;
  readonly reading: RustReading;
  /** The leaves of its `use` declarations by each name in their paths; made when it is asked for. */
  leaves: ReadonlyMap<string, readonly Through[]> | null;
}

/** A path of a `use` declaration that goes through a name, behind other segments. */
interface Through {
  readonly leaf: Leaf;
  readonly scope: number;
  readonly keyword: number;
  /** The index of the segment. */
  readonly at: number;
}

/** What a name in a module means below the crate. */
interface Found {
  readonly item: string;
  /** Whether a glob import brought it in: then the name is the crate's own, and may be another one in the fork. */
  readonly isOwn: boolean;
}

/** Follows the paths of one file that go through a name bound in another module. */
function reach(place: Place, name: string): void {
  const { rust, path, reading } = place;
  const { tokens, groups, outline, names } = reading;
  /** What the name means after the segments in `prefix`. */
  const behind = (meaning: Meaning): Found | undefined => {
    if (meaning.kind !== 'module') return;
    return foundAt(place, name, keyOf(meaning.module.file, meaning.module.scope));
  };
  const { heads, mentions } = readPlaces(tokens, groups, outline, name);
  for (const { token, place: at } of mentions) {
    if (at !== 'segment') continue;
    const prefix = pathUpTo(tokens, groups, token).slice(0, -1);
    if (prefix.length === 0) continue;
    const scope = scopeAt(outline, token);
    const found = behind(rust.resolver.meaningOfPath(path, scope, prefix));
    if (!found) continue;
    if (found.isOwn) itemsIn(place).path(token - 2, parentOf(found.item));
    else itemsIn(place).path(token, found.item);
  }
  if (rust.input.edition === '2015' && place.bound.wholes.has(name)) {
    // `::k`, and `k` in a use declaration, begin at the crate root, where `extern crate hues as k;` may bind it.
    const isCrate = (scope: number, keyword: number): boolean => {
      const meaning = rust.resolver.meaningInUse(path, scope, name, keyword);
      return meaning.kind === 'crate' && meaning.name === place.rename.from;
    };
    for (const { token, global } of heads) {
      if (global && isCrate(scopeAt(outline, token), -1)) itemsIn(place).path(token, '');
    }
    for (const { use, leaves } of names.usesByHead.get(name) ?? []) {
      const { keyword = -1, scope = 0 } = outline.uses[use] ?? {};
      if (!isCrate(scope, keyword)) continue;
      for (const leaf of leaves) {
        if (leaf.path && means(tokens, leaf.path.first, name)) {
          itemsIn(place).below(leaf, 0, '', keyword);
        }
      }
    }
  }
  place.leaves ??= leavesThrough(reading);
  for (const { leaf, scope, keyword, at } of place.leaves.get(name) ?? []) {
    const prefix = pathOf(leaf.path).slice(0, at);
    const found = behind(rust.resolver.meaningOfUsePath(path, scope, prefix));
    if (!found) continue;
    if (found.isOwn) itemsIn(place).below(leaf, at - 1, parentOf(found.item), keyword);
    else itemsIn(place).below(leaf, at, found.item, keyword);
  }
  if (names.byName.has(name)) return;
  const brought = new Map<number, Found | null>();
  for (const token of usesOf(reading, name)) {
    const scope = scopeAt(outline, token);
    const module = outline.scopes[scope]?.module ?? 0;
    let found = brought.get(module);
    if (found === undefined) {
      found = broughtTo(place, module, name) ?? null;
      brought.set(module, found);
    }
    if (!found) continue;
    if (found.isOwn) itemsIn(place).brought(token, found.item);
    itemsIn(place).path(token, found.item);
  }
}

/** Longer paths are not followed (`lookup.ts`). */
const longest = 64;

function leavesThrough({ tokens, outline, names }: RustReading) {
  const through = new Map<string, Through[]>();
  for (const [use, leaves] of names.leaves.entries()) {
    const { scope = 0, keyword = -1 } = outline.uses[use] ?? {};
    for (const leaf of leaves) {
      if (!leaf.path || leaf.path.length > longest) continue;
      const seen = new Set<string>();
      for (const [at, token] of pathOf(leaf.path).entries()) {
        const name = nameOf(tokens, token);
        if (at === 0 || seen.has(name)) continue;
        seen.add(name);
        addUnder(through, name, { leaf, scope, keyword, at });
      }
    }
  }
  return through;
}

/** What a name means in a module. */
function foundAt({ items, bound }: Work, name: string, module: ModuleKey): Found | undefined {
  const item = bound.named.get(name)?.get(module);
  if (item !== undefined) return { item, isOwn: false };
  const above = common(bound.globs.get(module), parentsOf(items).get(name));
  return above === undefined ? undefined : ownBelow(above, name);
}

/**
 * What a name means that the file does not bind itself: a glob import of its module provides it, or the crate's root
 * adds it to the extern prelude.
 */
function broughtTo(place: Place, module: number, name: string): Found | undefined {
  const { rust, rename, items, bound, path } = place;
  if (name !== rename.from && rust.crates.replaces(path, name)) {
    return bound.wholes.has(name) ? { item: '', isOwn: false } : undefined;
  }
  const targets = targetsOf(place, module);
  if (targets.size === 0) return;
  const named = bound.named.get(name);
  const from = common(named, targets);
  const item = from === undefined ? undefined : named?.get(from);
  if (item !== undefined) return { item, isOwn: false };
  for (const above of parentsOf(items).get(name) ?? []) {
    if (common(bound.globbed.get(above), targets) !== undefined) return ownBelow(above, name);
  }
  return;
}

/** The modules in other files that a module imports with globs. In its own file, names are followed already. */
function targetsOf({ rust, targets, path, reading: { names } }: Place, module: number) {
  const key = keyOf(path, module);
  const known = targets.get(key);
  if (known) return known;
  const found = new Set<ModuleKey>();
  for (const { leaf } of names.globs.get(module) ?? []) {
    const meaning = rust.resolver.meaningOfUsePath(path, module, pathOf(leaf.path));
    if (meaning.kind !== 'module' || meaning.module.file === path) continue;
    found.add(keyOf(meaning.module.file, meaning.module.scope));
  }
  targets.set(key, found);
  return found;
}

/** A value that both have. Only the smaller one is walked. */
function common(
  a: ReadonlySet<string> | ReadonlyMap<string, unknown> | undefined,
  b: ReadonlySet<string> | undefined,
): string | undefined {
  if (!a || !b) return;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const each of few.keys()) if (many.has(each)) return each;
  return;
}

/** The changes of the crate's items in a file, which need not name the crate. */
function itemsIn({ rename, changes, path, reading }: Place) {
  const own = changes.get(path) ?? { edits: [], notes: [], items: new Map() };
  changes.set(path, own);
  const known = own.items.get(rename);
  if (known) return known;
  const items = changeItems(path, reading, rename, own.edits, own.notes);
  own.items.set(rename, items);
  return items;
}

function parentOf(item: string): string {
  const at = item.lastIndexOf('::');
  return at === -1 ? '' : item.slice(0, at);
}

function ownBelow(above: string, name: string): Found {
  return { item: above === '' ? name : `${above}::${name}`, isOwn: true };
}
