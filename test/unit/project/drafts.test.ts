import { describe, expect, test } from 'vitest';
import { createDrafts, type Draft } from '../../../src/project/drafts.ts';
import { newProject, type ProjectSnapshot } from '../../../src/project/snapshot.ts';
import { folderHandle } from '../../property/fake-folder.ts';
import { memoryRecords } from './memory-storage.ts';

const full = new DOMException('No room.', 'QuotaExceededError');

function project(parts: Partial<ProjectSnapshot> = {}): ProjectSnapshot {
  return newProject({
    name: 'folder',
    files: [
      { path: 'Cargo.toml', text: '\ufeff[package]\r\nname = "app"\r\n' },
      { path: '__proto__', text: 'text' },
    ],
    options: { strategy: 'alias' },
    kept: [{ scope: 'edit', path: 'Cargo.toml', removed: 'paste', insert: 'qlora-paste', nth: 0 }],
    reviewed: [{ path: 'Cargo.toml', of: '1-a' }],
    ...parts,
  });
}

async function loaded(drafts: ReturnType<typeof createDrafts>, id: string): Promise<Draft> {
  const draft = await drafts.load(id);
  if (draft.state !== 'loaded') throw new Error(draft.state);
  return draft;
}

describe('a draft', () => {
  test('holds all that belongs to a project', async () => {
    const records = memoryRecords();
    const disk = new Map([
      ['Cargo.toml', 'as it was read'],
      ['gone.rs', 'deleted in the page'],
    ]);
    const snapshot = project({
      folder: { handle: folderHandle('disk', disk), read: new Map(disk) },
      carried: [{ path: 'logo.png', blob: new Blob(['bytes']), reason: 'too-large' }],
    });
    await createDrafts(records, () => 5).save(snapshot, 3);
    const draft = await loaded(createDrafts(records), snapshot.id);
    expect(draft).toEqual({
      state: 'loaded',
      revision: 3,
      lost: [],
      snapshot: { ...snapshot, carried: [expect.objectContaining({ reason: 'too-large' })] },
    });
    expect(await draft.snapshot.carried[0]?.blob.text()).toBe('bytes');
    expect(await createDrafts(records).list()).toEqual({
      state: 'listed',
      drafts: [{ id: snapshot.id, title: 'app', files: 3, savedAt: 5 }],
      unreadable: [],
    });
  });

  test('is written file by file: what changed, and what went', async () => {
    const records = memoryRecords();
    const drafts = createDrafts(records);
    const first = project();
    await drafts.save(first, 1);
    records.written.length = 0;
    await drafts.save({ ...first, files: [{ path: 'Cargo.toml', text: 'new' }] }, 2);
    expect(records.written).toEqual(
      [
        [first.id, 'Cargo.toml'],
        [first.id, '__proto__'],
        ['projects', first.id],
      ].map((key) => JSON.stringify(key)),
    );
    expect((await loaded(drafts, first.id)).snapshot.files).toHaveLength(1);
  });

  test('is written whole again when the browser threw storage away under the page', async () => {
    const records = memoryRecords();
    const drafts = createDrafts(records);
    const first = project();
    await drafts.save(first, 1);
    records.all.clear();
    await drafts.save({ ...first, options: {} }, 2);
    expect((await loaded(drafts, first.id)).snapshot).toEqual({ ...first, options: {} });
  });

  test('whose storage refuses is left as it was, and the next save writes all that lacks', async () => {
    const records = memoryRecords();
    const drafts = createDrafts(records);
    const first = project();
    await drafts.save(first, 1);
    const next = { ...first, files: [{ path: 'Cargo.toml', text: 'new' }] };
    records.refusal = full;
    expect(await drafts.save(next, 2)).toMatchObject({ state: 'failed', reason: 'full' });
    records.refusal = null;
    expect((await loaded(createDrafts(records), first.id)).snapshot).toEqual(first);
    expect(await drafts.save(next, 3)).toEqual({ state: 'saved' });
    expect((await loaded(createDrafts(records), first.id)).snapshot).toEqual(next);
  });

  test('goes with its texts and its bytes, and leaves others alone', async () => {
    const records = memoryRecords();
    const drafts = createDrafts(records);
    const [one, other] = [
      project({ carried: [{ path: 'a.png', blob: new Blob(['x']), reason: 'binary' }] }),
      project(),
    ];
    await drafts.save(one, 1);
    await drafts.save(other, 1);
    await drafts.remove(one.id);
    expect([...records.all.keys()].filter((key) => key.includes(one.id))).toEqual([]);
    expect(await drafts.load(one.id)).toEqual({ state: 'missing' });
    expect((await loaded(drafts, other.id)).snapshot).toEqual(other);
  });
});

describe('carried files', () => {
  const bytes = (path: string, blob: Blob) => ({ path, blob, reason: 'binary' }) as const;
  /** A file on disk that is gone by the time it is read, and one that is larger than a draft may be. */
  const unreadable = Object.assign(new Blob(['x']), {
    arrayBuffer: () => Promise.reject(new DOMException('It is gone.', 'NotFoundError')),
  });
  const huge = Object.defineProperty(new Blob(['x']), 'size', { value: 2 ** 27 });

  test('that cannot be kept cost no text, and are named when the draft is opened', async () => {
    const records = memoryRecords();
    const snapshot = project({
      carried: [
        bytes('gone.png', unreadable),
        bytes('small.png', new Blob(['small'])),
        bytes('huge.bin', huge),
      ],
    });
    expect(await createDrafts(records).save(snapshot, 1)).toEqual({ state: 'saved' });
    const draft = await loaded(createDrafts(records), snapshot.id);
    expect(draft.snapshot.files).toEqual(snapshot.files);
    expect(draft.snapshot.carried.map(({ path }) => path)).toEqual(['small.png']);
    expect(draft.lost).toEqual(['gone.png', 'huge.bin']);
  });

  test('are written once, and go when they leave the project', async () => {
    const records = memoryRecords();
    const drafts = createDrafts(records);
    const snapshot = project({ carried: [bytes('a.png', new Blob(['x']))] });
    await drafts.save(snapshot, 1);
    await drafts.save({ ...snapshot, options: {} }, 2);
    expect(records.written.filter((key) => key.includes('carried'))).toHaveLength(1);
    await drafts.save({ ...snapshot, carried: [] }, 3);
    expect([...records.all.keys()].filter((key) => key.includes('carried'))).toEqual([]);
  });
});

describe('heads that this page does not understand are left as they are', () => {
  const head = {
    version: 2,
    id: 'a',
    revision: 1,
    savedAt: 1,
    title: 'app',
    name: '',
    paths: ['Cargo.toml'],
    carried: [],
    reasons: [],
    options: {},
    kept: [],
    reviewed: [],
    folder: null,
  };
  test.each<[string, unknown, 'newer' | 'damaged']>([
    ['a later version', { ...head, version: 3, paths: null }, 'newer'],
    ['no version', { ...head, version: undefined }, 'damaged'],
    ['a text', 'head', 'damaged'],
    ['a list', [head], 'damaged'],
    ['an id that is no text', { ...head, id: 1 }, 'damaged'],
    ['a revision below none', { ...head, revision: -1 }, 'damaged'],
    ['a time that is no number', { ...head, savedAt: Number.NaN }, 'damaged'],
    ['a path out of the project', { ...head, paths: ['../x'] }, 'damaged'],
    ['a path twice', { ...head, paths: ['x', 'x'] }, 'damaged'],
    ['paths that are no list', { ...head, paths: { length: 1 } }, 'damaged'],
    ['a carried path with a line break', { ...head, carried: ['a\nb'] }, 'damaged'],
  ])('%s', async (_, value, reason) => {
    const records = memoryRecords();
    records.all.set('["projects","a"]', value);
    const drafts = createDrafts(records);
    expect(await drafts.list()).toEqual({ state: 'listed', drafts: [], unreadable: [reason] });
    expect(await drafts.load('a')).toEqual({ state: 'missing' });
    expect(records.all.get('["projects","a"]')).toBe(value);
  });

  test.each<[string, object, Partial<ProjectSnapshot>]>([
    ['options of another shape', { options: [1], kept: 'x', reviewed: {} }, {}],
    ['a keep of another shape', { kept: [{ scope: 'edit', path: 1 }, null, 1] }, {}],
    ['a folder without a handle', { folder: { handle: {}, read: [] } }, {}],
    [
      'a folder whose paths leave it',
      { folder: { handle: folderHandle('x', new Map()), read: ['../x'] } },
      {},
    ],
    ['a field of a later page', { later: true }, {}],
  ])('but %s costs that alone', async (_, change, expected) => {
    const records = memoryRecords();
    records.all.set('["projects","a"]', { ...head, ...change });
    records.all.set('["a","Cargo.toml"]', 'text');
    const { snapshot } = await loaded(createDrafts(records), 'a');
    expect(snapshot).toEqual({
      id: 'a',
      origin: { kind: 'own' },
      name: '',
      files: [{ path: 'Cargo.toml', text: 'text' }],
      carried: [],
      options: {},
      kept: [],
      reviewed: [],
      folder: null,
      ...expected,
    });
  });

  test('a text that is none is named, and its path on disk counts as not read', async () => {
    const records = memoryRecords();
    const handle = folderHandle('disk', new Map());
    records.all.set('["projects","a"]', { ...head, folder: { handle, read: ['Cargo.toml'] } });
    records.all.set('["a","Cargo.toml"]', 7);
    const { snapshot, lost } = await loaded(createDrafts(records), 'a');
    expect([snapshot.files, snapshot.folder?.read.size, lost]).toEqual([[], 0, ['Cargo.toml']]);
  });
});

describe('drafts of older pages', () => {
  /** As the pages before projects had ids stored them: one slot, and one for what it replaced. */
  const old = (id: string, name: string) => ({
    version: 1,
    id,
    revision: 7,
    savedAt: 3,
    name,
    paths: ['Cargo.toml', 'src/lib.rs'],
    carried: ['logo.png'],
    options: { strategy: 'alias' },
    kept: [{ scope: 'fork', fork: 'qlora-paste' }],
  });
  const withOld = () => {
    const records = memoryRecords();
    records.all.set('"current"', old('uuid-1', 'one.zip'));
    records.all.set('"earlier"', old('uuid-2', 'two'));
    for (const id of ['uuid-1', 'uuid-2']) {
      records.all.set(JSON.stringify([id, 'Cargo.toml']), `# ${id}`);
      records.all.set(JSON.stringify([id, 'src/lib.rs']), '// lib');
    }
    return records;
  };

  test('become projects among the others, once', async () => {
    const records = withOld();
    const drafts = createDrafts(records);
    const listed = {
      state: 'listed',
      drafts: [
        { id: 'uuid-1', title: 'one.zip', files: 3, savedAt: 3 },
        { id: 'uuid-2', title: 'two', files: 3, savedAt: 3 },
      ],
      unreadable: [],
    };
    // Two tabs may read them at once.
    expect(await Promise.all([drafts.list(), createDrafts(records).list()])).toEqual([
      listed,
      listed,
    ]);
    expect(await createDrafts(records).list()).toEqual(listed);
    expect([...records.all.keys()].filter((key) => !key.startsWith('['))).toEqual([]);
    const { snapshot, lost, revision } = await loaded(drafts, 'uuid-1');
    expect(snapshot).toMatchObject({
      id: 'uuid-1',
      files: [{ text: '# uuid-1' }, { text: '// lib' }],
      options: { strategy: 'alias', switches: [{ row: 'paste→qlora-paste', to: 'off' }] },
      kept: [],
      folder: null,
    });
    // They held no bytes.
    expect([lost, revision]).toEqual([['logo.png'], 7]);
  });

  test('that cannot be read stay where they are, and are told of', async () => {
    const records = withOld();
    records.all.set('"current"', { version: 1, id: 'x' });
    expect(await createDrafts(records).list()).toMatchObject({
      drafts: [{ id: 'uuid-2' }],
      unreadable: ['damaged'],
    });
    expect(records.all.get('"current"')).toEqual({ version: 1, id: 'x' });
  });
});
