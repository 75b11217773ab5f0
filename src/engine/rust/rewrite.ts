/**
 * The door of the Rust side: moves a package's sources to renamed crates by changing exactly the references that mean
 * one of them. The rows of the facts ("Which Rust references change, and how") are the specification. Where Rust itself
 * can't tell without a build, the place is left as it is and noted.
 */

import { type Edit, sortEdits } from '../text/edit.ts';
import { type GivenName, type LinkMeaning, rewriteDocComments } from './documentation.ts';
import { isGenerator, rewriteStrings } from './for-callers.ts';
import { namesOf, type RustNote } from './note.ts';
import { scopeAt } from './outline.ts';
import type { CrateInput, Package } from './package.ts';
import type { RustReading } from './reading.ts';
import type { FileChanges } from './rewrite-file.ts';
import type { RustFile } from './rust-file.ts';
import { noteShownTypes } from './shown-types.ts';
import { type CrateOutput, openPackage, rewriteSources, type Scan, scanFiles } from './sources.ts';
import { mentions, tokenSpan } from './tokens.ts';
import { readIncludes, readWarnings } from './warnings.ts';

export { docIncludes, textIncludes } from './doc-comments.ts';
export { rewriteMarkdown } from './documentation.ts';
export {
  beginsAsScript,
  type EmbeddedManifest,
  originOf,
  originSpan,
} from './embedded-manifest.ts';
export { rewriteForCallers } from './for-callers.ts';
export { type Inclusion, type InlineModule, sameInclusions } from './inclusions.ts';
export { mentionedIn } from './mentioned.ts';
export type { RustNote } from './note.ts';
export type { CrateInput, ItemChange, Rename } from './package.ts';
export type { RustEdition } from './reading.ts';
export { bindsName, declaresName, firstReference } from './references.ts';
export { openRust, type RustFile } from './rust-file.ts';
export { mentionPattern } from './tokens.ts';

const nowhere: ReadonlySet<number> = new Set();

export function rewriteCrate(input: CrateInput): CrateOutput {
  const scan = scanFiles(input);
  const { mentioning } = scan;
  if (mentioning.size === 0) return { edits: new Map(), notes: includeNotes(input, scan) };
  const rust = openPackage(input, scan);
  const code = rewriteSources(input, scan, rust);
  const edits = new Map(code.edits);
  const notes: RustNote[] = [...code.notes];
  for (const [path, renames] of mentioning) {
    const file = input.files.get(path);
    if (!file || file.reading.problem) continue;
    const own = [...(code.edits.get(path) ?? [])];
    const edited = new Map<string, Set<number>>();
    for (const { fork, from } of own) edited.set(fork, (edited.get(fork) ?? new Set()).add(from));
    const isLibrary = rust.crates.isLibrary(path) || input.roots.length === 0;
    for (const rename of renames) {
      if (rename.from === rename.to) continue;
      const places = edited.get(rename.fork) ?? nowhere;
      const about = readWarnings(rust, path, file.reading, rename, places, isLibrary);
      for (const note of about) notes.push(note);
      const strings = rewriteStrings(input, path, file, rename);
      for (const note of strings.notes) notes.push(note);
      const [first] = strings.edits;
      if (!first) continue;
      for (const edit of strings.edits) own.push(edit);
      if (rename.callersMove || about.some(({ code }) => code === 'rust-exported-macro')) continue;
      const params = { ...namesOf(rename), macros: 'a parsed string' };
      notes.push({ code: 'rust-exported-macro', path, from: first.from, to: first.to, params });
    }
    if (!input.docs) {
      const sorted = sortEdits(file.text, own);
      if (sorted && sorted.length > 0) edits.set(path, sorted);
      continue;
    }
    const docs = rewriteDocComments(file.reading, {
      path,
      edition: input.edition,
      renames: input.renames,
      untagged: true,
      meaningOf: linkMeaning(rust, path, file.reading),
      given: givenNames(code.changes.get(path)),
      ...(input.rewriteToml && { rewriteToml: input.rewriteToml }),
    });
    for (const note of docs.notes) notes.push(note);
    const all: readonly Edit[] | null = sortEdits(file.text, [...own, ...docs.edits]);
    if (all && all.length > 0) edits.set(path, all);
  }
  for (const note of includeNotes(input, scan)) notes.push(note);
  return { edits, notes: inOrder(notes, input.files.keys()) };
}

/**
 * Where a library shows types of crates that become a fork under the same name, by an alias or a key of its own: no
 * source changes, but its callers get other types. `input.renames` are these crates.
 */
export function notesOfKeptNames(input: CrateInput): readonly RustNote[] {
  const scan = scanFiles(input);
  if (scan.mentioning.size === 0) return [];
  const rust = openPackage(input, scan);
  const notes: RustNote[] = [];
  for (const [path, renames] of scan.mentioning) {
    const reading = input.files.get(path)?.reading;
    if (!reading || reading.problem) continue;
    if (input.roots.length > 0 && !rust.crates.isLibrary(path)) continue;
    for (const rename of renames) {
      noteShownTypes(rust, path, reading, rename, (token, said) => {
        notes.push({ ...said, path, ...tokenSpan(reading.tokens, token) });
      });
    }
  }
  return inOrder(notes, input.files.keys());
}

/**
 * What the links in a file's documentation mean. Rustdoc looks their first segment up at the documented item: in the
 * type namespace, or in all namespaces if it is a name alone.
 */
function linkMeaning(rust: Package, path: string, { outline, names }: RustReading): LinkMeaning {
  return (token, { from }, { single, global }) => {
    const old = rust.input.edition === '2015';
    if (old && (global || rust.crates.declares(path, from))) return 'other';
    if (rust.crates.replaces(path, from)) return 'other';
    if (global) return 'crate';
    const bindings = [...(names.byName.get(from)?.values() ?? [])].flat();
    if (single && bindings.some(({ how }) => how !== 'module' && how !== 'type')) return 'unknown';
    const meaning = rust.resolver.meaningOf(path, scopeAt(outline, token), from);
    if (meaning.kind === 'doubt' || meaning.kind === 'elsewhere') return 'unknown';
    return meaning.kind === 'crate' && meaning.by !== 'use' ? 'crate' : 'other';
  };
}

/** The names that a file binds to items of a crate whose items changed. */
function givenNames(changes: FileChanges | undefined): readonly GivenName[] {
  return [...(changes?.items ?? [])].flatMap(([rename, items]) => {
    const names = new Map(
      items.given.flatMap(({ name, item }) => (name === null ? [] : [[name, item] as const])),
    );
    // Links under the crate's own name are already followed.
    names.delete(rename.from);
    return [...names].map(([name, item]) => ({ name, item, rename }));
  });
}

/** Reads ahead of time what `rewriteCrate` will need from a file when these crates are renamed. The file keeps it. */
export function readAhead(file: RustFile, names: readonly string[]): void {
  void file.manifest;
  if (!names.some((name) => file.says(name)) || !mentions(file.text, names)) return;
  void file.reading.names;
  void file.inclusions;
}

/** Generated code is included from `OUT_DIR`; it may name any crate. */
function includeNotes(input: CrateInput, scan: Scan): readonly RustNote[] {
  // A given build script is read itself: the code that it writes is in its strings.
  let generator: boolean | null = null;
  const hasGenerator = (): boolean => {
    generator ??= [...input.files].some(([path, file]) => isGenerator(path, file));
    return generator;
  };
  return [...new Set([...scan.mentioning.keys(), ...scan.generated])].flatMap((path) => {
    const file = input.files.get(path);
    if (!file?.taking.code || file.reading.problem) return [];
    const has = (other: string) => input.files.has(other);
    const notes = readIncludes(path, file.reading, has, input.folder ?? '');
    return hasGenerator() ? notes.filter(({ code }) => code !== 'rust-include-computed') : notes;
  });
}

/** Sorts notes by file, then by place. */
function inOrder(notes: readonly RustNote[], paths: Iterable<string>): readonly RustNote[] {
  if (notes.length < 2) return notes;
  const rank = new Map([...paths].map((path, index) => [path, index]));
  return [...notes].sort(
    (a, b) => (rank.get(a.path) ?? 0) - (rank.get(b.path) ?? 0) || a.from - b.from,
  );
}
