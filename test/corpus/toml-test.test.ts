/**
 * toml-lang/toml-test's published cases for TOML 1.1, which is what Cargo reads. They are not part of
 * this repository: FORKLIFT_TOML_TEST names a checkout of theirs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readToml } from '../../src/engine/toml/document.ts';
import { misplaced } from '../toml-places.ts';

const folder = process.env.FORKLIFT_TOML_TEST;

/** The text of a case; `null` for bytes that are no UTF-8, which never become a text here. */
function textOf(path: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return null;
  }
}

if (folder === undefined) {
  test.skip('FORKLIFT_TOML_TEST is not set: toml-test is not run', () => {});
} else {
  const tests = join(folder, 'tests');
  const cases = readFileSync(join(tests, 'files-toml-1.1.0'), 'utf8')
    .split('\n')
    .filter((name) => name.endsWith('.toml'))
    .map((name) => ({ name, text: textOf(join(tests, name)) }));

  describe('toml-test 1.1', () => {
    test.each(cases.filter(({ name }) => name.startsWith('valid/')))('$name', ({ text }) => {
      const { document, problem } = readToml(text ?? '\0');
      expect(problem).toBeNull();
      expect(document && misplaced(document)).toEqual([]);
    });

    test.each(cases.filter(({ name }) => name.startsWith('invalid/')))('$name', ({ text }) => {
      if (text === null) return;
      const { problem } = readToml(text);
      expect(problem).not.toBeNull();
      expect(problem?.from).toBeLessThanOrEqual(text.length);
    });
  });
}
