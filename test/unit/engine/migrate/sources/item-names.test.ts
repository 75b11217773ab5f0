/**
 * Items that have another name in a fork, in whole projects: what changes under either strategy, and what is reported.
 */
import { expect, test } from 'vitest';
import { migrate, type RenamedFork } from '../../../../../src/engine/index.ts';

const row: RenamedFork = {
  kind: 'rename',
  crate: 'hues',
  fork: 'hues2',
  requirement: '1',
  versions: ['1.0.0'],
  compatible: '^1',
  paths: { Colour: 'Color', 'Colour::RGB': 'Colour::Rgb' },
};
const manifest = (name: string, dependency: string) =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${dependency}\n`;

function run(files: Readonly<Record<string, string>>, strategy: 'rename' | 'alias') {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { files: migrated, findings } = migrate(given, { forks: [row], strategy });
  return {
    text: (path: string) => migrated.find((file) => file.path === path)?.after,
    said: findings.flatMap(({ code, places }) =>
      code === 'rust-item-export' ? places.map(({ path, line }) => `${path}:${line}`) : [],
    ),
  };
}

test.each([
  ['rename', 'hues2'],
  ['alias', 'hues'],
] as const)('a document’s code is changed: %s', (strategy, name) => {
  const files = {
    'Cargo.toml': manifest('app', 'hues = "1"'),
    'src/lib.rs': '',
    'README.md': 'About hues.\n\n```rust\nlet a = hues::Colour::RGB(1, 2, 3);\n```\n',
  };
  expect(run(files, strategy).text('README.md')).toBe(
    `About hues.\n\n\`\`\`rust\nlet a = ${name}::Color::Rgb(1, 2, 3);\n\`\`\`\n`,
  );
});

test.each<[what: string, path: string, before: string, after: string, codes: readonly string[]]>([
  [
    'a script’s own dependency',
    'a.rs',
    '---\n[dependencies]\nhues = "1"\n---\nuse hues::Colour;\nfn main() { Colour::RGB(1, 2, 3); hues::Shade; }\n',
    '---\n[dependencies]\nhues2 = "1"\n---\nuse hues2::Color as Colour;\nfn main() { Colour::Rgb(1, 2, 3); hues2::Shade; }\n',
    ['rust-item-gone'],
  ],
  [
    'a script’s own dependency under another key',
    'a.rs',
    '---\n[dependencies]\nh = { package = "hues", version = "1" }\n---\nfn main() { h::Colour::RGB(1, 2, 3); }\n',
    '---\n[dependencies]\nh = { package = "hues2", version = "1" }\n---\nfn main() { h::Color::Rgb(1, 2, 3); }\n',
    [],
  ],
  [
    'a source without a manifest',
    'a.rs',
    'fn main() { hues::Colour::RGB(1, 2, 3); }\n',
    'fn main() { hues2::Color::Rgb(1, 2, 3); }\n',
    ['source-without-manifest'],
  ],
])('%s', (_what, path, text, after, codes) => {
  const forks = [{ ...row, paths: { ...row.paths, Shade: null } }];
  const { files, findings } = migrate([{ path, text }], { forks });
  expect(files[0]?.after).toBe(after);
  expect(findings.map(({ code }) => code)).toEqual(codes);
});

test('a source without a manifest, under an alias or one library name: only items change', () => {
  const files = [{ path: 'a.rs', text: 'fn main() { hues::Colour::RGB(1, 2, 3); }\n' }];
  const after = 'fn main() { hues::Color::Rgb(1, 2, 3); }\n';
  expect(migrate(files, { forks: [row], strategy: 'alias' }).files[0]?.after).toBe(after);
  expect(migrate(files, { forks: [{ ...row, forkLib: 'hues' }] }).files[0]?.after).toBe(after);
});

test('prose is not spoken of where the name stays', () => {
  const files = {
    'Cargo.toml': manifest('app', 'hues = "1"'),
    'README.md': 'About `hues`.\n\n```rust\nhues::Colour::Red;\n```\n',
  };
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { findings } = migrate(given, { forks: [row], strategy: 'alias' });
  expect(findings.filter(({ code }) => code === 'rust-doc-mention')).toEqual([]);
});

test.each(['rename', 'alias'] as const)(
  'what another file reaches is said where it is given out: %s',
  (strategy) => {
    const files = {
      'Cargo.toml': manifest('app', 'hues = "1"'),
      'src/lib.rs': 'pub mod a;\npub mod b;\n',
      'src/a.rs': 'pub use hues::Colour;\n',
      'src/b.rs': 'use crate::a::Colour;\npub fn f() -> Colour { Colour::RGB(1, 2, 3) }\n',
    };
    const { said, text } = run(files, strategy);
    expect(said).toEqual(['src/a.rs:1']);
    expect(text('src/b.rs')).toBe(
      'use crate::a::Colour;\npub fn f() -> Colour { Colour::Rgb(1, 2, 3) }\n',
    );
  },
);

test.each<[what: string, root: string, other: string, after: string | null, said?: string]>([
  [
    'a private name for the crate',
    'mod a;\nuse hues as h;\n',
    'pub fn f(_: super::h::Colour) {}\nuse crate::h::{Colour, Old as O};\n',
    'pub fn f(_: super::h::Color) {}\nuse crate::h::{Color as Colour, Old as O};\n',
    'rust-item-gone 2:24',
  ],
  [
    'a private module of it',
    'mod a;\nuse hues::inner;\n',
    'pub fn f(_: super::inner::Old) {}\n',
    'pub fn f(_: super::inner::New) {}\n',
  ],
  [
    'an extern crate under a name of its own',
    'mod a;\nextern crate hues as h;\n',
    'pub fn f(_: h::Colour) {}\n',
    'pub fn f(_: h::Color) {}\n',
  ],
  [
    'a glob above a glob',
    'mod a;\nuse hues::*;\n',
    'use super::*;\npub fn f(_: Colour, _: inner::Old) {}\n',
    'use super::*;\npub fn f(_: Colour, _: inner::New) {}\n',
    'rust-item-glob 2:13',
  ],
  [
    'the same name for something else',
    'mod a;\nuse hues as h;\n',
    'mod h { pub struct Colour; }\npub fn f(_: self::h::Colour) {}\n',
    null,
  ],
  [
    'a path that leads elsewhere',
    'mod a;\nmod b { pub mod h { pub struct Colour; } }\nuse hues as h;\n',
    'pub fn f(_: crate::b::h::Colour) {}\n',
    null,
  ],
])('a file is followed that never names the crate: %s', (_what, root, other, after, said) => {
  const paths = { Colour: 'Color', Old: null, 'inner::Old': 'New' };
  const files = [
    { path: 'Cargo.toml', text: manifest('app', 'hues = "1"') },
    { path: 'src/lib.rs', text: root },
    { path: 'src/a.rs', text: other },
  ];
  const options = { forks: [{ ...row, paths }] };
  const first = migrate(files, options);
  const text = first.files.find(({ path }) => path === 'src/a.rs')?.after;
  expect(text).toBe(after ?? other);
  const about = first.findings.flatMap(({ code, path, line, column }) =>
    path === 'src/a.rs' ? [`${code} ${line}:${column}`] : [],
  );
  expect(about).toEqual(said === undefined ? [] : [said]);
  const again = migrate(
    first.files.map((file) => ({ path: file.path, text: file.after })),
    options,
  );
  expect(again.files.every(({ edits }) => edits.length === 0)).toBe(true);
});

test.each(['rename', 'alias'] as const)('and so is what another crate reaches: %s', (strategy) => {
  const files = {
    'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
    'a/Cargo.toml': manifest('a', 'hues = "1"'),
    'a/src/lib.rs': 'pub use hues;\n',
    'b/Cargo.toml': manifest('b', 'a = { path = "../a" }'),
    'b/src/lib.rs': 'pub fn f() -> a::hues::Colour { a::hues::Colour::RGB(1, 2, 3) }\n',
  };
  expect(run(files, strategy).said).toEqual(['a/src/lib.rs:1']);
});

/** A name that each module takes from the one before it, the last ones first in the order of the files. */
const chain = (length: number) => [
  { path: 'Cargo.toml', text: manifest('app', 'hues = "1"') },
  {
    path: 'src/lib.rs',
    text: `${Array.from({ length }, (_, at) => `mod m${at};\n`).join('')}mod m${length} {\n  pub(crate) use hues as h;\n}\n`,
  },
  ...Array.from({ length }, (_, at) => ({
    path: `src/m${at}.rs`,
    text: `pub(crate) use crate::m${at + 1}::h;\nfn f() -> crate::m${at + 1}::h::Colour { h::Colour::Red }\n`,
  })),
];

test.each([
  ['a short way', 5, []],
  ['a way that is too long', 12, ['src/m4.rs:1']],
])('a name taken from module to module: %s', (_what, length, far) => {
  const { files, findings } = migrate(chain(length), { forks: [row] });
  const followed = files.filter(({ after }) => after.includes('h::Color '));
  expect(followed).toHaveLength(length - (far.length === 0 ? 0 : 4));
  const said = findings.filter(({ code }) => code === 'rust-item-far');
  expect(said.flatMap(({ places }) => places.map(({ path, line }) => `${path}:${line}`))).toEqual(
    far,
  );
});

test('any number of names is followed', () => {
  const each = (write: (at: number) => string) => Array.from({ length: 200 }, (_, at) => write(at));
  const paths = Object.fromEntries(each((at) => `Old${at}`).map((name) => [name, `New${name}`]));
  const files = [
    { path: 'Cargo.toml', text: manifest('app', 'hues = "1"') },
    { path: 'src/lib.rs', text: `mod a;\n${each((at) => `use hues as h${at};\n`).join('')}` },
    { path: 'src/a.rs', text: each((at) => `fn f(_: super::h${at}::Old${at}) {}\n`).join('') },
  ];
  const { files: after } = migrate(files, { forks: [{ ...row, paths }] });
  expect(after.find(({ path }) => path === 'src/a.rs')?.after).toBe(
    each((at) => `fn f(_: super::h${at}::NewOld${at}) {}\n`).join(''),
  );
});
