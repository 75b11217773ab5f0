/**
 * The outline of a file: which scopes it has, and what each declares. One pass over the tokens without a grammar:
 * Rust's item keywords are reserved, so they always mean items, in source and in macro bodies alike (Reference,
 * "Keywords"). Expressions and types are not read.
 */
import { lastUpTo } from '../text/binary-search.ts';
import type { Offset } from '../text/span.ts';
import type { Groups } from './groups.ts';
import { isName, isWord, Kind, kindAt, type Tokens, textOf } from './tokens.ts';

/**
 * `file` and `module` end a name's lookup; `block` is any other pair of braces; `assoc` is the body of an impl or
 * trait, whose items are no names in scope; `macro` is the body of a `macro_rules!`.
 */
export type ScopeKind = 'file' | 'module' | 'block' | 'assoc' | 'macro';

export interface Scope {
  readonly kind: ScopeKind;
  /** The scope around this one; -1 for the file. */
  readonly parent: number;
  /** The tokens of its braces; -1 and `count` for the file. */
  readonly open: number;
  readonly close: number;
  /** The token of the keyword of a module, trait or impl, or of a macro's name; otherwise -1. */
  readonly head: number;
  /** The nearest scope that is a module or the file: this one, or one around it. */
  readonly module: number;
}

/** What a declared name can be. Only `module` and `type` can be followed by `::`. */
export type Space = 'module' | 'type' | 'value' | 'macro';

export interface Item {
  readonly space: Space;
  readonly keyword: number;
  readonly name: number;
  readonly scope: number;
  /** Declared inside a macro call's arguments, and so perhaps not declared at all. */
  readonly viaMacro: boolean;
}

export interface UseDeclaration {
  readonly keyword: number;
  /** Its `;`, or the end of its group. */
  readonly end: number;
  readonly scope: number;
  readonly viaMacro: boolean;
}

export interface ExternCrate {
  readonly keyword: number;
  readonly name: number;
  /** The name after `as`, or -1. */
  readonly alias: number;
  readonly scope: number;
}

/** Generic type parameters: for each, the token of its name and the one that begins the item it belongs to. */
export interface Parameters {
  readonly names: readonly number[];
  readonly items: readonly number[];
}

export interface Outline {
  /** Sorted by `open`; the first one is the file. */
  readonly scopes: readonly Scope[];
  readonly turns: Turns;
  readonly items: readonly Item[];
  readonly uses: readonly UseDeclaration[];
  readonly externCrates: readonly ExternCrate[];
  readonly parameters: Parameters;
}

/** Where the innermost scope changes, in order: from which token on, and to which scope. `scopeAt` reads them. */
interface Turns {
  readonly tokens: readonly number[];
  readonly scopes: readonly number[];
}

/** The innermost scope around a token. */
export function scopeAt({ turns }: Outline, token: number): number {
  return turns.scopes[lastUpTo(turns.tokens, (turn) => turn <= token)] ?? 0;
}

/** The scope of the inline module whose `mod` is the token `keyword`; `undefined` if the module is a file. */
export function inlineModule(outline: Outline, keyword: number): number | undefined {
  // After `mod`, the name and the brace.
  const inside = scopeAt(outline, keyword + 3);
  return outline.scopes[inside]?.head === keyword ? inside : undefined;
}

/** Macros whose branches contain items of the surrounding module. */
const CFG_MACROS = new Set(['cfg_if', 'cfg_match', 'cfg_select']);

const SPACES: ReadonlyMap<string, Space> = new Map([
  ['mod', 'module'],
  ['struct', 'type'],
  ['enum', 'type'],
  ['union', 'type'],
  ['trait', 'type'],
  ['type', 'type'],
  ['fn', 'value'],
  ['const', 'value'],
  ['static', 'value'],
]);

/** Longer than any word that this pass reacts to. */
const tooLong = 12;
/** Those words by their first letter and length, so that no other word is cut out of the text. */
const WATCHED: readonly string[][] = Array.from({ length: 128 * tooLong }, () => []);
for (const word of [...SPACES.keys(), 'use', 'extern', 'impl', 'macro_rules', 'macro']) {
  WATCHED[word.charCodeAt(0) * tooLong + word.length]?.push(word);
}

/** The word that `text` has at `[from, to)`, if this pass reacts to it. */
function watchedWord(text: string, from: Offset, to: Offset): string | undefined {
  const first = text.charCodeAt(from);
  if (first > 127 || to - from >= tooLong) return undefined;
  return WATCHED[first * tooLong + to - from]?.find((word) => text.startsWith(word, from));
}

export function readOutline(tokens: Tokens, groups: Groups): Outline {
  const { text, count, kinds, starts, ends } = tokens;
  // Local constants, so that the loop does not look them up for each token.
  const { OpenBrace, CloseBrace, Semicolon, Ident } = Kind;
  const { partner, inside } = groups;
  const scopes: Scope[] = [
    { kind: 'file', parent: -1, open: -1, close: count, head: -1, module: 0 },
  ];
  const items: Item[] = [];
  const uses: UseDeclaration[] = [];
  const externCrates: ExternCrate[] = [];
  const parameters = { names: [], items: [] };
  const turns = { tokens: [0], scopes: [0] };
  /** The scope of each open brace. A transparent brace repeats the scope around it. */
  const stack = [0];
  let scope = 0;
  let pending: ScopeKind | null = null;
  let pendingHead = -1;
  /** The opening token of the surrounding group of a macro like `cfg_if`, plus one. */
  let cfgGroup = 0;

  const viaMacro = (at: number): boolean => {
    const group = inside[at] ?? 0;
    const inCfg = cfgGroup !== 0 && (group === cfgGroup || inside[group - 1] === cfgGroup);
    return group !== (scopes[scope]?.open ?? -1) + 1 && !inCfg;
  };

  for (let i = 0; i < count; i++) {
    const kind = kinds[i] ?? 0;
    if (kind === OpenBrace) {
      let opened: ScopeKind | null = pending ?? 'block';
      let head = pendingHead;
      pending = null;
      pendingHead = -1;
      if (opened === 'block') {
        if (kinds[i - 1] === Kind.Bang && isName(tokens, i - 2)) {
          opened = null;
          if (CFG_MACROS.has(textOf(tokens, i - 2))) cfgGroup = i + 1;
        } else if (kinds[i - 2] === Kind.Bang && isWord(tokens, i - 3, 'macro_rules')) {
          opened = 'macro';
          head = i - 1;
        } else if (cfgGroup !== 0 && inside[i] === cfgGroup) opened = null;
      }
      if (opened) {
        const index = scopes.length;
        const module = opened === 'module' ? index : (scopes[scope]?.module ?? 0);
        scopes.push({
          kind: opened,
          parent: scope,
          open: i,
          close: partner[i] ?? count,
          head,
          module,
        });
        scope = index;
        turns.tokens.push(i + 1);
        turns.scopes.push(scope);
      }
      stack.push(scope);
    } else if (kind === CloseBrace) {
      stack.pop();
      const around = stack.at(-1) ?? 0;
      if (around !== scope) {
        turns.tokens.push(i + 1);
        turns.scopes.push(around);
      }
      scope = around;
      if ((partner[i] ?? 0) + 1 === cfgGroup) cfgGroup = 0;
      pending = null;
    } else if (kind === Semicolon) {
      if (inside[i] === (scopes[scope]?.open ?? -1) + 1) pending = null;
    } else if (kind === Ident) {
      const word = watchedWord(text, starts[i] ?? 0, ends[i] ?? 0);
      if (word === undefined || kindAt(tokens, i - 1) === Kind.Dollar) continue;
      const space = SPACES.get(word);
      if (space) {
        const named = word === 'static' && isWord(tokens, i + 1, 'mut') ? i + 2 : i + 1;
        if (!isName(tokens, named)) continue;
        if (word === 'const' && isItemWord(tokens, named)) continue;
        if (
          word === 'union' &&
          kindAt(tokens, named + 1) !== Kind.OpenBrace &&
          kindAt(tokens, named + 1) !== Kind.Less
        )
          continue;
        if (space === 'module' && kindAt(tokens, named + 1) === Kind.OpenBrace) {
          pending = 'module';
          pendingHead = i;
        } else if (word === 'trait') {
          pending = 'assoc';
          pendingHead = i;
        }
        items.push({ space, keyword: i, name: named, scope, viaMacro: viaMacro(i) });
        if (kindAt(tokens, named + 1) === Kind.Less)
          readParameters(tokens, groups, named + 1, i, parameters);
      } else if (word === 'use') {
        if (kindAt(tokens, i + 1) === Kind.Less) continue; // `impl Trait + use<'a>`
        const end = useEnd(tokens, groups, i);
        uses.push({ keyword: i, end, scope, viaMacro: viaMacro(i) });
        i = end - 1;
      } else if (word === 'extern') {
        if (!isWord(tokens, i + 1, 'crate') || !isName(tokens, i + 2)) continue;
        const alias = isWord(tokens, i + 3, 'as') && isName(tokens, i + 4) ? i + 4 : -1;
        externCrates.push({ keyword: i, name: i + 2, alias, scope });
      } else if (word === 'impl') {
        if (!startsItem(tokens, i)) continue;
        pending = 'assoc';
        pendingHead = i;
        if (kindAt(tokens, i + 1) === Kind.Less)
          readParameters(tokens, groups, i + 1, i, parameters);
      } else if (word === 'macro_rules') {
        if (kindAt(tokens, i + 1) !== Kind.Bang || !isName(tokens, i + 2)) continue;
        items.push({ space: 'macro', keyword: i, name: i + 2, scope, viaMacro: viaMacro(i) });
      } else if (word === 'macro' && isName(tokens, i + 1)) {
        items.push({ space: 'macro', keyword: i, name: i + 1, scope, viaMacro: viaMacro(i) });
      }
    }
  }
  return { scopes, turns, items, uses, externCrates, parameters };
}

/** Whether the `impl` at `index` begins an item. In types (`-> impl Fn()`) it follows an operator. */
function startsItem(tokens: Tokens, index: number): boolean {
  const before = kindAt(tokens, index - 1);
  if (before === Kind.Ident) {
    return isWord(tokens, index - 1, 'unsafe') || isWord(tokens, index - 1, 'default');
  }
  return precedesItem(before) || before === Kind.CloseParen || before === Kind.Star;
}

/** Whether an item may begin after a token of this kind: the end of another item, an attribute or documentation. */
export function precedesItem(kind: number): boolean {
  return (
    kind === 0 ||
    kind === Kind.Semicolon ||
    kind === Kind.OpenBrace ||
    kind === Kind.CloseBrace ||
    kind === Kind.CloseBracket ||
    kind === Kind.OuterDoc ||
    kind === Kind.InnerDoc
  );
}

/** Whether token `index` is a word that may follow the `const` of `const fn`, `const unsafe fn`. */
function isItemWord(tokens: Tokens, index: number): boolean {
  return ['fn', 'unsafe', 'extern', 'async', 'mut'].some((word) => isWord(tokens, index, word));
}

function useEnd(tokens: Tokens, groups: Groups, keyword: number): number {
  for (let i = keyword + 1; i < tokens.count; i++) {
    const kind = tokens.kinds[i] ?? 0;
    if (kind === Kind.Semicolon) return i;
    if (kind === Kind.OpenBrace) i = groups.partner[i] ?? i;
    else if (kind === Kind.CloseBrace || kind === Kind.CloseParen || kind === Kind.CloseBracket)
      return i;
  }
  return tokens.count;
}

/** Collects the type parameters of the `<…>` that opens at `angle`. Stops at anything that can't be in one. */
function readParameters(
  tokens: Tokens,
  groups: Groups,
  angle: number,
  item: number,
  out: { readonly names: number[]; readonly items: number[] },
): void {
  let depth = 0;
  for (let i = angle; i < tokens.count; i++) {
    const kind = tokens.kinds[i] ?? 0;
    if (kind === Kind.Less) depth++;
    else if (kind === Kind.Greater) {
      if (--depth === 0) return;
    } else if (kind === Kind.OpenParen || kind === Kind.OpenBracket || kind === Kind.OpenBrace)
      i = groups.partner[i] ?? i;
    else if (
      kind === Kind.Semicolon ||
      kind === Kind.CloseBrace ||
      kind === Kind.CloseParen ||
      kind === Kind.CloseBracket
    )
      return;
    else if (depth === 1 && (kind === Kind.Ident || kind === Kind.RawIdent)) {
      const before = kindAt(tokens, i - 1);
      if (before !== Kind.Less && before !== Kind.Comma && before !== Kind.CloseBracket) continue;
      const after = kindAt(tokens, i + 1);
      if (
        after === Kind.Greater ||
        after === Kind.Comma ||
        after === Kind.Colon ||
        after === Kind.Equals
      ) {
        out.names.push(i);
        out.items.push(item);
      } else if (isName(tokens, i + 1) && !isWord(tokens, i, 'const')) return;
    }
  }
}
