/**
 * The Rust sources of a project, unit by unit: a file is rewritten only as the package it belongs to renames the crate.
 * Files outside every package are rewritten only where no manifest at all was given.
 */
import { docIncludes, type RustFile, type RustNote, rewriteCrate } from '../../rust/rewrite.ts';
import type { Edit } from '../../text/edit.ts';
import { finding, findingFrom } from '../findings/finding.ts';
import type { Finding } from '../migration.ts';
import type { ProjectFile } from '../read/file.ts';
import { remembered, rememberedFor, settled } from '../read/memo.ts';
import { filesAt } from '../read/project.ts';
import { rewriteTomlSnippet } from './toml-snippet.ts';
import type { Unit } from './units.ts';

export interface SourceEdits {
  /** By path; files without edits are absent. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly findings: readonly Finding[];
}

/** Rewrites sources, those of a unit again only when one of its files changed. */
export function createSourceRewriter(): (
  units: readonly Unit[],
  files: readonly ProjectFile[],
) => SourceEdits {
  const rewrite = rememberedFor(rewriteUnit);
  const join = remembered(joined);
  let parts: readonly SourceEdits[] = [];
  return (units, files) => {
    parts = settled(
      parts,
      units.map((unit) => rewrite(unit, filesAt(files, unit.sources))),
    );
    return join(parts);
  };
}

function joined(parts: readonly SourceEdits[]): SourceEdits {
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  return {
    edits: new Map(parts.flatMap(({ edits }) => [...edits])),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

/** Finds the Markdown that some source includes as its documentation: its untagged fences are Rust, as rustdoc takes them. */
export function createIncludeReader(): (
  units: readonly Unit[],
  files: readonly ProjectFile[],
) => readonly string[] {
  const included = rememberedFor((_unit: Unit, sources: readonly ProjectFile[]) =>
    sources.flatMap(({ path, rust }) =>
      rust?.says('include_str') ? docIncludes(path, rust.reading) : [],
    ),
  );
  return (units, files) => units.flatMap((unit) => included(unit, filesAt(files, unit.sources)));
}

export function noteFinding({ code, path, from, to, params }: RustNote): Finding {
  return findingFrom(code, { path, from, to }, params);
}

function rewriteUnit(unit: Unit, sources: readonly ProjectFile[]): SourceEdits {
  const { edition, roots, renames, options } = unit;
  if (sources.length === 0 || (renames.length === 0 && unit.callersRenames.length === 0)) {
    return { edits: new Map(), findings: [] };
  }
  const { edits, notes } = rewriteCrate({
    edition,
    roots,
    files: rustFiles(renames.length > 0 ? sources : []),
    renames,
    docs: options.docs,
    rewriteToml: (text) => rewriteTomlSnippet(text, renames, options),
  });
  const about = unit.loose ? looseFindings(edits, unit) : callersMacros(unit, sources);
  return { edits, findings: [...notes.map(noteFinding), ...about] };
}

/**
 * Exported macros that name a crate their own package does not declare: they are resolved in the packages that call
 * them, and those have moved.
 */
function callersMacros(
  { edition, callersRenames }: Unit,
  sources: readonly ProjectFile[],
): readonly Finding[] {
  if (callersRenames.length === 0) return [];
  const exporting = sources.filter(({ rust }) => rust?.says('macro_export'));
  const files = rustFiles(exporting);
  return rewriteCrate({ edition, roots: [], files, renames: callersRenames, docs: false })
    .notes.filter(({ code }) => code === 'rust-exported-macro')
    .map((note) => findingFrom('rust-macro-for-callers', note, note.params));
}

function rustFiles(sources: readonly ProjectFile[]): ReadonlyMap<string, RustFile> {
  const files = new Map<string, RustFile>();
  for (const { path, rust } of sources) if (rust) files.set(path, rust);
  return files;
}

function looseFindings(edits: SourceEdits['edits'], { options }: Unit): readonly Finding[] {
  return [...edits].map(([path, [first]]) => {
    const fork = options.forks.find((each) => each.kind === 'rename' && each.fork === first?.fork);
    const crate = fork?.kind === 'rename' ? fork.crate : '';
    const place = { path, ...(first ? { from: first.from, to: first.to } : {}) };
    return finding('source-without-manifest', place, { crate });
  });
}
