/**
 * Calls of macros and functions, as far as tokens tell.
 */
import type { Groups } from './groups.ts';
import { isName, isWord, Kind, kindAt, type Tokens } from './tokens.ts';

/** Macros that take values, formats or patterns: a word given to them is no crate, and they declare nothing. */
export const VALUE_MACROS = new Set(
  'assert assert_eq assert_ne cfg concat dbg debug debug_assert debug_assert_eq debug_assert_ne env eprint eprintln error format format_args info json matches panic print println quote stringify todo trace unimplemented unreachable vec warn write writeln'.split(
    ' ',
  ),
);

/** Whether the name at `token` is called: `paste! { … }`, `gemm(…)`. */
export function isCallOf(tokens: Tokens, token: number): boolean {
  const before = kindAt(tokens, token - 1);
  if (before === Kind.PathSep || before === Kind.Dot || before === Kind.Dollar) return false;
  const after = kindAt(tokens, token + 1);
  if (after === Kind.Bang) return kindAt(tokens, token + 2) !== Kind.Equals;
  return after === Kind.OpenParen && !isWord(tokens, token - 1, 'fn');
}

/** Whether the path that begins at `head` names a macro: in a call, an attribute or a derive. */
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

/** Whether the word at `token` is being declared as a value: `let gemm`, `gemm: usize`, `fn gemm`. */
export function declaresValue(tokens: Tokens, token: number): boolean {
  return (
    kindAt(tokens, token + 1) === Kind.Colon ||
    ['let', 'mut', 'ref', 'fn', 'for'].some((word) => isWord(tokens, token - 1, word))
  );
}
