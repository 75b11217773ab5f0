/**
 * Takes `use` trees apart: `use a::{b, c::{self, d as e}, f::*};` has four leaves, each with its path. Paths share
 * their beginnings, so that even a deep tree costs no more than its text.
 */
import type { Groups } from './groups.ts';
import { isName, isWord, Kind, kindAt, type Tokens } from './tokens.ts';

/** One segment of a path, linked to the one before it. */
export interface Segment {
  /** The identifier's token. */
  readonly token: number;
  readonly before: Segment | null;
  /** The number of segments up to and including this one. */
  readonly length: number;
  /** The token of the path's first segment. */
  readonly first: number;
  /** Whether the path begins with `::`. */
  readonly global: boolean;
}

export interface Leaf {
  readonly kind: 'name' | 'self' | 'glob' | 'empty';
  /** The last segment; for `a::{self}` it is `a`. `null` for `use *` and `use {self}`. */
  readonly path: Segment | null;
  /** The token for the leaf: its last segment, `self`, `*`, or the `{` of an empty group. */
  readonly token: number;
  /** The token of the name after `as` (which may be `_`), or -1. */
  readonly rename: number;
}

/** The leaves of the tree between the `use` token and `end`. Anything that can't be in a use tree is skipped. */
export function readUseTree(
  tokens: Tokens,
  groups: Groups,
  keyword: number,
  end: number,
): readonly Leaf[] {
  const leaves: Leaf[] = [];
  /** The path before each open brace. */
  const prefixes: (Segment | null)[] = [];
  let prefix: Segment | null = null;
  let path: Segment | null = null;
  let global = false;
  let i = keyword + 1;
  while (i < end) {
    const kind = kindAt(tokens, i);
    if (kind === Kind.PathSep) {
      if (path === null) global = true;
      i++;
    } else if (kind === Kind.OpenBrace) {
      prefixes.push(prefix);
      prefix = path;
      if (kindAt(tokens, i + 1) === Kind.CloseBrace) {
        leaves.push({ kind: 'empty', path, token: i, rename: -1 });
      }
      i++;
    } else if (kind === Kind.CloseBrace) {
      prefix = prefixes.pop() ?? null;
      path = prefix;
      i++;
    } else if (kind === Kind.Comma) {
      path = prefix;
      global = isGlobalGroup(tokens, groups, i);
      i++;
    } else if (kind === Kind.Star) {
      leaves.push({ kind: 'glob', path, token: i, rename: -1 });
      i++;
    } else if (isName(tokens, i)) {
      const renamed = isWord(tokens, i + 1, 'as') && isName(tokens, i + 2);
      const goesOn = kindAt(tokens, i + 1) === Kind.PathSep;
      const rename = renamed ? i + 2 : -1;
      if (isWord(tokens, i, 'self') && path !== null && !goesOn) {
        leaves.push({ kind: 'self', path, token: i, rename });
      } else {
        path = {
          token: i,
          before: path,
          length: path ? path.length + 1 : 1,
          first: path ? path.first : i,
          global: path ? path.global : global,
        };
        if (!goesOn) leaves.push({ kind: 'name', path, token: i, rename });
      }
      i += renamed ? 3 : 1;
    } else i++;
  }
  return leaves;
}

/** Whether the comma at `index` is in a group opened by a leading `::`, as in `::{a, b}`. */
function isGlobalGroup(tokens: Tokens, groups: Groups, index: number): boolean {
  const open = (groups.inside[index] ?? 0) - 1;
  return kindAt(tokens, open) === Kind.OpenBrace && kindAt(tokens, open - 1) === Kind.PathSep;
}

/** The tokens of the path, from its first segment on. */
export function pathOf(segment: Segment | null): readonly number[] {
  const out: number[] = [];
  for (let at = segment; at; at = at.before) out.push(at.token);
  return out.reverse();
}

/** The token of the name that the leaf binds; -1 if it binds none (`*`, `as _`). */
export function boundName(tokens: Tokens, leaf: Leaf): number {
  if (leaf.kind === 'glob' || leaf.kind === 'empty') return -1;
  if (leaf.rename !== -1) return isWord(tokens, leaf.rename, '_') ? -1 : leaf.rename;
  return leaf.path?.token ?? -1;
}
