/**
 * The meaning of a name at its place. No more is read than the answer needs: most answers come from the file alone.
 * Where another file decides, the answer is worked out for every crate that contains this file.
 */
import { bindsOther } from './bindings.ts';
import type { ItemMacros } from './item-macros.ts';
import { follow, followPath, headOfUse, lookUp } from './lookup.ts';
import { doubt, type Meaning, sameMeaning } from './meaning.ts';
import { type Context, inPrelude, type Query } from './query.ts';

export interface Resolver {
  /** The meaning of `name` as the first segment of a path in `scope` of `file`. */
  meaningOf(file: string, scope: number, name: string): Meaning;
  /** The same for a path that names a macro: there, a name that only a glob or a macro may provide hides no crate. */
  meaningInMacroPath(file: string, scope: number, name: string): Meaning;
  /** Where a whole path leads, given the tokens of its segments. */
  meaningOfPath(file: string, scope: number, path: readonly number[]): Meaning;
  /** The same for a path in a use declaration. */
  meaningOfUsePath(file: string, scope: number, path: readonly number[]): Meaning;
  /** The same as `meaningOf` for the use declaration at `keyword`, which does not see the names that it binds. */
  meaningInUse(file: string, scope: number, name: string, keyword: number): Meaning;
}

/** How many answers for a second or further crate a package may take. Files shared by many crates need one for each. */
const mostAsked = 20_000;

export function createResolver(context: Context): Resolver {
  const room = { left: mostAsked };
  const known = new Map<string, Meaning>();
  const barren = new Set<string>();
  const called = new Map<string, boolean>();
  const itemMacros = new Map<string, ItemMacros>();
  const ask = (file: string, answer: (query: Query) => Meaning): Meaning =>
    overCrates(context, room, file, (root) =>
      answer({ context, root, known, seen: new Set(), barren, empty: [], called, itemMacros }),
    );
  /** Where the modules around a file are unknown, nothing they may import hides a crate in these positions (E0659). */
  const unhidden = (file: string, name: string, answer: (query: Query) => Meaning): Meaning => {
    const meaning = ask(file, answer);
    const isLost =
      meaning.kind === 'doubt' &&
      meaning.doubt === 'missing' &&
      context.crates.has(name) &&
      !context.edition2015 &&
      !context.isRoot(file) &&
      context.modules().rootsOf(file)?.length === 0;
    const reading = isLost ? context.read(file) : null;
    return reading && !bindsOther(reading, name) ? inPrelude(context, name) : meaning;
  };
  return {
    meaningOf: (file, scope, name) =>
      ask(file, (query) => lookUp(query, file, scope, name, false, 0)),
    meaningInMacroPath: (file, scope, name) =>
      unhidden(file, name, (query) =>
        lookUp(query, file, scope, name, context.crates.has(name), 0),
      ),
    meaningOfPath: (file, scope, path) =>
      ask(file, (query) => followPath(query, { file, scope }, path)),
    meaningOfUsePath: (file, scope, path) =>
      ask(file, (query) => {
        const place = { file, scope };
        return follow(query, place, path, 0, (name) => headOfUse(query, place, name, false, -1, 0));
      }),
    meaningInUse: (file, scope, name, keyword) =>
      unhidden(file, name, (query) => headOfUse(query, { file, scope }, name, false, keyword, 0)),
  };
}

/** Answers without choosing a crate first. If another file decides, answers for every crate that contains the file. */
function overCrates(
  context: Context,
  room: { left: number },
  file: string,
  ask: (root: string | null) => Meaning,
): Meaning {
  const alone = ask(context.isRoot(file) ? file : null);
  if (alone.kind !== 'elsewhere') return alone;
  const roots = context.modules().rootsOf(file);
  room.left -= Math.max(0, (roots?.length ?? 0) - 1);
  if (roots === null || room.left < 0) return doubt('many');
  const meanings = roots.map(ask);
  const [first] = meanings;
  if (!first) return doubt('missing');
  const agree = meanings.every((other) => sameMeaning(first, other));
  return agree ? first : doubt('crates');
}
