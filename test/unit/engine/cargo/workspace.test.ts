import { describe, expect, test } from 'vitest';
import { globMatches } from '../../../../src/engine/cargo/glob.ts';
import {
  type ManifestPlace,
  type Membership,
  workspacesOf,
} from '../../../../src/engine/cargo/workspace.ts';

type Given = Partial<Omit<ManifestPlace, 'path' | 'dir' | 'workspace'>> & {
  readonly members?: readonly string[];
  readonly exclude?: readonly string[];
};

/** Manifests by folder; `members` or `exclude` make a folder's manifest a root. */
function roots(given: Readonly<Record<string, Given>>): Record<string, string> {
  const manifests = Object.entries(given).map(([dir, { members, exclude, ...rest }]) => ({
    path: dir === '' ? 'Cargo.toml' : `${dir}/Cargo.toml`,
    dir,
    workspace: members || exclude ? { members: members ?? [], exclude: exclude ?? [] } : null,
    packageWorkspace: null,
    pathDependencies: [],
    ...rest,
  }));
  const say = ({ role, root }: Membership) => (root === null ? role : `${role} of ${root}`);
  return Object.fromEntries(
    [...workspacesOf(manifests)].map(([path, membership]) => [
      path.replace(/\/?Cargo\.toml$/, ''),
      say(membership),
    ]),
  );
}

const root = 'root of Cargo.toml';
const member = 'member of Cargo.toml';
const unlisted = 'unlisted of Cargo.toml';

describe('which root a manifest belongs to', () => {
  test.each<[name: string, given: Record<string, Given>, expected: Record<string, string>]>([
    ['one package', { '': {} }, { '': 'alone' }],
    [
      'a glob, hidden folders included, deeper ones not',
      { '': { members: ['crates/*'] }, 'crates/a': {}, 'crates/.b': {}, 'crates/a/fuzz': {} },
      { '': root, 'crates/a': member, 'crates/.b': member, 'crates/a/fuzz': unlisted },
    ],
    [
      'spellings of one path',
      { '': { members: ['./a/', 'b/../c', 'd//e/.'] }, a: {}, c: {}, 'd/e': {} },
      { '': root, a: member, c: member, 'd/e': member },
    ],
    [
      'exclude takes whole folders, and no patterns',
      { '': { members: ['x/*', 'y*'], exclude: ['x/', 'y*'] }, 'x/a': {}, 'x/a/b': {}, ya: {} },
      { '': root, 'x/a': 'alone', 'x/a/b': 'alone', ya: member },
    ],
    [
      'a literal member wins over exclude',
      { '': { members: ['x/a'], exclude: ['x'] }, 'x/a': {}, 'x/b': {} },
      { '': root, 'x/a': member, 'x/b': 'alone' },
    ],
    [
      'excluded packages go on to the next root above',
      { '': { members: ['w/x'] }, w: { exclude: ['x'] }, 'w/x': {} },
      { '': root, w: 'root of w/Cargo.toml', 'w/x': member },
    ],
    [
      'path dependencies inside the root are members, and theirs',
      {
        '': { members: [], pathDependencies: ['a'] },
        a: { pathDependencies: ['../b', '../../outside'] },
        b: {},
        c: {},
      },
      { '': root, a: member, b: member, c: unlisted },
    ],
    [
      'an excluded path dependency is none',
      { '': { exclude: ['a'], pathDependencies: ['a'] }, a: {} },
      { '': root, a: 'alone' },
    ],
    [
      'path dependencies beside the root are none, unless they point back',
      {
        r: { members: [], pathDependencies: ['../s', '../t'] },
        s: {},
        t: { packageWorkspace: '../r' },
      },
      { r: 'root of r/Cargo.toml', s: 'alone', t: 'member of r/Cargo.toml' },
    ],
    [
      'package.workspace, also to what was not given',
      { r: { members: ['../s'] }, s: { packageWorkspace: '../r' }, u: { packageWorkspace: '..' } },
      { r: 'root of r/Cargo.toml', s: 'member of r/Cargo.toml', u: 'rootless' },
    ],
    [
      'a package in between decides by its pointer',
      { r: { members: ['../p', '../p/q'] }, p: { packageWorkspace: '../r' }, 'p/q': {} },
      {
        r: 'root of r/Cargo.toml',
        p: 'member of r/Cargo.toml',
        'p/q': 'member of r/Cargo.toml',
      },
    ],
    [
      'several workspaces in one drop, one within the other',
      {
        one: { members: ['*'] },
        'one/a': {},
        'one/sub': { members: ['b'] },
        'one/sub/b': {},
        two: { members: ['a'] },
        'two/a': {},
      },
      {
        one: 'root of one/Cargo.toml',
        'one/a': 'member of one/Cargo.toml',
        'one/sub': 'root of one/sub/Cargo.toml',
        'one/sub/b': 'member of one/sub/Cargo.toml',
        two: 'root of two/Cargo.toml',
        'two/a': 'member of two/Cargo.toml',
      },
    ],
    [
      'a root of its own by an empty [workspace]',
      { '': { members: ['*'] }, fuzz: { members: [] } },
      { '': root, fuzz: 'root of fuzz/Cargo.toml' },
    ],
    ['a member without its root', { 'crates/a': {} }, { 'crates/a': 'alone' }],
  ])('%s', (_, given, expected) => {
    expect(roots(given)).toEqual(expected);
  });
});

describe('globs', () => {
  test.each([
    ['crates/*', 'crates/a', true],
    ['crates/*', 'crates', false],
    ['crates/*', 'crates/a/b', false],
    ['lib-?', 'lib-1', true],
    ['lib-?', 'lib-', false],
    ['lib-[!1]', 'lib-2', true],
    ['lib-[!1]', 'lib-1', false],
    ['lib-[a-c_]', 'lib-_', true],
    ['lib-[]]', 'lib-]', true],
    ['lib-[*]', 'lib-x', false],
    ['lib-{1,2}', 'lib-1', false],
    ['**', '', true],
    ['**/a', 'x/y/a', true],
    ['**/a', 'a', true],
    ['a/**', 'a', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/x/y/c', false],
    ['a**', 'ab', false],
    ['lib-[a', 'lib-a', false],
    ['a.b', 'axb', false],
    ['*a*b*', 'xxaxxbxx', true],
    [`${'*a'.repeat(30)}b`, 'a'.repeat(200), false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(globMatches(pattern, path)).toBe(expected);
  });
});
