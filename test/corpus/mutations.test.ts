/**
 * The promises over real manifests and sources with something broken in them: lines gone, doubled, swapped, characters
 * put in from what TOML and Rust find special.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../src/engine/index.ts';
import { brokenPromises } from '../promises.ts';
import { runs } from '../property/runs.ts';

const corpus = process.env.FORKLIFT_CORPUS ?? '';
const watched = /paste|gemm|candle/;

/** Every file of the corpus that names a watched crate, as a small project of its own. */
function projects(folder: string, found: SourceFile[][] = []): SourceFile[][] {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) projects(path, found);
    else if (/^Cargo\.toml$|\.rs$/.test(name)) {
      const text = readFileSync(path, 'utf8');
      if (!watched.test(text) || text.length > 40_000) continue;
      const manifest = {
        path: 'Cargo.toml',
        text: '[package]\nname = "p"\n[dependencies]\npaste = "1"\n',
      };
      found.push(
        name === 'Cargo.toml' ? [{ path: name, text }] : [manifest, { path: 'src/lib.rs', text }],
      );
    }
  }
  return found;
}

const originals = corpus !== '' && existsSync(corpus) ? projects(corpus) : [];
if (originals.length === 0) {
  console.warn('FORKLIFT_CORPUS names no folder of repositories: mutations of it are skipped.');
}

const special = fc.constantFrom(
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '#',
  '=',
  '\n',
  '\r\n',
  '\\',
  '\uFEFF',
  '\0',
  '/*',
  'r#"',
  '::',
  'paste',
  '[patch.crates-io]\n',
  '[dependencies]\n',
  '\u202E',
);
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  kind: fc.constantFrom('remove', 'double', 'insert', 'remove-line', 'double-line'),
  insert: special,
});

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(text: string, { at, length, kind, insert }: Mutation): string {
  const from = Math.floor(at * text.length);
  const to = Math.min(text.length, from + length);
  const lineFrom = text.lastIndexOf('\n', from - 1) + 1;
  const lineTo = text.indexOf('\n', from) + 1 || text.length;
  switch (kind) {
    case 'remove':
      return text.slice(0, from) + text.slice(to);
    case 'double':
      return text.slice(0, to) + text.slice(from);
    case 'insert':
      return text.slice(0, from) + insert + text.slice(from);
    case 'remove-line':
      return text.slice(0, lineFrom) + text.slice(lineTo);
    default:
      return text.slice(0, lineTo) + text.slice(lineFrom);
  }
}

describe.skipIf(originals.length === 0)('real files with something broken in them', () => {
  test('keep the promises', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('rename' as const, 'alias' as const),
        fc.boolean(),
        (files, mutations, strategy, shim) => {
          const mutated = files.map((file, index) =>
            index === files.length - 1
              ? { ...file, text: mutations.reduce(mutate, file.text) }
              : file,
          );
          expect(brokenPromises(mutated, { strategy, shim })).toEqual([]);
        },
      ),
      runs,
    );
  });
});
