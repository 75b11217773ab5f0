/**
 * The files that a Rust file adds to its crate: `mod name;` (Reference, "Module source filenames" and "The path
 * attribute") and `include!`. This reads only what the file says; `migrate/read/reach.ts` finds out which of them
 * exist, and where. A module inside a macro's body counts; one whose name a macro is given is not seen.
 */
import type { Offset } from '../text/span.ts';
import { attributeName, pathAttributes, readFront } from './attributes.ts';
import type { RustReading } from './reading.ts';
import { charValue, stringValue } from './string-literal.ts';
import { isWord, Kind, kindAt, mentionsOf, nameOf, type Tokens, textOf } from './tokens.ts';

export type Inclusion = ModuleFile | IncludedFile;

export interface ModuleFile {
  readonly kind: 'module';
  readonly name: string;
  /** The inline modules around it, outermost first. All modules of one scope share one list. */
  readonly inside: readonly InlineModule[];
  /** The values of `#[path = "…"]`, including those inside `cfg_attr`. */
  readonly paths: readonly string[];
  /** Whether the module may be in the usual file: always, unless an unconditional `path` names another. */
  readonly usual: boolean;
}

export interface InlineModule {
  readonly name: string;
  /** The folder that `#[path = "…"]` gives instead of the module's own. */
  readonly path: string | null;
}

export interface IncludedFile {
  readonly kind: 'include';
  readonly path: string;
  /** Relative to the package's folder (`env!("CARGO_MANIFEST_DIR")`); otherwise to the file's own. */
  readonly fromPackage: boolean;
}

/** The inclusions of `reading`, in the order of its text. In a file with errors, those that can be read. */
export function readInclusions(reading: RustReading): readonly Inclusion[] {
  return [...moduleFiles(reading), ...includedFiles(reading)];
}

/**
 * Whether two readings include the same. Neighbouring modules share their list of surrounding modules, which is
 * compared once.
 */
export function sameInclusions(a: readonly Inclusion[], b: readonly Inclusion[]): boolean {
  if (a.length !== b.length) return false;
  const matched = new Map<readonly InlineModule[], readonly InlineModule[]>();
  return a.every((one, at) => {
    const other = b[at];
    if (one.kind === 'include') {
      return (
        other?.kind === 'include' &&
        one.path === other.path &&
        one.fromPackage === other.fromPackage
      );
    }
    if (other?.kind !== 'module' || one.name !== other.name || one.usual !== other.usual) {
      return false;
    }
    if (!sameValues(one.paths, other.paths)) return false;
    if (matched.get(one.inside) === other.inside) return true;
    matched.set(one.inside, other.inside);
    return (
      sameValues(
        one.inside.map(({ name }) => name),
        other.inside.map(({ name }) => name),
      ) &&
      sameValues(
        one.inside.map(({ path }) => path),
        other.inside.map(({ path }) => path),
      )
    );
  });
}

function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

/** What a text may include, as far as a quick scan can tell. Most texts include nothing, and then need no lexing. */
export interface Taking {
  /** Whether it calls `include!`. */
  readonly code: boolean;
  /** Whether it calls `include_str!`. */
  readonly text: boolean;
  /**
   * The end of the last thing that may include code; 0 if there is none. Nothing after it matters for inclusions, so it
   * need not be read.
   */
  readonly end: Offset;
}

export function scanTaking(text: string): Taking {
  let code = false;
  let asText = false;
  // Searches for the `!`, which is far rarer than the word: 1.1 ms instead of 7.0 over burn's 12.9 MB of sources.
  for (let at = text.indexOf('!'); at !== -1; at = text.indexOf('!', at + 1)) {
    let end = at;
    while (isBlank(text.charCodeAt(end - 1))) end--;
    const last = text.charCodeAt(end - 1);
    if (last === letterE && text.endsWith('include', end)) code = true;
    else if (last === letterR && text.endsWith('include_str', end)) asText = true;
  }
  if (!code && !asText) return onlyModules(lastModule(text));
  return { code, text: asText, end: code ? text.length : lastModule(text) };
}

function onlyModules(end: Offset): Taking {
  return end === 0 ? nothing : { code: false, text: false, end };
}

const nothing: Taking = { code: false, text: false, end: 0 };

/** Where the last `mod name;` ends. */
function lastModule(text: string): Offset {
  let last = 0;
  for (let at = text.indexOf('mod'); at !== -1; at = text.indexOf('mod', at + 3)) {
    if (isWordAt(text, at + 3) || isWordAt(text, at - 1)) continue;
    const name = pastBlanks(text, at + 3);
    const end = text.startsWith('r#', name) ? pastWord(text, name + 2) : pastWord(text, name);
    const next = pastBlanks(text, end);
    if (text.charCodeAt(next) === semicolon) last = next + 1;
    // A comment may be in between.
    else if (text.charCodeAt(next) === slash) return text.length;
  }
  return last;
}

const letterE = 101;
const letterR = 114;
const semicolon = 59;
const slash = 47;

/** How many inline modules around a module file are followed. Real code has one or two. */
const deepest = 64;

function moduleFiles(reading: RustReading): readonly ModuleFile[] {
  const { tokens, groups, outline } = reading;
  const found: ModuleFile[] = [];
  const around = new Map<number, readonly InlineModule[]>();
  for (const { space, keyword, name, scope } of outline.items) {
    if (space !== 'module' || kindAt(tokens, name + 1) !== Kind.Semicolon) continue;
    const inside = around.get(scope) ?? inlineModules(reading, scope);
    around.set(scope, inside);
    const front = readFront(tokens, groups, keyword);
    const fixed = front.attributes.some((each) => attributeName(tokens, each) === 'path');
    found.push({
      kind: 'module',
      name: nameOf(tokens, name),
      inside,
      paths: pathAttributes(tokens, front),
      usual: !fixed,
    });
  }
  return found;
}

function inlineModules(reading: RustReading, scope: number): readonly InlineModule[] {
  const { tokens, groups, outline } = reading;
  const around: InlineModule[] = [];
  // From module to module, because there may be any number of blocks in between.
  const moduleOf = (at: number): number => outline.scopes[at]?.module ?? 0;
  for (
    let at = moduleOf(scope);
    at > 0 && around.length < deepest;
    at = moduleOf(outline.scopes[at]?.parent ?? 0)
  ) {
    const head = outline.scopes[at]?.head ?? -1;
    const [path = null] = pathAttributes(tokens, readFront(tokens, groups, head));
    around.push({ name: nameOf(tokens, head + 1), path });
  }
  return around.reverse();
}

function includedFiles(reading: RustReading): readonly IncludedFile[] {
  const { tokens, groups } = reading;
  return mentionsOf(tokens, 'include').flatMap((token): readonly IncludedFile[] => {
    if (kindAt(tokens, token + 1) !== Kind.Bang) return [];
    const open = token + 2;
    const file = includedPath(reading, open + 1, groups.partner[open] ?? 0);
    return file === null ? [] : [file];
  });
}

/** The path in the tokens `[from, to)`: a string, or a `concat!` of literals; `null` if it can't be told. */
export function includedPath(
  { tokens, groups }: RustReading,
  from: number,
  to: number,
): IncludedFile | null {
  let path = '';
  let fromPackage = false;
  let isEmpty = true;
  // One `concat!` in another says the same as its parts, so that only they are read.
  for (let at = from; at < to; at++) {
    const part = literalValue(tokens, at);
    if (part !== null) {
      path += part;
      isEmpty = false;
    } else if (isWord(tokens, at, 'env') && isEmpty) {
      if (stringValue(tokens, at + 3) !== 'CARGO_MANIFEST_DIR') return null;
      fromPackage = true;
      isEmpty = false;
      at = groups.partner[at + 2] ?? to;
    } else if (kindAt(tokens, at) <= Kind.Unknown && !CONCAT.has(nameOf(tokens, at))) return null;
  }
  if (isEmpty) return null;
  return { kind: 'include', path: fromPackage ? path.replace(/^\//, '') : path, fromPackage };
}

/** The names that `core::concat!` is made of. */
const CONCAT = new Set(['core', 'std', 'concat']);

/** What `concat!` writes for a literal; `null` for other tokens, and for numbers that it would write otherwise. */
function literalValue(tokens: Tokens, at: number): string | null {
  const text = stringValue(tokens, at) ?? charValue(tokens, at);
  if (text !== null) return text;
  const isPlain = kindAt(tokens, at) === Kind.Number && /^\d+$/.test(textOf(tokens, at));
  return isPlain || isWord(tokens, at, 'true') || isWord(tokens, at, 'false')
    ? textOf(tokens, at)
    : null;
}

function pastBlanks(text: string, at: number): number {
  let end = at;
  while (isBlank(text.charCodeAt(end))) end++;
  return end;
}

function isBlank(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13);
}

function pastWord(text: string, at: number): number {
  let end = at;
  while (isWordAt(text, end)) end++;
  return end;
}

function isWordAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return (
    (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95 || c > 127
  );
}
