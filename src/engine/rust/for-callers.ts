/**
 * What a package writes for crates that use it: exported macros, tokens of procedural macros, strings that become code.
 * A crate named there need not be declared by this package, because it is looked up where the result is compiled.
 */
import { type Edit, sortEdits } from '../text/edit.ts';
import { type CodeString, readCodeStrings } from './code-strings.ts';
import { readCrateRoots } from './crate-roots.ts';
import { emissionAt, listed, readEmissions } from './emissions.ts';
import { namesOf, type RustNote } from './note.ts';
import type { CrateInput, Rename } from './package.ts';
import type { RustFile } from './rust-file.ts';
import { type CrateOutput, rewriteSources, scanFiles } from './sources.ts';
import { mentionsName, tokenAround } from './tokens.ts';

/**
 * Rewrites what a package emits about crates that it does not declare itself. If all its callers move, this code moves
 * with them; if some may stay, each file is noted once.
 */
export function rewriteForCallers(input: CrateInput): CrateOutput {
  const scan = scanFiles(input);
  const code = rewriteSources(input, scan);
  const edits = new Map<string, readonly Edit[]>();
  const notes: RustNote[] = [];
  const read = (path: string) => input.files.get(path)?.reading ?? null;
  const { roots } = input;
  const crates = readCrateRoots(roots, read);
  for (const [path, renames] of scan.mentioning) {
    const file = input.files.get(path);
    if (!file || file.reading.problem) continue;
    const own: Edit[] = [];
    const { tokens } = file.reading;
    const emissions =
      roots.length === 0 || crates.isLibrary(path) ? readEmissions(file.reading) : [];
    for (const rename of renames) {
      if (rename.from === rename.to) continue;
      const written: Edit[] = [];
      const makers = new Set<string>();
      for (const edit of code.edits.get(path) ?? []) {
        if (emissions.length === 0 || edit.fork !== rename.fork) continue;
        const emission = emissionAt(emissions, tokenAround(tokens, edit.from));
        if (!emission) continue;
        written.push(edit);
        makers.add(emission.by);
      }
      const strings = rewriteStrings(input, path, file, rename);
      for (const edit of strings.edits) written.push(edit);
      if (strings.edits.length > 0) makers.add('a parsed string');
      for (const note of strings.notes) notes.push(note);
      const [first] = written;
      if (!first) continue;
      if (rename.callersMove) for (const edit of written) own.push(edit);
      else {
        const params = { ...namesOf(rename), macros: listed([...makers]) };
        notes.push({ code: 'rust-exported-macro', path, from: first.from, to: first.to, params });
      }
    }
    const sorted = sortEdits(file.text, own);
    if (sorted && sorted.length > 0) edits.set(path, sorted);
  }
  return { edits, notes };
}

/** Handles strings that name a crate as code: those that a procedural macro parses are edited, the others noted. */
export function rewriteStrings(
  { procMacro = false }: CrateInput,
  path: string,
  file: RustFile,
  rename: Rename,
): { readonly edits: readonly Edit[]; readonly notes: readonly RustNote[] } {
  const edits: Edit[] = [];
  const notes: RustNote[] = [];
  if (!mentionsName(file.text, rename.from)) return { edits, notes };
  const any = procMacro || isGenerator(path, file);
  for (const each of readCodeStrings(file.reading, rename, any)) {
    if (procMacro && each.parsed && each.edits) for (const edit of each.edits) edits.push(edit);
    else notes.push(noteOf(path, each, rename));
  }
  return { edits, notes };
}

/** Whether a file is a build script or a part of one. */
export function isGenerator(path: string, file: RustFile): boolean {
  return /(?:^|\/)build\.rs$/.test(path) || file.says('cargo:rerun-if');
}

function noteOf(path: string, { place }: CodeString, rename: Rename): RustNote {
  return { code: 'rust-code-string', path, ...place, params: namesOf(rename) };
}
