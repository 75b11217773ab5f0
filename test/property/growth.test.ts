/**
 * Text made by pumping: `prefix + x·n + middle + y·n`, over the pieces of every grammar that the engine reads. Whatever
 * the text, the engine answers without failing, and its answer grows no faster than the text. Steps are counted, not
 * time.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMigrator, type Migration } from '../../src/engine/index.ts';
import { which } from './runs.ts';

const manifest =
  '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\npaste = "1"\ngemm = "0.18"\n';

interface Grammar {
  readonly what: string;
  readonly path: string;
  /** The text around the pumped part. */
  readonly around: (text: string) => string;
  readonly pieces: readonly string[];
}

const same = (text: string) => text;

const grammars: readonly Grammar[] = [
  {
    what: 'a manifest',
    path: 'Cargo.toml',
    around: (text) => `${manifest}${text}`,
    pieces: [
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '"""',
      '=',
      '.',
      ',',
      '\n',
      ' ',
      '#',
      'a',
      'paste',
      'gemm = "0.18"\n',
      '[dependencies.x]\n',
      '[[bin]]\n',
      'package = "paste"\n',
      '{{',
      '\\u',
      '0',
      '-',
    ],
  },
  {
    what: 'a requirement',
    path: 'Cargo.toml',
    around: (text) => manifest.replace('"1"', JSON.stringify(text)),
    pieces: ['1', '.', ',', ' ', '*', '^', '~', '>=', '<', '-', '+', 'a', '0', 'x'],
  },
  {
    what: 'a git address',
    path: 'Cargo.toml',
    around: (text) => `${manifest}candle-core = { git = ${JSON.stringify(text)} }\n`,
    pieces: ['/', '.git', 'https://', 'github.com', '@', ':', '#', '?', ' ', 'a', 'A', '-'],
  },
  {
    what: 'a glob',
    path: 'Cargo.toml',
    around: (text) => `[workspace]\nmembers = [${JSON.stringify(text)}]\n${manifest}`,
    pieces: ['*', '**', '?', '[', ']', '[!', '/', 'a', '-', '..', '.'],
  },
  {
    what: 'a lock file',
    path: 'Cargo.lock',
    around: (text) => `version = 4\n\n${text}`,
    pieces: [
      '[[package]]\n',
      'name = "paste"\n',
      'version = "1.0.15"\n',
      'source = "registry+x"\n',
      'dependencies = [\n',
      ' "paste",\n',
      ' "paste 1.0.15 (x)",\n',
      ']\n',
      '\n',
      '"',
      '<<<<<<<\n',
      '[',
      '#',
    ],
  },
  {
    what: 'a source',
    path: 'src/lib.rs',
    around: same,
    pieces: [
      'paste',
      '::',
      'use ',
      '{',
      '}',
      '(',
      ')',
      '<',
      '>',
      ';',
      '"',
      "'",
      'r#',
      '/*',
      '*/',
      '//',
      '///',
      '\n',
      ' ',
      '!',
      '#[',
      ']',
      'mod ',
      'fn f',
      'macro_rules! m ',
      '$',
      'as ',
      '*',
      ',',
      'include!(',
      'extern crate ',
    ],
  },
  {
    what: 'Markdown',
    path: 'README.md',
    around: same,
    pieces: [
      '```',
      '~~~',
      'rust',
      'toml',
      '\n',
      ' ',
      '> ',
      '- ',
      '1. ',
      '`',
      '[paste]',
      'paste::x',
      '(',
      ')',
      'paste = "1"',
      ':',
    ],
  },
  {
    what: 'a workflow',
    path: '.github/workflows/ci.yml',
    around: same,
    pieces: [
      'cargo ',
      '-p ',
      'paste',
      '--features ',
      '"',
      "'",
      '\\',
      '\n',
      ' ',
      '#',
      'RUSTSEC-2024-0436',
      '/',
      ';',
      '--locked ',
      '`',
      ',',
    ],
  },
];

/** How much the engine answers: the characters of everything except the files' own text. */
function said({ files, ...rest }: Migration): number {
  const edits = files.reduce((sum, file) => sum + file.edits.length, 0);
  return JSON.stringify(rest).length + 100 * edits;
}

test.each(grammars)('$what', ({ path, around, pieces }) => {
  const some = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((each) => each.join(''));
  fc.assert(
    fc.property(some, some, some, some, (prefix, x, middle, y) => {
      const answer = (n: number) => {
        const text = around(prefix + x.repeat(n) + middle + y.repeat(n));
        const others = [
          { path: 'Cargo.toml', text: manifest },
          { path: 'src/lib.rs', text: 'use paste::x;\n' },
        ].filter((other) => other.path !== path);
        const migration = createMigrator()([{ path, text }, ...others]);
        expect(migration.findings.filter(({ code }) => code === 'internal-error')).toEqual([]);
        return said(migration);
      };
      const [once, fourfold] = [answer(50), answer(200)];
      expect(fourfold).toBeLessThanOrEqual(5 * once + 20_000);
    }),
    { ...which, numRuns: 40 },
  );
});
