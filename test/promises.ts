/** The engine's promises as one question, for any input. The answer is empty if all of them hold. */

import {
  applyEdits,
  type Fork,
  type Migration,
  type MigrationOptions,
  migrate,
  type SourceFile,
  wayBack,
} from '../src/engine/index.ts';
import { sortEdits } from '../src/engine/text/edit.ts';
import { readToml } from '../src/engine/toml/document.ts';

/** Findings that say the engine itself failed. */
const ours = new Set(['verification-failed', 'internal-error']);
/** Findings that say a file could not be read, and so must be untouched. */
const unreadable = new Set(['toml-syntax', 'rust-unreadable']);

/** Each promise that `files` break, in a few words; none when all hold. */
export function brokenPromises(
  files: readonly SourceFile[],
  options: MigrationOptions = {},
): readonly string[] {
  const broken: string[] = [];
  const migration = migrate(files, options);
  files.forEach(({ path, text }, index) => {
    const file = migration.files[index];
    if (file?.path !== path || file.before !== text) broken.push(`${path} is not given back`);
    else if (JSON.stringify(sortEdits(text, file.edits)) !== JSON.stringify(file.edits)) {
      broken.push(`the edits of ${path} are not sorted and disjoint`);
    } else if (applyEdits(text, file.edits) !== file.after) {
      broken.push(`${path} is not its edits spliced in`);
    }
  });
  for (const { kind, path, before, after } of migration.files) {
    if (kind === 'manifest' && before !== after && readToml(after).problem) {
      broken.push(`${path} does not read any more`);
    }
  }
  for (const { code, path, message, from = 0, to = 0 } of migration.findings) {
    const file = migration.files.find((each) => each.path === path);
    if (ours.has(code)) broken.push(message);
    if (unreadable.has(code) && file?.before !== file?.after) broken.push(`${path} was unreadable`);
    const length = (file?.before ?? file?.after ?? '').length;
    if (path !== null && (from > to || to > length)) broken.push(`${code} points out of ${path}`);
  }
  for (const { path, before, after } of migrate(filesAfter(migration), options).files) {
    if (before !== after) broken.push(`${path} changes a second time`);
  }
  return broken;
}

/** The files of a project as a migration leaves them. */
export function filesAfter({ files }: Migration): readonly SourceFile[] {
  return files.flatMap(({ path, after, removed }) => (removed ? [] : [{ path, text: after }]));
}

/** What is said of bytes that a way back can't give again, at the file or the manifest it follows. */
const ofTheWayBack = /^(?:back-.*|declaration-merged)$/;

/** The files that come out otherwise once `files` went there by `rows` and back again, with no finding about it. */
export function lostOnTheWay(
  files: readonly SourceFile[],
  rows: readonly Fork[],
  options: MigrationOptions = {},
): readonly string[] {
  const there = migrate(files, { ...options, forks: rows });
  const home = migrate(filesAfter(there), { forks: rows.map(wayBack) });
  const said = new Set(
    [...there.findings, ...home.findings].flatMap(({ code, places }) =>
      ofTheWayBack.test(code) ? places.map(({ path }) => path) : [],
    ),
  );
  const lost = files.flatMap(({ path, text }) => {
    const file = home.files.find((each) => each.path === path);
    const places = [path, ...(file?.edits ?? []).flatMap(({ manifests }) => manifests)];
    const isKnown = file?.after === text || places.some((each) => said.has(each));
    return isKnown ? [] : [`${path} comes back as\n${file?.after}`];
  });
  const homes = filesAfter(home);
  const again = migrate(homes, { forks: rows.map(wayBack) }).files;
  const given = new Set(files.map(({ path }) => path));
  const roots = home.findings.flatMap(({ code, path }) => (code === 'back-shim' ? [path] : []));
  return [
    ...lost,
    ...homes.flatMap(({ path }) =>
      given.has(path) || roots.length > 0 ? [] : [`${path} is there beside the files given`],
    ),
    ...again.flatMap(({ path, before, after }) => (before === after ? [] : [`${path} goes on`])),
  ];
}

/** The rows that a migration moves anything by, or stands something in for. */
export function rowsThatMove(
  files: readonly SourceFile[],
  rows: readonly Fork[],
  options: MigrationOptions = {},
): readonly Fork[] {
  const { moves, files: migrated } = migrate(files, { ...options, forks: rows });
  const edits = migrated.flatMap((file) => file.edits);
  const moved = new Set([
    ...moves.flatMap(({ fork, crates }) => crates.map((crate) => `${crate} ${fork}`)),
    ...edits.flatMap(({ part, fork, crates = [] }) =>
      part === 'shim' ? crates.map((crate) => `${crate} ${fork}`) : [],
    ),
  ]);
  return rows.filter((row) =>
    row.kind === 'rename'
      ? moved.has(`${row.crate} ${row.fork}`)
      : row.crates.some((crate) => moved.has(`${crate} ${row.name ?? ''}`)),
  );
}
