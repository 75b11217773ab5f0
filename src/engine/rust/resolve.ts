/**
 * What a name means where it stands. Only as much is looked at as the answer needs: most answers come from the file
 * alone, and where another file decides, every crate that the file belongs to is asked.
 */
import { bindsOther } from './bindings.ts';
import type { ItemMacros } from './item-macros.ts';
import { follow, headOfUse, lookUp } from './lookup.ts';
import { doubt, type Meaning, sameMeaning } from './meaning.ts';
import { type Context, inPrelude, type Query } from './query.ts';

export interface Resolver {
  /** The meaning of `name` as the first segment of a path in `scope` of `file`. */
  meaningOf(file: string, scope: number, name: string): Meaning;
  /** The same where the path names a macro: what only a glob or a macro may bring in hides no crate there. */
  meaningInMacroPath(file: string, scope: number, name: string): Meaning;
  /** Where a whole path leads, given the tokens of its segments. */
  meaningOfPath(file: string, scope: number, path: readonly number[]): Meaning;
  /** The same as `meaningOf` inside the use declaration at `keyword`, which does not see what it binds itself. */
  meaningInUse(file: string, scope: number, name: string, keyword: number): Meaning;
}

/** How often a package's names are asked for in a second or further crate: each of the crates that share a file answers. */
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
  /** Where nothing shows the modules around a file, what they may bring in hides no crate in these places (E0659). */
  const unhidden = (file: string, name: string, answer: (query: Query) => Meaning): Meaning => {
    const meaning = ask(file, answer);
    const isLost =
      meaning.kind === 'doubt' &&
      meaning.doubt === 'missing' &&
      context.crates.has(name) &&
      !context.edition2015(file) &&
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
      ask(file, (query) => follow(query, { file, scope }, path, false, -1, 0)),
    meaningInUse: (file, scope, name, keyword) =>
      unhidden(file, name, (query) => headOfUse(query, { file, scope }, name, false, keyword, 0)),
  };
}

/** Asks without a crate first; when another file decides, asks for every crate the file belongs to. */
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
