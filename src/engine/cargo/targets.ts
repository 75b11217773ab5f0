/**
 * The targets of a package: the files that are crate roots (Cargo reference, "Cargo Targets" and "Target
 * auto-discovery"; `package.build`).
 *
 * Found from the manifest's values and the names of the given files, without opening any. A root that the manifest
 * names explicitly is returned even if its file was not given.
 */
import { resolvePath } from '../text/path.ts';
import {
  elementsOf,
  isArray,
  isTable,
  stringAt,
  type TomlTable,
  type TomlValue,
  tableAt,
  valueIn,
} from '../toml/value.ts';

export type TargetKind = 'lib' | 'bin' | 'test' | 'example' | 'bench' | 'build';

export interface Target {
  readonly kind: TargetKind;
  /** The target's name in Cargo. For a library, the name that sources use, with `_` for `-`. */
  readonly name: string;
  /** Path of the crate root. */
  readonly root: string;
  /** Its own `edition` (deprecated but accepted), or else the package's. */
  readonly edition: string;
}

/** The names in every folder of the given files, which auto-discovery looks at. */
export interface FolderIndex {
  readonly files: ReadonlySet<string>;
  /** Maps each folder (`''` is the top) to the names directly in it, including folders. */
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Built once for all packages, so that each looks only at its own folders. */
export function indexFolders(paths: Iterable<string>): FolderIndex {
  const files = new Set(paths);
  const folders = new Map<string, Set<string>>();
  for (const path of files) {
    for (let at = path; at !== ''; ) {
      const slash = at.lastIndexOf('/');
      const folder = slash === -1 ? '' : at.slice(0, slash);
      const name = at.slice(slash + 1);
      const names = folders.get(folder);
      if (names?.has(name)) break;
      if (names) names.add(name);
      else folders.set(folder, new Set([name]));
      at = folder;
    }
  }
  return { files, folders };
}

export interface PackagePlace {
  /** Folder of the manifest; `''` is the top. */
  readonly dir: string;
  /** The package's edition, with inheritance resolved. It matters because 2015 discovers fewer targets. */
  readonly edition: string;
  readonly index: FolderIndex;
}

/** The library first, then binaries, tests, examples, benches and the build script. Empty without `[package]`. */
export function targetsOf(manifest: TomlTable, place: PackagePlace): readonly Target[] {
  const packageTable = tableAt(manifest, 'package') ?? tableAt(manifest, 'project');
  if (!packageTable) return [];
  const found = { ...place, manifest, packageTable, name: stringAt(packageTable, 'name') ?? '' };
  return [
    ...library(found),
    ...listed(found, 'bin', 'autobins', discoverBins(found)),
    ...listed(found, 'test', 'autotests', discover(found, 'test', 'tests')),
    ...listed(found, 'example', 'autoexamples', discover(found, 'example', 'examples')),
    ...listed(found, 'bench', 'autobenches', discover(found, 'bench', 'benches')),
    ...buildScript(found),
  ];
}

/** The roots that a manifest names, as it writes them: not what Cargo discovers. */
export function namedRoots(manifest: TomlTable): readonly string[] {
  const packageTable = tableAt(manifest, 'package') ?? tableAt(manifest, 'project');
  const lists = ['bin', 'test', 'example', 'bench'].flatMap((kind) =>
    elementsOf(valueIn(manifest, kind)),
  );
  const tables = [tableAt(manifest, 'lib'), ...lists];
  const paths = tables.map((table) => (table && isTable(table) ? stringAt(table, 'path') : null));
  return [...paths, packageTable && stringAt(packageTable, 'build')].filter(
    (path) => path !== null,
  );
}

/** Whether the package's library is a procedural macro crate (Cargo reference, "The proc-macro field"). */
export function isProcMacro(manifest: TomlTable): boolean {
  const table = tableAt(manifest, 'lib');
  if (table === null) return false;
  if ((valueIn(table, 'proc-macro') ?? valueIn(table, 'proc_macro')) === true) return true;
  // Cargo accepts this spelling too, with a warning.
  const types = valueIn(table, 'crate-type') ?? valueIn(table, 'crate_type');
  return isArray(types) && types.includes('proc-macro');
}

interface Package extends PackagePlace {
  readonly manifest: TomlTable;
  readonly packageTable: TomlTable;
  readonly name: string;
}

function library(found: Package): readonly Target[] {
  const table = tableAt(found.manifest, 'lib');
  const root = within(found, 'src/lib.rs');
  const discovered = root !== null && found.index.files.has(root);
  const enabled = discovered && valueIn(found.packageTable, 'autolib') !== false;
  if (!table && !enabled) return [];
  const name = (table && stringAt(table, 'name')) ?? found.name;
  const path = table && stringAt(table, 'path');
  return target(found, 'lib', name.replaceAll('-', '_'), path ?? 'src/lib.rs', table);
}

function buildScript(found: Package): readonly Target[] {
  const build = valueIn(found.packageTable, 'build');
  if (build === false) return [];
  if (typeof build === 'string') return target(found, 'build', 'build-script-build', build);
  const root = within(found, 'build.rs');
  const exists = root !== null && found.index.files.has(root);
  return exists || build === true ? target(found, 'build', 'build-script-build', 'build.rs') : [];
}

/**
 * The targets from `[[kind]]` tables and from discovery. A table without `path` uses the discovered file of its name.
 * In edition 2015, any such table switches discovery off unless the `auto…` key switches it on.
 */
function listed(
  found: Package,
  kind: TargetKind,
  flag: string,
  discovered: readonly Target[],
): readonly Target[] {
  const auto = valueIn(found.packageTable, flag);
  const tables = valueIn(found.manifest, kind);
  if (!isArray(tables)) return auto === false ? [] : discovered;
  const byName = new Map<string, Target>();
  for (const each of discovered) if (!byName.has(each.name)) byName.set(each.name, each);
  const explicit = tables.flatMap((table) => explicitTarget(found, kind, table, byName));
  const enabled = auto === undefined ? found.edition !== '2015' : auto !== false;
  if (!enabled) return explicit;
  const names = new Set(explicit.map(({ name }) => name));
  const roots = new Set(explicit.map(({ root }) => root));
  return [
    ...explicit,
    ...discovered.filter(({ name, root }) => !names.has(name) && !roots.has(root)),
  ];
}

function explicitTarget(
  found: Package,
  kind: TargetKind,
  table: TomlValue,
  discovered: ReadonlyMap<string, Target>,
): readonly Target[] {
  if (!isTable(table)) return [];
  const name = stringAt(table, 'name');
  const path = stringAt(table, 'path');
  if (name === null) return [];
  if (path !== null) return target(found, kind, name, path, table);
  const same = discovered.get(name);
  if (same) return [{ ...same, edition: stringAt(table, 'edition') ?? same.edition }];
  return kind === 'bin' && found.edition === '2015' ? oldBinary(found, name, table) : [];
}

/** Where Cargo still looks for a binary without `path` in edition 2015. */
function oldBinary(found: Package, name: string, table: TomlTable): readonly Target[] {
  for (const path of [`src/${name}.rs`, 'src/main.rs', 'src/bin/main.rs']) {
    const root = within(found, path);
    if (root !== null && found.index.files.has(root)) {
      return target(found, 'bin', name, path, table);
    }
  }
  return [];
}

function discoverBins(found: Package): readonly Target[] {
  const main = within(found, 'src/main.rs');
  const own = main !== null && found.index.files.has(main);
  return [
    ...(own ? target(found, 'bin', found.name, 'src/main.rs') : []),
    ...discover(found, 'bin', 'src/bin'),
  ];
}

/** Finds `folder/name.rs` and `folder/name/main.rs`; skips names with a leading dot. */
function discover(found: Package, kind: TargetKind, folder: string): readonly Target[] {
  const { files, folders } = found.index;
  const at = within(found, folder);
  if (at === null) return [];
  return [...(folders.get(at) ?? [])].sort().flatMap((entry): readonly Target[] => {
    if (entry.startsWith('.')) return [];
    const root = `${at}/${entry}`;
    const { edition } = found;
    if (entry.endsWith('.rs') && files.has(root)) {
      return [{ kind, name: entry.slice(0, -'.rs'.length), root, edition }];
    }
    const main = `${root}/main.rs`;
    return files.has(main) ? [{ kind, name: entry, root: main, edition }] : [];
  });
}

function target(
  found: Package,
  kind: TargetKind,
  name: string,
  path: string,
  table: TomlTable | null = null,
): readonly Target[] {
  const root = within(found, path);
  const edition = (table && stringAt(table, 'edition')) ?? found.edition;
  return root === null ? [] : [{ kind, name, root, edition }];
}

/** Resolves a path of the package; `null` if it leads out of the given files. */
function within(found: PackagePlace, path: string): string | null {
  return resolvePath(found.dir, path);
}
