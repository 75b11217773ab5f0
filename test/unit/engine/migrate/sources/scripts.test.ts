/** The places of findings about the manifest inside a script. */
import { expect, test } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

const table = '[dependencies]\ncandle-core = "0.9"\n';

test.each<[what: string, path: string, text: string, at: string, place: string]>([
  ['frontmatter', 'a.rs', `#!/usr/bin/env cargo\n---\n${table}---\n`, '4:1', 'candle-core'],
  ['frontmatter of a file of any name', 'a', `---cargo\n${table}---\n`, '3:1', 'candle-core'],
  [
    'a fence',
    'a.rs',
    `//! \`\`\`cargo\n//! [dependencies]\n//! candle-core = "0.9"\n//! \`\`\`\n`,
    '3:5',
    'candle-core',
  ],
  ['a line', 'a.rs', '// cargo-deps: log, candle-core="0.9"\n', '1:21', 'candle-core'],
  ['a line without versions', 'a.rs', '// cargo-deps: log, candle-core\n', '1:21', 'candle-core'],
])('%s', (_what, path, text, at, place) => {
  const { findings } = migrate([{ path, text }]);
  const [found, ...others] = findings.filter(({ code }) => code === 'script-patch');
  expect(others).toEqual([]);
  expect(`${found?.line}:${found?.column}`).toBe(at);
  expect(text.slice(found?.from, found?.to)).toBe(place);
  expect(found?.places).toMatchObject([{ path, from: found?.from, to: found?.to }]);
});

const renamed = '[dependencies]\npaste = "1"\n';

test.each<[path: string, text: string, codes: readonly string[]]>([
  ['a.crs', `---\n${renamed}fn main() {}\n`, ['script-held']],
  ['a', `#!/usr/bin/env cargo\n---\n${renamed}fn main() {}\n`, ['script-held']],
  ['a.crs', '---\n[dependencies]\nlog = "0.4"\nfn main() {}\n', []],
  // Here the frontmatter is what makes it unreadable as Rust.
  ['a.rs', `---\n${renamed}paste::paste! {}\n`, ['rust-unreadable']],
])('frontmatter that never ends: %s, %j', (path, text, codes) => {
  const { files, findings } = migrate([{ path, text }]);
  expect(findings.map(({ code }) => code)).toEqual(codes);
  expect(files.flatMap(({ edits }) => edits)).toEqual([]);
});
