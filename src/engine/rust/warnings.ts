/**
 * What the author of a file should know beyond its edits: public types, exported macros, bare names given to macros,
 * paths in attribute strings, included code.
 */
import { folderOf, resolvePath } from '../text/path.ts';
import { isInSerde } from './attribute-paths.ts';
import { calledMacro } from './attributes.ts';
import { isDocumentation } from './doc-comments.ts';
import { noteEmissions } from './emissions.ts';
import { readPlaces } from './heads.ts';
import { includedPath } from './inclusions.ts';
import { bodyOf, readMacroBodies } from './item-macros.ts';
import { declaresValue, VALUE_MACROS } from './macro-calls.ts';
import { namesOf, type RustNote, type RustNoteSaid } from './note.ts';
import type { Package, Rename } from './package.ts';
import type { RustReading } from './reading.ts';
import { noteShownTypes } from './shown-types.ts';
import { stringValue } from './string-literal.ts';
import {
  endOf,
  type Indices,
  isWord,
  Kind,
  kindAt,
  mentionsOf,
  nameOf,
  textOf,
  tokenAround,
  tokenSpan,
} from './tokens.ts';

/**
 * `edited`: the offsets where the file's references to the crate start. `isLibrary`: whether other crates can see what
 * the file makes public.
 */
export function readWarnings(
  rust: Package,
  path: string,
  reading: RustReading,
  rename: Rename,
  edited: ReadonlySet<number>,
  isLibrary: boolean,
): readonly RustNote[] {
  const notes: RustNote[] = [];
  const { tokens } = reading;
  const note = (token: number, said: RustNoteSaid): void => {
    notes.push({ ...said, path, ...tokenSpan(tokens, token) });
  };
  if (isLibrary) {
    if (!rename.macrosOnly) noteShownTypes(rust, path, reading, rename, note);
    for (const each of noteEmissions(path, reading, rename, edited)) notes.push(each);
  }
  noteBareNames(reading, rename, note);
  noteAttributeStrings(reading, rename, note);
  return notes;
}

type Note = (token: number, said: RustNoteSaid) => void;

function noteBareNames(reading: RustReading, rename: Rename, note: Note): void {
  const { tokens, groups, outline } = reading;
  const { mentions } = readPlaces(tokens, groups, outline, rename.from);
  const bare = mentions.filter(({ place }) => place === 'bare').map(({ token }) => token);
  if (bare.some((token) => declaresValue(tokens, token))) return;
  let bodies: ReturnType<typeof readMacroBodies> | null = null;
  for (const token of bare) {
    const before = kindAt(tokens, token - 1);
    const after = kindAt(tokens, token + 1);
    const alone =
      (before === Kind.OpenParen ||
        before === Kind.OpenBracket ||
        before === Kind.OpenBrace ||
        before === Kind.Comma ||
        before === Kind.Equals) &&
      (after === Kind.CloseParen ||
        after === Kind.CloseBracket ||
        after === Kind.CloseBrace ||
        after === Kind.Comma ||
        after === Kind.Semicolon);
    if (!alone) continue;
    const open = (groups.inside[token] ?? 0) - 1;
    const macro = calledMacro(tokens, open);
    if (macro !== -1 && !VALUE_MACROS.has(nameOf(tokens, macro))) {
      bodies ??= readMacroBodies(reading);
      const body = bodyOf(tokens, bodies, macro);
      if (body && !body.declares && !body.paths) continue;
      const params = { ...namesOf(rename), macro: `${textOf(tokens, macro)}!` };
      note(token, { code: 'rust-bare-name', params });
    } else if (isWord(tokens, token - 2, 'crate') && attributeAround(tokens, groups.inside, open)) {
      note(token, { code: 'rust-bare-name', params: { ...namesOf(rename), macro: 'crate = …' } });
    }
  }
}

/** Whether the group that opens at `open` belongs to an attribute or is inside one, at most two levels deep. */
function attributeAround(
  tokens: Parameters<typeof kindAt>[0],
  inside: Indices,
  open: number,
): boolean {
  let at = open;
  for (let steps = 0; at >= 0 && steps < 3; steps++) {
    const before = kindAt(tokens, at - 1);
    if (kindAt(tokens, at) === Kind.OpenBracket && (before === Kind.Hash || before === Kind.Bang))
      return true;
    at = (inside[at] ?? 0) - 1;
  }
  return false;
}

function noteAttributeStrings(reading: RustReading, rename: Rename, note: Note): void {
  const { text, tokens, groups } = reading;
  const { from } = rename;
  let next = 0;
  for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, next)) {
    const token = tokenAround(tokens, at);
    const kind = kindAt(tokens, token);
    next = at + from.length;
    if (kind !== Kind.Str && kind !== Kind.RawStr) continue;
    // A literal is judged once, however often it contains the name.
    next = Math.max(next, endOf(tokens, token));
    const value = stringValue(tokens, token)?.replace(/^::/, '');
    const isPath = value?.startsWith(`${from}::`);
    const isCrate = value === from && isWord(tokens, token - 2, 'crate');
    if (!isPath && !isCrate) continue;
    if (isDocumentation(reading, token) || isInSerde(reading, token)) continue;
    if (attributeAround(tokens, groups.inside, (groups.inside[token] ?? 0) - 1)) {
      note(token, { code: 'rust-attribute-string', params: namesOf(rename) });
    }
  }
}

/** Notes each `include!` of something that was not given: it may name any crate. */
export function readIncludes(
  path: string,
  reading: RustReading,
  has: (path: string) => boolean,
  packageFolder: string,
): readonly RustNote[] {
  const notes: RustNote[] = [];
  const { tokens, groups } = reading;
  const folder = folderOf(path);
  for (const token of mentionsOf(tokens, 'include')) {
    if (kindAt(tokens, token + 1) !== Kind.Bang) continue;
    const named = includedPath(reading, token + 3, groups.partner[token + 2] ?? 0);
    const found = named && resolvePath(named.fromPackage ? packageFolder : folder, named.path);
    if (found !== null && has(found)) continue;
    const file = stringValue(tokens, token + 3) ?? named?.path ?? null;
    const span = tokenSpan(tokens, token);
    const said: RustNoteSaid =
      file === null
        ? { code: 'rust-include-computed', params: {} }
        : { code: 'rust-include', params: { file } };
    notes.push({ ...said, path, ...span });
  }
  return notes;
}
