import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type Migration, migrate } from '../../../../src/engine/index.ts';
import {
  changedFiles,
  downloadName,
  namedAlike,
  wholeProject,
} from '../../../../src/project/export/out-file.ts';
import { zipFiles } from '../../../../src/project/export/zip.ts';

const files = [
  { path: 'src/lib.rs', data: '\ufeffuse paste;\r\n' },
  { path: 'Cargo.toml', data: '' },
  { path: '日本.bin', data: new Blob([Uint8Array.of(0, 255, 128)]) },
];

async function bytesOf(...args: Parameters<typeof zipFiles>): Promise<Uint8Array> {
  const zipped = await zipFiles(...args);
  if (zipped.state !== 'zipped') throw new Error(zipped.state);
  return new Uint8Array(await zipped.blob.arrayBuffer());
}

describe('zipFiles', () => {
  test('holds every file, byte for byte, in path order', async () => {
    const out = unzipSync(await bytesOf(files));
    expect(Object.keys(out)).toEqual(['Cargo.toml', 'src/lib.rs', '日本.bin']);
    expect(Buffer.from(out['src/lib.rs'] ?? []).toString('hex')).toBe(
      'efbbbf7573652070617374653b0d0a',
    );
    expect(out['Cargo.toml']).toHaveLength(0);
    expect([...(out['日本.bin'] ?? [])]).toEqual([0, 255, 128]);
  });

  test('gives the same bytes for the same files, in any order', async () => {
    expect(await bytesOf([...files].reverse())).toEqual(await bytesOf(files));
  });

  test.each([
    ['leaves the project', ['../a.rs']],
    ['is absolute', ['/a.rs']],
    ['comes twice', ['a.rs', 'a.rs']],
  ])('refuses a path that %s', async (_name, paths) => {
    const zipped = await zipFiles(paths.map((path) => ({ path, data: '' })));
    expect(zipped).toMatchObject({ state: 'failed', path: paths[0] });
  });

  test('names the file that cannot be read any more', async () => {
    class Vanished extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('', 'NotReadableError'));
      }
    }
    const zipped = await zipFiles([...files, { path: 'gone.png', data: new Vanished() }]);
    expect(zipped).toMatchObject({ state: 'failed', path: 'gone.png' });
  });
});

const migration: Migration = {
  ...migrate([]),
  files: [
    { path: 'a.rs', before: 'a', after: 'b', edits: [], kind: 'rust' },
    { path: 'same.rs', before: 'x', after: 'x', edits: [], kind: 'rust' },
    { path: 'new/empty', before: null, after: '', edits: [], kind: 'other' },
    { path: 'gone.rs', before: 'x', after: '', removed: true, edits: [], kind: 'rust' },
  ],
};

test('changed files are those with another text, and created ones', () => {
  expect(changedFiles(migration)).toEqual([
    { path: 'a.rs', data: 'b' },
    { path: 'new/empty', data: '' },
  ]);
});

test('the whole project has every file, carried ones too', () => {
  const blob = new Blob();
  expect(wholeProject(migration, [{ path: 'logo.png', blob, reason: 'binary' }])).toEqual([
    { path: 'a.rs', data: 'b' },
    { path: 'same.rs', data: 'x' },
    { path: 'new/empty', data: '' },
    { path: 'logo.png', data: blob },
  ]);
});

test.each([
  ['candle', 'candle-changes.zip'],
  ['', 'forklift-changes.zip'],
  ['../..', 'forklift-changes.zip'],
  ['my project/<x>', 'my-project-x-changes.zip'],
  ['.hidden', 'hidden-changes.zip'],
  ['évil\u202egpj', 'évil-gpj-changes.zip'],
])('the project %j is downloaded as %s', (project, name) => {
  expect(downloadName(project, 'changes.zip')).toBe(name);
});

test.each<[string, readonly string[], readonly (readonly string[])[]]>([
  ['different names', ['a.rs', 'b.rs', 'src/a.rs'], []],
  ['case', ['src/lib.rs', 'src/Lib.rs'], [['src/lib.rs', 'src/Lib.rs']]],
  ['case of a folder', ['Src/a.rs', 'src/a.rs', 'src/b.rs'], [['Src/a.rs', 'src/a.rs']]],
  [
    'an accent, composed or not',
    ['caf\u00e9.rs', 'cafe\u0301.rs'],
    [['caf\u00e9.rs', 'cafe\u0301.rs']],
  ],
  ['case beyond ASCII', ['\u00c4.rs', 'a\u0308.rs'], [['\u00c4.rs', 'a\u0308.rs']]],
  ['a file and a folder', ['Src', 'src/a.rs', 'src/b.rs'], [['Src', 'src/a.rs']]],
  ['one folder, several files', ['src/a.rs', 'src/b.rs', 'srcs/a.rs'], []],
  ['no names', [], []],
])('named alike: %s', (_, paths, groups) => {
  expect(namedAlike(paths)).toEqual(groups);
});
