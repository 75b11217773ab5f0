/**
 * The Rust sources of a project, package by package: a file is rewritten only as the package it belongs to renames the
 * crate. Files outside every package are rewritten only where no manifest at all was given.
 */
import { crateIdentifier } from '../cargo/dependency.ts';
import { editionOf } from '../cargo/project.ts';
import { indexFolders, targetsOf } from '../cargo/targets.ts';
import { type CrateInput, type RustNote, rewriteCrate } from '../rust/rewrite.ts';
import type { Edit } from '../text/edit.ts';
import { finding, findingFrom } from './findings/finding.ts';
import type { Finding, MigrationOptions } from './migration.ts';
import {
  filesByManifest,
  hasManifest,
  looseRenames,
  renamesIn,
  sharedRenames,
} from './ownership.ts';
import type { Project } from './project-reading.ts';
import type { RustFiles } from './rust-files.ts';
import { rewriteTomlSnippet } from './toml-snippet.ts';
import type { WorkspacePlan } from './workspace-plan.ts';

export interface SourceEdits {
  /** By path; files without edits are absent. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly findings: readonly Finding[];
}

export function rewriteSources(
  project: Project,
  plans: readonly WorkspacePlan[],
  files: RustFiles,
  options: Required<MigrationOptions>,
): SourceEdits {
  const inputs = hasManifest(project)
    ? packageInputs(project, plans, files, options)
    : [looseInput(project, files, options)];
  const edits = new Map<string, readonly Edit[]>();
  const findings: Finding[] = [];
  for (const input of inputs) {
    if (input.files.size === 0 || input.renames.length === 0) continue;
    const result = rewriteCrate(input);
    for (const [path, fileEdits] of result.edits) edits.set(path, fileEdits);
    findings.push(...result.notes.map(noteFinding));
  }
  if (hasManifest(project)) findings.push(...callersMacros(project, plans, files));
  else findings.push(...looseFindings(edits, options));
  return { edits, findings };
}

export function noteFinding({ code, path, from, to, params }: RustNote): Finding {
  return findingFrom(code, { path, from, to }, params);
}

function packageInputs(
  project: Project,
  plans: readonly WorkspacePlan[],
  files: RustFiles,
  options: Required<MigrationOptions>,
): CrateInput[] {
  const rust = project.files.filter(({ kind }) => kind === 'rust');
  const owned = filesByManifest(project, rust);
  const index = indexFolders(rust.map(({ path }) => path));
  return plans.flatMap((plan) =>
    plan.workspace.manifests.map((manifest): CrateInput => {
      const edition = editionOf(plan.workspace, manifest);
      const place = { dir: manifest.dir, edition, index };
      const renames = renamesIn(plan, manifest);
      return {
        edition,
        roots:
          renames.length === 0
            ? []
            : targetsOf(manifest.document.value, place).map(({ root }) => ({ path: root })),
        files: files.open(owned.get(manifest.path) ?? []),
        renames,
        docs: options.docs,
        rewriteToml: (text) => rewriteTomlSnippet(text, renames, options),
      };
    }),
  );
}

/**
 * Exported macros that name a crate their own package does not declare: they are resolved in the packages that call
 * them, and those have moved.
 */
function callersMacros(
  project: Project,
  plans: readonly WorkspacePlan[],
  files: RustFiles,
): Finding[] {
  const rust = project.files.filter(({ kind }) => kind === 'rust');
  const owned = filesByManifest(project, rust);
  return plans.flatMap((plan) => {
    const shared = sharedRenames(plan);
    if (shared.length === 0) return [];
    return plan.workspace.manifests.flatMap((manifest) => {
      const own = new Set(manifest.dependencies.map(({ key }) => crateIdentifier(key)));
      const renames = shared.filter(({ from, to }) => !own.has(from) && !own.has(to));
      const exporting = (owned.get(manifest.path) ?? []).filter(({ text }) =>
        text.includes('macro_export'),
      );
      if (renames.length === 0 || exporting.length === 0) return [];
      const edition = editionOf(plan.workspace, manifest);
      const input = { edition, roots: [], files: files.open(exporting), renames, docs: false };
      return rewriteCrate(input)
        .notes.filter(({ code }) => code === 'rust-exported-macro')
        .map((note) => findingFrom('rust-macro-for-callers', note, note.params));
    });
  });
}

/** Sources without any manifest, taken as one package that depends on every renamed crate from crates.io. */
function looseInput(
  project: Project,
  files: RustFiles,
  options: Required<MigrationOptions>,
): CrateInput {
  const edition = '2021';
  const rust = project.files.filter(({ kind }) => kind === 'rust');
  const paths = rust.map(({ path }) => path);
  const place = { dir: '', edition, index: indexFolders(paths) };
  const discovered = targetsOf({ package: { name: 'loose' } }, place).map(({ root }) => root);
  const renames = looseRenames(options);
  return {
    edition,
    roots: (discovered.length > 0 ? discovered : paths).map((path) => ({ path })),
    files: files.open(rust),
    renames,
    docs: options.docs,
    rewriteToml: (text) => rewriteTomlSnippet(text, renames, options),
  };
}

function looseFindings(
  edits: SourceEdits['edits'],
  { forks }: Required<MigrationOptions>,
): Finding[] {
  return [...edits].map(([path, [first]]) => {
    const fork = forks.find((each) => each.kind === 'rename' && each.fork === first?.fork);
    const crate = fork?.kind === 'rename' ? fork.crate : '';
    const place = { path, ...(first ? { from: first.from, to: first.to } : {}) };
    return finding('source-without-manifest', place, { crate });
  });
}
