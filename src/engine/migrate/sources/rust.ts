/**
 * Rewrites the Rust sources of a project, unit by unit: a file changes only as the package it belongs to renames the
 * crate. Files outside every package are rewritten only if no manifest was given at all.
 */

import { rowId } from '../../forks/fork.ts';
import {
  type CrateInput,
  declaresName,
  docIncludes,
  firstReference,
  notesOfKeptNames,
  type RustFile,
  type RustNote,
  rewriteCrate,
  rewriteForCallers,
} from '../../rust/rewrite.ts';
import { append } from '../../text/append.ts';
import { type Edit, sortEdits } from '../../text/edit.ts';
import { onceFor } from '../../text/once.ts';
import { folderOf } from '../../text/path.ts';
import {
  addManifest,
  type FindingAction,
  finding,
  findingOf,
  useAlias,
} from '../findings/finding.ts';
import type { Finding } from '../migration.ts';
import type { SharedSource, SharedSources } from '../plan/model.ts';
import { nothingShared } from '../plan/rename/decide.ts';
import type { ProjectFile } from '../read/file.ts';
import { remembered, rememberedFor, settled } from '../read/memo.ts';
import { filesAt } from '../read/project.ts';
import type { SourceEdits } from './ownership.ts';
import { rewriteTomlSnippet } from './toml-snippet.ts';
import type { Unclaimed, Unit, Units } from './units.ts';

/** The result for the Rust sources. */
export interface CodeEdits extends SourceEdits {
  /** Renames whose edits of a shared file differ between its owners. */
  readonly differing: SharedSources;
}

/** Rewrites sources, those of a unit again only after one of its files has changed. */
export function createSourceRewriter(): (units: Units, files: readonly ProjectFile[]) => CodeEdits {
  const rewrite = rememberedFor(rewriteUnit);
  const look = rememberedFor(unclaimedFindings);
  const join = remembered(joined);
  let parts: readonly SourceEdits[] = [];
  let loose: readonly (readonly Finding[])[] = [];
  return ({ units, unclaimed }, files) => {
    parts = settled(
      parts,
      units.map((unit) => rewrite(unit, filesAt(files, unit.sources))),
    );
    loose = settled(
      loose,
      unclaimed.map((each) => look(each, filesAt(files, each.sources))),
    );
    return join(units, files, parts, loose);
  };
}

/** Joins the results of all units. A file in several units is edited once, where they agree. */
function joined(
  units: readonly Unit[],
  files: readonly ProjectFile[],
  parts: readonly SourceEdits[],
  loose: readonly (readonly Finding[])[],
): CodeEdits {
  const differing = new Map<string, Map<string, SharedSource>>();
  const edits = new Map<string, readonly Edit[]>();
  for (const part of parts) for (const [path, own] of part.edits) edits.set(path, own);
  const findings = [...parts.map((part) => part.findings), ...loose].flat();
  for (const [index, holders] of sharedFiles(units)) {
    const file = files[index];
    if (!file) continue;
    const own = holders.flatMap((at): readonly UnitEdits[] => {
      const unit = units[at];
      return unit ? [{ unit, edits: parts[at]?.edits.get(file.path) ?? [] }] : [];
    });
    const agreed = agreement(file.path, own);
    append(findings, agreed.findings);
    for (const { owner, name, why } of agreed.differing) {
      const own = differing.get(owner) ?? new Map<string, SharedSource>();
      differing.set(owner, own.set(name, why));
    }
    if (agreed.edits.length > 0) edits.set(file.path, agreed.edits);
    else edits.delete(file.path);
  }
  return { edits, findings, differing: differing.size === 0 ? nothingShared : differing };
}

/** The files that are in several renaming units, by index, with these units. */
const sharedFiles = onceFor((units: readonly Unit[]) => {
  const first = new Map<number, number>();
  const shared = new Map<number, number[]>();
  for (const [at, { sources, renames }] of units.entries()) {
    if (renames.length === 0) continue;
    for (const index of sources) {
      const known = shared.get(index);
      const before = first.get(index);
      if (known) known.push(at);
      else if (before !== undefined) shared.set(index, [before, at]);
      else first.set(index, at);
    }
  }
  return shared;
});

interface UnitEdits {
  readonly unit: Unit;
  readonly edits: readonly Edit[];
}

interface Agreement {
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
  readonly differing: readonly {
    readonly owner: string;
    readonly name: string;
    readonly why: SharedSource;
  }[];
}

/** The edits that are made by every unit which renames the crate; the others are left out and reported. */
function agreement(path: string, own: readonly UnitEdits[]): Agreement {
  const counts = new Map<string, { readonly edit: Edit; count: number }>();
  for (const { edits } of own) {
    for (const edit of edits) {
      const key = `${edit.from}\0${edit.to}\0${edit.insert}`;
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { edit, count: 1 });
    }
  }
  const agreed: Edit[] = [];
  const findings: Finding[] = [];
  const differing: Agreement['differing'][number][] = [];
  for (const { edit, count } of counts.values()) {
    const asked = own.filter(({ unit }) => unit.renames.some(({ fork }) => fork === edit.fork));
    const owners = asked.map(({ unit }) => `${unit.owner}, edition ${unit.edition}`).join('; ');
    if (count === asked.length) agreed.push(followingAll(edit, asked));
    else {
      for (const { unit } of asked) {
        const rename = unit.renames.find(({ fork }) => fork === edit.fork);
        if (rename) {
          differing.push({ owner: unit.owner, name: rename.from, why: { file: path, owners } });
        }
      }
      if (findings.length > 0) continue;
      const rename = asked[0]?.unit.renames.find(({ fork }) => fork === edit.fork);
      const about = { name: rename?.from ?? '', to: rename?.to ?? '', owners };
      findings.push(finding('owners-differ', { path, from: edit.from, to: edit.to }, about));
    }
  }
  return { edits: agreed.sort((a, b) => a.from - b.from), findings, differing };
}

/** The edit, following the manifests of all units that rename its crate. */
function followingAll(edit: Edit, asked: readonly UnitEdits[]): Edit {
  const manifests = new Set(
    asked.flatMap(({ unit }) =>
      unit.renames.flatMap((rename) => (rename.fork === edit.fork ? rename.manifests : [])),
    ),
  );
  return { ...edit, manifests: [...manifests] };
}

/** One finding for each file that belongs to no package and names a moving crate. */
function unclaimedFindings(
  { renames }: Unclaimed,
  sources: readonly ProjectFile[],
): readonly Finding[] {
  return sources.flatMap(({ path, rust }) =>
    renames.flatMap(({ from, to, manifest }) => {
      const place = rust && firstReference(rust, from);
      if (!place || declaresName(rust, from)) return [];
      return [
        finding('source-unclaimed', { path, ...place }, { name: from, to, package: manifest }),
      ];
    }),
  );
}

/**
 * A file that a source includes as its documentation: as in rustdoc, fences without a language are Rust and links are
 * paths.
 */
export interface IncludedDocument {
  readonly path: string;
  readonly unit: Unit;
  /** The renamed crates whose names the including file binds, or may bind, so that a link may mean something else. */
  readonly bound: readonly string[];
}

/** Finds the documents that sources include, whatever their names. */
export function createIncludeReader(): (
  units: readonly Unit[],
  files: readonly ProjectFile[],
) => readonly IncludedDocument[] {
  const included = rememberedFor((unit: Unit, sources: readonly ProjectFile[]) =>
    sources.flatMap(({ path, rust }): readonly IncludedDocument[] => {
      if (!rust?.taking.text || rust.reading.problem) return [];
      const { byName, globs } = rust.reading.names;
      const names = unit.documentRenames.map(({ from }) => from);
      const bound = names.filter((name) => globs.size > 0 || byName.has(name));
      const found = docIncludes(path, rust.reading, folderOf(unit.owner));
      return found.map((each) => ({ path: each, unit, bound }));
    }),
  );
  return (units, files) =>
    units.flatMap((unit) =>
      unit.documentRenames.length === 0 ? [] : included(unit, filesAt(files, unit.sources)),
    );
}

export function noteFinding(note: RustNote): Finding {
  return findingOf(note, note, actionOf(note));
}

function actionOf({ code, path }: RustNote): FindingAction | undefined {
  if (code === 'rust-undecided') return { option: 'crateIn', add: path };
  return code === 'rust-name-taken' ? useAlias : undefined;
}

function rewriteUnit(unit: Unit, sources: readonly ProjectFile[]): SourceEdits {
  const { edition, roots, renames, callersRenames, keptNames, options } = unit;
  const named = renames.length + callersRenames.length + keptNames.length;
  if (sources.length === 0 || named === 0) return { edits: new Map(), findings: [] };
  const input: CrateInput = {
    edition,
    folder: folderOf(unit.owner),
    roots,
    procMacro: unit.procMacro,
    files: rustFiles(renames.length + keptNames.length > 0 ? sources : []),
    renames,
    docs: options.docs,
    settled: options.settled,
    rewriteToml: (text) =>
      rewriteTomlSnippet(
        text,
        renames.filter(({ from, to }) => from !== to),
        options,
      ),
  };
  const { edits, notes } = rewriteCrate(input);
  const shown = keptNames.length > 0 ? notesOfKeptNames({ ...input, renames: keptNames }) : [];
  const findings = [...notes, ...shown].map(noteFinding);
  if (unit.loose) return { edits, findings: [...findings, ...looseFindings(edits, unit, sources)] };
  const others = forOthers(unit, sources);
  return {
    edits: others.edits.size === 0 ? edits : together(sources, edits, others.edits),
    findings: [...findings, ...others.findings],
  };
}

/** Joins the edits of both, file by file. They never overlap, because each is about other crates. */
function together(
  sources: readonly ProjectFile[],
  own: SourceEdits['edits'],
  others: SourceEdits['edits'],
): SourceEdits['edits'] {
  const edits = new Map(own);
  for (const { path, text } of sources) {
    const more = others.get(path);
    const sorted = more && sortEdits(text, [...(own.get(path) ?? []), ...more]);
    if (sorted) edits.set(path, sorted);
  }
  return edits;
}

/**
 * Rewrites what a package writes for others about a crate that it does not declare itself: the name is resolved in the
 * packages that call it, and those have moved.
 */
function forOthers(
  { edition, roots, procMacro, callersRenames }: Unit,
  sources: readonly ProjectFile[],
): SourceEdits {
  if (callersRenames.length === 0) return { edits: new Map(), findings: [] };
  const naming = sources.filter(
    ({ rust }) => rust && callersRenames.some(({ from }) => rust.says(from)),
  );
  const files = rustFiles(naming);
  const renames = callersRenames;
  const { edits, notes } = rewriteForCallers({
    edition,
    roots,
    files,
    renames,
    procMacro,
    docs: false,
  });
  const findings = notes.map((note) =>
    note.code === 'rust-exported-macro'
      ? finding('rust-macro-for-callers', note, note.params)
      : noteFinding(note),
  );
  return { edits, findings };
}

function rustFiles(sources: readonly ProjectFile[]): ReadonlyMap<string, RustFile> {
  const files = new Map<string, RustFile>();
  for (const { path, asRust } of sources) if (asRust) files.set(path, asRust);
  return files;
}

function looseFindings(
  edits: SourceEdits['edits'],
  { renames, options }: Unit,
  sources: readonly ProjectFile[],
): readonly Finding[] {
  return sources.flatMap(({ path, text }) => {
    const [first] = edits.get(path) ?? [];
    if (!first) return [];
    const { from, to, fork } = first;
    const own = renames.filter((rename) => rename.fork === fork);
    // Several crates may become one fork.
    const rename = own.find((each) => text.slice(from, to).includes(each.from)) ?? own[0];
    const row = options.forks.find((each) => rowId(each) === rename?.row);
    const crate = row?.kind === 'rename' ? row.crate : '';
    return [finding('source-without-manifest', { path, from, to }, { crate }, addManifest)];
  });
}
