/**
 * The code of a package, moved to renamed crates: `use` trees, `extern crate` items and path heads, file by file.
 * `rewrite.ts` adds documentation and warnings.
 */

import { append } from '../text/append.ts';
import { type Edit, sortEdits } from '../text/edit.ts';
import { folderOf, resolvePath } from '../text/path.ts';
import { bindsOther } from './bindings.ts';
import { readCrateRoots } from './crate-roots.ts';
import { keptAliases } from './extern-crates.ts';
import { readMacroBodies } from './item-macros.ts';
import { saidIn } from './mentioned.ts';
import { type Modules, readModules } from './modules.ts';
import type { RustNote } from './note.ts';
import type { CrateInput, Package, Rename } from './package.ts';
import { changeReached } from './reached-items.ts';
import type { RustReading } from './reading.ts';
import { createResolver } from './resolve.ts';
import { type FileChanges, rewriteFile } from './rewrite-file.ts';
import type { RustFile } from './rust-file.ts';
import { means } from './tokens.ts';

export interface CrateOutput {
  /** Sorted and disjoint; files without edits are absent. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly notes: readonly RustNote[];
}

/** The result of one scan over a package's texts. */
export interface Scan {
  /** The files that contain an old name as a whole word, with its renames: no others can refer to a crate. */
  readonly mentioning: ReadonlyMap<string, readonly Rename[]>;
  /** The files that contain a new name as a whole word, with its renames. */
  readonly naming: ReadonlyMap<string, readonly Rename[]>;
  /** The files that mention the folder with the build's generated code. */
  readonly generated: readonly string[];
}

/** The variable with the folder for the build's generated code. */
export const generatedFolder = 'OUT_DIR';

export function scanFiles(input: CrateInput): Scan {
  const { renames } = input;
  const mentioning = new Map<string, readonly Rename[]>();
  const naming = new Map<string, readonly Rename[]>();
  const generated: string[] = [];
  if (renames.length === 0) return { mentioning, naming, generated };
  // Each text is searched for all words in turn, while it is in the processor's cache.
  for (const [path, file] of input.files) {
    const { old, now } = saidIn(file, renames);
    if (old.length > 0) mentioning.set(path, old);
    if (now.length > 0) naming.set(path, now);
    if (file.taking.code && file.says(generatedFolder)) generated.push(path);
  }
  return { mentioning, naming, generated };
}

/** The output, with the changes made in each file. */
export interface SourceOutput extends CrateOutput {
  readonly changes: ReadonlyMap<string, FileChanges>;
}

/** Moves the code of the files that mention a crate; `rewrite.ts` adds documentation and warnings. */
export function rewriteSources(
  input: CrateInput,
  scan: Scan,
  rust: Package = openPackage(input, scan),
): SourceOutput {
  const { mentioning } = scan;
  const edits = new Map<string, readonly Edit[]>();
  const notes: RustNote[] = [];
  const changes = new Map<string, FileChanges>();
  for (const [path, renames] of mentioning) {
    const file = input.files.get(path);
    if (!file) continue;
    const { problem } = file.reading;
    if (problem) {
      const { message, from, to } = problem;
      notes.push({ code: 'rust-unreadable', path, from, to, params: { message } });
    } else changes.set(path, rewriteFile(rust, path, file.reading, renames));
  }
  changeReached(rust, changes);
  for (const [path, result] of changes) {
    append(notes, result.notes);
    const sorted = sortEdits(input.files.get(path)?.text ?? '', result.edits);
    if (sorted && sorted.length > 0) edits.set(path, sorted);
  }
  return { edits, notes, changes };
}

/** Collects what the work on one file needs to know about the package. */
export function openPackage(input: CrateInput, { mentioning, naming }: Scan): Package {
  const roots = new Set(input.roots);
  const read = (path: string): RustReading | null => input.files.get(path)?.reading ?? null;
  let modules: Modules | null = null;
  const sources = [...mentioning.keys()].flatMap((path) => {
    const reading = read(path);
    return reading && !reading.problem ? [{ path, reading }] : [];
  });
  const declared = declaredNames(read, mentioning, naming);
  const watched = new Set(input.renames.flatMap(({ from, to }) => [from, to]));
  const resolver = createResolver({
    read,
    modules: () => {
      modules ??= readModules(input.roots, read);
      return modules;
    },
    crates: new Set(input.renames.map((rename) => rename.from)),
    forks: new Set(input.renames.map((rename) => rename.to)),
    declares: (name) => declared.has(name) || !watched.has(name),
    makers: makersIn(sources),
    isRoot: (path) => roots.has(path),
    edition2015: input.edition === '2015',
  });
  const includers = includersIn(input);
  const keeps = keptAliases(sources, resolver, input.roots);
  return {
    input,
    resolver,
    read,
    keeps,
    crates: readCrateRoots(input.roots, read),
    taken: (name) => declared.has(name),
    hidden: (path, name) =>
      includers.get(path)?.some((each) => each.says(name) && bindsOther(each.reading, name)) ??
      false,
  };
}

/** Finds the macros that declare something under a fixed name. To declare a crate's name, they must contain it. */
function makersIn(
  sources: readonly { readonly reading: RustReading }[],
): (name: string) => ReadonlySet<string> {
  let makers: Map<string, Set<string>> | null = null;
  return (name) => {
    if (!makers) {
      makers = new Map();
      for (const { reading } of sources) {
        for (const [macro, { names }] of readMacroBodies(reading)) {
          for (const each of names) {
            const known = makers.get(each);
            if (known) known.add(macro);
            else makers.set(each, new Set([macro]));
          }
        }
      }
    }
    return makers.get(name) ?? nobody;
  };
}

const nobody: ReadonlySet<string> = new Set();

/** For each file that others include by `include!`, those others: its names are looked up in their scopes. */
function includersIn({ files, folder = '' }: CrateInput): ReadonlyMap<string, readonly RustFile[]> {
  const includers = new Map<string, RustFile[]>();
  for (const [path, file] of files) {
    const own = folderOf(path);
    for (const inclusion of file.inclusions) {
      if (inclusion.kind !== 'include') continue;
      const included = resolvePath(inclusion.fromPackage ? folder : own, inclusion.path);
      if (included === null) continue;
      const known = includers.get(included);
      if (!known) includers.set(included, [file]);
      else if (known.at(-1) !== file) known.push(file);
    }
  }
  return includers;
}

/**
 * The names of the renames, old and new, that something else in the package may have in the type namespace. Whatever
 * declares a name must contain it, so only files that mention it are read.
 */
function declaredNames(
  read: (path: string) => RustReading | null,
  mentioning: Scan['mentioning'],
  naming: Scan['naming'],
): ReadonlySet<string> {
  const out = new Set<string>();
  const ask = (reading: RustReading, name: string): void => {
    for (const bindings of reading.names.byName.get(name)?.values() ?? []) {
      for (const { how, leaf, keyword } of bindings) {
        if (how === 'value' || how === 'macro') continue;
        if (how === 'extern' && means(reading.tokens, keyword + 2, name)) continue;
        // `use gemm::gemm`: what a crate exports under its own name is neither a type nor a module.
        const path = leaf?.path;
        if (path && path.length > 1 && means(reading.tokens, path.first, name)) continue;
        out.add(name);
      }
    }
  };
  const askAll = (files: Scan['mentioning'], nameOf: (rename: Rename) => string): void => {
    for (const [path, renames] of files) {
      const reading = read(path);
      if (!reading || reading.problem) continue;
      for (const rename of renames) ask(reading, nameOf(rename));
    }
  };
  askAll(mentioning, ({ from }) => from);
  askAll(naming, ({ to }) => to);
  return out;
}
