/** A result cut into parts and put together is the same, and no part is large. */
import { expect, test } from 'vitest';
import { createEngine } from '../../../src/engine/host.ts';
import type { SourceFile } from '../../../src/engine/index.ts';
import { inParts, JoinedParts } from '../../../src/worker/parts.ts';
import type { MigrationDelta } from '../../../src/worker/protocol.ts';

const manifest = '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n';
const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join('');

/** What a worker would send of these files the first time. */
function deltaOf(files: readonly SourceFile[]): MigrationDelta {
  const { edits, ...rest } = createEngine().changes(files);
  return { ...rest, changed: [...edits].map(([path, own]) => ({ path, edits: own })) };
}

test.each<[what: string, files: readonly SourceFile[]]>([
  ['nothing', []],
  [
    'edits of one file',
    [
      { path: 'Cargo.toml', text: `${manifest}paste = "1"\n` },
      { path: 'src/lib.rs', text: many(40, () => 'paste::x();\n') },
    ],
  ],
  [
    'files with an edit each',
    [
      { path: 'Cargo.toml', text: `${manifest}paste = "1"\n` },
      { path: 'src/lib.rs', text: many(30, (at) => `mod m${at};\n`) },
      ...Array.from({ length: 30 }, (_, at) => ({
        path: `src/m${at}.rs`,
        text: 'use paste::x;\n',
      })),
    ],
  ],
  [
    'findings, one of them with many places',
    [
      {
        path: 'Cargo.toml',
        text: `${manifest}paste = "1"\n${many(20, (at) => `d${at} = { package = "paste", version = "0.${at}" }\n`)}`,
      },
      {
        path: 'src/lib.rs',
        text: `#[cfg(x)]\nmod paste {}\nfn f() {\n${many(40, () => 'paste::x();\n')}}`,
      },
    ],
  ],
])('%s', (_what, files) => {
  const whole = deltaOf(files);
  for (const most of [1, 2, 7, 16, 1000]) {
    const { parts, rest } = inParts(whole, most);
    const joined = new JoinedParts();
    for (const part of parts) joined.add(part);
    expect(joined.with(rest)).toEqual(whole);
    const sizes = [...parts, { places: [], ...rest }].map(({ changed, findings, places }) =>
      [...changed.map(({ edits }) => edits), ...findings.map((each) => each.places), places].reduce(
        (sum, list) => sum + list.length,
        0,
      ),
    );
    expect(Math.max(...sizes)).toBeLessThan(2 * most + 1);
  }
});
