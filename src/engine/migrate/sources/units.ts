/**
 * A project cut into units: the files under one manifest, and what its package asks of them. Worked out from manifests
 * and paths alone; a unit stays the same object while those do.
 */
import { crateIdentifier } from '../../cargo/dependency.ts';
import { editionOf } from '../../cargo/project.ts';
import { indexFolders, targetsOf } from '../../cargo/targets.ts';
import type { Rename, RustEdition } from '../../rust/rewrite.ts';
import type { MigrationOptions } from '../migration.ts';
import type { ProjectPlan } from '../plan/project.ts';
import type { CargoFiles } from '../read/project.ts';
import { filesByManifest, looseRenames, renamesByManifest, sharedRenames } from './ownership.ts';

export interface Unit {
  /** Indices into the project's files. */
  readonly sources: readonly number[];
  readonly documents: readonly number[];
  readonly edition: RustEdition;
  readonly roots: readonly { readonly path: string }[];
  /** What its sources have to call otherwise. */
  readonly renames: readonly Rename[];
  /** What macros it exports have to call otherwise, though it does not: crates that only its callers depend on. */
  readonly callersRenames: readonly Rename[];
  readonly documentRenames: readonly Rename[];
  /** Whether no manifest vouches for it. */
  readonly loose: boolean;
  readonly options: Required<MigrationOptions>;
}

export function unitsOf(
  cargo: CargoFiles,
  paths: readonly string[],
  { planned }: ProjectPlan,
  options: Required<MigrationOptions>,
): readonly Unit[] {
  const sources = filesByManifest(paths, 'rust');
  const documents = filesByManifest(paths, 'markdown');
  const index = indexFolders(paths.filter((path) => path.endsWith('.rs')));
  const unowned = {
    sources: sources.get('') ?? [],
    documents: documents.get('') ?? [],
    edition: '2021' as const,
    roots: [],
    renames: [],
    callersRenames: [],
    documentRenames: [],
    loose: true,
    options,
  };
  if (!cargo.hasManifest) {
    // Taken as one package that depends on every renamed crate from crates.io.
    const place = { dir: '', edition: unowned.edition, index };
    const targets = targetsOf({ package: { name: 'loose' } }, place).map(({ root }) => root);
    const roots = targets.length > 0 ? targets : unowned.sources.flatMap((at) => paths[at] ?? []);
    const renames = looseRenames(options);
    const loose = { renames, documentRenames: renames, roots: roots.map((path) => ({ path })) };
    return [{ ...unowned, ...loose }];
  }
  const units = planned.flatMap(({ plan }) => {
    const renamesIn = renamesByManifest(plan);
    const shared = sharedRenames(plan, renamesIn);
    return plan.workspace.manifests.map((manifest): Unit => {
      const edition = editionOf(plan.workspace, manifest);
      const place = { dir: manifest.dir, edition, index };
      const renames = renamesIn.get(manifest) ?? [];
      const own = new Set(manifest.dependencies.map(({ key }) => crateIdentifier(key)));
      const targets = renames.length > 0 ? targetsOf(manifest.document.value, place) : [];
      return {
        sources: sources.get(manifest.path) ?? [],
        documents: documents.get(manifest.path) ?? [],
        edition,
        roots: targets.map(({ root }) => ({ path: root })),
        renames,
        callersRenames: shared.filter(({ from, to }) => !own.has(from) && !own.has(to)),
        documentRenames: manifest.package ? renames : shared,
        loose: false,
        options,
      };
    });
  });
  return [...units, unowned];
}
