/**
 * Where a file has a name as the first segment of a path outside `use` declarations: the places that may mean a crate.
 * `lookup.ts` decides whether they do.
 */

import type { Groups } from './groups.ts';
import type { Outline } from './outline.ts';
import { isName, Kind, kindAt, mentionsOf, nameOf, type Tokens } from './tokens.ts';

export interface Head {
  readonly token: number;
  /** Written as `::name::…`, which Rust only looks up in the extern prelude (edition 2018 and later). */
  readonly global: boolean;
}

/** Any other identifier with the name. */
export interface Mention {
  readonly token: number;
  /** `segment`: after another segment of a path; `bare`: a word by itself; `other`: anything else. */
  readonly place: 'segment' | 'bare' | 'other';
}

export interface Places {
  readonly heads: readonly Head[];
  readonly mentions: readonly Mention[];
}

/** Words that may precede a path without being part of it: `return ::gemm::x`. */
const NO_SEGMENT = new Set(
  'as async await box break const continue do dyn else enum extern for if impl in let loop match mod move mut pub ref return static struct trait type unsafe use where while yield'.split(
    ' ',
  ),
);

export function readPlaces(tokens: Tokens, groups: Groups, outline: Outline, name: string): Places {
  const heads: Head[] = [];
  const mentions: Mention[] = [];
  let use = 0;
  for (const token of mentionsOf(tokens, name)) {
    while ((outline.uses[use]?.end ?? tokens.count) < token) use++;
    if ((outline.uses[use]?.keyword ?? tokens.count) < token) continue; // read as a use tree
    const before = kindAt(tokens, token - 1);
    if (before === Kind.Dollar || before === Kind.Dot) {
      mentions.push({ token, place: 'other' });
    } else if (before === Kind.PathSep && followsSegment(tokens, groups, token - 1)) {
      mentions.push({ token, place: 'segment' });
    } else if (kindAt(tokens, token + 1) !== Kind.PathSep) {
      mentions.push({ token, place: before === Kind.PathSep ? 'other' : 'bare' });
    } else if (kindAt(tokens, token + 2) === Kind.Less) {
      mentions.push({ token, place: 'other' }); // a function's turbofish: a crate takes no arguments
    } else heads.push({ token, global: before === Kind.PathSep });
  }
  return { heads, mentions };
}

/**
 * The segments of a path up to token `index`, from the first one on. Empty if the path does not begin with a plain
 * name, or `::` and one.
 */
export function pathUpTo(tokens: Tokens, groups: Groups, index: number): readonly number[] {
  const path = [index];
  let at = index;
  while (kindAt(tokens, at - 1) === Kind.PathSep && path.length < 64) {
    if (!followsSegment(tokens, groups, at - 1)) break;
    at -= 2;
    if (!isName(tokens, at)) return [];
    path.push(at);
  }
  return path.reverse();
}

/** Whether the `::` at `separator` continues a path and does not begin one. */
function followsSegment(tokens: Tokens, groups: Groups, separator: number): boolean {
  const before = separator - 1;
  if (isName(tokens, before)) {
    return (
      kindAt(tokens, before) === Kind.RawIdent ||
      kindAt(tokens, before - 1) === Kind.Dollar ||
      kindAt(tokens, before - 1) === Kind.Dot ||
      !NO_SEGMENT.has(nameOf(tokens, before))
    );
  }
  if (kindAt(tokens, before) !== Kind.Greater) return false;
  // `Vec<T>::gemm` or `a > ::gemm::X`: without a space it continues a path; with one only if a `<` opens the generics.
  if (tokens.ends[before] === tokens.starts[separator]) return true;
  return closesGenerics(tokens, groups, before);
}

/** Whether the `>` at `index` closes a `<`, with nothing between them but tokens that types are made of. */
function closesGenerics(tokens: Tokens, groups: Groups, index: number): boolean {
  let depth = 0;
  for (let i = index; i >= 0 && index - i < 256; i--) {
    const kind = kindAt(tokens, i);
    if (kind === Kind.Greater) depth++;
    else if (kind === Kind.Less) {
      if (--depth === 0) return true;
    } else if (isBinaryAnd(tokens, i) || (isName(tokens, i) && !mayStandInType(tokens, i)))
      return false;
    else if (kind === Kind.CloseParen || kind === Kind.CloseBracket || kind === Kind.CloseBrace)
      i = groups.partner[i] ?? 0;
    else if (
      kind === Kind.Semicolon ||
      kind === Kind.Or ||
      kind === Kind.OpenParen ||
      kind === Kind.OpenBracket ||
      kind === Kind.OpenBrace ||
      kind === Kind.FatArrow
    ) {
      return false;
    }
  }
  return false;
}

function isBinaryAnd(tokens: Tokens, index: number): boolean {
  return (
    kindAt(tokens, index) === Kind.And &&
    kindAt(tokens, index - 1) === Kind.And &&
    (isName(tokens, index - 2) || kindAt(tokens, index - 2) === Kind.Number)
  );
}

const TYPE_WORDS = new Set(['as', 'const', 'dyn', 'fn', 'for', 'impl', 'mut', 'unsafe', 'extern']);

function mayStandInType(tokens: Tokens, index: number): boolean {
  const name = nameOf(tokens, index);
  return kindAt(tokens, index) === Kind.RawIdent || !NO_SEGMENT.has(name) || TYPE_WORDS.has(name);
}
