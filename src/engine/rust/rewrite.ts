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
  if (!input.docs) return code;
  const edits = new Map(code.edits);
  const notes: RustNote[] = [...code.notes];
  const pattern = mentionPattern(input.renames.map(({ from }) => from));
  for (const [path, file] of input.files) {
    if (!pattern.test(file.text) || file.reading.problem) continue;
    const docs = rewriteDocComments(file.reading, {
      path,
      edition: input.roots.find((root) => root.path === path)?.edition ?? input.edition,
      renames: input.renames,
      untagged: true,
      ...(input.rewriteToml && { rewriteToml: input.rewriteToml }),
    });
    notes.push(...docs.notes);
    if (docs.edits.length === 0) continue;
    const all: readonly Edit[] | null = sortEdits(file.text, [
      ...(edits.get(path) ?? []),
      ...docs.edits,
    ]);
    if (all) edits.set(path, all);
  }
  return { edits, notes };
}
