import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRust } from '../../../src/engine/rust/reading.ts';
import { hasRustc } from './judge.ts';
import { identifiersByRustc, identifiersOf } from './oracle.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/lexer');
/** A folder of Rust sources to compare as well; nothing of it is kept. */
const sources = process.env.FORKLIFT_RUST_SOURCES;

describe.skipIf(!hasRustc)('the lexer agrees with rustc (skipped where rustc is absent)', () => {
  test('on the fixtures, whose answers are rustc’s', () => {
    const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.rs'));
    const answers = identifiersByRustc(files.map((name) => join(FIXTURES, name)));
    files.forEach((name, index) => {
      const answer = `${(answers[index] ?? ['rustc rejects this file']).join('\n')}\n`;
      const kept = join(FIXTURES, name.replace(/\.rs$/, '.idents'));
      if (process.env.UPDATE_FIXTURES) writeFileSync(kept, answer);
      expect(readFileSync(kept, 'utf8'), name).toBe(answer);
    });
    expect(files.length).toBeGreaterThan(10);
  });

  test.skipIf(!sources)(
    'on every source file of FORKLIFT_RUST_SOURCES (skipped when not set)',
    () => {
      const root = sources ?? '';
      const files = readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.rs'))
        .map((entry) => join(entry.parentPath, entry.name));
      const answers = identifiersByRustc(files);
      const differing = files.filter((path, index) => {
        const answer = answers[index];
        if (!answer) return false;
        const { tokens, problem } = readRust(readFileSync(path, 'utf8'));
        return problem !== null || identifiersOf(tokens).join('\n') !== answer.join('\n');
      });
      expect(differing).toEqual([]);
      expect(answers.filter(Boolean).length).toBeGreaterThan(0);
    },
  );
});
