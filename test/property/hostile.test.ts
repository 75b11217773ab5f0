/**
 * Hostile input: deep, long, endless, unbalanced. The promises hold for it too, and a reader that is not linear would
 * never finish this file.
 */
import { describe, expect, test } from 'vitest';
import { brokenPromises } from '../promises.ts';

const size = 400_000;
const endless = (text: string) => text.repeat(Math.ceil(size / text.length));
const pkg = '[package]\nname = "p"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n';

const manifests: [name: string, text: string][] = [
  ['arrays ten thousand deep', `${pkg}x = ${'['.repeat(10_000)}`],
  ['inline tables ten thousand deep', `${pkg}x = ${'{a='.repeat(10_000)}`],
  ['a dotted key of ten thousand parts', `${pkg}${'a.'.repeat(10_000)}b = 1\n`],
  ['a header of ten thousand parts', `${pkg}[${'a.'.repeat(10_000)}b]\n`],
  ['one line of two megabytes', `${pkg}x = "${'y'.repeat(2_000_000)}"\n`],
  ['thousands of dependencies', pkg + many(10_000, (i) => `k${i} = "1"\n`)],
  [
    'thousands of features that name the crate',
    `${pkg}[features]\n${many(3_000, (i) => `f${i} = ["paste/x", "dep:paste"]\n`)}`,
  ],
  [
    'thousands of patches',
    `${pkg}candle-core = "0.9"\n[patch.crates-io]\n${many(5_000, (i) => `k${i} = { path = "x" }\n`)}`,
  ],
  [
    'keys that mean something to JavaScript',
    `${pkg}[__proto__]\nx = 1\n[features]\n__proto__ = ["dep:paste"]\nconstructor = ["paste/x"]\n[dependencies.toString]\nversion = "1"\n`,
  ],
];

const sources: [name: string, text: string][] = [
  ['open parentheses', `paste${endless('(')}`],
  ['quotes', `paste${endless("'")}`],
  ['raw prefixes', `paste ${endless('r#')}`],
  ['one raw string never closed', `paste r${endless('#')}"`],
  ['nested comments never closed', `paste ${endless('/*')}`],
  ['modules in modules', `${'mod paste {'.repeat(20_000)}${'}'.repeat(20_000)}`],
  ['braces in braces', `mod paste ${'{'.repeat(200_000)}${'}'.repeat(200_000)}`],
  ['a use tree twenty thousand deep', `use ${'paste::{'.repeat(20_000)}x${'}'.repeat(20_000)};`],
  ['the same import again and again', endless('use paste::paste;\n')],
  ['documentation without end', endless('/// ```\n/// use paste::paste;\n/// ```\nfn f() {}\n')],
  ['fences never closed', endless('/// ``` paste\n')],
  ['attributes', endless('#[paste::x]\n')],
  ['macros', endless('macro_rules! m { () => { paste::paste! {} } }\n')],
  ['generics never closed', `type X = ${endless('paste::A<')}`],
];

const documents: [name: string, text: string][] = [
  ['fences', endless('```rust\nuse paste::paste;\n```\n')],
  ['fences never closed', endless('```toml\n[dependencies]\npaste = "1"\n')],
];

function many(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

describe('a manifest of', () => {
  test.each(manifests)('%s', (_name, text) => {
    expect(brokenPromises([{ path: 'Cargo.toml', text }])).toEqual([]);
  });
});

describe('a source of', () => {
  test.each(sources)('%s', (_name, text) => {
    const files = [
      { path: 'Cargo.toml', text: pkg },
      { path: 'src/lib.rs', text },
    ];
    expect(brokenPromises(files)).toEqual([]);
  });
});

describe('a document of', () => {
  test.each(documents)('%s', (_name, text) => {
    const files = [
      { path: 'Cargo.toml', text: pkg },
      { path: 'README.md', text },
    ];
    expect(brokenPromises(files)).toEqual([]);
  });
});

test('file names that mean something elsewhere', () => {
  const paths = ['../Cargo.toml', '/Cargo.toml', '__proto__', 'a/../Cargo.toml', '\u202E.rs', ''];
  expect(brokenPromises(paths.map((path) => ({ path, text: pkg })))).toEqual([]);
});
