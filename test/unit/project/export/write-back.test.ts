import { expect, test } from 'vitest';
import { writeBack } from '../../../../src/project/export/write-back.ts';
import { folderHandle } from '../../../property/fake-folder.ts';

const write = async (path: string) => {
  const disk = new Map<string, string>();
  const result = await writeBack(folderHandle('disk', disk), [{ path, read: null, text: 'x' }]);
  const state = result.state === 'finished' ? result.files[0]?.state : result.state;
  return { state, disk: [...disk.keys()] };
};

test.each([
  '.git',
  '.git/config',
  '.GIT/config',
  '.Git/hooks/post-checkout',
  'a/.git/config',
  'vendor/sub/.git',
  '.git./config',
  '.git /config',
  '.git. ./config',
  '.git::$INDEX_ALLOCATION/config',
  '.git:x',
  '.g\u200cit/config',
  '.git\u2060/config',
  '．git/config',
  '.ｇｉｔ/config',
  'git~1/config',
  'GIT~2',
  '.hg/hgrc',
  '.svn/wc.db',
  '.jj/repo/config',
  '../x',
  '/x',
  'a//b',
  'C:/x',
  'a\\b',
])('%j is never written', async (path) => {
  expect(await write(path)).toEqual({ state: 'failed', disk: [] });
});

test.each([
  '.gitignore',
  '.gitattributes',
  '.github/workflows/ci.yml',
  'git/mod.rs',
  'src/git.rs',
  '.git-blame-ignore-revs',
  'git~x',
  'x.git/config',
])('%j is a file like any other', async (path) => {
  expect(await write(path)).toEqual({ state: 'written', disk: [path] });
});

const remove = async (disk: Map<string, string>, decision?: 'overwrite' | 'leave') => {
  const wanted = [{ path: 'a/x', read: 'x', text: null }];
  const decisions = new Map(decision ? [['a/x', decision]] : []);
  const result = await writeBack(folderHandle('disk', disk), wanted, { decisions });
  return result.state === 'finished'
    ? result.files.map(({ state }) => state)
    : result.state === 'conflicts'
      ? result.conflicts.map(({ kind }) => kind)
      : [];
};

test.each([
  ['as it was read', { 'a/x': 'x', 'a/y': 'y' }, undefined, 'deleted', ['a/y']],
  ['gone already', { 'a/y': 'y' }, undefined, 'same', ['a/y']],
  ['changed on disk', { 'a/x': 'z' }, undefined, 'changed', ['a/x']],
  ['changed on disk, and deleted all the same', { 'a/x': 'z' }, 'overwrite', 'deleted', []],
  ['changed on disk, and left', { 'a/x': 'z' }, 'leave', 'left', ['a/x']],
] as const)('a file to delete that is %s', async (_name, given, decision, state, left) => {
  const disk = new Map<string, string>(Object.entries(given));
  expect(await remove(disk, decision)).toEqual([state]);
  expect([...disk.keys()]).toEqual(left);
});
