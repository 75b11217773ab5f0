/**
 * The tools that keep the tables of a project's manifests sorted: `cargo sort`, if a script or hook calls it or
 * `tomlfmt.toml` exists, and taplo, if its settings have `reorder_keys`. What each does was read from its source.
 * `cargo sort` sorts all keys of dependency tables and the sections below them, or with `--grouped` the keys between
 * blank lines. taplo sorts the keys between blank lines.
 */
import { readGlob } from '../../cargo/glob.ts';
import { fileName, folderOf } from '../../text/path.ts';
import { readToml } from '../../toml/document.ts';
import type { TableOrder } from '../../toml/sorted.ts';
import { isArray, isTable, lookup, stringsAt, type TomlTable } from '../../toml/value.ts';
import type { SourceFile } from '../migration.ts';
import { isScript } from './kind.ts';
import { remembered } from './memo.ts';
import { createPicker, type Project } from './project.ts';

/** How a table of a manifest is sorted; `null` if no tool does that. */
export type Sorting = (manifest: string, table: readonly string[]) => TableOrder | null;

/** Whether a file may say how manifests are sorted. */
export function isSorterFile(path: string): boolean {
  // Most files are sources, recognised by the end of their names.
  if (path.endsWith('.rs')) return isXtask(path);
  return isScript(path) || isHook(path) || isTaplo(path) || isTomlfmt(path);
}

/** The command that sorts the manifests, if this file says that they are sorted. */
export function sorterIn(file: SourceFile): string | null {
  if (isTaplo(file.path)) return reorders(file.text) ? 'taplo fmt' : null;
  return cargoSortIn(file) ? 'cargo sort --workspace' : null;
}

/** Finds out how manifests are sorted. Returns the same answer while the files that say so are the same. */
export function createSortingReader(): (project: Pick<Project, 'files' | 'paths'>) => Sorting {
  const files = createPicker(isSorterFile);
  const sorting = remembered(sortingOf);
  return (project) => sorting(files(project));
}

/** For projects without such a tool. */
export const unsorted: Sorting = () => null;

function sortingOf(files: readonly SourceFile[]): Sorting {
  const taplos = taploSettings(files);
  const calls = files.flatMap((file) => cargoSortIn(file) ?? []);
  if (taplos.size === 0 && calls.length === 0) return unsorted;
  const isGrouped =
    calls.some(({ grouped }) => grouped) && calls.every(({ grouped }) => grouped !== false);
  return (manifest, table) => {
    if (isDependencyTable(table) && calls.length > 0) {
      return { acrossBlanks: !isGrouped, sections: true };
    }
    for (let folder = folderOf(manifest); ; folder = folderOf(folder)) {
      const settings = taplos.get(folder);
      if (settings?.(manifest, table)) return { acrossBlanks: false, sections: false };
      if (settings || folder === '') return null;
    }
  };
}

/** The tables that `cargo sort` knows. */
function isDependencyTable(table: readonly string[]): boolean {
  const isNamed = /^(?:dev-|build-)?dependencies$/.test(table.at(-1) ?? '');
  const [first] = table;
  return (
    isNamed &&
    (table.length === 1 ||
      (table.length === 2 && first === 'workspace') ||
      (table.length === 3 && first === 'target'))
  );
}

function isHook(path: string): boolean {
  return (
    /^(?:\.pre-commit-config|\.?lefthook)\.ya?ml$/.test(fileName(path)) ||
    /(?:^|\/)\.(?:husky|githooks|git-hooks)\/[\w-]+$/.test(path)
  );
}

function isXtask(path: string): boolean {
  return path.includes('xtask/') && /(?:^|\/)xtask\/.*\.rs$/.test(path);
}

function isTomlfmt(path: string): boolean {
  return fileName(path) === 'tomlfmt.toml';
}

function isTaplo(path: string): boolean {
  return /^\.?taplo\.toml$/.test(fileName(path));
}

/**
 * Whether a file calls `cargo sort`, and whether with `--grouped`. A settings file counts as a call, whose arguments
 * are unknown.
 */
function cargoSortIn({ path, text }: SourceFile): { readonly grouped: boolean | null } | null {
  if (isTomlfmt(path)) return { grouped: null };
  if (!isSorterFile(path) || isTaplo(path) || !text.includes('sort')) return null;
  const lines = text.split('\n').filter((line) => !/^\s*(?:#|\/\/)/.test(line));
  const isCall = isXtask(path) ? /\bcargo[- ]sort\b|"sort"/ : /\bcargo[- ]sort\b/;
  const at = lines.findIndex((line) => isCall.test(line));
  if (at === -1) return null;
  // A hook lists its arguments on the lines below.
  const args = lines.slice(at, isHook(path) ? at + 4 : at + 1).join(' ');
  return { grouped: /--grouped\b|[\s"'[]-[a-z]*g[a-z]*\b/.test(args) };
}

type TaploSettings = (manifest: string, table: readonly string[]) => boolean;

/** By folder. `.taplo.toml` takes precedence over `taplo.toml`. */
function taploSettings(files: readonly SourceFile[]): ReadonlyMap<string, TaploSettings> {
  const settings = new Map<string, TaploSettings>();
  for (const { path, text } of files) {
    const folder = folderOf(path);
    if (!isTaplo(path) || (settings.has(folder) && !fileName(path).startsWith('.'))) continue;
    const { document } = readToml(text);
    if (document) settings.set(folder, settingsIn(folder, document.value));
  }
  return settings;
}

function reorders(text: string): boolean {
  const { document } = readToml(text);
  if (!document) return false;
  return [document.value, ...rulesIn(document.value)].some(
    (each) => lookup(each, ['formatting', 'reorder_keys']) === true,
  );
}

/**
 * The settings of the file, then of its rules for manifests, then of those for some of a manifest's keys: the last one
 * that applies decides.
 */
function settingsIn(folder: string, value: TomlTable): TaploSettings {
  const isMeant = filesIn(value);
  const own = lookup(value, ['formatting', 'reorder_keys']) === true;
  const rules = rulesIn(value).flatMap((rule) => {
    const reorder = lookup(rule, ['formatting', 'reorder_keys']);
    if (typeof reorder !== 'boolean') return [];
    const keys = rule.keys === undefined ? null : stringsAt(rule, 'keys').map(keyPattern);
    return [{ isMeant: filesIn(rule), keys, reorder }];
  });
  const inOrder = [...rules.filter(({ keys }) => !keys), ...rules.filter(({ keys }) => keys)];
  return (manifest, table) => {
    const path = folder === '' ? manifest : manifest.slice(folder.length + 1);
    if (!isMeant(path)) return false;
    const above = table.map((_, depth) => table.slice(0, depth + 1).join('/'));
    const says = inOrder.findLast(
      (rule) =>
        rule.isMeant(path) &&
        (rule.keys === null || rule.keys.some((matches) => above.some(matches))),
    );
    return says?.reorder ?? own;
  };
}

function rulesIn(value: TomlTable): readonly TomlTable[] {
  return isArray(value.rule) ? value.rule.filter(isTable) : [];
}

function filesIn(settings: TomlTable): (path: string) => boolean {
  const wanted =
    settings.include === undefined ? null : stringsAt(settings, 'include').map(readGlob);
  const unwanted = stringsAt(settings, 'exclude').map(readGlob);
  return (path) =>
    (wanted === null || wanted.some((matches) => matches(path))) &&
    !unwanted.some((matches) => matches(path));
}

/** Splits `workspace.*` at its dots, except those in quotes. */
function keyPattern(pattern: string): (key: string) => boolean {
  const names = pattern.match(/'[^']*'|"[^"]*"|[^.'"]+/g) ?? [];
  return readGlob(names.map((name) => name.replace(/^['"]|['"]$/g, '')).join('/'));
}
