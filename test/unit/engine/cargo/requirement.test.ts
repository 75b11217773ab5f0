import { describe, expect, test } from 'vitest';
import {
  admits,
  type Judgement,
  judgeRequirement,
  overlaps,
  type PatchVerdict,
  parseRequirement,
  patchVerdict,
} from '../../../../src/engine/cargo/requirement.ts';
import { admitted, refused } from '../../../cargo/requirement/requirement.cases.ts';

const paste = { versions: ['1.0.21', '1.0.22'], compatible: '^1' };
const gemm = { versions: ['0.20.0'], compatible: '^0.19' };

describe('what moves as written, what is rewritten, what stays', () => {
  const rows: [crate: 'paste' | 'gemm', judgement: Judgement, requirements: (string | null)[]][] = [
    ['paste', 'keep', ['1', '1.0', '1.0.15', '~1.0.7', '1.0.*', '*', '>=1, <2', '=1', '=1.0']],
    ['paste', 'keep', [null, '^1', '~1', '>=0.1', '1.*', '>1.0.7', '<=1', '<=1.0']],
    ['paste', 'rewrite', ['=1.0.15', '<=1.0.15', '<1.0.16', '>=1, <1.0.10', '=1.0.20', '1.1']],
    ['paste', 'outside', ['0.1', '^0.1.18', '2', '<1', '=2.0.0']],
    [
      'gemm',
      'rewrite',
      ['0.19', '^0.19', '~0.19', '=0.19', '=0.19.0', '0.19.0', '0.19.*', '<0.20'],
    ],
    ['gemm', 'rewrite', ['>=0.19, <0.20', '>=0.18, <0.20', '<=0.19', '>=0.19.0, <=0.19.9']],
    ['gemm', 'keep', ['0', '*', '>=0.18', '<0.21', '0.20', '>=0.19', null]],
    ['gemm', 'outside', ['0.16', '0.17', '0.18', '^0.18.2', '~0.17.1', '=0.18.0', '<0.19', '1']],
    ['paste', 'unreadable', ['', '1.0,', '>=1 <2', 'v1.0', '01.0', '1 || 2', '==1', 'latest']],
  ];
  const offers = { paste, gemm };
  test.each(
    rows.flatMap(([crate, judgement, requirements]) =>
      requirements.map((requirement) => ({ crate, requirement, judgement })),
    ),
  )('$crate $requirement: $judgement', ({ crate, requirement, judgement }) => {
    expect(judgeRequirement(requirement, offers[crate])).toBe(judgement);
  });
});

describe('what a patch of candle 0.9.2 does', () => {
  const rows: [PatchVerdict, (string | null)[]][] = [
    [
      'used',
      ['0.9', '0.9.1', '0.9.2', '~0.9', '>=0.9, <0.11', '=0.9.2', '=0.9', '0.9.*', '<=0.9.2'],
    ],
    ['holds-back', ['*', '>=0.8', '0', null, '>0.8', '>=0.8, <1']],
    ['unused', ['0.8', '=0.9.1', '0.10', '0.11', '0.9.3', '<0.9', '>0.9.2', '1', 'not a version']],
  ];
  test.each(
    rows.flatMap(([verdict, requirements]) =>
      requirements.map((requirement) => ({ requirement, verdict })),
    ),
  )('$requirement: $verdict', ({ requirement, verdict }) => {
    expect(patchVerdict(requirement, '0.9.2')).toBe(verdict);
  });

  test('beyond 1.0, the next major version is what is held back', () => {
    expect(patchVerdict('^1', '1.2.0')).toBe('used');
    expect(patchVerdict('>=1', '1.2.0')).toBe('holds-back');
  });
});

describe("Cargo's syntax", () => {
  // As `cargo read-manifest` of 1.95 answers.
  test.each([
    ['1', '1.0.0', '2.0.0'],
    ['x', '1.0.0', '1.0.0-a'],
    ['1.x', '1.9.0', '2.0.0'],
    ['1.*.*', '1.9.0', '2.0.0'],
    ['=1.*', '1.9.0', '2.0.0'],
    ['>=1.*', '2.0.0', '0.9.0'],
    ['^ 1.0', '1.0.0', '0.9.0'],
    [' 1.0 ', '1.0.0', '0.9.0'],
    ['>1', '2.0.0', '1.9.9'],
    ['<=1', '1.9.9', '2.0.0'],
    ['>1.2', '1.3.0', '1.2.9'],
    ['0.0.3', '0.0.3', '0.0.4'],
    ['0.0', '0.0.9', '0.1.0'],
    ['~1', '1.9.0', '2.0.0'],
    ['1.0.0+build', '1.0.0', '0.9.0'],
    ['1.0.0-alpha.1+b', '1.0.0-alpha.2', '1.0.0-alpha'],
    ['1.0.0-a.-b', '1.0.0', '1.0.1-a'],
  ])('%j admits %s and not %s', (text, inside, outside) => {
    const requirement = parseRequirement(text);
    expect(requirement && admits(requirement, inside)).toBe(true);
    expect(requirement && admits(requirement, outside)).toBe(false);
  });

  test.each([
    '1.*.3',
    '1.2.*-a',
    '1.2.*+a',
    '1.0-alpha',
    '1.0+build',
    '*, 1',
    '1, *',
    '>*',
    '*.1',
    '~>1.0',
    '1.0.0-',
    '1.0.0-01',
    '1..0',
    '1. 0',
    '1\t',
    '1.0.0.0',
    Array.from({ length: 33 }, () => '1').join(','),
  ])('%j is refused', (text) => {
    expect(parseRequirement(text)).toBeNull();
  });

  test.each([
    ['^0.19', '>=0.19, <0.20', true],
    ['^0.19', '<0.19', false],
    ['=1.0.15', '^1', true],
    ['>=1, <2', '>=2', false],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    const [left, right] = [parseRequirement(a), parseRequirement(b)];
    expect(left && right && overlaps(left, right)).toBe(expected);
  });
});

describe('as Cargo has judged', () => {
  const rows = admitted.flatMap(([requirement, inside, outside]) => [
    ...inside.map((version) => ({ requirement, version, expected: true })),
    ...outside.map((version) => ({ requirement, version, expected: false })),
  ]);
  test.each(rows)('$requirement with $version: $expected', ({ requirement, version, expected }) => {
    const read = parseRequirement(requirement);
    expect(read && admits(read, version)).toBe(expected);
  });

  test.each(refused)('%j is no requirement', (text) => {
    expect(parseRequirement(text)).toBeNull();
  });
});
