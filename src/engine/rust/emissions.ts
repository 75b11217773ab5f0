/**
 * Code that is compiled in other crates than the one that contains it: bodies of exported macros, and tokens that a
 * procedural macro makes (`quote!`). A crate that they name is looked up where the result is compiled.
 */

import { countUpTo } from '../text/binary-search.ts';
import { onceFor } from '../text/once.ts';
import { hasAttribute, readFront } from './attributes.ts';
import { namesOf, type RustNote } from './note.ts';
import { scopeAt } from './outline.ts';
import type { Rename } from './package.ts';
import type { RustReading } from './reading.ts';
import {
  endOf,
  isName,
  isWord,
  Kind,
  kindAt,
  means,
  nameOf,
  startOf,
  type Tokens,
  tokenAround,
} from './tokens.ts';

/**
 * A range of tokens, both ends included. Lists of them are sorted and disjoint: one inside another is part of that one.
 */
export interface Emission {
  readonly from: number;
  readonly to: number;
  /** The macro that emits it: `getters!`, `quote!`. */
  readonly by: string;
  /** Whether it refers to its own crate by `crate::…`, so that only callers in that crate can use it. */
  readonly own: boolean;
}

/** Macros whose arguments become tokens (docs.rs/quote, docs.rs/syn). */
const QUOTES = new Set(['quote', 'quote_spanned', 'parse_quote', 'parse_quote_spanned']);

export const readEmissions = onceFor((reading: RustReading): readonly Emission[] => {
  const { tokens, groups, outline } = reading;
  const found: Emission[] = [];
  for (const { space, keyword, name, scope } of outline.items) {
    if (space !== 'macro' || !isWord(tokens, keyword, 'macro_rules')) continue;
    const open = name + 1;
    const close = groups.partner[open] ?? 0;
    if (close === 0) continue;
    if (!hasAttribute(tokens, readFront(tokens, groups, keyword), 'macro_export')) continue;
    if (isForTests(reading, scope)) continue;
    for (const [from, to] of transcribers(reading, open, close)) {
      const own = namesOwnCrate(tokens, from, to);
      found.push({ from, to, by: `${nameOf(tokens, name)}!`, own });
    }
  }
  if (tokens.text.includes('quote')) {
    const { count, kinds } = tokens;
    for (let i = 0; i < count; i++) {
      if (kinds[i] !== Kind.Bang || !QUOTES.has(nameOf(tokens, i - 1))) continue;
      const to = groups.partner[i + 1] ?? 0;
      if (to === 0) continue;
      const scope = scopeAt(outline, i);
      if (!isForTests(reading, scope)) {
        found.push({ from: i + 1, to, by: `${nameOf(tokens, i - 1)}!`, own: false });
      }
      i = to;
    }
  }
  return outermost(found.sort((a, b) => a.from - b.from || b.to - a.to));
});

/** The emission that contains the token, if any. */
export function emissionAt(emissions: readonly Emission[], token: number): Emission | null {
  const found = emissions[countUpTo(emissions, ({ to }) => to < token)];
  return found && found.from <= token ? found : null;
}

/**
 * At most one note for a file with edits inside emissions, at the first of them: callers in other crates may still have
 * the old crate only.
 */
export function noteEmissions(
  path: string,
  reading: RustReading,
  rename: Rename,
  edited: ReadonlySet<number>,
): readonly RustNote[] {
  if (rename.callersMove || edited.size === 0) return [];
  const { tokens } = reading;
  const emissions = readEmissions(reading);
  if (emissions.length === 0) return [];
  const makers = new Set<string>();
  let first = -1;
  for (const start of [...edited].sort((a, b) => a - b)) {
    const token = tokenAround(tokens, start);
    const emission = means(tokens, token, rename.from) ? emissionAt(emissions, token) : null;
    if (!emission || emission.own) continue;
    makers.add(emission.by);
    if (first === -1) first = token;
  }
  if (first === -1) return [];
  const place = { path, from: startOf(tokens, first), to: endOf(tokens, first) };
  const params = { ...namesOf(rename), macros: listed([...makers]) };
  return [{ code: 'rust-exported-macro', ...place, params }];
}

/** Joins as many names as a reader can take in. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** Whether a module around it is only compiled for tests, so that nobody else sees what it exports. */
function isForTests({ tokens, groups, outline }: RustReading, scope: number): boolean {
  for (let at = scope, steps = 0; at > 0 && steps < 64; steps++) {
    const around = outline.scopes[at];
    if (around?.kind === 'module') {
      for (const { open } of readFront(tokens, groups, around.head).attributes) {
        if (isWord(tokens, open + 1, 'cfg') && isWord(tokens, open + 3, 'test')) return true;
      }
    }
    at = around?.parent ?? 0;
  }
  return false;
}

/** The bodies of a macro's rules: the groups after `=>`. */
function transcribers(
  { tokens, groups }: RustReading,
  open: number,
  close: number,
): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let i = open + 1; i < close; i++) {
    const partner = groups.partner[i] ?? 0;
    if (partner <= i) continue;
    if (kindAt(tokens, i - 1) === Kind.FatArrow) found.push([i, partner]);
    i = partner;
  }
  return found;
}

function namesOwnCrate(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (!isWord(tokens, i, 'crate') || kindAt(tokens, i + 1) !== Kind.PathSep) continue;
    const before = kindAt(tokens, i - 1);
    const isSegment = before === Kind.PathSep && isName(tokens, i - 2);
    if (before !== Kind.Dollar && !isSegment) return true;
  }
  return false;
}

function outermost(sorted: readonly Emission[]): readonly Emission[] {
  const out: Emission[] = [];
  for (const emission of sorted) {
    const last = out.at(-1);
    if (!last || last.to < emission.from) out.push(emission);
  }
  return out;
}
