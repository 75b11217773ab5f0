/**
 * The five promises of a migration, over projects put together from the forms real ones use.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  type Migration,
  type MigrationOptions,
  migrate,
  type SourceFile,
} from '../../src/engine/index.ts';
import { sortEdits } from '../../src/engine/text/edit.ts';
import { readToml } from '../../src/engine/toml/document.ts';
import { options, project } from './projects.ts';
import { runs } from './runs.ts';

/** Runs `check` over migrated projects. */
function everyProject(
  check: (migration: Migration, files: SourceFile[], options: MigrationOptions) => void,
) {
  fc.assert(
    fc.property(project, options, (files, chosen) => {
      check(migrate(files, chosen), files, chosen);
    }),
    runs,
  );
}

function result(migration: Migration): SourceFile[] {
  return migration.files.map(({ path, after }) => ({ path, text: after }));
}

describe('a migration', () => {
  test('gives every file back with exactly its edits made, sorted and disjoint', () => {
    everyProject((migration, files) => {
      expect(migration.files.slice(0, files.length).map(({ path }) => path)).toEqual(
        files.map(({ path }) => path),
      );
      files.forEach(({ text }, index) => {
        const file = migration.files[index];
        expect(file?.before).toBe(text);
        const edits = file?.edits ?? [];
        expect(sortEdits(text, edits)).toEqual(edits);
        expect(applyEdits(text, edits)).toBe(file?.after);
      });
    });
  });

  test('changes nothing the second time', () => {
    everyProject((migration, _files, chosen) => {
      const again = migrate(result(migration), chosen);
      expect(again.files.filter(({ before, after }) => before !== after)).toEqual([]);
    });
  });

  test('hands out manifests that read, and never doubts its own work', () => {
    everyProject((migration) => {
      const codes = migration.findings.map(({ code }) => code);
      expect(codes).not.toContain('internal-error');
      expect(codes).not.toContain('verification-failed');
      for (const { kind, before, after } of migration.files) {
        if (kind !== 'manifest' || before === after) continue;
        expect(readToml(after).problem).toBeNull();
      }
    });
  });

  test('leaves a file it can’t read alone, and says where', () => {
    everyProject((migration) => {
      for (const { code, path, line, column } of migration.findings) {
        if (code !== 'toml-syntax' && code !== 'rust-unreadable') continue;
        const file = migration.files.find((each) => each.path === path);
        expect(file?.edits).toEqual([]);
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
      }
    });
  });

  test('says whole sentences: no parameter of a message is missing', () => {
    everyProject((migration) => {
      for (const { message, help } of migration.findings) {
        expect(`${message} ${help}`).not.toMatch(/\{\w+\}/);
      }
    });
  });

  test('points only at places within their files', () => {
    everyProject((migration) => {
      for (const { path, from = 0, to = 0 } of migration.findings) {
        const length = migration.files.find((each) => each.path === path)?.before?.length ?? 0;
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(length);
      }
    });
  });
});
