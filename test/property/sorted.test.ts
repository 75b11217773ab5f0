/** Sorted tables: a renamed key goes to its place and back again, and no other line moves. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fork, migrate, wayBack } from '../../src/engine/index.ts';
import { patience, runs } from './runs.ts';

const names = ['anyhow', 'gemm', 'half', 'log', 'paste', 'pin', 'pulp', 'qlora', 'quote', 'serde'];

const entry = fc.record({
  form: fc.constantFrom('plain', 'table', 'dotted', 'multi-line'),
  above: fc.constantFrom('', '', '', '# about it\n', '\n', '\n# a group\n', '# one\n# two\n'),
  behind: fc.constantFrom('', '', ' # why'),
});

const table = fc
  .record({
    kept: fc.subarray(names, { minLength: 1 }),
    entries: fc.array(entry, { minLength: names.length, maxLength: names.length }),
    header: fc.constantFrom('dependencies', 'dev-dependencies', "target.'cfg(unix)'.dependencies"),
    shuffled: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    end: fc.constantFrom('', '\n', '\n\n[features]\n'),
    tool: fc.constantFrom('cargo sort --check', 'cargo sort --grouped --check'),
  })
  .map(({ kept, entries, header, shuffled, eol, end, tool }) => {
    const lines = (shuffled ? kept.toReversed() : kept).map((name, index) => {
      const { form, above, behind } = entries[index] ?? { form: 'plain', above: '', behind: '' };
      const written = {
        plain: `${name} = "1.0"${behind}`,
        table: `${name} = { version = "1.0", default-features = false }${behind}`,
        dotted: `${name}.version = "1.0"${behind}\n${name}.default-features = false`,
        'multi-line': `${name} = {${behind}\n  version = "1.0",\n  features = [],\n}`,
      };
      return above + written[form as keyof typeof written];
    });
    const text = `[package]\nname = "a"\nversion = "0.1.0"\n\n[${header}]\n${lines.join('\n')}${end}`;
    return { text: text.replaceAll('\n', eol), tool, isSorted: !shuffled || kept.length === 1 };
  });

const rows: readonly Fork[] = ['paste', 'gemm'].map((crate) => ({
  kind: 'rename',
  crate,
  fork: `qlora-${crate}`,
  requirement: '1',
  versions: ['1.0.0'],
  compatible: '^1.0',
}));

function move(text: string, tool: string, forks = rows) {
  const files = migrate(
    [
      { path: 'Cargo.toml', text },
      { path: 'check.sh', text: tool },
    ],
    { forks },
  ).files;
  const [file] = files;
  if (!file) throw new Error('no manifest');
  return file;
}

const keysOf = (text: string) =>
  [...text.matchAll(/^([a-z-]+)(?:\.version)? = /gm)].flatMap(([, key = '']) =>
    /^(?:name|version|edition)$/.test(key) ? [] : [key],
  );

test('only renamed lines move, to where they belong, and back', { timeout: patience }, () => {
  let moved = 0;
  fc.assert(
    fc.property(table, ({ text, tool, isSorted }) => {
      const there = move(text, tool);
      if (there.edits.some(({ moves }) => moves)) moved++;
      const renamed = (key: string) => (/^(?:paste|gemm)$/.test(key) ? `qlora-${key}` : key);
      const before = keysOf(text);
      const after = keysOf(there.after);
      // All that is not renamed, in its order.
      expect(after.filter((key) => before.includes(key))).toEqual(
        before.filter((key) => renamed(key) === key),
      );
      expect(after.toSorted()).toEqual(before.map(renamed).toSorted());
      const lines = (of: string) =>
        of
          .split(/\r?\n/)
          .filter((line) => line !== '')
          .toSorted();
      expect(lines(there.after)).toEqual(
        lines(text.replace(/^(paste|gemm)(?=[ .])/gm, 'qlora-$1')),
      );
      // Two lines can't both become the last one, if that has no line end.
      const isOpen = !/\n$/.test(text) && /^gemm/m.test(text) && /^paste/m.test(text);
      if (isSorted && !isOpen && !tool.includes('grouped') && !/^# a group$/m.test(text)) {
        expect(after).toEqual(after.toSorted());
      }
      expect(move(there.after, tool).edits).toEqual([]);
      // A table that was not in order may be by its new names: then its way back is in order, too.
      const home = move(there.after, tool, rows.map(wayBack)).after;
      if (isSorted) expect(home).toBe(text);
      else expect(lines(home)).toEqual(lines(text));
    }),
    { ...runs, numRuns: Math.ceil(runs.numRuns / 4) },
  );
  expect(moved).toBeGreaterThan(0);
});
