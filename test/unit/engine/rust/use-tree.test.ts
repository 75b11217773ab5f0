import { describe, expect, test } from 'vitest';
import { readRust } from '../../../../src/engine/rust/reading.ts';
import { nameOf, textOf } from '../../../../src/engine/rust/tokens.ts';
import { boundName, pathOf } from '../../../../src/engine/rust/use-tree.ts';

/** Each leaf as `path => what it binds`, `::` first where the path is global. */
function leavesOf(text: string): readonly string[] {
  const { tokens, names } = readRust(text);
  return names.leaves.flat().map((leaf) => {
    const path = pathOf(leaf.path).map((token) => textOf(tokens, token));
    const end = leaf.kind === 'glob' ? ['*'] : leaf.kind === 'empty' ? ['{}'] : [];
    const bound = boundName(tokens, leaf);
    const global = leaf.path?.global ? '::' : '';
    return `${global}${[...path, ...end].join('::')} => ${bound === -1 ? '-' : nameOf(tokens, bound)}`;
  });
}

describe('a use tree’s leaves', () => {
  test.each<[string, readonly string[]]>([
    ['use a;', ['a => a']],
    ['use a::b;', ['a::b => b']],
    ['use a::b as c;', ['a::b => c']],
    ['use a::b as _;', ['a::b => -']],
    ['use a::*;', ['a::* => -']],
    [
      'use a::{b, c::{self, d as e}, f::*};',
      ['a::b => b', 'a::c => c', 'a::c::d => e', 'a::f::* => -'],
    ],
    ['use a::{self as b};', ['a => b']],
    ['use {a, b::c};', ['a => a', 'b::c => c']],
    ['use ::{a, b};', ['::a => a', '::b => b']],
    ['use {::a::b, c};', ['::a::b => b', 'c => c']],
    ['use a::{};', ['a::{} => -']],
    [
      'use crate::a; use super::super::b; use self::c;',
      ['crate::a => a', 'super::super::b => b', 'self::c => c'],
    ],
    ['use r#a::r#b;', ['r#a::r#b => b']],
    ['use a::{b,};', ['a::b => b']],
    ['fn f() -> impl X + use<a> {}', []],
  ])('%s', (text, leaves) => {
    expect(leavesOf(text)).toEqual(leaves);
  });
});
