import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRust, type RustEdition, rewriteCrate } from '../../../src/engine/rust/rewrite.ts';
import { applyEdits } from '../../../src/engine/text/edit.ts';
import { guideRenames } from '../../guide-renames.ts';
import { AFTER_2015, filesOf, rootsOf, type SourceCase } from './case.ts';
import { docCases } from './cases/docs.ts';
import { edition2015Cases } from './cases/edition-2015.ts';
import { externCrateCases } from './cases/extern-crate.ts';
import { macroCases } from './cases/macros.ts';
import { moduleCases } from './cases/modules.ts';
import { pathCases } from './cases/paths.ts';
import { shadowCases } from './cases/shadows.ts';
import { untouchedCases } from './cases/untouched.ts';
import { useCases } from './cases/use.ts';
import { hasRustc, type Judge, NEW, OLD, openJudge } from './judge.ts';

function migrateSources(texts: ReadonlyMap<string, string>, edition: RustEdition) {
  const files = new Map([...texts].map(([path, text]) => [path, openRust(text)]));
  const roots = rootsOf(texts.keys());
  const { edits, notes } = rewriteCrate({
    edition,
    roots,
    files,
    renames: guideRenames,
    docs: true,
  });
  const after = [...texts].map(
    ([path, text]) => [path, applyEdits(text, edits.get(path) ?? [])] as const,
  );
  return { after: new Map(after), notes };
}

const groups: readonly (readonly [string, readonly SourceCase[]])[] = [
  ['use', useCases],
  ['extern crate', externCrateCases],
  ['paths', pathCases],
  ['untouched', untouchedCases],
  ['shadows', shadowCases],
  ['modules', moduleCases],
  ['macros', macroCases],
  ['edition 2015', edition2015Cases],
  ['documentation', docCases],
];

const runs = groups.flatMap(([group, cases]) =>
  cases.flatMap((source) =>
    (source.editions ?? AFTER_2015).map((edition) => ({
      title: `${group}: ${source.name} (${edition})`,
      source,
      edition,
    })),
  ),
);

const named = runs.map((run) => [run.title, run] as const);

test('there are no two cases of one name', () => {
  expect(new Set(runs.map((run) => run.title)).size).toBe(runs.length);
});

describe('rewritten as the table says', () => {
  test.each(named)('%s', (_title, { source, edition }) => {
    const before = filesOf(source.before);
    const expected = new Map([
      ...before,
      ...(source.after === 'unchanged' ? [] : filesOf(source.after)),
    ]);
    const { after, notes } = migrateSources(before, edition);
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(expected));
    expect(notes.map((note) => note.code)).toEqual(source.notes ?? []);
  });
});

// Without rustc the table above still holds; what rustc says of it can't be asked.
describe.skipIf(!hasRustc)('judged by rustc (skipped where rustc is absent)', () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await openJudge();
  });
  afterAll(() => judge?.close());

  describe('before and after', { concurrent: true }, () => {
    test.each(named)('%s', async (_title, { source, edition }) => {
      const before = filesOf(source.before);
      const { after } = migrateSources(before, edition);
      expect(await judge.compile(before, edition, OLD), 'before, against the old crates').toBe('');
      if (source.compiles !== 'before') {
        expect(await judge.compile(after, edition, NEW), 'after, against the forks').toBe('');
      }
      if (!source.doctest) return;
      expect(await judge.doctest(before, edition, OLD), 'doctests before').toBe('');
      expect(await judge.doctest(after, edition, NEW), 'doctests after').toBe('');
    });
  });
});
