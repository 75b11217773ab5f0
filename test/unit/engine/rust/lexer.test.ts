import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lex } from '../../../../src/engine/rust/lexer.ts';
import { readRust } from '../../../../src/engine/rust/reading.ts';
import { Kind, textOf } from '../../../../src/engine/rust/tokens.ts';
import { identifiersOf } from '../../../cargo/rust/oracle.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/lexer');

describe('reads what rustc reads (test/fixtures/lexer; answers from test/cargo/rust)', () => {
  test.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.rs')))('%s', (name) => {
    const reading = readRust(readFileSync(join(FIXTURES, name), 'utf8'));
    const answer = readFileSync(join(FIXTURES, name.replace(/\.rs$/, '.idents')), 'utf8');
    expect(identifiersOf(reading.tokens)).toEqual(answer.trimEnd().split('\n'));
    expect(reading.problem).toBeNull();
  });
});

const tokens = (text: string): readonly string[] => {
  const lexed = lex(text);
  return Array.from({ length: lexed.count }, (_, index) => textOf(lexed, index));
};

describe('splits', () => {
  test.each<[string, readonly string[]]>([
    ['a::b', ['a', '::', 'b']],
    ['a: :b', ['a', ':', ':', 'b']],
    ['Vec<Vec<u8>>::x', ['Vec', '<', 'Vec', '<', 'u8', '>', '>', '::', 'x']],
    ['a->b=>c', ['a', '->', 'b', '=>', 'c']],
    ['0..=9', ['0', '..=', '9']],
    ['x.0.1', ['x', '.', '0.1']],
    ['1.max(2)', ['1', '.', 'max', '(', '2', ')']],
    ['r#"a"#b', ['r#"a"#b']],
    ['br##"a"#"##', ['br##"a"#"##']],
    ['k#x', ['k', '#', 'x']],
    ['#"x"#', ['#', '"x"', '#']],
    ["'a'b'c", ["'a'b", "'c"]],
    ["'r#a 'r", ["'r#a", "'r"]],
    ["'😀'", ["'😀'"]],
    ["b'\\''", ["b'\\''"]],
    ['/// a\nb', ['/// a', 'b']],
    ['//// a\nb', ['b']],
    ['/**/a/** b */', ['a', '/** b */']],
    ['---\ndep = "1"\n---\nfn', ['fn']],
    ['#!/bin/x\nfn', ['fn']],
    ['#![x]', ['#', '!', '[', 'x', ']']],
    ['é\u{2028}x', ['é', 'x']],
    ['§', ['§']],
  ])('%j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test('a byte order mark is no token, elsewhere it is an unknown one', () => {
    expect(tokens('\uFEFFa')).toEqual(['a']);
    expect(lex('a \uFEFF').kinds[1]).toBe(Kind.Unknown);
  });
});

describe('texts of any length', () => {
  test('have all their tokens, a mark for every character too', () => {
    const long = ';'.repeat(300_000);
    expect(lex(long).count).toBe(300_000);
    expect(tokens(`${long} end`).at(-1)).toBe('end');
    expect(tokens('')).toEqual([]);
  });

  test('keep their tokens when another is read', () => {
    const first = lex('one two');
    lex('three::four five');
    expect([textOf(first, 0), textOf(first, 1), first.kinds.length]).toEqual(['one', 'two', 2]);
  });
});

describe('says where a file is no Rust', () => {
  test.each<[string, string, number, number]>([
    ['an open string', 'fn f() { "x }', 9, 10],
    ['an open raw string', 'r##"x"#', 0, 4],
    ['an open comment', 'a /* /* */', 2, 4],
    ['an open character', "('(\n)", 1, 2],
    ['an open frontmatter', '---\na', 0, 5],
    ['a brace never closed', 'fn f() { (', 9, 10],
    ['a mark that closes nothing', 'fn f() } ', 7, 8],
    ['a mark that closes another', 'f(]', 2, 3],
  ])('%s', (_name, text, from, to) => {
    const { problem } = readRust(text);
    expect(problem).toMatchObject({ from, to });
    expect(problem?.message).toMatch(/^This .*\.$/);
  });
});
