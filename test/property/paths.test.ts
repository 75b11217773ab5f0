import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanPath, commonRoot, displayPath, freePath } from '../../src/project/paths.ts';
import { patience, runs } from './runs.ts';

/** Paths made of what makes trouble, and of anything else. */
const raw = fc.oneof(
  fc
    .array(fc.constantFrom('..', '.', '/', '//', '\\', 'C:', 'a', 'src', '\0', '\u202e', ' '), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

test(
  'a clean path is relative, stays below its folder, and is clean already',
  () => {
    fc.assert(
      fc.property(raw, (given) => {
        const clean = cleanPath(given);
        if (!clean) return;
        expect(clean.path.split('/')).not.toContain('..');
        expect(clean.path.split('/')).not.toContain('');
        expect(clean.path).not.toMatch(/[\\\p{Cc}]/u);
        expect(cleanPath(clean.path)).toEqual({ path: clean.path, repaired: false });
      }),
      runs,
    );
  },
  patience,
);

test(
  'a shown path has no character that deceives, and shows all others as they are',
  () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const shown = displayPath(path);
        expect(shown).not.toMatch(/[\p{Cc}\p{Surrogate}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(displayPath(shown)).toBe(shown);
      }),
      runs,
    );
  },
  patience,
);

test(
  'a free path is not taken, and stays in its folder',
  () => {
    const path = fc.constantFrom('Cargo.toml', 'src/lib.rs', 'a.b/c', '.env', 'a/.env');
    fc.assert(
      fc.property(path, fc.nat(6), (wanted, times) => {
        const taken = new Set<string>();
        for (let round = 0; round <= times; round++) {
          const free = freePath(wanted, taken);
          expect(taken.has(free)).toBe(false);
          expect(free.slice(0, free.lastIndexOf('/') + 1)).toBe(
            wanted.slice(0, wanted.lastIndexOf('/') + 1),
          );
          taken.add(free);
        }
      }),
      runs,
    );
  },
  patience,
);

test(
  'a common root is where all paths start, and leaves each a name',
  () => {
    const path = fc
      .array(fc.constantFrom('a', 'src', 'candle', 'Cargo.toml'), { minLength: 1, maxLength: 3 })
      .map((segments) => segments.join('/'));
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        const root = commonRoot(paths);
        expect(paths.every((one) => one.startsWith(root) && one.length > root.length)).toBe(true);
      }),
      runs,
    );
  },
  patience,
);
