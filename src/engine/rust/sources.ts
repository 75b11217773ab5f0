/**
 * The code of a package moved to renamed crates: `use` trees, `extern crate` items and path heads, file by
 * file. Documentation and warnings are added in `rewrite.ts`.
 */
import { type Edit, sortEdits } from '../text/edit.ts';
import { keptAliases } from './extern-crates.ts';
import { type Modules, readModules } from './modules.ts';
import type { RustNote } from './note.ts';
import type { CrateInput, CrateOutput, Package, RustEdition } from './package.ts';
import type { RustReading } from './reading.ts';
import { createResolver } from './resolve.ts';
import { rewriteFile } from './rewrite-file.ts';
import { mentionPattern, nameOf } from './tokens.ts';

export function rewriteSources(input: CrateInput): CrateOutput {
  const edits = new Map<string, readonly Edit[]>();
  const notes: RustNote[] = [];
  const pattern = mentionPattern(input.renames.map((rename) => rename.from));
  const mentioning: string[] = [];
  for (const [path, { text }] of input.files) if (pattern.test(text)) mentioning.push(path);
  if (mentioning.length === 0) return { edits, notes };

  const rust = openPackage(input, mentioning);
  for (const path of mentioning) {
    const file = input.files.get(path);
    if (!file) continue;
    const { problem } = file.reading;
    if (problem) {
      const { message, from, to } = problem;
      notes.push({ code: 'rust-unreadable', path, from, to, params: { message } });
      continue;
    }
    const result = rewriteFile(rust, path, file.reading);
    notes.push(...result.notes);
    const sorted = sortEdits(file.text, result.edits);
    if (sorted && sorted.length > 0) edits.set(path, sorted);
  }
  return { edits, notes };
}

function openPackage(input: CrateInput, mentioning: readonly string[]): Package {
  const roots = new Map(input.roots.map(({ path, edition }) => [path, edition ?? input.edition]));
  const edition = (path: string): RustEdition => roots.get(path) ?? input.edition;
  const read = (path: string): RustReading | null => input.files.get(path)?.reading ?? null;
  let modules: Modules | null = null;
  const sources = mentioning.flatMap((path) => {
    const reading = read(path);
    return reading && !reading.problem ? [{ path, reading }] : [];
  });
  const declared = new Set<string>();
  for (const { reading } of sources) {
    for (const { from } of input.renames) {
      for (const bindings of reading.names.byName.get(from)?.values() ?? []) {
        if (bindings.some(({ how }) => how !== 'value' && how !== 'macro')) declared.add(from);
      }
    }
  }
  const resolver = createResolver({
    read,
    modules: () => {
      modules ??= readModules([...roots.keys()], read);
      return modules;
    },
    crates: new Set(input.renames.map((rename) => rename.from)),
    declares: (name) => declared.has(name) || !input.renames.some(({ from }) => from === name),
    isRoot: (path) => roots.has(path),
    edition2015: (path) => edition(path) === '2015',
  });
  const declaresExtern = (path: string, name: string): boolean =>
    crateRoots(path, [...roots.keys()]).some((root) => {
      const reading = read(root);
      return (
        reading?.outline.externCrates.some(
          (item) =>
            item.scope === 0 && item.alias === -1 && nameOf(reading.tokens, item.name) === name,
        ) ?? false
      );
    });
  return { input, resolver, read, edition, keeps: keptAliases(sources), declaresExtern };
}

/** The roots of the crates a file can belong to: itself, or those in the nearest folder above it. */
function crateRoots(path: string, roots: readonly string[]): readonly string[] {
  if (roots.includes(path)) return [path];
  const folder = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
  const above = roots.filter((root) => path.startsWith(folder(root)));
  const nearest = Math.max(...above.map((root) => folder(root).length));
  return above.filter((root) => folder(root).length === nearest);
}
