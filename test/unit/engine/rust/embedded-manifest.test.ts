/** The places of the manifest inside a script. */
import { expect, test } from 'vitest';
import {
  beginsAsScript,
  openRust,
  originOf,
  originSpan,
} from '../../../../src/engine/rust/rewrite.ts';

const dependency = '[dependencies]\npaste = "1.0"';

test.each<[what: string, text: string, manifest: string, edition: string]>([
  ['frontmatter', `---\n${dependency}\n---\nfn main() {}\n`, `${dependency}\n`, '2024'],
  ['with a word', `---cargo\n${dependency}\n---\n`, `${dependency}\n`, '2024'],
  [
    'behind a shebang',
    `#!/usr/bin/env cargo\n---cargo\n${dependency}\n---\n`,
    `${dependency}\n`,
    '2024',
  ],
  ['behind a byte order mark', `\ufeff---\n${dependency}\n---\n`, `${dependency}\n`, '2024'],
  ['with more dashes', `-----\n${dependency}\n-----\n`, `${dependency}\n`, '2024'],
  ['empty', '---\n---\n', '', '2024'],
  [
    'a fence in the first doc comment',
    '//! Text.\n//! ```cargo\n//! [dependencies]\n//! paste = "1.0"\n//! ```\n',
    ' [dependencies]\n paste = "1.0"',
    '2021',
  ],
  [
    'a fence in a block comment',
    `/*!\n\`\`\`cargo\n${dependency}\n\`\`\`\n*/\n`,
    dependency,
    '2021',
  ],
  [
    'a line of dependencies',
    '// cargo-deps: paste = "1.0", log="0.4"\nfn main() {}\n',
    '[dependencies]\n paste = "1.0"\n log="0.4"\n',
    '2021',
  ],
  [
    'entries without a version, and none',
    '// cargo-deps: log, paste ,, gemm = { version = "1", features = ["a,b"] },\nfn main() {}\n',
    '[dependencies]\n log = "*"\n paste  = "*"\n gemm = { version = "1", features = ["a,b"] }\n',
    '2021',
  ],
  ['a fence in capitals', `/*!\n\`\`\`Cargo\n${dependency}\n\`\`\`\n*/\n`, dependency, '2021'],
])('%s', (_what, text, manifest, edition) => {
  const { manifest: read } = openRust(text);
  expect(read).toMatchObject({ text: manifest, edition });
  const at = manifest.indexOf('paste');
  if (read && at !== -1) {
    expect(originOf(read, at)).toBe(text.indexOf('paste'));
  }
});

test.each([
  ['no manifest', 'fn main() {}\n'],
  ['frontmatter of another kind', `---toml\n${dependency}\n---\n`],
  [
    'a fence further down',
    `fn f() {}\n/// \`\`\`cargo\n/// ${dependency}\n/// \`\`\`\nfn g() {}\n`,
  ],
  ['a fence in another language', '//! ```toml\n//! [dependencies]\n//! ```\n'],
  ['dependencies further down', 'fn f() {}\n// cargo-deps: paste = "1.0"\n'],
])('%s', (_what, text) => {
  expect(openRust(text).manifest).toBeNull();
});

test('frontmatter that never ends says so', () => {
  const { manifest } = openRust(`---\n${dependency}\n`);
  expect(manifest).toMatchObject({
    text: `${dependency}\n`,
    problem: 'its frontmatter, `---`, is never closed',
  });
});

test.each([
  ['all of it', '', 'paste, log'],
  ['an entry', 'paste', 'paste'],
  ['an entry with what is not there', 'paste = "*"\n', 'paste'],
  ['what is not there', ' = "*"\n', 'paste'],
  ['two entries', 'paste = "*"\n log', 'paste, log'],
])('the place of %s', (_what, part, expected) => {
  const text = '// cargo-deps:paste, log\n';
  const { manifest } = openRust(text);
  if (!manifest) throw new Error('no manifest');
  const from = part === '' ? 0 : manifest.text.indexOf(part);
  const span = originSpan(manifest, {
    from,
    to: part === '' ? manifest.text.length : from + part.length,
  });
  expect(text.slice(span.from, span.to)).toBe(expected);
});

test.each([
  ['a', '#!/usr/bin/env -S cargo +nightly -Zscript\n', true],
  ['a', '\ufeff#!/usr/bin/env rust-script\n', true],
  ['a', '#!/usr/bin/env run-cargo-script\n', true],
  ['a', '#!/bin/sh\ncargo build\n', false],
  ['a.crs', '//! Text.\n', true],
  ['a.ERS', '//! Text.\n', true],
  ['a', '---cargo\n', true],
  ['a.yml', '---\ndependencies:\n---\n', false],
  ['a', '// cargo-deps: paste\n', true],
  ['a.c', '// cargo\n', false],
])('%s with %j', (path, text, expected) => {
  expect(beginsAsScript(path, text)).toBe(expected);
});
