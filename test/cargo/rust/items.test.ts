/**
 * Items that have other names in the fork: what is written compiles against the fork, under the crate's new name and
 * under its old one (the alias strategy), and back again. Stubs of both crates stand beside the judge.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ItemChange,
  openRust,
  type Rename,
  type RustEdition,
  rewriteCrate,
} from '../../../src/engine/rust/rewrite.ts';
import { applyEdits } from '../../../src/engine/text/edit.ts';
import { hasRustc, type Judge, openJudge } from './judge.ts';

const items = new Map([
  ['Colour', 'Color'],
  ['Colour::RGB', 'Rgb'],
  ['ANSIString', 'AnsiString'],
  ['inner::Old', 'New'],
]);
const there: Rename = {
  from: 'hues',
  to: 'hues2',
  fork: 'hues2',
  row: 'hues→hues2',
  group: '',
  manifests: [],
  items,
};
const home: Rename = {
  ...there,
  from: 'hues2',
  to: 'hues',
  fork: 'hues',
  back: true,
  items: new Map([
    ['Color', 'Colour'],
    ['Color::Rgb', 'RGB'],
    ['AnsiString', 'ANSIString'],
    ['inner::New', 'Old'],
  ]),
};

interface ItemCase {
  readonly name: string;
  readonly edition?: RustEdition;
  readonly before: string;
  readonly after: string;
}

const cases: readonly ItemCase[] = [
  {
    name: 'a path in code',
    before: 'pub fn f() -> hues::Colour { hues::Colour::RGB(1, 2, 3) }\n',
    after: 'pub fn f() -> hues2::Color { hues2::Color::Rgb(1, 2, 3) }\n',
  },
  {
    name: 'an import whose name is used: it keeps that',
    before: 'use hues::Colour;\npub fn f() -> Colour { Colour::Red }\n',
    after: 'use hues2::Color as Colour;\npub fn f() -> Colour { Colour::Red }\n',
  },
  {
    name: 'a group, with a name of its own beside it',
    before:
      'use hues::{Colour, Style as S, ANSIString as A};\npub fn f(_: S, _: A) -> Colour { Colour::RGB(1, 2, 3) }\n',
    after:
      'use hues2::{Color as Colour, Style as S, AnsiString as A};\npub fn f(_: S, _: A) -> Colour { Colour::Rgb(1, 2, 3) }\n',
  },
  {
    name: 'variants of an enum that has another name',
    before:
      'use hues::Colour::{self, Red, RGB};\npub fn f(a: bool) -> Colour { if a { Red } else { RGB(1, 2, 3) } }\n',
    after:
      'use hues2::Color::{self as Colour, Red, Rgb as RGB};\npub fn f(a: bool) -> Colour { if a { Red } else { RGB(1, 2, 3) } }\n',
  },
  {
    name: 'the crate by a name of its own',
    before: 'use hues as h;\npub fn f() -> h::Colour { h::Colour::RGB(1, 2, 3) }\n',
    after: 'use hues2 as h;\npub fn f() -> h::Color { h::Color::Rgb(1, 2, 3) }\n',
  },
  {
    name: 'the crate bound whole, and imports through it',
    before:
      'use hues::{self, Style};\nuse hues::Colour;\npub fn f(_: Style) -> (Colour, hues::ANSIString) { (hues::plain(), hues::ANSIString(1)) }\n',
    after:
      'use hues2::{self as hues, Style};\nuse hues::Color as Colour;\npub fn f(_: Style) -> (Colour, hues::AnsiString) { (hues::plain(), hues::AnsiString(1)) }\n',
  },
  {
    name: 'an item in a module that is imported',
    before: 'use hues::inner;\npub fn f() -> inner::Old { inner::make() }\n',
    after: 'use hues2::inner;\npub fn f() -> inner::New { inner::make() }\n',
  },
  {
    name: 'an import that a module below takes over',
    before:
      'use hues::Colour;\nmod deep { use super::*; pub fn f() -> Colour { Colour::RGB(1, 2, 3) } }\npub use deep::f;\n',
    after:
      'use hues2::Color as Colour;\nmod deep { use super::*; pub fn f() -> Colour { Colour::Rgb(1, 2, 3) } }\npub use deep::f;\n',
  },
  {
    name: 'an item of one’s own that bears the name',
    before:
      'pub fn g(_: hues::Colour) {}\nmod own { pub enum Colour { RGB } pub fn f() -> Colour { Colour::RGB } }\npub use own::f;\n',
    after:
      'pub fn g(_: hues2::Color) {}\nmod own { pub enum Colour { RGB } pub fn f() -> Colour { Colour::RGB } }\npub use own::f;\n',
  },
  {
    name: 'a type of one’s own for it, and a module that takes that over',
    before:
      'type Hue = hues::Colour;\npub fn f() -> Hue { Hue::RGB(1, 2, 3) }\nmod deep { use super::Hue; pub fn g() -> Hue { Hue::RGB(1, 2, 3) } }\npub use deep::g;\n',
    after:
      'type Hue = hues2::Color;\npub fn f() -> Hue { Hue::Rgb(1, 2, 3) }\nmod deep { use super::Hue; pub fn g() -> Hue { Hue::Rgb(1, 2, 3) } }\npub use deep::g;\n',
  },
  {
    name: 'a module that takes over a name which another one declares itself',
    before:
      'use hues::Colour;\npub fn f() -> Colour { Colour::RGB(1, 2, 3) }\npub mod own { pub enum Colour { RGB } pub mod deep { use super::Colour; pub fn g() -> Colour { Colour::RGB } } }\n',
    after:
      'use hues2::Color as Colour;\npub fn f() -> Colour { Colour::Rgb(1, 2, 3) }\npub mod own { pub enum Colour { RGB } pub mod deep { use super::Colour; pub fn g() -> Colour { Colour::RGB } } }\n',
  },
  {
    name: 'edition 2015',
    edition: '2015',
    before:
      'extern crate hues;\nuse hues::Colour;\npub fn f() -> Colour { hues::Colour::RGB(1, 2, 3) }\n',
    after:
      'extern crate hues2 as hues;\nuse hues::Color as Colour;\npub fn f() -> Colour { hues::Color::Rgb(1, 2, 3) }\n',
  },
  {
    name: 'edition 2015, from the crate root',
    edition: '2015',
    before:
      'extern crate hues;\nmod a { pub fn f(_: ::hues::inner::Old) -> ::hues::Colour { let _ = vec![::hues::Colour::Red]; ::hues::Colour::RGB(1, 2, 3) } }\npub use a::f;\n',
    after:
      'extern crate hues2 as hues;\nmod a { pub fn f(_: ::hues::inner::New) -> ::hues::Color { let _ = vec![::hues::Color::Red]; ::hues::Color::Rgb(1, 2, 3) } }\npub use a::f;\n',
  },
  {
    name: 'edition 2015, from the crate root by a name of its own',
    edition: '2015',
    before:
      'extern crate hues as h;\nmod a { pub fn f() -> ::h::Colour { ::h::Colour::RGB(1, 2, 3) } }\npub use a::f;\n',
    after:
      'extern crate hues2 as h;\nmod a { pub fn f() -> ::h::Color { ::h::Color::Rgb(1, 2, 3) } }\npub use a::f;\n',
  },
  {
    name: 'edition 2015, imported from the crate root in a module',
    edition: '2015',
    before:
      'extern crate hues as h;\nmod a { use h::{self, inner, Colour}; pub fn f(_: inner::Old, _: h::Style) -> Colour { h::Colour::RGB(1, 2, 3) } }\npub use a::f;\n',
    after:
      'extern crate hues2 as h;\nmod a { use h::{self, inner, Color as Colour}; pub fn f(_: inner::New, _: h::Style) -> Colour { h::Color::Rgb(1, 2, 3) } }\npub use a::f;\n',
  },
  {
    name: 'edition 2015, from the root and from here: two modules of one name',
    edition: '2015',
    before:
      'extern crate hues;\nmod y { pub use hues::Colour; }\nmod x { mod y { pub enum Colour { RGB(u8) } } pub fn f() { y::Colour::RGB(1); ::y::Colour::RGB(1, 2, 3); } }\npub use x::f;\n',
    after:
      'extern crate hues2 as hues;\nmod y { pub use hues::Color as Colour; }\nmod x { mod y { pub enum Colour { RGB(u8) } } pub fn f() { y::Colour::RGB(1); ::y::Colour::Rgb(1, 2, 3); } }\npub use x::f;\n',
  },
  {
    name: 'in a macro',
    before: 'pub fn f() -> u8 { hues::hue! { let _ = hues::Colour::Red; 1 } }\n',
    after: 'pub fn f() -> u8 { hues2::hue! { let _ = hues2::Color::Red; 1 } }\n',
  },
  {
    name: 'by a name that a module above binds',
    before:
      'use hues as h;\nmod a { pub fn f(_: super::h::Colour) {} }\nmod b { use super::h; use crate::h::inner::Old; pub fn f(_: h::Colour, _: Old) {} }\npub fn f(_: h::Style) {}\n',
    after:
      'use hues2 as h;\nmod a { pub fn f(_: super::h::Color) {} }\nmod b { use super::h; use crate::h::inner::New as Old; pub fn f(_: h::Color, _: Old) {} }\npub fn f(_: h::Style) {}\n',
  },
  {
    name: 'by a name for a module or an enum of it',
    before:
      'use hues::{inner, Colour};\ntype C = hues::Colour;\nmod a { pub fn f(_: super::inner::Old) -> super::Colour { self::b::f(); super::Colour::RGB(1, 2, 3) } mod b { pub fn f() { let _ = crate::C::RGB(1, 2, 3); } } }\n',
    after:
      'use hues2::{inner, Color as Colour};\ntype C = hues2::Color;\nmod a { pub fn f(_: super::inner::New) -> super::Colour { self::b::f(); super::Colour::Rgb(1, 2, 3) } mod b { pub fn f() { let _ = crate::C::Rgb(1, 2, 3); } } }\n',
  },
  {
    name: 'by a path to what a glob brings in',
    before:
      'use hues::*;\npub fn g(_: Style) {}\nmod a { pub fn f(_: super::Colour, _: super::inner::Old) {} }\n',
    after:
      'use hues2::*;\npub fn g(_: Style) {}\nmod a { pub fn f(_: super::Color, _: super::inner::New) {} }\n',
  },
  {
    name: 'not by the same name for something else',
    before:
      'use hues as h;\nmod a { pub mod h { pub struct Colour; } pub fn f(_: self::h::Colour, _: crate::a::h::Colour) {} }\npub fn f(_: h::Style) {}\n',
    after:
      'use hues2 as h;\nmod a { pub mod h { pub struct Colour; } pub fn f(_: self::h::Colour, _: crate::a::h::Colour) {} }\npub fn f(_: h::Style) {}\n',
  },
  {
    name: 'links by a name that the file binds',
    before: 'use hues as h;\n/// [`h::Colour`], [old](h::inner::Old)\npub fn f(_: h::Style) {}\n',
    after: 'use hues2 as h;\n/// [`h::Color`], [old](h::inner::New)\npub fn f(_: h::Style) {}\n',
  },
  {
    name: 'documentation',
    before:
      '//! [`hues::Colour`] and [red](hues::Colour::RGB).\n//! ```\n//! let _ = hues::Colour::Red;\n//! ```\npub use hues::plain;\n',
    after:
      '//! [`hues2::Color`] and [red](hues2::Color::Rgb).\n//! ```\n//! let _ = hues2::Color::Red;\n//! ```\npub use hues2::plain;\n',
  },
];

function rewrite(text: string, rename: Rename, edition: RustEdition = '2021') {
  const { edits, notes } = rewriteCrate({
    edition,
    roots: ['src/lib.rs'],
    files: new Map([['src/lib.rs', openRust(text)]]),
    renames: [rename],
    docs: true,
  });
  const said = notes.map(({ code, from, to }) => `${code} ${text.slice(from, to)}`);
  return { text: applyEdits(text, edits.get('src/lib.rs') ?? []), notes: said };
}

describe.skipIf(!hasRustc)('items with other names (skipped where rustc is absent)', () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await openJudge();
  });
  afterAll(() => judge?.close());
  const errors = (text: string, crate: string, edition: RustEdition) =>
    judge.doctest(new Map([['src/lib.rs', text]]), edition, [crate]);

  it.each(cases)('$name', async ({ before, after, edition = '2021' }) => {
    const moved = rewrite(before, there, edition).text;
    expect(moved).toBe(after);
    expect(await errors(before, 'hues', edition), 'before').toBe('');
    expect(await errors(moved, 'hues2', edition), 'after').toBe('');
    expect(rewrite(moved, there, edition).text, 'twice').toBe(moved);
    expect(rewrite(moved, home, edition).text, 'back').toBe(before);
  });
});

describe('items that are left to the user', () => {
  const gone = new Map<string, ItemChange>([
    ...items,
    ['Shade', null],
    ['inner::Mix', { differs: 'it mixes otherwise.' }],
  ]);
  it.each([
    ['a path', 'pub type A = hues::Shade;\n', 'rust-item-gone Shade'],
    ['an import', 'use hues::{Style, Shade};\n', 'rust-item-gone Shade'],
    ['a glob, gone', 'use hues::*;\nfn f(_: Shade) {}\n', 'rust-item-gone Shade'],
    ['a glob, renamed', 'use hues::*;\nfn f(_: Colour) {}\n', 'rust-item-glob Colour'],
    [
      'a glob, below a module',
      'use hues::*;\nfn f(_: inner::Old, _: inner::Old) {}\n',
      'rust-item-glob Old',
    ],
    [
      'a glob, imported from a module below',
      'use hues::*;\nuse inner::{Old as O};\nfn f(_: O) {}\n',
      'rust-item-glob Old',
    ],
    [
      'a glob of variants',
      'use hues::Colour::*;\nfn f() { RGB(1, 2, 3); }\n',
      'rust-item-glob RGB',
    ],
    ['a public name for the crate', 'pub use hues as h;\n', 'rust-item-export h'],
    ['a public name for an enum', 'pub use hues::Colour as C;\n', 'rust-item-export C'],
    ['a public type for it', 'pub type C = hues::Colour;\n', 'rust-item-export C'],
    ['a public glob', 'pub use hues::*;\n', 'rust-item-export *'],
    ['a public extern crate', 'pub extern crate hues;\n', 'rust-item-export hues'],
    [
      'a string of serde',
      '#[derive(D)]\nstruct S { #[serde(with = "hues::Shade")] a: u8 }\n',
      'rust-item-gone "hues::Shade"',
    ],
    ['a link', '/// [it](hues::Shade)\npub fn f(_: hues::Style) {}\n', 'rust-item-gone Shade'],
    [
      'a link by a name of the file’s own',
      'use hues as h;\n/// [`h::Shade`]\npub fn f(_: h::Style) {}\n',
      'rust-item-gone Shade',
    ],
    [
      'a path through a module above',
      'use hues as h;\nmod a { pub fn f(_: super::h::Shade) {} }\n',
      'rust-item-gone Shade',
    ],
    ['a path to what differs', 'pub type A = hues::inner::Mix;\n', 'rust-item-differs Mix'],
    [
      'several paths to it, said once',
      'use hues::inner::Mix;\nuse hues::inner;\npub fn f(_: Mix, _: inner::Mix) {}\n',
      'rust-item-differs Mix',
    ],
    ['a glob with it', 'use hues::inner::*;\npub fn f(_: Mix) {}\n', 'rust-item-differs Mix'],
  ])('%s', (_, before, note) => {
    expect(
      rewrite(before, { ...there, items: gone }).notes.filter((each) => each.includes('item')),
    ).toEqual([note]);
  });

  it('says nothing of items that are not used', () => {
    const text = 'use hues::*;\nuse hues::Style as T;\npub fn f(_: T) {}\n';
    expect(
      rewrite(text, { ...there, items: gone }).notes.filter((each) => each.includes('item')),
    ).toEqual([]);
  });

  it('says nothing of public names below which all is as it was', () => {
    const text =
      'pub use hues::{Style, ANSIString};\npub type S = hues::Style;\nuse hues::inner;\n';
    expect(
      rewrite(text, { ...there, items: gone }).notes.filter((each) => each.includes('item')),
    ).toEqual([]);
  });

  it.each(['hues2', 'hues'])('changes items in strings of serde: %s', (to) => {
    const text =
      '#[derive(D)]\nstruct S { #[serde(default = "hues::Colour::RGB", with = "hues :: inner::Old")] a: u8 }\n';
    expect(rewrite(text, { ...there, to }).text).toBe(
      `#[derive(D)]\nstruct S { #[serde(default = "${to}::Color::Rgb", with = "${to} :: inner::New")] a: u8 }\n`,
    );
  });

  it('changes items alone where the name stays', () => {
    const text = 'use hues::Colour;\npub fn f() -> Colour { hues::Colour::RGB(1, 2, 3) }\n';
    const moved = rewrite(text, { ...there, to: 'hues' });
    expect(moved.text).toBe(
      'use hues::Color as Colour;\npub fn f() -> Colour { hues::Color::Rgb(1, 2, 3) }\n',
    );
    expect(moved.notes).toEqual([]);
  });
});

describe('items that two names became', () => {
  const two: Rename = {
    ...home,
    items: new Map<string, ItemChange>([['Color', { either: ['Colour', 'Color'] }]]),
  };
  it.each([
    [
      'a path stays, and is said',
      'fn f() -> hues2::Color { hues2::Color::Red }\n',
      'fn f() -> hues::Color { hues::Color::Red }\n',
      ['back-item Color'],
    ],
    [
      'an import that kept its name has it again',
      'use hues2::Color as Colour;\n',
      'use hues::Colour;\n',
      [],
    ],
    [
      'and so has a group of variants',
      'use hues2::Color::{self as Colour, Red};\n',
      'use hues::Colour::{self, Red};\n',
      [],
    ],
    [
      'an import under a name of its own stays',
      'use hues2::Color as C;\n',
      'use hues::Color as C;\n',
      ['back-item Color'],
    ],
  ])('%s', (_, text, after, notes) => {
    expect(rewrite(text, two)).toEqual({ text: after, notes });
  });
});
