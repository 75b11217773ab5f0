import { beforeEach, describe, expect, test } from 'vitest';
import { createDrafts } from '../../../src/project/drafts.ts';
import { openLastMoments } from '../../../src/project/last-moments.ts';
import type { StorageFailure } from '../../../src/project/records.ts';
import { createSession, type Opened, type Session } from '../../../src/project/session.ts';
import { changed, newProject, type ProjectSnapshot } from '../../../src/project/snapshot.ts';
import type { Hold } from '../../../src/project/tab-locks.ts';
import { folderHandle } from '../../property/fake-folder.ts';
import { type MemoryRecords, memoryRecords, memoryTexts } from './memory-storage.ts';

/** What all tabs of a browser share. */
let records: MemoryRecords;
let texts: ReturnType<typeof memoryTexts>;
let holders: Map<string, Tab>;
let time: number;

beforeEach(() => {
  records = memoryRecords();
  texts = memoryTexts();
  holders = new Map();
  time = 0;
});

interface Tab {
  readonly session: Session;
  readonly told: (StorageFailure['reason'] | null)[];
  readonly memory: { id: string | null };
  /** Does what was put off. */
  later(): Promise<void>;
}

function openTab(withLocks = true, remembered: string | null = null): Tab {
  const told: Tab['told'] = [];
  const memory = { id: remembered };
  let put: (() => void)[] = [];
  const hold = async (id: string): Promise<Hold> => {
    if (!withLocks) return 'none';
    const holder = holders.get(id) ?? tab;
    holders.set(id, holder);
    return holder === tab ? 'held' : 'elsewhere';
  };
  const session = createSession({
    drafts: createDrafts(records, () => ++time),
    lastMoments: openLastMoments(() => texts),
    locks: { hold, close: () => undefined },
    tab: {
      get: () => memory.id,
      set(id) {
        memory.id = id;
      },
    },
    now: () => ++time,
    soon: (work) => void put.push(work),
    told: (failure) => void told.push(failure?.reason ?? null),
  });
  const tab: Tab = {
    session,
    told,
    memory,
    async later() {
      const work = put;
      put = [];
      for (const one of work) one();
      await session.flush();
    },
  };
  return tab;
}

function close(tab: Tab): void {
  for (const [id, holder] of holders) if (holder === tab) holders.delete(id);
}

/** What was begun by now is done. */
const settled = () => new Promise((go) => setTimeout(go));

const own = (text: string, parts: Partial<ProjectSnapshot> = {}) =>
  newProject({ files: [{ path: 'Cargo.toml', text }], ...parts });
const typed = (snapshot: ProjectSnapshot, text: string) =>
  changed(snapshot, { files: [{ path: 'Cargo.toml', text }] });
const ids = async ({ session }: Tab) => {
  const listed = await session.earlier();
  return listed.state === 'listed' ? listed.drafts.map(({ id }) => id) : listed.state;
};
const textOf = (opened: Opened) =>
  opened.state === 'opened' ? opened.snapshot.files[0]?.text : opened.state;

async function kept(snapshot: ProjectSnapshot): Promise<void> {
  const tab = openTab();
  tab.session.changed(snapshot);
  await tab.later();
  close(tab);
}

describe('what makes a draft', () => {
  const example = { kind: 'example', fragment: '#example=x' } as const;
  const link = { kind: 'link', fragment: '#v1=x' } as const;

  test.each<[string, ProjectSnapshot, boolean]>([
    ['an example', own('x', { origin: example }), false],
    [
      'an example with other options',
      changed(own('x', { origin: example }), { options: {} }),
      false,
    ],
    ['an example with another text', typed(own('x', { origin: example }), 'y'), true],
    ['a link', own('x', { origin: link }), false],
    ['a link with other options', changed(own('x', { origin: link }), { options: {} }), true],
    ['a project without files', newProject(), false],
    ['a project of the user’s own', own('x'), true],
  ])('%s: %#', async (_, snapshot, makes) => {
    const tab = openTab();
    tab.session.changed(snapshot);
    await tab.later();
    expect(await ids(tab)).toEqual(makes ? [snapshot.id] : []);
    expect(tab.memory.id).toBe(makes ? snapshot.id : null);
  });

  test('an emptied project keeps its draft', async () => {
    const tab = openTab();
    const project = own('x');
    tab.session.changed(project);
    tab.session.changed(changed(project, { files: [] }));
    await tab.later();
    expect(await ids(tab)).toEqual([project.id]);
  });

  const folder = { handle: folderHandle('x', new Map()), read: new Map() };
  const carried = [{ path: 'a.bin', blob: new Blob(['x']), reason: 'not-utf8' as const }];
  test.each([
    { what: 'a folder', parts: { folder } },
    { what: 'a file without text', parts: { carried } },
  ])(
    '$what is stored at once, also where it comes later: last moments hold none',
    async ({ parts }) => {
      const { session } = openTab();
      const isStored = ({ id }: ProjectSnapshot) =>
        records.all.has(JSON.stringify(['projects', id]));
      const first = own('first', parts);
      session.changed(first);
      await settled();
      expect(isStored(first)).toBe(true);
      const later = own('later');
      session.changed(later);
      await settled();
      expect(isStored(later)).toBe(false);
      session.changed(changed(later, parts));
      await settled();
      expect(isStored(later)).toBe(true);
    },
  );

  test('a project that was left a moment ago is among the earlier ones', async () => {
    const { session } = openTab();
    const [left, shown] = [own('left'), own('shown')];
    session.changed(left);
    session.changed(shown);
    const listed = await session.earlier();
    expect(listed).toMatchObject({
      drafts: expect.arrayContaining([expect.objectContaining({ id: left.id })]),
    });
  });

  test('what is put aside is a project of its own, with the folder it was read from', async () => {
    const tab = openTab();
    const folder = { handle: folderHandle('x', new Map()), read: new Map() };
    const project = own('was', { folder });
    tab.session.changed(project);
    tab.session.putAside(project);
    tab.session.changed(typed(project, 'is'));
    await tab.later();
    const [aside = ''] = ((await ids(tab)) as string[]).filter((id) => id !== project.id);
    const opened = await tab.session.open(aside);
    expect([textOf(opened), textOf(await tab.session.open(project.id))]).toEqual(['was', 'is']);
    expect(opened).toMatchObject({ snapshot: { folder } });
  });
});

describe('what a page starts with', () => {
  test('is this tab’s project, else the latest, else nothing', async () => {
    expect(await openTab().session.latest()).toEqual({ state: 'found', id: null, unreadable: [] });
    const [first, second] = [own('first'), own('second')];
    await kept(first);
    await kept(second);
    expect(await openTab().session.latest()).toMatchObject({ id: second.id });
    expect(await openTab(true, first.id).session.latest()).toMatchObject({ id: first.id });
    expect(await openTab(true, 'deleted').session.latest()).toMatchObject({ id: second.id });
  });

  test('is told when storage cannot say, and nothing is written over it', async () => {
    const project = own('x');
    await kept(project);
    const before = new Map(records.all);
    records.refusal = new DOMException('No.', 'SecurityError');
    const tab = openTab();
    expect(await tab.session.latest()).toMatchObject({ state: 'failed', reason: 'unavailable' });
    expect(await tab.session.open(project.id)).toMatchObject({ state: 'failed' });
    expect(records.all).toEqual(before);
  });
});

describe('one tab a project', () => {
  test('another tab is told, and works on a copy with an id of its own', async () => {
    const project = own('first');
    const one = openTab();
    one.session.changed(project);
    await one.later();
    const other = openTab();
    expect(await other.session.open(project.id)).toEqual({ state: 'elsewhere', id: project.id });
    const copy = await other.session.copy(project.id);
    if (copy.state !== 'opened') throw new Error(copy.state);
    other.session.changed(typed(copy.snapshot, 'other'));
    one.session.changed(typed(project, 'one'));
    await other.later();
    await one.later();
    expect(await ids(other)).toHaveLength(2);
    expect(textOf(await one.session.open(project.id))).toBe('one');
    expect(textOf(await other.session.open(copy.snapshot.id))).toBe('other');
  });

  test('without locks every tab has a copy, which is a draft once it differs', async () => {
    const project = own('first');
    await kept(project);
    const tab = openTab(false);
    const opened = await tab.session.open(project.id);
    if (opened.state !== 'opened') throw new Error(opened.state);
    expect(opened.snapshot.id).not.toBe(project.id);
    tab.session.changed(opened.snapshot);
    await tab.later();
    expect(await ids(tab)).toEqual([project.id]);
    tab.session.changed(typed(opened.snapshot, 'second'));
    await tab.later();
    expect(await ids(tab)).toHaveLength(2);
    expect(textOf(await openTab().session.open(project.id))).toBe('first');
  });

  test('a copy whose original is deleted becomes a draft', async () => {
    const project = own('first');
    await kept(project);
    const tab = openTab(false);
    const opened = await tab.session.open(project.id);
    if (opened.state !== 'opened') throw new Error(opened.state);
    tab.session.changed(opened.snapshot);
    expect(await tab.session.remove(project.id)).toEqual({ state: 'removed' });
    await tab.later();
    expect(await ids(tab)).toEqual([opened.snapshot.id]);
  });

  test('what is shown, here or in another tab, is not deleted', async () => {
    const project = own('first');
    const one = openTab();
    one.session.changed(project);
    await one.later();
    expect(await one.session.remove(project.id)).toEqual({ state: 'elsewhere' });
    expect(await openTab().session.remove(project.id)).toEqual({ state: 'elsewhere' });
    one.session.changed(own('second'));
    expect(await one.session.remove(project.id)).toEqual({ state: 'removed' });
    await one.later();
    expect(await ids(one)).toHaveLength(1);
  });
});

describe('the last moments', () => {
  const stored = (id: string) => texts.all.has(`forklift.last.${id}`);

  test('are kept while the page hides, and go once they are stored', async () => {
    const project = own('first');
    const tab = openTab();
    tab.session.changed(project);
    await tab.later();
    tab.session.changed(typed(project, 'typed last'));
    tab.session.hide();
    expect(stored(project.id)).toBe(true);
    await tab.session.flush();
    expect(stored(project.id)).toBe(false);
  });

  test('come back over the draft, whoever is first to open it', async () => {
    const project = own('first');
    const tab = openTab();
    tab.session.changed(project);
    await tab.later();
    tab.session.changed(typed(project, 'typed last'));
    records.refusal = new DOMException('Gone.', 'InvalidStateError');
    tab.session.hide();
    await tab.session.flush();
    records.refusal = null;
    close(tab);
    const next = openTab();
    expect(await ids(next)).toEqual([project.id]);
    expect(textOf(await next.session.open(project.id))).toBe('typed last');
    expect(stored(project.id)).toBe(true);
    await next.later();
    expect(stored(project.id)).toBe(false);
    expect(textOf(await openTab(false).session.open(project.id))).toBe('typed last');
  });

  test('stay as long as the draft under them does not answer', async () => {
    const project = own('first');
    const tab = openTab();
    tab.session.changed(project);
    records.refusal = new DOMException('No room.', 'QuotaExceededError');
    tab.session.hide();
    await tab.session.flush();
    close(tab);
    const next = openTab();
    expect(await next.session.open(project.id)).toMatchObject({ state: 'failed' });
    expect(stored(project.id)).toBe(true);
    records.refusal = null;
    expect(textOf(await next.session.open(project.id))).toBe('first');
  });

  test('older than the draft are passed over and removed', async () => {
    const project = own('first');
    openLastMoments(() => texts).keep(typed(project, 'older'), 1, 0, []);
    const tab = openTab();
    await createDrafts(records).save(typed(project, 'newer'), 2);
    expect(textOf(await tab.session.open(project.id))).toBe('newer');
    expect(stored(project.id)).toBe(false);
  });

  test('have no room for a folder or a file without text, and say which are not back', async () => {
    const tab = openTab();
    const folder = { handle: folderHandle('x', new Map()), read: new Map() };
    const logo = { path: 'logo.png', blob: new Blob(['x']), reason: 'binary' } as const;
    const project = own('typed', { folder, carried: [logo] });
    records.refusal = new DOMException('No.', 'UnknownError');
    tab.session.changed(project);
    tab.session.hide();
    await tab.later();
    close(tab);
    records.refusal = null;
    const next = openTab();
    const opened = await next.session.open(project.id);
    expect(opened).toMatchObject({
      snapshot: { files: [{ text: 'typed' }], folder: null, carried: [] },
      lost: ['logo.png'],
      folderLost: 'x',
    });
    await next.later();
    close(next);
    expect(await openTab().session.open(project.id)).toMatchObject({ lost: [], folderLost: null });
  });

  test('of an older page become a project of their own, whatever draft they stood on', async () => {
    const keep = (savedAt: number, all: readonly (readonly [string, string])[]) =>
      texts.setItem(
        'forklift.unsaved',
        JSON.stringify({
          head: {
            version: 1,
            id: 'unsaved',
            revision: 0,
            savedAt,
            name: 'app.zip',
            paths: ['Cargo.toml', 'src/lib.rs'],
            carried: [],
            options: {},
            kept: [],
          },
          texts: all,
        }),
      );
    const draft = own('in the draft', { files: [{ path: 'src/lib.rs', text: '// draft' }] });
    await kept(draft);
    keep(1, [['Cargo.toml', 'typed last']]);
    const tab = openTab();
    const [latest = ''] = (await ids(tab)) as string[];
    const opened = await tab.session.open(latest);
    expect(opened).toMatchObject({
      lost: [],
      snapshot: { files: [{ text: 'typed last' }, { text: '// draft' }] },
    });
    expect(texts.all.has('forklift.unsaved')).toBe(false);
    keep(99, [['Cargo.toml', 'of another draft']]);
    expect(await ids(tab)).toHaveLength(3);
    texts.setItem('forklift.unsaved', '{');
    expect(await ids(tab)).toHaveLength(3);
  });
});

describe('storage that refuses', () => {
  test.each([
    ['QuotaExceededError', 'full'],
    ['SecurityError', 'unavailable'],
    ['UnknownError', 'error'],
  ])('with %s is told of, until all is stored', async (name, reason) => {
    const tab = openTab();
    records.refusal = new DOMException('No.', name);
    tab.session.changed(own('x'));
    await tab.later();
    expect([tab.told.at(-1), tab.session.unsafe()]).toEqual([reason, true]);
    records.refusal = null;
    await tab.session.flush();
    expect([tab.told.at(-1), tab.session.unsafe()]).toEqual([null, false]);
  });

  test('loses nothing of a project that was replaced meanwhile', async () => {
    const tab = openTab();
    const [first, second] = [own('first'), own('second')];
    records.refusal = new DOMException('No.', 'QuotaExceededError');
    tab.session.changed(first);
    await tab.later();
    tab.session.changed(second);
    await tab.later();
    records.refusal = null;
    await tab.session.flush();
    expect(new Set(await ids(tab))).toEqual(new Set([first.id, second.id]));
  });
});
