/**
 * Code in string literals, such as a build script writes to a file or a procedural macro parses. To the compiler of
 * this file it is only text, but what is made of it gets compiled too.
 */
import type { Edit } from '../text/edit.ts';
import type { Offset, Span } from '../text/span.ts';
import { calledMacro } from './attributes.ts';
import { isDocumentation } from './doc-comments.ts';
import { isText, placeOf, spanOf, writeDocText } from './doc-text.ts';
import { readPlaces } from './heads.ts';
import type { Rename } from './package.ts';
import { type RustReading, readRust } from './reading.ts';
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

/** A string literal whose text uses a crate as code does. */
export interface CodeString {
  readonly token: number;
  /** Where it names the crate first, in the file. */
  readonly place: Span;
  /** Whether it is parsed on the spot: `"…".parse()`, `parse_str("…")`. */
  readonly parsed: boolean;
  /** The edits that make it name the fork; `null` if its text is not in one piece. */
  readonly edits: readonly Edit[] | null;
}

/**
 * The strings that name `rename.from`. With `any`, as in a build script or procedural macro, every path counts as code;
 * otherwise only what can hardly be anything else, such as a macro call or an import.
 */
export function readCodeStrings(
  reading: RustReading,
  rename: Rename,
  any: boolean,
): readonly CodeString[] {
  const { text, tokens } = reading;
  const { from: name } = rename;
  const found: CodeString[] = [];
  /** A generator with a placeholder for the head of a path fills it from a string that holds only the name. */
  const fillsHeads = any && /\{[\w:#?]*\}::/.test(text);
  let next = 0;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, next)) {
    next = at + name.length;
    const token = tokenAround(tokens, at);
    if (token === -1 || !isText(tokens, token)) continue;
    // A literal is judged once, however often it contains the name.
    next = Math.max(next, endOf(tokens, token));
    if (isMessage(reading, token) || isDocumentation(reading, token)) continue;
    const writer = writeDocText(tokens, token);
    writer.literal(token);
    const doc = writer.finish();
    const heads = headsIn(doc.text, name, any);
    const named = fillsHeads || isNamed(tokens, token) ? nameAlone(doc.text, name) : null;
    const first = heads[0] ?? named;
    if (!first) continue;
    const { to, fork, group, manifests } = rename;
    const reason = `This string becomes code: it names ${fork} now.`;
    const edits = heads.flatMap((head): readonly Edit[] => {
      const placed = placeOf(doc, head, to);
      return placed ? [{ ...placed, reason, fork, group, part: 'path', manifests }] : [];
    });
    found.push({
      token,
      place: spanOf(doc, first),
      parsed: isParsed(tokens, token),
      edits: heads.length > 0 && edits.length === heads.length ? edits : null,
    });
  }
  return found;
}

/**
 * Where a text names the crate at the head of a path, in a `use` or in an `extern crate`. It may be a fragment of code,
 * so brackets need not match.
 */
function headsIn(text: string, name: string, any: boolean): readonly Span[] {
  const reading = readRust(text);
  const { tokens, groups, outline, names } = reading;
  if (reading.problem !== groups.problem) return [];
  const at = new Set<number>();
  for (const leaf of names.leaves.flat()) {
    const first = leaf.path?.first ?? -1;
    const ends = kindAt(tokens, first + 1);
    const isPath =
      ends === Kind.PathSep || ends === Kind.Semicolon || (any && isWord(tokens, first + 1, 'as'));
    if (isPath && means(tokens, first, name) && kindAt(tokens, first - 1) !== Kind.Dollar) {
      at.add(first);
    }
  }
  for (const each of outline.externCrates) if (means(tokens, each.name, name)) at.add(each.name);
  for (const { token } of readPlaces(tokens, groups, outline, name).heads) {
    if (any || isCode(tokens, token)) at.add(token);
  }
  return [...at]
    .sort((a, b) => a - b)
    .map((token) => ({ from: nameStart(tokens, token), to: endOf(tokens, token) }));
}

function nameStart(tokens: Tokens, token: number): Offset {
  return startOf(tokens, token) + (kindAt(tokens, token) === Kind.RawIdent ? 2 : 0);
}

/** Whether the path that begins at `head` calls a macro with braces or parentheses, which prose never does. */
function isCode(tokens: Tokens, head: number): boolean {
  let end = head;
  while (kindAt(tokens, end + 1) === Kind.PathSep && isName(tokens, end + 2)) end += 2;
  if (kindAt(tokens, end + 1) !== Kind.Bang) return false;
  const open = kindAt(tokens, end + 2);
  return open === Kind.OpenBrace || open === Kind.OpenParen || open === Kind.OpenBracket;
}

/** Macros and methods whose strings are read by people. */
const MESSAGES = new Set(
  'assert assert_eq assert_ne debug_assert debug_assert_eq debug_assert_ne panic todo unimplemented unreachable debug error info trace warn bail anyhow ensure cfg env option_env include include_str include_bytes compile_error deprecated expect'.split(
    ' ',
  ),
);

function isMessage({ tokens, groups }: RustReading, token: number): boolean {
  const open = (groups.inside[token] ?? 0) - 1;
  if (open < 0) return false;
  const before = kindAt(tokens, open - 1);
  // Strings in attributes are handled separately (`attribute-paths.ts`).
  if (before === Kind.Hash || (before === Kind.Bang && kindAt(tokens, open - 2) === Kind.Hash)) {
    return true;
  }
  const around = (groups.inside[open] ?? 0) - 1;
  if (kindAt(tokens, around) === Kind.OpenBracket && kindAt(tokens, around - 1) === Kind.Hash) {
    return true;
  }
  const macro = calledMacro(tokens, open);
  const callee = macro !== -1 ? macro : isName(tokens, open - 1) ? open - 1 : -1;
  return callee !== -1 && MESSAGES.has(nameOf(tokens, callee));
}

/**
 * Macros and functions that take a crate's bare name (docs.rs/proc-macro2, docs.rs/quote, docs.rs/proc-macro-crate).
 */
const NAMERS = new Set(['new', 'new_raw', 'format_ident', 'crate_name']);

/** Whether the whole string becomes a name: `Ident::new("…", span)`, `format_ident!("…")`, `crate_name("…")`. */
function isNamed(tokens: Tokens, token: number): boolean {
  if (kindAt(tokens, token - 1) !== Kind.OpenParen) return false;
  const callee = kindAt(tokens, token - 2) === Kind.Bang ? token - 3 : token - 2;
  const called = nameOf(tokens, callee);
  if (!NAMERS.has(called)) return false;
  if (!called.startsWith('new')) return true;
  return kindAt(tokens, callee - 1) === Kind.PathSep && isWord(tokens, callee - 2, 'Ident');
}

function nameAlone(text: string, name: string): Span | null {
  return text === name ? { from: 0, to: name.length } : null;
}

/** Functions that parse a string into tokens (docs.rs/proc-macro2, docs.rs/syn). */
const PARSERS = new Set(['from_str', 'parse_str']);

function isParsed(tokens: Tokens, token: number): boolean {
  if (kindAt(tokens, token + 1) === Kind.Dot && isWord(tokens, token + 2, 'parse')) return true;
  if (kindAt(tokens, token - 1) !== Kind.OpenParen) return false;
  for (let at = token - 2, steps = 0; at >= 0 && steps < 16; at--, steps++) {
    if (PARSERS.has(nameOf(tokens, at))) return true;
    const kind = kindAt(tokens, at);
    const isPath =
      kind === Kind.Greater || kind === Kind.Less || kind === Kind.PathSep || isName(tokens, at);
    if (!isPath) return false;
  }
  return false;
}
