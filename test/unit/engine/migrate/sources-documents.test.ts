import { expect, test } from 'vitest';
import { migrate, type RenamedFork } from '../../../../src/engine/index.ts';

const manifest =
  '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\npaste = "1.0"\n';

/** What becomes of `document`, which `source` includes or not. */
function after(path: string, document: string, source: string): string | undefined {
  const { files } = migrate([
    { path: 'Cargo.toml', text: manifest },
    { path: 'src/lib.rs', text: source },
    { path, text: document },
  ]);
  return files.find((file) => file.path === path)?.after;
}

const document = 'See [`paste::paste`].\n\n```\npaste::paste! {}\n```\n';
const moved = 'See [`qlora_paste::paste`].\n\n```\nqlora_paste::paste! {}\n```\n';

test.each<[string, string, string, string]>([
  ['included', 'README.md', '#![doc = include_str!("../README.md")]\n', moved],
  ['of any extension', 'docs/a.txt', '#![doc = include_str!("../docs/a.txt")]\n', moved],
  ['as a part', 'a.inc', '#![doc = concat!("A\\n", include_str!("../a.inc"))]\n', moved],
  ['through core', 'docs/a', '#![doc = ::core::include_str!("../docs/a")]\n', moved],
  ['by nobody', 'docs/a.txt', 'paste::paste! {}\n', document],
  ['no documentation', 'docs/a.txt', 'const A: &str = include_str!("../docs/a.txt");\n', document],
  [
    'where a link may mean something else',
    'a.txt',
    '#![doc = include_str!("../a.txt")]\npub mod paste {}\n',
    document.replace('\npaste::', '\nqlora_paste::'),
  ],
])('a document %s', (_name, path, source, expected) => {
  expect(after(path, document, source)).toBe(expected);
});

const lone = (name: string, more = '') =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more}`;

test.each(['b/README.md', 'b/docs/intro'])('a document of another package: %s', (path) => {
  const { files, findings } = migrate([
    { path: 'Cargo.toml', text: '[workspace]\nmembers = ["a", "b"]\n' },
    { path: 'a/Cargo.toml', text: lone('a', '[dependencies]\npaste = "1"\n') },
    { path: 'a/src/lib.rs', text: `#![doc = include_str!("../../${path}")]\n` },
    { path: 'b/Cargo.toml', text: lone('b') },
    { path: 'b/src/lib.rs', text: '' },
    { path, text: document },
  ]);
  expect(files.find((file) => file.path === path)?.after).toBe(moved);
  expect(findings.map(({ code }) => code)).not.toContain('source-unclaimed');
});

const row = (crate: string, fork: string, more: Partial<RenamedFork> = {}): RenamedFork => ({
  kind: 'rename',
  crate,
  fork,
  requirement: '2',
  versions: ['2.0.0'],
  compatible: '^1',
  ...more,
});
const fence = (...lines: readonly string[]) =>
  `\`\`\`toml\n[dependencies]\n${lines.map((line) => `${line}\n`).join('')}\`\`\`\n`;

test.each<[string, readonly string[], string, string, readonly string[]]>([
  [
    'only what moves: another crate of the same fork is held',
    ['old-a = "1"', 'old-b = { git = "https://a.org/b" }'],
    fence('old-b = "1"') + fence('old-a = "1"'),
    fence('old-b = "1"') + fence('new = "2"'),
    ['foreign-source'],
  ],
  [
    'two crates that become one: the lines would not be the same, and that is said',
    ['old-a = "1"', 'old-b = "1"'],
    fence('old-a = "1"', 'old-b = "1"') + fence('old-b = "1"'),
    fence('old-a = "1"', 'old-b = "1"') + fence('new = "2"'),
    ['declaration-merged', 'rust-doc-example'],
  ],
  [
    'a key whose library keeps its name',
    ['same = "1"'],
    fence('same = { version = "1" }', 'log = "1"'),
    fence('same-ng = { version = "2" }', 'log = "1"'),
    [],
  ],
])('a piece of a manifest follows %s', (_what, dependencies, text, expected, codes) => {
  const forks = [
    row('old-a', 'new'),
    row('old-b', 'new'),
    row('same', 'same-ng', { forkLib: 'same' }),
  ];
  const given = [
    { path: 'Cargo.toml', text: `${lone('app')}[dependencies]\n${dependencies.join('\n')}\n` },
    { path: 'src/lib.rs', text: '' },
    { path: 'README.md', text },
  ];
  const { files, findings } = migrate(given, { forks });
  expect(files.find(({ path }) => path === 'README.md')?.after).toBe(expected);
  const beside = new Set(['lock-missing', 'library-unnamed']);
  expect(
    [...new Set(findings.map(({ code }) => code))].filter((code) => !beside.has(code)),
  ).toEqual(codes);
});

test('a source without a manifest says which crate it is taken for', () => {
  const forks = [row('old-a', 'new'), row('old-b', 'new')];
  const { findings } = migrate([{ path: 'a.rs', text: 'use old_b::x;\n' }], { forks });
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('so old-b is')]);
});
