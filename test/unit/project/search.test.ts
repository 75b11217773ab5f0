/** What the search over all files finds, and what it says of each place. */
import { describe, expect, test } from 'vitest';
import { applyEdits, type Splice } from '../../../src/engine/index.ts';
import {
  type FoundFile,
  type SearchedFile,
  searchBounds,
  searchFiles,
} from '../../../src/project/search.ts';

function edit(from: number, to: number, insert: string): Splice {
  return { from, to, insert };
}

function file(path: string, before: string | null, edits: readonly Splice[] = []): SearchedFile {
  const after = before === null ? 'made\nhere paste\n' : applyEdits(before, edits);
  return { path, before, after, edits };
}

async function search(files: readonly SearchedFile[], words: string) {
  const found: FoundFile[] = [];
  const whole = await searchFiles(
    files,
    words,
    (one) => found.push(one),
    new AbortController().signal,
  );
  const lines = found.flatMap(({ places }) =>
    places.map(({ path, side, line, lead, words: hit, rest }) => {
      return `${path}:${line} ${side === 'yours' ? '' : '+'}${lead}[${hit}]${rest}`;
    }),
  );
  return { whole, lines, found };
}

describe('search', () => {
  const source = 'use paste::paste;\r\nfn a() {}\n\tPASTE!(x);\n';
  const cases: readonly [string, readonly SearchedFile[], string, readonly string[]][] = [
    [
      'each line once, capitals alike',
      [file('a.rs', source)],
      'paste',
      ['a.rs:1 use [paste]::paste;', 'a.rs:3 [PASTE]!(x);'],
    ],
    ['signs are no pattern', [file('a', 'a.b\naxb\n')], 'a.b', ['a:1 [a.b]']],
    ['brackets and backslashes', [file('a', '[x]\\d\n')], '[x]\\d', ['a:1 [[x]\\d]']],
    ['nothing', [file('a', 'abc')], 'x', []],
    ['blank words find nothing', [file('a', 'a b')], '  ', []],
    ['a created file', [file('new.rs', null)], 'paste', ['new.rs:2 here [paste]']],
    [
      'a written line stands before the user’s next',
      [file('a', 'paste\nlast paste\n', [edit(0, 5, 'qlora-paste\nand')])],
      'paste',
      ['a:1 [paste]', 'a:1 +qlora-[paste]', 'a:2 last [paste]'],
    ],
    [
      'a removed line is the user’s alone',
      [file('a', 'x\npaste\n', [edit(2, 8, '')])],
      'paste',
      ['a:2 [paste]'],
    ],
    [
      'a long line is shortened',
      [file('a', `${'x'.repeat(50)}paste${'y'.repeat(500)}`)],
      'paste',
      [`a:1 …${'x'.repeat(32)}[paste]${'y'.repeat(160)}`],
    ],
    ['letters whose capital is longer', [file('a', 'ßßß straße\n')], 'STRASSE', []],
  ];
  test.each(cases)('%s', async (_, files, words, lines) => {
    expect((await search(files, words)).lines).toEqual(lines);
  });

  test('words over the edge of a stretch are found, at their place', async () => {
    const text = `${'a\n'.repeat((1 << 17) - 1)}paste\nend`;
    const { found } = await search([file('a', text)], 'paste');
    const [place] = found.flatMap(({ places }) => places);
    expect(text.slice(place?.from, place?.to)).toBe('paste');
    expect(place?.line).toBe(1 << 17);
  });

  test('two edits of one line list it once', async () => {
    const text = 'paste paste\n';
    const edits = [edit(0, 5, 'qlora_paste'), edit(6, 11, 'qlora_paste')];
    expect((await search([file('a', text, edits)], 'qlora')).lines).toEqual([
      'a:1 +[qlora]_paste qlora_paste',
    ]);
  });

  test('it ends at its bound and says so', async () => {
    const { whole, lines } = await search([file('a', 'x\n'.repeat(2000))], 'x');
    expect(whole).toBe(false);
    expect(lines.length).toBe(searchBounds.places);
    expect((await search([file('a', 'x\n')], 'x')).whole).toBe(true);
  });

  test('a search that was ended hands out nothing more', async () => {
    const stop = new AbortController();
    const files = Array.from({ length: 400 }, (_, at) => file(String(at), 'x'.repeat(300_000)));
    let after = 0;
    const running = searchFiles(files, 'y', () => after++, stop.signal);
    stop.abort();
    expect(await running).toBe(false);
    expect(after).toBe(0);
  });
});
