/**
 * The engine writes what the table says, byte for byte, and says nothing else about the manifests. (What it says about
 * lock files and the graph has a table of its own, in test/cargo/graph.)
 */
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../src/engine/index.ts';
import { graphMessages } from '../../../src/engine/migrate/findings/graph-messages.ts';
import type { Files } from '../lab/run.ts';
import { named, themes } from './table.ts';

function sources(files: Files): { path: string; text: string }[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** The files a migration changes or creates. */
function changed(files: Files, options: Parameters<typeof migrate>[1]): Files {
  const migration = migrate(sources(files), options);
  return Object.fromEntries(
    migration.files
      .filter((file) => file.after !== file.before)
      .map((file) => [file.path, file.after]),
  );
}

describe.each(Object.entries(themes))('%s', (_theme, cases) => {
  it.each(named(cases))('%s', (_name, { before, after, options, findings }) => {
    const migration = migrate(sources(before), options);
    expect(changed(before, options)).toEqual(after ?? {});
    const said = new Set(migration.findings.map((it) => it.code));
    expect([...said].filter((code) => !(code in graphMessages)).sort()).toEqual(
      [...(findings ?? [])].sort(),
    );
  });

  it.each(named(cases))(
    '%s: a second migration changes nothing',
    (_name, { before, after, options }) => {
      expect(changed({ ...before, ...after }, options)).toEqual({});
    },
  );
});
