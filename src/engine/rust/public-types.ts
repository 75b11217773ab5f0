/**
 * Where a package shows the crate's types to others: in public signatures, and by public re-exports. Dependants that
 * still use the old crate's types get E0308 after the migration. If a module is in another file, we don't see whether
 * it is private, so its public items count.
 */
import { countUpTo } from '../text/binary-search.ts';
import { readFront } from './attributes.ts';
import type { Item } from './outline.ts';
import type { RustReading } from './reading.ts';
import { isWord, Kind, kindAt } from './tokens.ts';

/** For a token index: the keyword of the public item whose signature contains the token, or -1. */
export function publicSignatures(reading: RustReading): (token: number) => number {
  const { tokens, outline } = reading;
  const ends = new Map<number, number>();
  return (token) => {
    const index = countUpTo(outline.items, ({ keyword }) => keyword < token) - 1;
    const item = outline.items[index];
    if (!item || !isPublicItem(reading, item)) return -1;
    let end = ends.get(index);
    if (end === undefined) {
      end = signatureEnd(reading, item);
      ends.set(index, end);
    }
    if (token > end) return -1;
    const hasFields =
      isWord(tokens, item.keyword, 'struct') || isWord(tokens, item.keyword, 'union');
    return hasFields && !isPublicField(reading, item, token) ? -1 : item.keyword;
  };
}

function isPublicItem(reading: RustReading, item: Item): boolean {
  const { tokens, groups, outline } = reading;
  const scope = outline.scopes[item.scope];
  if (!scope || item.space === 'macro' || item.space === 'module') return false;
  const inTrait = scope.kind === 'assoc' && isWord(tokens, scope.head, 'trait');
  const keyword = inTrait ? scope.head : item.keyword;
  const around = scope.kind === 'assoc' ? scope.parent : item.scope;
  return readFront(tokens, groups, keyword).isOpen && isReachable(reading, around);
}

/** Whether every module around `scope` in this file is public, and no function body is among the scopes around it. */
export function isReachable({ tokens, groups, outline }: RustReading, scope: number): boolean {
  let steps = 0;
  for (let at = scope; at > 0; at = outline.scopes[at]?.parent ?? 0) {
    const around = outline.scopes[at];
    if (around?.kind !== 'module' || ++steps > 64) return false;
    if (!readFront(tokens, groups, around.head).isOpen) return false;
  }
  return true;
}

/** The last token of what other crates see of the item: a function without its body, a type with it. */
function signatureEnd({ tokens, groups }: RustReading, item: Item): number {
  const shown = item.space === 'type' && !isWord(tokens, item.keyword, 'trait');
  for (let i = item.name + 1; i < tokens.count; i++) {
    const kind = kindAt(tokens, i);
    if (kind === Kind.Semicolon || kind === Kind.CloseBrace) return i;
    if (kind === Kind.Equals && item.space === 'value') return i;
    if (kind === Kind.OpenBrace) return shown ? (groups.partner[i] ?? i) : i;
    if (kind === Kind.OpenParen || kind === Kind.OpenBracket) i = groups.partner[i] ?? i;
  }
  return tokens.count;
}

/** Whether the struct field that contains the token is `pub`. */
function isPublicField({ tokens, groups }: RustReading, item: Item, token: number): boolean {
  let depth = 0;
  for (let i = token - 1; i > item.name && token - i < 256; i--) {
    const kind = kindAt(tokens, i);
    if (kind === Kind.CloseParen || kind === Kind.CloseBracket || kind === Kind.CloseBrace)
      i = groups.partner[i] ?? 0;
    else if (kind === Kind.Greater) depth++;
    else if (kind === Kind.Less) depth--;
    else if (isWord(tokens, i, 'pub')) return kindAt(tokens, i + 1) !== Kind.OpenParen;
    else if ((kind === Kind.Comma && depth >= 0) || kind === Kind.OpenBrace) return false;
  }
  return false;
}
