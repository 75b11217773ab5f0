/**
 * Which package a file belongs to, and what its sources have to call otherwise.
 */
import { crateIdentifier } from '../cargo/dependency.ts';
import type { Manifest } from '../cargo/manifest.ts';
import type { Rename } from '../rust/rewrite.ts';
import type { MigrationOptions } from './migration.ts';
import type { Project, ProjectFile } from './project-reading.ts';
import { adoptions } from './rename/declarations.ts';
import type { WorkspacePlan } from './workspace-plan.ts';

/** Files by the manifest they stand under: the nearest folder above with one, readable or not; '' is none. */
export function filesByManifest(
  project: Project,
  files: readonly ProjectFile[],
): ReadonlyMap<string, readonly ProjectFile[]> {
  const folders = new Map<string, string>();
  for (const { path, kind } of project.files) {
    if (kind === 'manifest') folders.set(folderOf(path), path);
  }
  const owned = new Map<string, ProjectFile[]>();
  for (const file of files) {
    let folder = folderOf(file.path);
    while (folder !== '' && !folders.has(folder)) folder = folderOf(folder.slice(0, -1));
    const manifest = folders.get(folder) ?? '';
    const known = owned.get(manifest);
    if (known) known.push(file);
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
  for (const rename of adoptedRenames(plan, manifest)) {
    if (!renames.has(rename.from)) renames.set(rename.from, rename);
  }
  return [...renames.values()];
}

/** A manifest moved by hand, with imports left behind: the fork is declared under its own name, the old crate is not. */
function adoptedRenames({ renames, workspace }: WorkspacePlan, manifest: Manifest): Rename[] {
  const keys = new Set(
    manifest.dependencies.filter(({ kind }) => kind !== 'workspace').map(({ key }) => key),
  );
  return renames.flatMap(({ fork }) => {
    const adopted = adoptions(workspace, fork).some(
      ({ dependency, ...each }) =>
        each.manifest === manifest &&
        dependency.kind !== 'workspace' &&
        dependency.key === fork.fork,
    );
    if (!adopted || keys.has(fork.crate)) return [];
    const { crate, fork: name } = fork;
    return [{ from: crateIdentifier(crate), to: crateIdentifier(name), fork: name }];
  });
}

/** What documents of a workspace as a whole may say otherwise: only crates that none of its packages keeps. */
export function sharedRenames(plan: WorkspacePlan): readonly Rename[] {
  const kept = new Set(
    plan.renames.filter(({ held }) => held.length > 0).map(({ fork }) => fork.fork),
  );
  const renames = new Map<string, Rename>();
  for (const manifest of plan.workspace.manifests) {
    for (const rename of renamesIn(plan, manifest)) {
      if (!kept.has(rename.fork)) renames.set(rename.from, rename);
    }
  }
  return [...renames.values()];
}

/** For files without any manifest: every renamed crate, taken from crates.io under its own name. */
export function looseRenames({ forks, strategy }: Required<MigrationOptions>): readonly Rename[] {
  if (strategy === 'alias') return [];
  return forks.flatMap((fork): Rename[] =>
    fork.kind === 'rename'
      ? [{ from: crateIdentifier(fork.crate), to: crateIdentifier(fork.fork), fork: fork.fork }]
      : [],
  );
}

/** Whether any manifest was given at all. Without one, sources are migrated on their word. */
export function hasManifest(project: Project): boolean {
  return project.files.some(({ kind }) => kind === 'manifest');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
