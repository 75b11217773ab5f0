/**
 * The engine's promises (the five of its contract) over real repositories: every folder of `FORKLIFT_CORPUS` is one
 * project. Nothing here knows what the right edit is; the tables of cases do.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  catalogue,
  guideForks,
  type MigratedFile,
  type MigrationOptions,
  migrate,
  type SourceFile,
} from '../../src/engine/index.ts';
import { lostOnTheWay, rowsThatMove } from '../promises.ts';

const corpus = process.env.FORKLIFT_CORPUS;
const repositories =
  corpus !== undefined && existsSync(corpus)
    ? readdirSync(corpus, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

if (repositories.length === 0) {
  console.warn('FORKLIFT_CORPUS names no folder of repositories: the corpus tests are skipped.');
}

const readable = /(?:\.toml|\.lock|\.rs|\.md)$/;
const skipped = new Set(['.git', 'target', 'node_modules']);

function filesUnder(folder: string, root = folder): readonly SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly SourceFile[] => {
    const full = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(full, root);
    if (!entry.isFile() || !readable.test(entry.name)) return [];
    return [{ path: relative(root, full).split(sep).join('/'), text: readFileSync(full, 'utf8') }];
  });
}

/** The project as a migration leaves it. */
function outputs(files: readonly MigratedFile[]): readonly SourceFile[] {
  return files.map(({ path, after }) => ({ path, text: after }));
}

/** A manifest's value, or `null` where it is not TOML (1.1's multi-line inline tables included). */
function meaningOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

const optionSets: readonly (readonly [name: string, options: MigrationOptions])[] = [
  ['as it stands', {}],
  ['alias', { strategy: 'alias' }],
  ['outside the matrix too', { outsideMatrix: 'migrate', patchScope: 'used' }],
  ['with shims', { shim: true }],
];

describe.skipIf(repositories.length === 0)('the promises hold over the corpus', () => {
  describe.each(repositories)('%s', (name) => {
    const files = filesUnder(join(corpus ?? '', name));

    it.each(optionSets)('%s', (_name, options) => {
      const { files: migrated, findings } = migrate(files, options);
      // Promise 1: every input in order, and edits that splice to the output.
      expect(migrated.slice(0, files.length).map((file) => file.path)).toEqual(
        files.map((file) => file.path),
      );
      for (const file of migrated) {
        expect(applyEdits(file.before ?? '', file.edits), file.path).toBe(
          file.before === null ? '' : file.after,
        );
        expect(isOrdered(file), `${file.path}: edits are sorted and disjoint`).toBe(true);
      }
      // Promises 3 and 5: a manifest that was TOML still is; a mistake of ours would be one of these findings.
      const manifests = migrated.filter((file) => file.kind === 'manifest');
      const broken = manifests.filter(
        (file) => meaningOf(file.before ?? '') !== null && meaningOf(file.after) === null,
      );
      expect(broken.map((file) => file.path)).toEqual([]);
      const ours = new Set(['verification-failed', 'internal-error']);
      expect(findings.filter((it) => ours.has(it.code))).toEqual([]);
      // Promise 4: what can't be read stays.
      const unread = new Set(
        findings.filter((it) => it.code.endsWith('-syntax')).map((it) => it.path),
      );
      const touched = migrated.filter((file) => unread.has(file.path) && file.edits.length > 0);
      expect(touched.map((file) => file.path)).toEqual([]);
      // Findings stand at places that are there.
      for (const it of findings) {
        expect(isPlaced(it, migrated), `${it.code} ${it.path}`).toBe(true);
      }
      // Promise 2: a second migration has nothing to do.
      const again = migrate(outputs(migrated), options);
      expect(
        again.files.filter((file) => file.after !== file.before).map((file) => file.path),
      ).toEqual([]);
    });
  });
});

/** All rows, of a crate with several the first: the others are a choice. */
const rows = [...guideForks, ...catalogue.rows].filter(
  (row, at, all) =>
    row.kind === 'patch' ||
    at === all.findIndex((other) => other.kind === 'rename' && other.crate === row.crate),
);

describe.skipIf(repositories.length === 0)(
  'there and back again, to the byte or with a word',
  () => {
    it.each(repositories)('%s', (name) => {
      const files = filesUnder(join(corpus ?? '', name));
      for (const [, options] of optionSets) {
        expect(lostOnTheWay(files, rowsThatMove(files, rows, options), options)).toEqual([]);
      }
    });
  },
);

function isOrdered({ before, edits }: MigratedFile): boolean {
  let end = 0;
  for (const { from, to } of edits) {
    if (from < end || to < from) return false;
    end = to;
  }
  return end <= (before ?? '').length;
}

function isPlaced(
  place: { readonly path: string | null; readonly from?: number; readonly to?: number },
  files: readonly MigratedFile[],
): boolean {
  if (place.path === null) return place.from === undefined;
  const file = files.find((it) => it.path === place.path);
  if (file === undefined) return false;
  const { from, to } = place;
  return (
    from === undefined ||
    (to !== undefined && from <= to && to <= (file.before ?? file.after).length)
  );
}
