import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRust, rewriteCrate, rewriteMarkdown } from '../../src/engine/rust/rewrite.ts';
import { applyEdits } from '../../src/engine/text/edit.ts';
import { guideRenames as renames } from '../guide-renames.ts';
import { runs } from './runs.ts';

/** Pieces of Rust, so that soup made of them comes near the rules. */
const PIECES =
  'gemm|paste|r#gemm|::|use |mod |extern crate |as |self|super|crate|{|}|(|)|[|]|;|,|<|>|*|#|!|$|.|..|->|=>|=|\'|"|r#"|"#|\'a|/*|*/|// |/// |//! |```\n|\n|\r\n| |pub |fn f|struct |enum |trait |type |impl |macro_rules! |cfg_if!|include!|#[path = "a.rs"]|#[cfg(x)]|#[macro_export]|é|😀|\uFEFF|0|1.5|b|c"x"|m!(gemm)|where |return |other::|local'.split(
    '|',
  );

/** What takes files in, or looks as if it did. */
const MODULES = [
  'mod a;',
  'pub mod r#b;',
  '// mod c;',
  '/* mod d; */',
  'const S: &str = "\nmod e;\n";',
  '#[path = "x.rs"] mod f;',
  'mod g { mod h; }',
  '#[path = "y"] mod i { #[cfg(x)] mod j; mod k { mod l; } }',
  "fn m<'a>() { mod n; }",
  'macro_rules! o { () => { mod p; } }',
  'cfg_if! { if #[cfg(x)] { mod q; } }',
  'use r::{s, t};',
  'include!("u.rs");',
];

const soup = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(''));
const balanced = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .array(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.constantFrom(...PIECES.filter((piece) => !/["'`(){}[\]/*]/.test(piece))),
        },
        { weight: 1, arbitrary: tie('tree').map((inner) => `{${inner}}`) },
        { weight: 1, arbitrary: tie('tree').map((inner) => `(${inner})`) },
      ),
      { maxLength: 16 },
    )
    .map((parts) => parts.join(' ')),
})).tree;
const edition = fc.constantFrom('2015' as const, '2018' as const, '2021' as const, '2024' as const);

function migrate(texts: readonly string[], year: '2015' | '2018' | '2021' | '2024') {
  const paths = ['src/lib.rs', 'src/local.rs', 'src/a.rs'];
  const files = new Map(texts.map((text, index) => [paths[index] ?? '', openRust(text)]));
  const output = rewriteCrate({
    edition: year,
    roots: ['src/lib.rs'],
    files,
    renames,
    docs: true,
  });
  return { output, files };
}

describe('whatever the text', () => {
  test('a file read only as far as its modules go takes in what one read whole does', () => {
    fc.assert(
      fc.property(
        fc.oneof(balanced, soup),
        fc.array(fc.constantFrom(...MODULES)),
        (text, added) => {
          const all = `${text}\n${added.join('\n')}\n${text}`;
          const whole = openRust(all);
          if (whole.reading.problem) return;
          expect(openRust(all).inclusions).toEqual(whole.inclusions);
        },
      ),
      runs,
    );
  });

  test('a package is rewritten without a throw, in sorted and disjoint edits, and notes stay inside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(soup, balanced), { minLength: 1, maxLength: 3 }),
        edition,
        (texts, year) => {
          const { output, files } = migrate(texts, year);
          for (const [path, edits] of output.edits) {
            let last = 0;
            for (const { from, to, insert } of edits) {
              expect(from).toBeGreaterThanOrEqual(last);
              expect(to).toBeGreaterThan(from);
              expect(insert).toMatch(
                /^(?:::)?(?:qlora_(?:paste|gemm)(?: as (?:r#)?(?:paste|gemm))?|self as (?:r#)?(?:paste|gemm))$/,
              );
              last = to;
            }
            expect(files.get(path)?.reading.problem).toBeNull();
          }
          for (const { path, from, to } of output.notes) {
            expect(from).toBeLessThanOrEqual(to);
            expect(to).toBeLessThanOrEqual(files.get(path)?.text.length ?? -1);
          }
        },
      ),
      runs,
    );
  });

  test('a rewritten package is not rewritten again', () => {
    fc.assert(
      fc.property(fc.array(balanced, { minLength: 1, maxLength: 3 }), edition, (texts, year) => {
        const { output, files } = migrate(texts, year);
        const after = [...files].map(([path, { text }]) =>
          applyEdits(text, output.edits.get(path) ?? []),
        );
        expect([...migrate(after, year).output.edits]).toEqual([]);
      }),
      runs,
    );
  });

  test('Markdown changes inside fences only', () => {
    const lines = fc.array(
      fc.constantFrom(
        '```',
        '```rust',
        '```text',
        '~~~',
        'gemm::x',
        '# use paste;',
        'text',
        '> ```',
        '  ```rust,no_run',
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(lines, fc.boolean(), (parts, untagged) => {
        const text = parts.join('\n');
        const { edits } = rewriteMarkdown(text, {
          path: 'README.md',
          edition: '2021',
          renames,
          untagged,
        });
        const opened = text.search(/```|~~~/);
        for (const { from } of edits) expect(from).toBeGreaterThan(opened);
        if (opened === -1) expect(edits).toEqual([]);
        expect(applyEdits(text, edits).split('\n').length).toBe(parts.length || 1);
      }),
      runs,
    );
  });
});
