/**
 * `Cargo.lock`, formats 1 to 4, as plain data: its packages, and what each lists as dependencies. Follows cargo's own
 * reader (`EncodableResolve` in `core/resolver/encode.rs`). `lock-graph` resolves the dependency strings to packages. A
 * lock file holds package names only, never aliases.
 */
import type { Problem, Span } from '../text/span.ts';
import { readToml, type TomlDocument } from '../toml/document.ts';
import { placeAt } from '../toml/tree.ts';
import {
  isArray,
  isTable,
  stringAt,
  type TomlTable,
  type TomlValue,
  tableAt,
  valueIn,
} from '../toml/value.ts';
import { readLockLines } from './lock-lines.ts';

/** A lock file's contents. `packages` keeps the file's order, format 1's `[root]` first. */
export interface Lock {
  readonly format: 1 | 2 | 3 | 4;
  readonly packages: readonly LockPackage[];
  /** `[[patch.unused]]`: the patches that had no effect when cargo wrote the file. */
  readonly unusedPatches: readonly LockPackage[];
}

export interface LockPackage {
  readonly name: string;
  readonly version: string;
  /**
   * `registry+https://…` or `git+https://…?branch=main#rev`; `null` for a package on disk, which is a member or a
   * `path` dependency.
   */
  readonly source: string | null;
  readonly dependencies: readonly LockReference[];
  /** The path of its table in the document: `['package', '12']`. */
  readonly table: readonly string[];
}

/** A dependency string: as much of a package's name, version and source as cargo needed to make it unambiguous. */
export interface LockReference {
  readonly name: string;
  readonly version: string | null;
  readonly source: string | null;
}

export interface LockReading {
  /** `null` if the text is not TOML or not a lock file. Otherwise it has every entry that could be read. */
  readonly lock: Lock | null;
  /** What cargo itself would refuse, and where. */
  readonly problems: readonly Problem[];
  /** Where an entry's version is written, including quotes. */
  readonly placeOf: (entry: LockPackage) => Span;
}

/** The reading of a lock file that is not text. */
export const undecodedLock: LockReading = unreadable();

/** Reads a whole lock file. A pure function of its text. */
export function readLock(text: string): LockReading {
  const conflict = mergeConflict(text);
  if (conflict) return unreadable(conflict);
  const lines = readLockLines(text);
  const toml = lines ? null : readToml(text);
  if (toml?.problem) return unreadable(toml.problem);
  const value = lines?.value ?? toml?.document?.value ?? {};
  let document = toml?.document;
  const reader = new EntryReader(() => {
    document ??= readToml(text).document ?? undefined;
    return document ?? null;
  });
  const lock = lockOf(value, reader);
  const placeOf = (entry: LockPackage): Span =>
    lines?.versions.get(entry.table.join('.')) ??
    reader.placeAt([...entry.table, 'version']) ??
    start;
  return { lock, problems: reader.problems, placeOf };
}

function unreadable(...problems: readonly Problem[]): LockReading {
  return { lock: null, problems, placeOf: () => start };
}

const start: Span = { from: 0, to: 0 };

/**
 * Finds git's conflict markers, the most common damage to this file, so that the message can name them instead of a
 * TOML error.
 */
function mergeConflict(text: string): Problem | null {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return null;
  const marker = /^(?:<{7}|>{7})(?: .*)?$/m.exec(text);
  if (!marker) return null;
  return {
    from: marker.index,
    to: marker.index + marker[0].length,
    message:
      'The lock file holds an unresolved merge conflict. Take either side and run `cargo metadata`, which completes it.',
  };
}

function lockOf(value: TomlTable, reader: EntryReader): Lock | null {
  const format = formatOf(value, reader);
  if (format === null) return null;
  const root = tableAt(value, 'root');
  const packages = [
    ...(root ? reader.entry(root, ['root']) : []),
    ...reader.entries(valueIn(value, 'package'), ['package']),
  ];
  reader.refuseRepetitions(packages);
  const patch = tableAt(value, 'patch');
  const unusedPatches = patch ? reader.entries(valueIn(patch, 'unused'), ['patch', 'unused']) : [];
  return { format, packages, unusedPatches };
}

/** Formats 3 and 4 have a `version`. Without one, checksums under `[metadata]` tell format 1 from 2. */
function formatOf(value: TomlTable, reader: EntryReader): Lock['format'] | null {
  const version = valueIn(value, 'version');
  if (version === undefined) {
    const metadata = Object.keys(tableAt(value, 'metadata') ?? {});
    const first = tableAt(value, 'root') || metadata.some((key) => key.startsWith('checksum '));
    return first ? 1 : 2;
  }
  const format = ([1, 2, 3, 4] as const).find((known) => known === Number(version));
  if (format !== undefined) return format;
  reader.report(['version'], `Lock file format ${String(version)} is not known; 1 to 4 are.`);
  return null;
}

/** Reads the entries of one document and collects the problems in them. */
class EntryReader {
  readonly problems: Problem[] = [];
  readonly #document: () => TomlDocument | null;

  /** `document` is called whenever something must be located; the caller keeps what it returns. */
  constructor(document: () => TomlDocument | null) {
    this.#document = document;
  }

  /** Where the value at `path`, or else its key, is written. */
  placeAt(path: readonly string[]): Span | null {
    const tree = this.#document()?.tree();
    const place = tree && placeAt(tree, path);
    const spot = place?.value ?? place?.segments[0] ?? null;
    return spot ? { from: spot.from, to: spot.to } : null;
  }

  report(path: readonly string[], message: string): void {
    const place = this.placeAt(path) ?? this.placeAt(path.slice(0, -1));
    this.problems.push({ ...(place ?? start), message });
  }

  entries(value: TomlValue | undefined, path: readonly string[]): LockPackage[] {
    if (value === undefined) return [];
    if (isArray(value)) {
      return value.flatMap((table, index) => this.entry(table, [...path, String(index)]));
    }
    this.report(path, `\`${path.join('.')}\` must be an array of tables.`);
    return [];
  }

  /** The entry as a list of one, or an empty list if it lacks the name or version by which others refer to it. */
  entry(table: TomlValue, path: readonly string[]): LockPackage[] {
    const fields = isTable(table) ? table : null;
    const name = fields && stringAt(fields, 'name');
    const version = fields && stringAt(fields, 'version');
    if (fields === null || name === null || version === null) {
      this.report(path, `A lock file entry needs \`name\` and \`version\`, both strings.`);
      return [];
    }
    return [
      {
        name,
        version,
        source: stringAt(fields, 'source'),
        dependencies: this.#references(valueIn(fields, 'dependencies'), [...path, 'dependencies']),
        table: path,
      },
    ];
  }

  #references(value: TomlValue | undefined, path: readonly string[]): readonly LockReference[] {
    if (value === undefined) return [];
    if (!isArray(value)) {
      this.report(path, '`dependencies` must be an array of strings.');
      return [];
    }
    const references: LockReference[] = [];
    for (const [index, element] of value.entries()) {
      const reference = typeof element === 'string' ? readReference(element) : null;
      if (reference) {
        references.push(reference);
        continue;
      }
      const said = typeof element === 'string' ? `\`${element}\`` : 'This';
      this.report(
        [...path, String(index)],
        `${said} is no package: a lock file writes "name", "name version" or "name version (source)".`,
      );
    }
    return references;
  }

  /** Cargo: "package … is specified twice in the lockfile". */
  refuseRepetitions(packages: readonly LockPackage[]): void {
    const seen = new Set<string>();
    for (const entry of packages) {
      const identity = `${entry.name} ${entry.version} ${entry.source ?? ''}`;
      if (seen.has(identity)) {
        this.report(
          [...entry.table, 'name'],
          `\`${entry.name}\` ${entry.version} is in the lock file twice.`,
        );
      }
      seen.add(identity);
    }
  }
}

/** Reads `"name"`, `"name 1.2.3"` or `"name 1.2.3 (source)"`; `null` for anything else. */
export function readReference(text: string): LockReference | null {
  if (text !== '' && !text.includes(' ')) return { name: text, version: null, source: null };
  const parts = /^([^ ]+)(?: ([^ ]+)(?: \((.+)\))?)?$/s.exec(text);
  const name = parts?.[1];
  if (!parts || name === undefined) return null;
  return { name, version: parts[2] ?? null, source: parts[3] ?? null };
}
