/**
 * Divides a project's sources into units: the files of one crate, package or script, and what it needs from them.
 * Worked out from manifests, paths and reach alone; a unit stays the same object as long as these do.
 *
 * A file belongs to what reaches it. A file that nothing reaches follows the package whose folder it is in, if it could
 * mean a moving crate: tests of trybuild, modules that a macro declares, files that a build script compiles.
 */

import { editionOf } from '../../cargo/project.ts';
import { indexFolders, isProcMacro, targetsOf } from '../../cargo/targets.ts';
import { insideOf } from '../../cargo/vendor.ts';
import type { Rename, RustEdition } from '../../rust/rewrite.ts';
import { addUnder } from '../../text/append.ts';
import type { ResolvedOptions } from '../migration.ts';
import type { ProjectPlan, SharedSources } from '../plan/model.ts';
import { createNamer } from '../plan/rename/names.ts';
import { kindOf } from '../read/kind.ts';
import { ownersAmong } from '../read/owners.ts';
import { type CargoFiles, placesOf, speaksOf } from '../read/project.ts';
import { cratesByOwner, type Movers, type Reach, type ReachingCrate } from '../read/reach.ts';
import { callersIn, forCallers } from './callers.ts';
import {
  filesByManifest,
  keptNames,
  keyRenames,
  looseRenames,
  ownsSources,
  renamesByManifest,
  type SaidNames,
  sharedRenames,
} from './ownership.ts';
import type { ScriptPlan } from './scripts.ts';
import { type Names, namesIn } from './shared.ts';

export interface Unit {
  /** The manifest's path, or the script's; `''` for files without any manifest. */
  readonly owner: string;
  /** Indices into the project's files, in order. */
  readonly sources: readonly number[];
  readonly documents: readonly number[];
  readonly edition: RustEdition;
  readonly roots: readonly string[];
  /** The renames to make in its sources. */
  readonly renames: readonly Rename[];
  /** The renames to make only in macros that it exports: crates on which just its callers depend. */
  readonly callersRenames: readonly Rename[];
  /** Crates that become a fork under the name they have in its sources. */
  readonly keptNames: readonly Rename[];
  /** Whether its library is a procedural macro crate. */
  readonly procMacro: boolean;
  readonly documentRenames: readonly Rename[];
  /** Whether no manifest describes it. */
  readonly loose: boolean;
  readonly options: ResolvedOptions;
}

/**
 * Sources that belong to no package, as far as we can tell, with the moving crates that none of the possible owners
 * has.
 */
export interface Unclaimed {
  readonly sources: readonly number[];
  readonly renames: readonly (Rename & { readonly manifest: string })[];
  /**
   * Texts that are named neither as Rust nor as a manifest, with the moving crates that the surrounding package does
   * not keep.
   */
  readonly texts: readonly number[];
  readonly textRenames: readonly (Rename & { readonly manifest: string })[];
}

export interface Units {
  readonly units: readonly Unit[];
  readonly unclaimed: readonly Unclaimed[];
}

export function unitsOf(
  cargo: CargoFiles,
  paths: readonly string[],
  plan: ProjectPlan,
  options: ResolvedOptions,
  reach: Reach,
  scripts: ReadonlyMap<string, ScriptPlan>,
  said: SaidNames,
  shared: SharedSources,
): Units {
  const names = namesIn(plan, scripts, said);
  const isVendored = insideOf(cargo.vendored);
  const documents = filesByManifest(paths, 'markdown', isVendored, cargo.unreadable);
  const crates = cratesByOwner(reach);
  const places = placesOf(paths);
  const moved = movedNames(plan, scripts, said);
  const claims = claimFiles(cargo, paths, reach, scripts, names, moved, options);
  const sourcesOf = (crate: ReachingCrate | null, more: readonly number[]): readonly number[] => {
    if (!crate) return more;
    const found = new Set(more);
    for (const path of crate.files) {
      const at = places.get(path);
      if (at !== undefined) found.add(at);
    }
    return [...found].sort((a, b) => a - b);
  };
  const blank = {
    documents: [],
    callersRenames: [],
    keptNames: [],
    procMacro: false,
    documentRenames: [],
    loose: false,
    options,
  };
  const callers = callersIn(plan, names);
  const scriptUnits = [...scripts].flatMap(([path, { renames }]) =>
    (crates.get(path) ?? []).map((crate) => ({
      ...blank,
      owner: path,
      sources: sourcesOf(crate, []),
      edition: crate.edition,
      roots: crate.roots,
      renames,
    })),
  );
  if (!cargo.hasManifest) {
    const loose = looseUnit(paths, claims.byFolder.get('') ?? [], options);
    return {
      units: [{ ...loose, documents: documents.get('') ?? [] }, ...scriptUnits],
      unclaimed: [],
    };
  }
  const packages = plan.workspaces.flatMap((workspacePlan) => {
    const renamesIn = renamesByManifest(workspacePlan, said);
    const kept = keptNames(workspacePlan);
    const keys = keyRenames(workspacePlan);
    const nameOf = createNamer(workspacePlan.workspace, workspacePlan.renames);
    const everywhere = sharedRenames(workspacePlan, renamesIn);
    return workspacePlan.workspace.manifests.flatMap((manifest): readonly Unit[] => {
      const own = new Set(manifest.dependencies.map(nameOf));
      const edition = editionOf(workspacePlan.workspace, manifest);
      const tied = shared.get(manifest.path);
      const renames = (renamesIn.get(manifest) ?? [])
        .filter(({ from, to }) => from === to || !tied?.has(from))
        .map((rename) =>
          callers.allMove(manifest.path, rename.from) ? { ...rename, callersMove: true } : rename,
        );
      const unit = {
        ...blank,
        owner: manifest.path,
        renames,
        callersRenames: forCallers(
          everywhere.filter(({ from, to }) => !own.has(from) && !own.has(to)),
          manifest.path,
          callers,
        ),
        keptNames: kept.get(manifest) ?? [],
        procMacro: isProcMacro(manifest.document.value),
        documentRenames: [
          ...(manifest.package ? renames : everywhere).filter(
            ({ from, to, items }) => from !== to || items !== undefined,
          ),
          ...(manifest.package ? (keys.get(manifest) ?? []) : sharedRenames(workspacePlan, keys)),
        ],
      };
      const more = ownsSources(manifest) ? (claims.byFolder.get(manifest.path) ?? []) : [];
      const ofPackage = crates.get(manifest.path) ?? [];
      const main = ofPackage.find((crate) => crate.edition === edition) ?? null;
      const others = ofPackage.filter((crate) => crate !== main);
      return [
        {
          ...unit,
          edition,
          sources: sourcesOf(main, more),
          documents: documents.get(manifest.path) ?? [],
          roots: main?.roots ?? [],
        },
        ...others.map((crate) => ({
          ...unit,
          edition: crate.edition,
          sources: sourcesOf(crate, []),
          roots: crate.roots,
        })),
      ];
    });
  });
  return { units: [...packages, ...scriptUnits], unclaimed: claims.unclaimed };
}

/** Treated as one package that depends on every renamed crate from crates.io. */
function looseUnit(
  paths: readonly string[],
  sources: readonly number[],
  options: ResolvedOptions,
): Unit {
  const edition = '2021';
  const index = indexFolders(paths.filter((path) => path.endsWith('.rs')));
  const targets = targetsOf({ package: { name: 'loose' } }, { dir: '', edition, index });
  const found = targets.map(({ root }) => root);
  const roots = found.length > 0 ? found : sources.flatMap((at) => paths[at] ?? []);
  const renames = looseRenames(options);
  return {
    owner: '',
    sources,
    documents: [],
    edition,
    roots,
    renames,
    callersRenames: [],
    keptNames: [],
    procMacro: false,
    documentRenames: renames,
    loose: true,
    options,
  };
}

/** The packages and scripts that know a name which some package or script renames, and these names. */
export function moversIn(
  plan: ProjectPlan,
  scripts: ReadonlyMap<string, ScriptPlan>,
  said: SaidNames,
): Movers {
  const names = [...movedNames(plan, scripts, said).keys()];
  const owners = new Set<string>();
  for (const [owner, own] of namesIn(plan, scripts, said)) {
    if (names.some((name) => own.has(name))) owners.add(owner);
  }
  // What these reach is asked for types of the fork, although no name changes there.
  for (const each of plan.workspaces) {
    for (const manifest of keptNames(each).keys()) owners.add(manifest.path);
  }
  return { owners, names };
}

type MovedNames = ReadonlyMap<string, Rename & { readonly manifest: string }>;

/** Every name that some package or script renames, with the first one that does. */
function movedNames(
  { workspaces }: ProjectPlan,
  scripts: ReadonlyMap<string, ScriptPlan>,
  said: SaidNames,
): MovedNames {
  const moved = new Map<string, Rename & { readonly manifest: string }>();
  const add = (manifest: string, renames: readonly Rename[]) => {
    for (const rename of renames) {
      if (!moved.has(rename.from)) moved.set(rename.from, { ...rename, manifest });
    }
  };
  for (const plan of workspaces) {
    for (const [manifest, renames] of renamesByManifest(plan, said)) add(manifest.path, renames);
  }
  for (const [path, { renames }] of scripts) add(path, renames);
  return moved;
}

interface Claims {
  /** Sources that no package with a moving crate reaches, by the manifest they belong to. */
  readonly byFolder: ReadonlyMap<string, readonly number[]>;
  readonly unclaimed: readonly Unclaimed[];
}

function claimFiles(
  cargo: CargoFiles,
  paths: readonly string[],
  reach: Reach,
  scripts: ReadonlyMap<string, ScriptPlan>,
  names: Names,
  moved: MovedNames,
  { forks }: ResolvedOptions,
): Claims {
  const folders = ownersAmong(paths, cargo.unreadable);
  const isVendored = insideOf(cargo.vendored);
  const byFolder = new Map<string, number[]>();
  const unclaimed = new Map<string, { readonly sources: number[]; readonly texts: number[] }>();
  const hasMoved = (owner: string) => [...moved.keys()].some((name) => names.get(owner)?.has(name));
  const knows = new Map<string, boolean>();
  const known = (owner: string): boolean => {
    const answer = knows.get(owner) ?? hasMoved(owner);
    knows.set(owner, answer);
    return answer;
  };
  const silent = new Set(
    cargo.unreached.flatMap((file) => (speaksOf(file, forks) ? [] : [file.path])),
  );
  // Sources of a manifest that can't be read wait for it; the finding is there.
  const isTold = (manifest: string) => cargo.unreadable.has(manifest) && !silent.has(manifest);
  for (const [index, path] of paths.entries()) {
    const kind = kindOf(path);
    if ((kind !== 'rust' && kind !== 'other') || isVendored(path)) continue;
    const owners = reach.owners.get(path) ?? [];
    // A script has names of its own, whatever folder it is in.
    if (owners.some(known) || scripts.has(path)) continue;
    const folder = folders.of(path);
    if (kind === 'rust') addUnder(byFolder, folder, index);
    if (owners.length > 0 || isTold(folder)) continue;
    const own = unclaimed.get(folder) ?? { sources: [], texts: [] };
    unclaimed.set(folder, own);
    (kind === 'rust' ? own.sources : own.texts).push(index);
  }
  return {
    byFolder,
    unclaimed: [...unclaimed].map(([folder, own]) => {
      const called = names.get(folder);
      const all = [...moved.values()];
      return {
        ...own,
        renames: all.filter(({ from }) => !called?.has(from)),
        textRenames: all.filter(({ from }) => called?.get(from) !== null),
      };
    }),
  };
}
