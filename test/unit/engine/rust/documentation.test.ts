import { describe, expect, test } from 'vitest';
import { docIncludes } from '../../../../src/engine/rust/doc-comments.ts';
import { readRust } from '../../../../src/engine/rust/reading.ts';
import {
  openRust,
  type Rename,
  rewriteCrate,
  rewriteMarkdown,
} from '../../../../src/engine/rust/rewrite.ts';
import { applyEdits } from '../../../../src/engine/text/edit.ts';

const renames: readonly Rename[] = [
  {
    from: 'gemm',
    to: 'qlora_gemm',
    fork: 'qlora-gemm',
    row: 'gemm→qlora-gemm',
    group: '',
    manifests: [],
  },
];

const rewriteToml = (text: string) => {
  const at = text.search(/^gemm\b/m);
  return at === -1 ? [] : [{ from: at, to: at + 4, insert: 'qlora-gemm' }];
};

function markdown(text: string, untagged = false) {
  const { edits, notes } = rewriteMarkdown(text, {
    path: 'README.md',
    edition: '2021',
    renames,
    untagged,
    rewriteToml,
  });
  return { after: applyEdits(text, edits), edits, notes };
}

describe('Markdown', () => {
  test.each<[string, string, string]>([
    ['a Rust fence', '```rust\nuse gemm::gemm;\n```\n', '```rust\nuse qlora_gemm::gemm;\n```\n'],
    [
      'a Rust fence with tags',
      '```rust,no_run\ngemm::gemm();\n```',
      '```rust,no_run\nqlora_gemm::gemm();\n```',
    ],
    ['tildes', '~~~rust\ngemm::gemm();\n~~~', '~~~rust\nqlora_gemm::gemm();\n~~~'],
    [
      'hidden lines',
      '```rust\n# use gemm::gemm;\n#\nx();\n```',
      '```rust\n# use qlora_gemm::gemm;\n#\nx();\n```',
    ],
    [
      'a TOML fence',
      '```toml\n[dependencies]\ngemm = "0.19"\n```',
      '```toml\n[dependencies]\nqlora-gemm = "0.19"\n```',
    ],
    [
      'a fence in a list',
      '- item\n\n  ```rust\n  gemm::gemm();\n  ```\n',
      '- item\n\n  ```rust\n  qlora_gemm::gemm();\n  ```\n',
    ],
    ['CRLF', '```rust\r\ngemm::gemm();\r\n```\r\n', '```rust\r\nqlora_gemm::gemm();\r\n```\r\n'],
    ['a fence never closed', '```rust\ngemm::gemm();', '```rust\nqlora_gemm::gemm();'],
    [
      'a longer fence around a shorter',
      '````md\n```rust\ngemm::gemm();\n```\n````',
      '````md\n```rust\ngemm::gemm();\n```\n````',
    ],
    ['another language', '```sh\ncargo add gemm::x\n```', '```sh\ncargo add gemm::x\n```'],
    [
      'a local name',
      '```rust\nmod gemm {}\nfn f() { gemm::x() }\n```',
      '```rust\nmod gemm {}\nfn f() { gemm::x() }\n```',
    ],
    ['prose', 'gemm is `gemm` as in gemm.', 'gemm is `gemm` as in gemm.'],
    ['no language', '```\ngemm::gemm();\n```', '```\ngemm::gemm();\n```'],
  ])('%s', (_name, before, after) => {
    expect(markdown(before).after).toBe(after);
  });

  test('no language, in a file that a crate includes as documentation', () => {
    expect(markdown('```\ngemm::gemm();\n```', true).after).toBe('```\nqlora_gemm::gemm();\n```');
  });

  test.each<[string, string, string, string]>([
    ['a path in prose', 'See `gemm::Parallelism`.', 'rust-doc-mention', 'gemm'],
    ['a link', 'See [`gemm`].', 'rust-doc-mention', 'gemm'],
    ['code marked ignore', '```rust,ignore\ngemm::x();\n```', 'rust-doc-example', '```rust,ignore'],
    ['code that is no Rust', '```rust\ngemm::x( ...\n```', 'rust-doc-example', '```rust'],
    [
      'a name with two meanings',
      '```rust\nuse other::gemm;\ngemm::x();\n```',
      'rust-undecided',
      'gemm',
    ],
  ])('notes %s at its place', (_name, text, code, marked) => {
    const { notes, edits } = markdown(text);
    expect(edits).toEqual([]);
    expect(notes.map((note) => [note.code, text.slice(note.from, note.to)])).toEqual([
      [code, marked],
    ]);
  });

  test.each(['A link [gemm](https://docs.rs/gemm).', 'https://docs.rs/gemm::x', 'gemm, the crate'])(
    'does not note %s',
    (text) => {
      expect(markdown(text).notes).toEqual([]);
    },
  );
});

test('TOML that would grow by a line is left in a comment, with a note', () => {
  const text = '//! ```toml\n//! gemm = "1"\n//! ```\n';
  const { edits, notes } = rewriteCrate({
    edition: '2021',
    roots: ['src/lib.rs'],
    files: new Map([['src/lib.rs', openRust(text)]]),
    renames,
    docs: true,
    rewriteToml: () => [{ from: 0, to: 0, insert: 'a\n' }],
  });
  expect([...edits]).toEqual([]);
  expect(notes.map(({ code }) => code)).toEqual(['rust-doc-example']);
});

describe('documents that a source includes', () => {
  test.each<[string, readonly string[]]>([
    ['#![doc = include_str!("../README.md")]', ['app/README.md']],
    ['#![cfg_attr(doctest, doc = include_str!(r"../docs/a.md"))]', ['app/docs/a.md']],
    ['#[doc = include_str!("b.md")] struct S;', ['app/src/b.md']],
    ['#![doc = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/c.md"))]', ['app/c.md']],
    ['#![doc = include_str!("../d\\x2emd")]', ['app/d.md']],
    ['const S: &str = include_str!("../README.md");', []],
    ['// #![doc = include_str!("../README.md")]', []],
  ])('%s', (text, paths) => {
    expect(docIncludes('app/src/lib.rs', readRust(text), 'app')).toEqual(paths);
  });
});

describe('documentation that names a crate only once it is put together', () => {
  test.each<[string, string]>([
    ['an escape', '#[doc = "See `g\\u{65}mm::Parallelism`."]'],
    ['parts', '#[doc = concat!("See `ge", "mm::Parallelism`.")]'],
    [
      'parts between comments',
      '/// See it:\n#[doc = concat!("`ge", "mm::Parallelism`")]\n/// there.',
    ],
    ['an attribute for some', '#[cfg_attr(all(), doc = concat!("`ge", "mm::Parallelism`."))]'],
  ])('is read: %s', (_name, doc) => {
    const { notes } = rewriteCrate({
      edition: '2021',
      roots: ['src/lib.rs'],
      files: new Map([['src/lib.rs', openRust(`use gemm::gemm;\n\n${doc}\nfn f() {}\n`)]]),
      renames,
      docs: true,
    });
    expect(notes.map(({ code }) => code)).toEqual(['rust-doc-mention']);
  });
});
