import fc from 'fast-check';
import { expect, test } from 'vitest';
import { includesWord, indexOfWord, wordsIn } from '../../../../src/engine/text/search.ts';
import { which } from '../../../property/runs.ts';

test.each<[what: string, text: string, word: string, from: number, at: number]>([
  ['at the start', 'paste::x', 'paste', 0, 0],
  ['by a rare character within', 'use serde_yaml;', 'serde_yaml', 0, 4],
  ['with the rare character before it', 'xt dirs_next', 'dirs_next', 0, 3],
  ['from its own start on', 'tui tui', 'tui', 0, 0],
  ['from behind its start', 'tui tui', 'tui', 1, 4],
  ['not where it overlaps the end', 'dirs_nex', 'dirs_next', 0, -1],
  ['beyond ASCII', 'ä→gemm', 'gemm', 0, 2],
])('a word is found %s', (_what, text, word, from, at) => {
  expect(indexOfWord(text, word, from)).toBe(at);
  expect(includesWord(text, word)).toBe(text.includes(word));
});

test('every word is found where indexOf finds it', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'e', '_', 'x', 'ä'), maxLength: 30 });
  const words = fc.string({
    unit: fc.constantFrom('a', 'e', '_', 'x'),
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(letters, words, fc.nat(30), (text, word, from) => {
      expect(indexOfWord(text, word, from)).toBe(text.indexOf(word, from));
    }),
    which,
  );
});

test.each<[what: string, text: string, words: readonly string[], found: readonly string[]]>([
  ['none', 'the next text', ['dirs_next', 'dirs-next'], []],
  [
    'both spellings',
    'dirs-next = "2" # dirs_next',
    ['dirs_next', 'dirs-next'],
    ['dirs_next', 'dirs-next'],
  ],
  ['one spelling', 'use dirs-next', ['dirs_next', 'dirs-next'], ['dirs-next']],
  ['in the order that was asked', 'mapr memmap', ['memmap', 'gcc', 'mapr'], ['memmap', 'mapr']],
  ['one that another begins with', 'xml-rs', ['xml', 'xml-rs'], ['xml', 'xml-rs']],
  ['one asked for twice', 'tui', ['tui', 'tui'], ['tui', 'tui']],
])('of several words, %s', (_what, text, words, found) => {
  expect(wordsIn(text, words)).toEqual(found);
});

test('several words are those that are included', () => {
  const unit = fc.constantFrom('a', 'e', '_', '-', 'x');
  const texts = fc.string({ unit, maxLength: 30 });
  const words = fc.array(fc.string({ unit, minLength: 1, maxLength: 6 }), { maxLength: 6 });
  fc.assert(
    fc.property(texts, words, (text, asked) => {
      expect(wordsIn(text, asked)).toEqual(asked.filter((word) => text.includes(word)));
    }),
    which,
  );
});
