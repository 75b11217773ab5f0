/**
 * The door of the Rust side: a package's sources moved to renamed crates, every reference that means
 * one of them and nothing else. The rows of the facts ("Which Rust references change, and how") are the
 * specification; where Rust itself can't tell without a build, the place is left and noted.
 */
import { type Edit, sortEdits } from '../text/edit.ts';
import { rewriteDocComments } from './documentation.ts';
import type { RustNote } from './note.ts';
import type { CrateInput, CrateOutput } from './package.ts';
import { rewriteSources } from './sources.ts';
import { mentionPattern } from './tokens.ts';
import { readIncludes, readWarnings } from './warnings.ts';

export { docIncludes } from './doc-comments.ts';
export { type DocumentationOptions, rewriteMarkdown } from './documentation.ts';
export type { RustNote, RustNoteCode } from './note.ts';
export type {
  CrateInput,
  CrateOutput,
  Rename,
  RewriteToml,
  RustEdition,
  RustFile,
} from './package.ts';
export { type RustReading, readRust } from './reading.ts';
export { mentionPattern } from './tokens.ts';

export function rewriteCrate(input: CrateInput): CrateOutput {
  const code = rewriteSources(input);
  const edits = new Map(code.edits);
  const notes: RustNote[] = [...code.notes];
  const pattern = mentionPattern(input.renames.map(({ from }) => from));
  for (const [path, file] of input.files) {
    const includes = file.text.includes('include!');
    const mentions = pattern.test(file.text);
    if ((!includes && !mentions) || file.reading.problem) continue;
    if (includes)
      notes.push(...readIncludes(path, file.reading, (other) => input.files.has(other)));
    if (!mentions) continue;
    const own = code.edits.get(path) ?? [];
    for (const rename of input.renames) {
      if (!file.text.includes(rename.from)) continue;
      const edited = new Set(
        own.filter(({ fork }) => fork === rename.fork).map(({ from }) => from),
      );
      notes.push(...readWarnings(path, file.reading, rename, edited));
    }
    if (!input.docs) continue;
    const docs = rewriteDocComments(file.reading, {
      path,
      edition: input.roots.find((root) => root.path === path)?.edition ?? input.edition,
      renames: input.renames,
      untagged: true,
      ...(input.rewriteToml && { rewriteToml: input.rewriteToml }),
    });
    notes.push(...docs.notes);
    const all: readonly Edit[] | null = sortEdits(file.text, [...own, ...docs.edits]);
    if (all && all.length > 0) edits.set(path, all);
  }
  return { edits, notes: inOrder(notes, [...input.files.keys()]) };
}

/** Notes by file, then by place. */
function inOrder(notes: readonly RustNote[], paths: readonly string[]): readonly RustNote[] {
  const rank = new Map(paths.map((path, index) => [path, index]));
  return [...notes].sort(
    (a, b) => (rank.get(a.path) ?? 0) - (rank.get(b.path) ?? 0) || a.from - b.from,
  );
}
