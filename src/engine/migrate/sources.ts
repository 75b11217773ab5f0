/**
 * The Rust sources of a project, package by package: a file is rewritten only as the package it belongs to renames the
 * crate. Files outside every package are rewritten only where no manifest at all was given.
 */
import { crateIdentifier } from '../cargo/dependency.ts';
import type { Manifest } from '../cargo/manifest.ts';
import { editionOf } from '../cargo/project.ts';
import { type FolderIndex, indexFolders, targetsOf } from '../cargo/targets.ts';
import {
  type Rename,
  type RustFile,
  type RustNote,
  readRust,
  rewriteCrate,
} from '../rust/rewrite.ts';
import type { Edit } from '../text/edit.ts';
import { finding, findingFrom } from './findings/finding.ts';
import { Memo } from './memo.ts';
import type { Finding, MigrationOptions } from './migration.ts';
import type { Project, ProjectFile } from './project-reading.ts';
import type { WorkspacePlan } from './workspace-plan.ts';

export interface SourceEdits {
  /** By path; files without edits are absent. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly findings: readonly Finding[];
}

/** The readers of sources, with what they remember between migrations. */
export class SourceReader {
  private readonly files = new Memo<RustFile>(lazyRustFile);

  rewrite(
    project: Project,
    plans: readonly WorkspacePlan[],
    options: Required<MigrationOptions>,
  ): SourceEdits {
    const rust = project.files.filter(({ kind }) => kind === 'rust');
    if (rust.length === 0) return { edits: new Map(), findings: [] };
    const edits = new Map<string, readonly Edit[]>();
    const findings: Finding[] = [];
    const take = (result: { edits: SourceEdits['edits']; notes: readonly RustNote[] }) => {
      for (const [path, fileEdits] of result.edits) edits.set(path, fileEdits);
      findings.push(...result.notes.map(noteFinding));
    };
    const owned = filesByPackage(project, rust);
    const index = indexFolders(rust.map(({ path }) => path));
    for (const plan of plans) {
      for (const manifest of plan.workspace.manifests) {
        const files = owned.get(manifest.path);
        const renames = renamesIn(plan, manifest);
        if (!files || renames.length === 0) continue;
        const edition = editionOf(plan.workspace, manifest);
        const place = { dir: manifest.dir, edition, index };
        const roots = targetsOf(manifest.document.value, place).map(({ root }) => ({ path: root }));
        take(
          rewriteCrate({
            edition,
            roots,
            files: this.opened(files),
            renames,
            docs: options.docs,
          }),
        );
      }
    }
    if (!project.files.some(({ kind }) => kind === 'manifest') && options.strategy === 'rename') {
      take(rewriteCrate(loosePackage(this.opened(rust), index, options)));
      findings.push(...looseFindings(edits, options));
    }
    this.files.turn();
    return { edits, findings };
  }

  private opened(files: readonly ProjectFile[]): ReadonlyMap<string, RustFile> {
    return new Map(files.map(({ path, text }) => [path, this.files.of(path, text)]));
  }
}

/** A file that is lexed only when somebody asks: most never mention a watched name. */
function lazyRustFile(text: string): RustFile {
  let reading: RustFile['reading'] | null = null;
  return {
    text,
    get reading() {
      reading ??= readRust(text);
      return reading;
    },
  };
}

/** Sources by the manifest of the package they stand in: the nearest folder above with a manifest, readable or not. */
function filesByPackage(
  project: Project,
  rust: readonly ProjectFile[],
): ReadonlyMap<string, readonly ProjectFile[]> {
  const folders = new Set(
    project.files
      .filter(({ kind }) => kind === 'manifest')
      .map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)),
  );
  const owned = new Map<string, ProjectFile[]>();
  for (const file of rust) {
    let folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    while (folder !== '' && !folders.has(folder)) {
      folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
    }
    const manifest = `${folder}Cargo.toml`;
    const files = owned.get(manifest);
    if (files) files.push(file);
    else owned.set(manifest, [file]);
  }
  return owned;
}

/** What sources of the package have to call otherwise. A key that stays, stays in the sources. */
export function renamesIn(plan: WorkspacePlan, manifest: Manifest): readonly Rename[] {
  const renames = new Map<string, Rename>();
  for (const { moves } of plan.renames) {
    for (const { declaration, key, fork } of moves) {
      const { dependency } = declaration;
      if (declaration.manifest !== manifest || dependency.kind === 'workspace') continue;
      if (key === dependency.key) continue;
      const from = crateIdentifier(dependency.key);
      renames.set(from, { from, to: crateIdentifier(key), fork: fork.fork });
    }
  }
  return [...renames.values()];
}

/** Sources without any manifest, taken as one package that depends on every renamed crate from crates.io. */
function loosePackage(
  files: ReadonlyMap<string, RustFile>,
  index: FolderIndex,
  { forks, docs }: Required<MigrationOptions>,
) {
  const edition = '2021' as const;
  const discovered = targetsOf({ package: { name: 'loose' } }, { dir: '', edition, index });
  const roots = discovered.length > 0 ? discovered.map(({ root }) => root) : [...files.keys()];
  const renames = forks.flatMap((fork): Rename[] =>
    fork.kind === 'rename'
      ? [{ from: crateIdentifier(fork.crate), to: crateIdentifier(fork.fork), fork: fork.fork }]
      : [],
  );
  return { edition, roots: roots.map((path) => ({ path })), files, renames, docs };
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

function noteFinding({ code, path, from, to, params }: RustNote): Finding {
  return findingFrom(code, { path, from, to }, params);
}
