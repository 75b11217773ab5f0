/** Where a library shows types of a crate that moves: by what a name means, not by whether it changes. */
import { describe, expect, test } from 'vitest';
import { migrate } from '../../../../src/engine/index.ts';

type Sources = Readonly<Record<string, string>>;

/** The places of `rust-public-type`, as `path:line`. */
function placesOf(sources: Sources, edition: string | null): readonly string[] {
  const own = edition === null ? '' : `edition = "${edition}"\n`;
  const { findings } = migrate([
    {
      path: 'Cargo.toml',
      text: `[package]\nname = "app"\nversion = "0.1.0"\n${own}[dependencies]\ngemm = "0.19"\n`,
    },
    ...Object.entries(sources).map(([path, text]) => ({ path, text })),
  ]);
  return findings
    .filter(({ code }) => code === 'rust-public-type')
    .flatMap(({ places }) => places.map(({ path, line }) => `${path}:${line}`));
}

const body = '{ loop {} }';

describe('edition 2015', () => {
  test.each<[what: string, sources: Sources, places: readonly string[]]>([
    [
      'a path in the root',
      { 'src/lib.rs': `extern crate gemm;\npub fn f() -> gemm::P ${body}\n` },
      ['src/lib.rs:2'],
    ],
    [
      'a path from the root, in a module',
      { 'src/lib.rs': `extern crate gemm;\npub mod m {\npub fn f() -> ::gemm::P ${body}\n}\n` },
      ['src/lib.rs:3'],
    ],
    [
      'an imported type',
      {
        'src/lib.rs': `extern crate gemm;\npub mod m {\nuse gemm::P;\npub fn f() -> P ${body}\n}\n`,
      },
      ['src/lib.rs:4'],
    ],
    [
      'another file',
      {
        'src/lib.rs': 'extern crate gemm;\npub mod m;\n',
        'src/m.rs': `use gemm::P;\npub fn f() -> P ${body}\npub fn g(_: ::gemm::Q) ${body}\n`,
      },
      ['src/m.rs:2', 'src/m.rs:3'],
    ],
    [
      'a path by self',
      { 'src/lib.rs': `pub mod m {\nextern crate gemm;\npub fn f() -> self::gemm::P ${body}\n}\n` },
      ['src/lib.rs:3'],
    ],
    ['a re-export', { 'src/lib.rs': 'extern crate gemm;\npub use gemm::P;\n' }, ['src/lib.rs:2']],
    ['the crate', { 'src/lib.rs': 'pub extern crate gemm;\n' }, ['src/lib.rs:1']],
    [
      'the crate under another name',
      { 'src/lib.rs': `extern crate gemm as g;\npub fn f() -> g::P ${body}\n` },
      ['src/lib.rs:2'],
    ],
    [
      'nothing: a module of its own has the name',
      { 'src/lib.rs': `mod gemm { pub struct P; }\npub fn f() -> gemm::P ${body}\n` },
      [],
    ],
    [
      'nothing: private',
      { 'src/lib.rs': `extern crate gemm;\nuse gemm::P;\nfn f() -> P ${body}\n` },
      [],
    ],
    [
      'nothing: a binary',
      { 'src/main.rs': `extern crate gemm;\npub fn f() -> gemm::P ${body}\nfn main() {}\n` },
      [],
    ],
  ])('%s', (_what, sources, places) => {
    expect(placesOf(sources, null)).toEqual(places);
  });
});

describe('edition 2021', () => {
  test.each<[what: string, lib: string, lines: readonly number[]]>([
    ['a path', `pub fn f() -> gemm::P ${body}\n`, [1]],
    ['the crate by another name', `use gemm as g;\npub fn f() -> g::P ${body}\n`, [2]],
    ['the crate by its own', `use gemm;\npub fn f() -> gemm::P ${body}\n`, [2]],
    ['the crate by self', `use gemm::{self as g, x};\npub fn f() -> g::P ${body}\n`, [2]],
    ['a module of the crate', `use gemm::types;\npub fn f() -> types::P ${body}\n`, [2]],
    ['a path by crate', `use gemm;\npub mod m { pub fn f() -> crate::gemm::P ${body} }\n`, [2]],
    [
      'nothing: a module of the name',
      `pub mod gemm { pub struct P; }\npub fn f() -> crate::gemm::P ${body}\n`,
      [],
    ],
    ['all of a module', 'pub use gemm::prelude::*;\n', [1]],
    ['a type by another name', `use gemm::P as Q;\npub fn f() -> Q ${body}\n`, [2]],
    [
      'nothing: the name means two things',
      `mod a { use gemm as g; }\nmod b { mod g {} pub fn f() -> g::P ${body} }\n`,
      [],
    ],
    ['nothing: a function', 'pub use gemm::gemm;\n', []],
    ['nothing: in a body', `use gemm as g;\npub fn f() { g::run() }\n`, []],
  ])('%s', (_what, lib, lines) => {
    expect(placesOf({ 'src/lib.rs': lib }, '2021')).toEqual(
      lines.map((line) => `src/lib.rs:${line}`),
    );
  });
});

describe('a name that stays while the crate becomes the fork', () => {
  const head = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\n';
  const shows = 'pub fn f() -> gemm::P { loop {} }\n';
  const own = 'pub use g::P;\nfn hidden(_: g::P) {}\n';

  test.each<
    [
      what: string,
      manifest: string,
      strategy: 'alias' | 'rename',
      sources: Sources,
      places: readonly string[],
    ]
  >([
    ['an alias', 'gemm = "0.19"', 'alias', { 'src/lib.rs': shows }, ['src/lib.rs:1']],
    [
      'a key of one’s own',
      'g = { package = "gemm", version = "0.19" }',
      'rename',
      { 'src/lib.rs': own },
      ['src/lib.rs:1'],
    ],
    [
      'a key of one’s own beside another crate’s sources',
      'g = { package = "gemm", version = "0.19" }\npaste = "1"',
      'rename',
      { 'src/lib.rs': `${own}paste::paste! {}\n`, 'src/main.rs': 'pub fn f() -> g::P {}\n' },
      ['src/lib.rs:1'],
    ],
    [
      'a module of its own',
      'gemm = "0.19"',
      'alias',
      { 'src/lib.rs': `mod gemm {}\n${shows}` },
      [],
    ],
    ['a program', 'gemm = "0.19"', 'alias', { 'src/main.rs': shows }, []],
    ['macros alone', 'paste = "1"', 'alias', { 'src/lib.rs': 'pub use paste;\n' }, []],
  ])('%s', (_what, manifest, strategy, sources, places) => {
    const { findings } = migrate(
      [
        { path: 'Cargo.toml', text: `${head}${manifest}\n` },
        ...Object.entries(sources).map(([path, text]) => ({ path, text })),
      ],
      { strategy },
    );
    const told = findings.filter(({ code }) => code === 'rust-public-type');
    expect(told.flatMap((each) => each.places.map(({ path, line }) => `${path}:${line}`))).toEqual(
      places,
    );
    // The key is one's own; callers know the crate.
    for (const { message } of told) expect(message).toContain('a type of gemm');
  });
});
