/**
 * Calls of macros and functions, and what a macro is given: as far as tokens tell.
 */
import { calledMacro } from './attributes.ts';
import type { Groups } from './groups.ts';
import type { RustReading } from './reading.ts';
import { isName, isWord, Kind, kindAt, mentionsOf, nameOf, type Tokens } from './tokens.ts';

/** Macros that take values, formats or patterns: a word given to them is no crate, and they declare nothing. */
export const VALUE_MACROS = new Set(
  'assert assert_eq assert_ne cfg concat dbg debug debug_assert debug_assert_eq debug_assert_ne env eprint eprintln error format format_args info json matches panic print println quote stringify todo trace unimplemented unreachable vec warn write writeln'.split(
    ' ',
  ),
);

/** Whether the name at `token` is called by itself: `paste! { … }`, `gemm(…)`. */
export function isCallOf(tokens: Tokens, token: number): boolean {
  const before = kindAt(tokens, token - 1);
  if (before === Kind.PathSep || before === Kind.Dot || before === Kind.Dollar) return false;
  const after = kindAt(tokens, token + 1);
  if (after === Kind.Bang) return kindAt(tokens, token + 2) !== Kind.Equals;
  return after === Kind.OpenParen && !isWord(tokens, token - 1, 'fn');
}

/** Whether the path that begins at `head` names a macro: a call, an attribute, a derive. */
export function namesMacro(tokens: Tokens, groups: Groups, head: number): boolean {
  let end = head;
  while (kindAt(tokens, end + 1) === Kind.PathSep && isName(tokens, end + 2)) end += 2;
  if (kindAt(tokens, end + 1) === Kind.Bang) return kindAt(tokens, end + 2) !== Kind.Equals;
  const open = (groups.inside[head] ?? 0) - 1;
  if (kindAt(tokens, open) === Kind.OpenParen && isWord(tokens, open - 1, 'derive')) return true;
  const before = kindAt(tokens, open - 1);
  return (
    open === head - 1 &&
    kindAt(tokens, open) === Kind.OpenBracket &&
    (before === Kind.Hash || before === Kind.Bang)
  );
}

/** Whether the word at `token` is declared there as a value: `let gemm`, `gemm: usize`, `fn gemm`. */
export function declaresValue(tokens: Tokens, token: number): boolean {
  return (
    kindAt(tokens, token + 1) === Kind.Colon ||
    ['let', 'mut', 'ref', 'fn', 'for'].some((word) => isWord(tokens, token - 1, word))
  );
}

/** The scopes in which a macro called as an item or statement is given the bare `name`. */
export function scopesGivenName(reading: RustReading, name: string): ReadonlySet<number> {
  const { tokens, groups, outline } = reading;
  const scopes = new Set<number>();
  const all = mentionsOf(tokens, name);
  if (all.some((token) => declaresValue(tokens, token))) return scopes;
  for (const token of all) {
    if (!standsAlone(tokens, token)) continue;
    let open = (groups.inside[token] ?? 0) - 1;
    // A list inside the arguments: `ops!([gemm, axpy])`.
    for (let steps = 0; steps < DEEPEST && isPlainList(tokens, open); steps++) {
      open = (groups.inside[open] ?? 0) - 1;
    }
    const macro = calledMacro(tokens, open);
    if (macro === -1 || VALUE_MACROS.has(nameOf(tokens, macro))) continue;
    if (beginsItem(tokens, macro)) scopes.add(outline.scopeOf[macro] ?? 0);
  }
  return scopes;
}

const DEEPEST = 8;

/** Kinds between which a word stands by itself. */
const BEFORE = new Set<number>([
  Kind.OpenParen,
  Kind.OpenBracket,
  Kind.OpenBrace,
  Kind.Comma,
  Kind.Semicolon,
]);
const AFTER = new Set<number>([
  Kind.CloseParen,
  Kind.CloseBracket,
  Kind.CloseBrace,
  Kind.Comma,
  Kind.Semicolon,
  Kind.FatArrow,
]);

function standsAlone(tokens: Tokens, token: number): boolean {
  return BEFORE.has(kindAt(tokens, token - 1)) && AFTER.has(kindAt(tokens, token + 1));
}

/** Whether the group that opens at `open` follows a mark that sets words apart, so that nothing is called with it. */
function isPlainList(tokens: Tokens, open: number): boolean {
  const before = kindAt(tokens, open - 1);
  return open > 0 && (BEFORE.has(before) || before === Kind.Colon || before === Kind.Equals);
}

/** Whether the call of the macro whose name is `macro` stands where items do. */
function beginsItem(tokens: Tokens, macro: number): boolean {
  let first = macro;
  while (kindAt(tokens, first - 1) === Kind.PathSep) {
    first -= isName(tokens, first - 2) ? 2 : 1;
  }
  const before = kindAt(tokens, first - 1);
  return (
    before === 0 ||
    before === Kind.Semicolon ||
    before === Kind.OpenBrace ||
    before === Kind.CloseBrace ||
    before === Kind.CloseBracket ||
    before === Kind.OuterDoc ||
    before === Kind.InnerDoc
  );
}
