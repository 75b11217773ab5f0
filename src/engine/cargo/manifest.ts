/** A `Cargo.toml` as Cargo reads it: the parts that matter to a migration, from its values alone. */
import { folderOf } from '../text/path.ts';
import type { TomlDocument } from '../toml/document.ts';
import {
  entriesOf,
  isTable,
  lookup,
  stringAt,
  stringsAt,
  type TomlTable,
  tableAt,
  valueIn,
} from '../toml/value.ts';
import { type Dependency, dependenciesOf, type Origin, originOf } from './dependency.ts';

export type Edition = '2015' | '2018' | '2021' | '2024';

export interface Manifest {
  readonly path: string;
  /** The manifest's folder; `''` is the top. */
  readonly dir: string;
  readonly document: TomlDocument;
  readonly package: PackageTable | null;
  readonly workspace: WorkspaceTable | null;
  readonly dependencies: readonly Dependency[];
  readonly patches: readonly PatchEntry[];
  /** `[replace]`, which Cargo refuses beside `[patch]`. */
  readonly replace: boolean;
  readonly features: ReadonlyMap<string, readonly string[]>;
}

export interface PackageTable {
  readonly name: string;
  /** `null` when it is inherited from the workspace. Without a `version`, Cargo assumes 0.0.0. */
  readonly version: string | null;
  /** `null` when it is inherited. Without an `edition`, Cargo assumes 2015. */
  readonly edition: Edition | null;
  /** `package.workspace`: the folder of the root, as written. */
  readonly workspace: string | null;
  /** Whether any field of the package says `workspace = true`. */
  readonly inherits: boolean;
  /**
   * Whether it can be published. Not with `publish = false`, an empty `publish` list or no `version`. `null` when it is
   * inherited.
   */
  readonly publishable: boolean | null;
}

export interface WorkspaceTable {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
  readonly edition: Edition | null;
  /** The meaning of its `package.publish`. */
  readonly publishable: boolean;
}

/** One entry below `[patch.SOURCE]`. */
export interface PatchEntry {
  /** Absolute key path: `['patch', 'crates-io', 'candle-core']`. */
  readonly at: readonly string[];
  /** The source as written: `crates-io`, or a URL. */
  readonly source: string;
  /** The patched package: the `package` field, or else the key. */
  readonly package: string;
  readonly origin: Origin;
  readonly requirement: string | null;
}

export function readManifest(path: string, document: TomlDocument): Manifest {
  const { value } = document;
  return {
    path,
    dir: folderOf(path),
    document,
    package: packageTable(value),
    workspace: workspaceTable(value),
    dependencies: dependenciesOf(value),
    patches: patchEntries(value),
    replace: tableAt(value, 'replace') !== null,
    features: featureTable(value),
  };
}

/**
 * Whether `source` in `[patch.SOURCE]` means crates.io: by its name, or by its index's address (Cargo reference, "The
 * [patch] section").
 */
export function isCratesIo(source: string): boolean {
  return (
    source === 'crates-io' ||
    canonicalGitUrl(source) === 'https://github.com/rust-lang/crates.io-index'
  );
}

/**
 * A git address in the form in which Cargo compares addresses: without a trailing slash and `.git`, and in lower case
 * for GitHub. As in Cargo, `ssh://` and `https://` addresses stay different.
 */
export function canonicalGitUrl(url: string): string {
  const trimmed = withoutSlashes(url.trim());
  const onGithub = /^[a-z]+:\/\/([^/@]+@)?github\.com\//i.test(trimmed);
  return (onGithub ? trimmed.toLowerCase() : trimmed).replace(/\.git$/, '');
}

/** Removes trailing slashes from an address, without a pattern: a pattern would start again at every slash. */
export function withoutSlashes(url: string): string {
  let end = url.length;
  while (url.charCodeAt(end - 1) === 47) end--;
  return url.slice(0, end);
}

/** The path of a dependency's requirement: the declaration itself when it is a string, or else its `version`. */
export function requirementPath({ document }: Manifest, { at }: Dependency): readonly string[] {
  return typeof lookup(document.value, at) === 'string' ? at : [...at, 'version'];
}

function packageTable(manifest: TomlTable): PackageTable | null {
  const table = tableAt(manifest, 'package') ?? tableAt(manifest, 'project');
  if (!table) return null;
  const inherited = (key: string) => {
    const value = valueIn(table, key);
    return isTable(value) && value.workspace === true;
  };
  return {
    name: stringAt(table, 'name') ?? '',
    version: inherited('version') ? null : (stringAt(table, 'version') ?? '0.0.0'),
    edition: inherited('edition') ? null : (editionOf(stringAt(table, 'edition')) ?? '2015'),
    workspace: stringAt(table, 'workspace'),
    inherits: Object.keys(table).some(inherited),
    publishable: inherited('publish')
      ? null
      : mayBePublished(table) && (table.publish !== undefined || table.version !== undefined),
  };
}

function workspaceTable(manifest: TomlTable): WorkspaceTable | null {
  const table = tableAt(manifest, 'workspace');
  if (!table) return null;
  const shared = tableAt(table, 'package');
  return {
    members: stringsAt(table, 'members'),
    exclude: stringsAt(table, 'exclude'),
    edition: shared ? editionOf(stringAt(shared, 'edition')) : null,
    publishable: shared === null || mayBePublished(shared),
  };
}

function mayBePublished({ publish }: TomlTable): boolean {
  return publish !== false && !(Array.isArray(publish) && publish.length === 0);
}

function patchEntries(manifest: TomlTable): PatchEntry[] {
  const entries: PatchEntry[] = [];
  for (const [source, patches] of entriesOf(valueIn(manifest, 'patch'))) {
    if (!isTable(patches)) continue;
    for (const [key, value] of entriesOf(patches)) {
      const table = isTable(value) ? value : {};
      entries.push({
        at: ['patch', source, key],
        source,
        package: stringAt(table, 'package') ?? key,
        origin: originOf(table),
        requirement: typeof value === 'string' ? value : stringAt(table, 'version'),
      });
    }
  }
  return entries;
}

function featureTable(manifest: TomlTable): ReadonlyMap<string, readonly string[]> {
  const table = tableAt(manifest, 'features') ?? {};
  return new Map(Object.keys(table).map((name) => [name, stringsAt(table, name)]));
}

function editionOf(text: string | null): Edition | null {
  return text === '2015' || text === '2018' || text === '2021' || text === '2024' ? text : null;
}
