import { createStore, entries, set } from 'idb-keyval';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Draft, openDraft } from '../../../src/project/draft.ts';
import type { ProjectSnapshot } from '../../../src/project/snapshot.ts';

let count = 0;
/** A database no other test has, and as many tabs on it as wanted. */
function tabs(number: number): { database: string; drafts: Draft[] } {
  const database = `draft-test-${Date.now()}-${count++}`;
  return { database, drafts: Array.from({ length: number }, () => openDraft(database)) };
}

function one(): { database: string; draft: Draft } {
  const { database, drafts } = tabs(1);
  const [draft] = drafts;
  if (!draft) throw new Error('no draft');
  return { database, draft };
}

function two(): readonly [Draft, Draft] {
  const [a, b] = tabs(2).drafts;
  if (!a || !b) throw new Error('no drafts');
  return [a, b];
}

const project = (lib: string, more: Partial<ProjectSnapshot> = {}): ProjectSnapshot => ({
  name: 'candle',
  files: [
    { path: 'Cargo.toml', text: '\ufeff[package]\r\n' },
    { path: 'src/lib.rs', text: lib },
  ],
  carried: [],
  options: { strategy: 'alias' },
  kept: [{ scope: 'fork', fork: 'qlora-paste' }],
  ...more,
});
const loaded = (snapshot: ProjectSnapshot) =>
  expect.objectContaining({ state: 'loaded', snapshot, lost: [] });
const saved = expect.objectContaining({ state: 'saved' });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a draft', () => {
  test('comes back after a reload', async () => {
    const { database, draft } = one();
    expect(await draft.load()).toEqual({ state: 'empty' });
    expect(await draft.save(project('a'))).toEqual(saved);
    expect(await draft.save(project('b'))).toEqual(saved);
    expect(await openDraft(database).load()).toEqual(loaded(project('b')));
  });

  test('stores only what changed, and forgets what is gone', async () => {
    const { database, draft } = one();
    await draft.load();
    await draft.save(project('a'));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await draft.save(project('b'));
    expect(
      put.mock.calls.map(([value]) => value).filter((value) => typeof value === 'string'),
    ).toEqual(['b']);
    await draft.save(project('b', { files: [] }));
    expect(await entries(createStore(database, 'draft'))).toHaveLength(1);
  });

  test('names the carried files it does not hold', async () => {
    const { draft } = one();
    await draft.load();
    await draft.save(project('a', { carried: [{ path: 'logo.png', blob: new Blob() }] }));
    expect(await draft.load()).toMatchObject({ state: 'loaded', lost: ['logo.png'] });
  });

  test('never stores a catalogue of forks', async () => {
    const { draft } = one();
    await draft.load();
    await draft.save(project('a', { options: { forks: [], shim: true } }));
    expect(await draft.load()).toEqual(loaded(project('a', { options: { shim: true } })));
  });
});

describe('two tabs', () => {
  test('do not overwrite each other unnoticed', async () => {
    const [a, b] = two();
    await a.load();
    await a.save(project('first'));
    await b.load();
    expect(await a.save(project('by a'))).toEqual(saved);
    expect(await b.save(project('by b'))).toMatchObject({ state: 'conflict' });
    expect(await b.save(project('by b'))).toMatchObject({ state: 'conflict' });
    expect(await a.save(project('by a again'))).toEqual(saved);
    expect(await b.load()).toEqual(loaded(project('by a again')));
    expect(await b.save(project('by b, on top'))).toEqual(saved);
  });

  test('that saves anyway keeps the other’s work as the earlier draft', async () => {
    const [a, b] = two();
    await a.load();
    await b.load();
    await a.save(project('by a'));
    expect(await b.save(project('by b'), { overwrite: true })).toEqual(saved);
    expect(await b.peekStash()).toEqual(loaded(project('by a')));
    expect(await a.save(project('by a again'))).toMatchObject({ state: 'conflict' });
    expect(await a.load()).toEqual(loaded(project('by b')));
  });

  test('that never looked finds the other’s work in its way', async () => {
    const [a, b] = two();
    await a.load();
    await a.save(project('by a'));
    expect(await b.save(project('by b'))).toMatchObject({ state: 'conflict' });
  });

  test('hear of each other’s saves, not of their own', async () => {
    const [a, b] = two();
    const heard: string[] = [];
    a.onOtherTab(() => heard.push('a'));
    const told = new Promise<void>((resolve) => {
      b.onOtherTab(() => {
        heard.push('b');
        resolve();
      });
    });
    await a.load();
    await a.save(project('x'));
    await told;
    expect(heard).toEqual(['b']);
  });
});

describe('the earlier draft', () => {
  test('is the way back after a link was opened, and forth again', async () => {
    const { draft } = one();
    await draft.load();
    await draft.save(project('mine'));
    expect(await draft.stash()).toEqual({ state: 'stashed' });
    expect(await draft.load()).toEqual({ state: 'empty' });
    await draft.save(project('from a link'));
    expect(await draft.swapStash()).toEqual(loaded(project('mine')));
    expect(await draft.save(project('mine, further'))).toEqual(saved);
    expect(await draft.peekStash()).toEqual(loaded(project('from a link')));
    expect(await draft.swapStash()).toEqual(loaded(project('from a link')));
    expect(await draft.peekStash()).toEqual(loaded(project('mine, further')));
  });

  test('is not replaced by an empty project', async () => {
    const { draft } = one();
    await draft.load();
    await draft.save(project('mine'));
    await draft.stash();
    await draft.save(project('', { files: [] }));
    expect(await draft.stash()).toEqual({ state: 'empty' });
    expect(await draft.peekStash()).toEqual(loaded(project('mine')));
    expect(await draft.save(project('next'))).toEqual(saved);
  });

  test('swapping without one changes nothing', async () => {
    const { draft } = one();
    await draft.load();
    await draft.save(project('mine'));
    expect(await draft.swapStash()).toEqual(loaded(project('mine')));
  });

  test('leaves no texts behind when it is replaced', async () => {
    const { database, draft } = one();
    await draft.load();
    for (const text of ['a', 'b', 'c']) {
      await draft.save(project(text));
      await draft.stash();
    }
    expect(await entries(createStore(database, 'draft'))).toHaveLength(3);
  });
});

describe('what is stored is not trusted', () => {
  test.each<[string, unknown, object]>([
    ['a newer form', { version: 99 }, { state: 'unreadable', reason: 'newer' }],
    ['another thing', 'hello', { state: 'unreadable', reason: 'damaged' }],
    ['a list', [], { state: 'unreadable', reason: 'damaged' }],
    ['unsafe paths', head({ paths: ['../a'] }), { state: 'unreadable', reason: 'damaged' }],
    ['a path twice', head({ paths: ['a', 'a'] }), { state: 'unreadable', reason: 'damaged' }],
    ['no revision', head({ revision: Number.NaN }), { state: 'unreadable', reason: 'damaged' }],
    ['texts that are gone', head({}), { state: 'loaded', lost: ['a.rs'] }],
    [
      'odd decisions',
      head({ kept: [{ scope: 'x' }, 1, { scope: 'file', path: 'a.rs' }] }),
      {
        snapshot: { kept: [{ scope: 'file', path: 'a.rs' }] },
      },
    ],
    [
      'odd options',
      head({ options: { shim: 'yes', docs: false } }),
      {
        snapshot: { options: { docs: false } },
      },
    ],
  ])('%s', async (_name, value, answer) => {
    const { database, draft } = one();
    await set('current', value, createStore(database, 'draft'));
    expect(await draft.load()).toMatchObject(answer);
  });

  test('a newer page’s draft is never overwritten unasked, nor lost when it is', async () => {
    const { database, draft } = one();
    await set('current', { version: 99 }, createStore(database, 'draft'));
    await draft.load();
    expect(await draft.save(project('old page'))).toMatchObject({ state: 'conflict' });
    expect(await draft.save(project('old page'), { overwrite: true })).toEqual(saved);
    expect(await draft.peekStash()).toEqual({ state: 'unreadable', reason: 'newer' });
  });

  test('a damaged one makes way, and becomes the earlier draft', async () => {
    const { database, draft } = one();
    await set('current', 'hello', createStore(database, 'draft'));
    await draft.load();
    expect(await draft.save(project('new'))).toEqual(saved);
    expect(await draft.load()).toEqual(loaded(project('new')));
    expect(await draft.peekStash()).toEqual({ state: 'unreadable', reason: 'damaged' });
  });

  function head(fields: object): object {
    return {
      version: 1,
      id: 'x',
      revision: 1,
      savedAt: 1,
      name: '',
      paths: ['a.rs'],
      carried: [],
      options: {},
      kept: [],
      ...fields,
    };
  }
});

describe('storage that', () => {
  test('is missing says so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { draft } = one();
    for (const answer of [
      await draft.load(),
      await draft.save(project('a')),
      await draft.stash(),
    ]) {
      expect(answer).toMatchObject({ state: 'failed', reason: 'unavailable' });
    }
  });

  test('is forbidden says so', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(await one().draft.load()).toMatchObject({ state: 'failed', reason: 'unavailable' });
  });

  test('is full says so, and keeps what was stored', async () => {
    const { draft } = one();
    await draft.load();
    await draft.save(project('kept'));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await draft.save(project('lost', { files: [] }))).toMatchObject({
      state: 'failed',
      reason: 'full',
    });
    full.mockRestore();
    expect(await draft.load()).toEqual(loaded(project('kept')));
    expect(await draft.save(project('later'))).toEqual(saved);
  });

  test('does not answer counts as blocked after a while', async () => {
    vi.useFakeTimers();
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => silent);
    const pending = one().draft.load();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await pending).toMatchObject({ state: 'failed', reason: 'blocked' });
    vi.useRealTimers();
  });

  /** A request that never fires an event. */
  const silent: IDBOpenDBRequest = Object.create(IDBOpenDBRequest.prototype, {
    onsuccess: { writable: true },
    onerror: { writable: true },
    onupgradeneeded: { writable: true },
  });
});
