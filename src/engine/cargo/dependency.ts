/**
 * The dependencies that a manifest declares, in every table Cargo reads them from. Values only: the TOML tree knows
 * where a declaration is written.
 */
import {
  entriesOf,
  isTable,
  stringAt,
  stringsAt,
  type TomlTable,
  type TomlValue,
  tableAt,
  valueIn,
} from '../toml/value.ts';

/** Which table a declaration is in. `workspace` is `[workspace.dependencies]`, which other manifests inherit. */
export type DependencyKind = 'normal' | 'dev' | 'build' | 'workspace';

/** Where a dependency comes from (Cargo reference, "Specifying Dependencies"). */
export type Origin =
  | { readonly kind: 'crates-io' }
  | { readonly kind: 'registry'; readonly name: string }
  | { readonly kind: 'path'; readonly path: string }
  | GitOrigin
  | { readonly kind: 'inherited' };

export interface GitOrigin {
  readonly kind: 'git';
  readonly url: string;
  readonly branch: string | null;
  readonly tag: string | null;
  readonly rev: string | null;
}

export interface Dependency {
  /** Absolute key path of the declaration, such as `['target', 'cfg(unix)', 'dependencies', 'paste']`. */
  readonly at: readonly string[];
  readonly kind: DependencyKind;
  /** The key. Sources use it with `_` for `-`. */
  readonly key: string;
  /**
   * The package's own name: the `package` field, or else the key. For an inherited dependency it is the key until the
   * root is known.
   */
  readonly package: string;
  /** Whether the `package` field is written. */
  readonly renamed: boolean;
  readonly requirement: string | null;
  readonly origin: Origin;
  readonly optional: boolean;
  readonly features: readonly string[];
}

/** Before edition 2024, Cargo also reads the spellings with an underscore. */
const tables: readonly (readonly [name: string, kind: DependencyKind])[] = [
  ['dependencies', 'normal'],
  ['dev-dependencies', 'dev'],
  ['dev_dependencies', 'dev'],
  ['build-dependencies', 'build'],
  ['build_dependencies', 'build'],
];

/** Every dependency the manifest declares, table by table. */
export function dependenciesOf(manifest: TomlTable): readonly Dependency[] {
  const found: Dependency[] = [];
  const take = (parent: TomlTable, at: readonly string[], name: string, kind: DependencyKind) => {
    for (const [key, value] of entriesOf(valueIn(parent, name))) {
      found.push(dependency([...at, name, key], kind, key, value));
    }
  };
  for (const [name, kind] of tables) take(manifest, [], name, kind);
  for (const [condition, target] of entriesOf(valueIn(manifest, 'target'))) {
    if (!isTable(target)) continue;
    for (const [name, kind] of tables) take(target, ['target', condition], name, kind);
  }
  const workspace = tableAt(manifest, 'workspace');
  if (workspace) take(workspace, ['workspace'], 'dependencies', 'workspace');
  return found;
}

function dependency(
  at: readonly string[],
  kind: DependencyKind,
  key: string,
  value: TomlValue,
): Dependency {
  const table = isTable(value) ? value : {};
  const named = stringAt(table, 'package');
  return {
    at,
    kind,
    key,
    package: named ?? key,
    renamed: named !== null,
    requirement: typeof value === 'string' ? value : stringAt(table, 'version'),
    origin: originOf(table),
    optional: table.optional === true,
    features: stringsAt(table, 'features'),
  };
}

/**
 * Where the table says the dependency comes from. As in Cargo, `git` and `path` win over `registry`. A `path` beside a
 * `git`, which Cargo refuses, is read as `git` here.
 */
export function originOf(table: TomlTable): Origin {
  if (table.workspace === true) return { kind: 'inherited' };
  const url = stringAt(table, 'git');
  if (url !== null) {
    return {
      kind: 'git',
      url,
      branch: stringAt(table, 'branch'),
      tag: stringAt(table, 'tag'),
      rev: stringAt(table, 'rev'),
    };
  }
  const path = stringAt(table, 'path');
  if (path !== null) return { kind: 'path', path };
  const registry = stringAt(table, 'registry') ?? stringAt(table, 'registry-index');
  if (registry !== null && registry !== 'crates-io') return { kind: 'registry', name: registry };
  return { kind: 'crates-io' };
}

/** The identifier that sources use for a dependency's key or a package's name. */
export function crateIdentifier(name: string): string {
  return name.replaceAll('-', '_');
}
