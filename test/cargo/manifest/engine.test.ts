/**
 * The engine writes what the table says, byte for byte, and says nothing else about the manifests. (What it says about
 * lock files and the graph has a table of its own, in test/cargo/graph.)
 */
import { describe, expect, it } from 'vitest';
import { applyEdits, type Migration, migrate } from '../../../src/engine/index.ts';
import { companions } from '../../../src/engine/migrate/findings/companions.ts';
import { graph } from '../../../src/engine/migrate/findings/graph.ts';
import { manifests } from '../../../src/engine/migrate/findings/manifests.ts';
import { patches } from '../../../src/engine/migrate/findings/patches.ts';
import { workspaces } from '../../../src/engine/migrate/findings/workspaces.ts';
import type { Files } from '../lab/run.ts';
import { named, themes } from './table.ts';

function sources(files: Files): { path: string; text: string }[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** The files a migration changes or creates. */
function changed({ files }: Migration): Files {
  return Object.fromEntries(
    files.filter((file) => file.after !== file.before).map((file) => [file.path, file.after]),
  );
}

function codes({ findings }: Migration): readonly string[] {
  const all = new Set(findings.map((it) => it.code));
  return [...all].filter((code) => !(code in graph) && !(code in companions)).sort();
}

describe.each(Object.entries(themes))('%s', (_theme, cases) => {
  it.each(named(cases))('%s', (_name, { before, after, options, findings }) => {
    const migration = migrate(sources(before), options);
    expect(changed(migration)).toEqual(after ?? {});
    expect(codes(migration)).toEqual([...(findings ?? [])].sort());
    for (const file of migration.files) {
      expect(applyEdits(file.before ?? file.after, file.edits)).toBe(file.after);
    }
  });

  it.each(named(cases))('%s: done once, it is done', (_name, { before, after, options }) => {
    const again = migrate(sources({ ...before, ...after }), options);
    expect(changed(again)).toEqual({});
    if (after !== undefined) expect(codes(again)).toContain('already-adopted');
  });
});

/** Said of a mistake of ours: no project can ask for one. */
const ours = new Set(['verification-failed', 'internal-error']);

it.each(Object.keys({ ...manifests, ...workspaces, ...patches }).filter((code) => !ours.has(code)))(
  'some case raises %s',
  (code) => {
    const all = Object.values(themes).flat();
    expect(all.filter((it) => it.findings?.includes(code))).not.toEqual([]);
  },
);
