/**
 * Items of a crate that other modules reach by a name of the package's own: if `lib.rs` says `use hues as h;`, then
 * `super::h::Colour` in `a.rs` leads into the crate although `a.rs` does not name it. A path is followed if its
 * beginning leads to the module that binds the name. The name must be written out, so only files that contain it are
 * read.
 */

import { addUnder } from '../text/append.ts';
import { pathUpTo, readPlaces } from './heads.ts';
import { changeItems, usesOf } from './items.ts';
import type { Package, Rename } from './package.ts';
import type { RustReading } from './reading.ts';
import type { FileChanges } from './rewrite-file.ts';
import { nameOf } from './tokens.ts';
import { pathOf } from './use-tree.ts';

/** Follows the names that files bind into the other modules of the package. Adds what changes there to `changes`. */
export function changeReached(rust: Package, changes: Map<string, FileChanges>): void {
  for (const rename of rust.input.renames) {
    if (!rename.items || rename.items.size === 0) continue;
    const known = new Set<string>();
    for (let round = 0; round < mostRounds; round++) {
      const found = foundIn(rust, rename, changes, known);
      if (found.size === 0) break;
      for (const [name, places] of found) {
        for (const [path, file] of rust.input.files) {
          if (!file.says(name) || file.reading.problem) continue;
          reach({ rust, rename, changes, path, reading: file.reading }, name, places);
        }
      }
      for (const { items } of changes.values()) items.get(rename)?.finish();
    }
  }
}

/** A name that is reached may be bound again (`use super::h;`). Each round follows one more step. */
const mostRounds = 8;

/** How many such names are followed, since each is searched for in all files. Nobody binds more of them. */
const mostNames = 64;

/** A name in a module that means the crate or an item in it. */
interface Found {
  readonly file: string;
  /** The module's scope. */
  readonly scope: number;
  readonly item: string;
  /** Whether a glob import brought it in: then the name is the crate's own, and may be another one in the fork. */
  readonly isOwn: boolean;
}

/** What was bound since the last round, by name. */
function foundIn(
  rust: Package,
  rename: Rename,
  changes: ReadonlyMap<string, FileChanges>,
  known: Set<string>,
): ReadonlyMap<string, readonly Found[]> {
  const byName = new Map<string, Found[]>();
  const add = (name: string, found: Found): void => {
    const key = [name, found.file, found.scope, found.item].join('\0');
    if (known.has(key) || (!byName.has(name) && byName.size === mostNames)) return;
    known.add(key);
    addUnder(byName, name, found);
  };
  for (const [file, { items }] of changes) {
    const { outline } = rust.read(file) ?? {};
    for (const { token, name, item } of items.get(rename)?.given() ?? []) {
      const scope = outline?.scopeOf[token] ?? 0;
      const kind = outline?.scopes[scope]?.kind;
      if (kind !== 'file' && kind !== 'module') continue;
      if (name !== null) add(name, { file, scope, item, isOwn: false });
      else {
        for (const own of namesBelow(rename, item)) {
          const path = item === '' ? own : `${item}::${own}`;
          add(own, { file, scope, item: path, isOwn: true });
        }
      }
    }
  }
  return byName;
}

/** The names directly below an item that change or lead to something that does. */
function namesBelow({ items }: Rename, item: string): ReadonlySet<string> {
  const above = item === '' ? '' : `${item}::`;
  const names = [...(items?.keys() ?? [])].flatMap((path) =>
    path.startsWith(above) ? (path.slice(above.length).split('::')[0] ?? []) : [],
  );
  return new Set(names);
}

interface Place {
  readonly rust: Package;
  readonly rename: Rename;
  readonly changes: Map<string, FileChanges>;
  readonly path: string;
  readonly reading: RustReading;
}

/** Follows the paths of one file that go through a name bound in another module. */
function reach(place: Place, name: string, places: readonly Found[]): void {
  const { rust, path, reading } = place;
  const { tokens, groups, outline, names } = reading;
  /** What the name means after the segments in `prefix`. */
  const behind = (scope: number, prefix: readonly number[]): Found | undefined => {
    const meaning = rust.resolver.meaningOfPath(path, scope, prefix);
    if (meaning.kind !== 'module') return;
    const { module } = meaning;
    return places.find((each) => each.file === module.file && each.scope === module.scope);
  };
  for (const { token, place: at } of readPlaces(tokens, groups, outline, name).mentions) {
    if (at !== 'segment') continue;
    const prefix = pathUpTo(tokens, token).slice(0, -1);
    const found = prefix.length > 0 ? behind(outline.scopeOf[token] ?? 0, prefix) : undefined;
    if (!found) continue;
    if (found.isOwn) itemsIn(place).path(token - 2, parentOf(found.item));
    else itemsIn(place).path(token, found.item);
  }
  for (const [index, { scope, keyword }] of outline.uses.entries()) {
    for (const leaf of names.leaves[index] ?? []) {
      const segments = pathOf(leaf.path);
      const at = segments.findIndex((token, nth) => nth > 0 && nameOf(tokens, token) === name);
      const found = at === -1 ? undefined : behind(scope, segments.slice(0, at));
      if (!found) continue;
      if (found.isOwn) itemsIn(place).below(leaf, at - 1, parentOf(found.item), keyword);
      else itemsIn(place).below(leaf, at, found.item, keyword);
    }
  }
  if (names.byName.has(name)) return;
  for (const token of usesOf(reading, name)) {
    const found = broughtTo(place, outline.scopeOf[token] ?? 0, name, places);
    if (!found) continue;
    if (found.isOwn) itemsIn(place).brought(token, found.item);
    itemsIn(place).path(token, found.item);
  }
}

/**
 * What a name means that the file does not bind itself: a glob import of its module provides it, or the crate's root
 * adds it to the extern prelude.
 */
function broughtTo(
  { rust, rename, path, reading: { outline, names } }: Place,
  scope: number,
  name: string,
  places: readonly Found[],
): Found | undefined {
  if (name !== rename.from && rust.crates.replaces(path, name)) {
    return places.find(({ item, isOwn }) => item === '' && !isOwn);
  }
  const module = outline.scopes[scope]?.module ?? 0;
  for (const { leaf } of names.globs.get(module) ?? []) {
    const meaning = rust.resolver.meaningOfPath(path, module, pathOf(leaf.path));
    if (meaning.kind !== 'module') continue;
    const { file, scope: at } = meaning.module;
    // Within the file that binds it, the name has already been followed.
    const found = places.find((each) => each.file === file && each.scope === at);
    if (found && file !== path) return found;
  }
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
