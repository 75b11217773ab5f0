/** What precedes an item's keyword: attributes and visibility. */
import type { Groups } from './groups.ts';
import { stringValue } from './string-literal.ts';
import { isName, isWord, Kind, kindAt, type Tokens, textOf } from './tokens.ts';

export interface Attribute {
  /** The tokens `[` and `]`. */
  readonly open: number;
  readonly close: number;
}

export interface Front {
  readonly attributes: readonly Attribute[];
  /** `pub`, in any of its forms. */
  readonly isPublic: boolean;
  /** `pub` without `(…)`. */
  readonly isOpen: boolean;
  /** The first token of the item, attributes and doc comments included. */
  readonly first: number;
}

const MODIFIERS = ['unsafe', 'const', 'async', 'extern', 'default', 'auto', 'safe'];

/** Reads backwards from an item's keyword. */
export function readFront(tokens: Tokens, groups: Groups, keyword: number): Front {
  const attributes: Attribute[] = [];
  let isPublic = false;
  let isOpen = false;
  let i = keyword - 1;
  for (; i >= 0; i--) {
    const kind = kindAt(tokens, i);
    if (kind === Kind.CloseParen && isWord(tokens, (groups.partner[i] ?? 0) - 1, 'pub')) {
      i = (groups.partner[i] ?? 0) - 1;
      isPublic = true;
    } else if (isWord(tokens, i, 'pub')) {
      isPublic = true;
      isOpen = true;
    } else if (kind === Kind.CloseBracket) {
      const open = groups.partner[i] ?? 0;
      if (kindAt(tokens, open - 1) !== Kind.Hash) break;
      attributes.push({ open, close: i });
      i = open - 1;
    } else if (kind === Kind.Str || kind === Kind.RawStr) {
      if (!isWord(tokens, i - 1, 'extern')) break;
    } else if (kind !== Kind.OuterDoc && !MODIFIERS.some((word) => isWord(tokens, i, word))) break;
  }
  return { attributes: attributes.reverse(), isPublic, isOpen, first: i + 1 };
}

/** The attribute's name: `cfg` for `#[cfg(test)]`, `''` for a longer path. */
export function attributeName(tokens: Tokens, attribute: Attribute): string {
  const name = attribute.open + 1;
  return isName(tokens, name) && kindAt(tokens, name + 1) !== Kind.PathSep
    ? textOf(tokens, name)
    : '';
}

export function hasAttribute(tokens: Tokens, front: Front, name: string): boolean {
  return front.attributes.some((attribute) => attributeName(tokens, attribute) === name);
}

/** Whether conditional compilation may remove the item. */
export function isConditional(tokens: Tokens, front: Front): boolean {
  return hasAttribute(tokens, front, 'cfg');
}

/** The values of `#[path = "…"]`, including those inside `#[cfg_attr(…, path = "…")]`. */
export function pathAttributes(tokens: Tokens, front: Front): readonly string[] {
  const out: string[] = [];
  for (const { open, close } of front.attributes) {
    for (let i = open + 1; i < close; i++) {
      if (isWord(tokens, i, 'path') && kindAt(tokens, i + 1) === Kind.Equals) {
        const value = stringValue(tokens, i + 2);
        if (value !== null) out.push(value);
      }
    }
  }
  return out;
}

/** The macro whose arguments open at `open`: the token of its name, or -1. For `a::b!(…)` it is `b`. */
export function calledMacro(tokens: Tokens, open: number): number {
  return kindAt(tokens, open - 1) === Kind.Bang && isName(tokens, open - 2) ? open - 2 : -1;
}
