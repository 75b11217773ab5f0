/**
 * Which of many names a text contains as whole words. A few names are searched for one by one; if there are more, the text
 * is cut into its words once, so that time grows with the text and not with the list.
 */
import { addUnder } from '../text/append.ts';
import type { Rename } from './package.ts';
import type { RustFile } from './rust-file.ts';
import { mentionsName } from './tokens.ts';

/** With up to this many names, searching is faster. */
const few = 32;

/** Those of `items` whose name `text` contains as a whole word, in their order. */
export function mentionedIn<Item>(
  text: string,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  if (items.length <= few) return items.filter((item) => mentionsName(text, nameOf(item)));
  const places = placesByName(items, nameOf);
  const found: number[] = [];
  for (const word of new Set(text.match(/\w+/g))) {
    for (const place of places.get(word) ?? []) found.push(place);
  }
  return found.sort((a, b) => a - b).flatMap((place) => items[place] ?? []);
}

/** Whether `text` contains one of these names as a whole word. */
export function namesAny<Item>(
  text: string,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): boolean {
  if (items.length > few) return mentionedIn(text, items, nameOf).length > 0;
  return items.some((item) => mentionsName(text, nameOf(item)));
}

type Names = ReadonlyMap<string, readonly number[]>;

/** The indices of a list by name. Made once for a list and a kind of name, because every text needs them. */
function placesByName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Names {
  const own = indices.get(items) ?? new Map<unknown, Names>();
  indices.set(items, own);
  const known = own.get(nameOf);
  if (known) return known;
  const places = new Map<string, number[]>();
  for (const [place, item] of items.entries()) addUnder(places, nameOf(item), place);
  own.set(nameOf, places);
  return places;
}

const indices = new WeakMap<object, Map<unknown, Names>>();

/** The renames that concern a file. */
export interface Said {
  /** Those whose old name it contains. */
  readonly old: readonly Rename[];
  /** Those whose new name it contains. */
  readonly now: readonly Rename[];
}

/** Finds the renames whose names a file contains. A file remembers the answer about the renames it was last asked for. */
export function saidIn(file: RustFile, renames: readonly Rename[]): Said {
  const known = lastSaid.get(file);
  if (known?.renames === renames) return known.said;
  const said = search(file, renames);
  lastSaid.set(file, { renames, said });
  return said;
}

const lastSaid = new WeakMap<
  RustFile,
  { readonly renames: readonly Rename[]; readonly said: Said }
>();

function search(file: RustFile, renames: readonly Rename[]): Said {
  const { text } = file;
  if (renames.length > few) {
    return { old: mentionedIn(text, renames, oldName), now: mentionedIn(text, renames, newName) };
  }
  const says = (name: string) => file.says(name) && mentionsName(text, name);
  return {
    old: renames.filter(({ from }) => says(from)),
    // A file that contains `qlora_paste` also contains `paste`.
    now: renames.filter(({ from, to }) => (!to.includes(from) || file.says(from)) && says(to)),
  };
}

export function oldName({ from }: Rename): string {
  return from;
}

function newName({ to }: Rename): string {
  return to;
}
