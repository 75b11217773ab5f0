/**
 * Random sequences of what a user, other tabs and the machine do, over the session as the page runs it. The storage,
 * locks and disks below it are in memory, or the browser's own.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { createDrafts } from '../../src/project/drafts.ts';
import { writeBack } from '../../src/project/export/write-back.ts';
import {
  amend,
  type History,
  record,
  redo,
  startHistory,
  typingGone,
  undo,
  wrote,
} from '../../src/project/history.ts';
import { openLastMoments, type TextStorage } from '../../src/project/last-moments.ts';
import type { RecordKey, Records } from '../../src/project/records.ts';
import { createSession, type Opened, type Session } from '../../src/project/session.ts';
import {
  changed,
  lacksText,
  newProject,
  type ProjectSnapshot,
} from '../../src/project/snapshot.ts';
import type { Hold, TabLocks } from '../../src/project/tab-locks.ts';

export type Step =
  | { readonly do: 'type'; readonly file: number }
  | { readonly do: 'add'; readonly path: number }
  | { readonly do: 'open folder'; readonly folder: number }
  | { readonly do: 'open archive' | 'link' | 'example' | 'new project' }
  | { readonly do: 'undo' | 'redo' | 'wait' }
  | { readonly do: 'save'; readonly overwrite: boolean }
  | { readonly do: 'change on disk'; readonly folder: number }
  | { readonly do: 'earlier' | 'copy' | 'delete'; readonly nth: number }
  | { readonly do: 'reload' | 'close' | 'crash' | 'second tab' | 'switch tab' }
  | { readonly do: 'storage'; readonly works: boolean };

const small = fc.nat({ max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), file: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add' as const), path: small }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('open folder' as const), folder: fc.nat({ max: 1 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'open archive' as const,
        'link' as const,
        'example' as const,
        'new project' as const,
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('undo' as const, 'redo' as const, 'wait' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('save' as const), overwrite: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('change on disk' as const),
      folder: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'earlier' as const,
        'earlier' as const,
        'copy' as const,
        'delete' as const,
      ),
      nth: small,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'reload' as const,
        'close' as const,
        'crash' as const,
        'second tab' as const,
        'switch tab' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('storage' as const), works: fc.boolean() }) },
);

const tokens = (text: string) => text.match(/⟦\d+⟧/g) ?? [];
const textsOf = ({ files }: ProjectSnapshot) => files.flatMap(({ text }) => tokens(text));

/** What the tabs of one browser share: storage, locks and folders. */
export interface Machine {
  records(): Records;
  readonly texts: TextStorage;
  /** A tab's locks; they are released when the tab ends. */
  locks(): TabLocks;
  /** Folders on disk. */
  readonly folders: readonly Folder[];
  /** All that is stored, as one text. */
  stored(): Promise<string>;
}

export interface Folder {
  readonly handle: FileSystemDirectoryHandle;
  texts(): Promise<ReadonlyMap<string, string>>;
  put(path: string, text: string): Promise<void>;
}

/** What is in a folder before anything is done. */
export const folderFiles = (folder: number) =>
  new Map([
    ['Cargo.toml', `# folder ${folder}`],
    ['src/lib.rs', '// lib'],
  ]);

/** One browser: what must hold of all of its tabs. */
class World {
  readonly machine: Machine;
  readonly withLocks: boolean;
  readonly locks = new Map<string, Tab>();
  tabs: Tab[] = [];
  works = true;
  time = 0;
  /** Texts typed into projects of the user's own, and the project each was typed in. */
  readonly typed = new Map<string, string>();
  /** Texts that may be gone: typed into a tab that crashed at once. */
  readonly given = new Set<string>();
  readonly deleted = new Set<string>();
  /** The folder each project was read from. */
  readonly readFrom = new Map<string, number>();
  /** How often a record of the drafts was written by a tab that did not hold its project's lock. */
  trespasses = 0;

  constructor(machine: Machine, withLocks: boolean) {
    this.machine = machine;
    this.withLocks = withLocks;
  }

  async tab(remembered: string | null = null): Promise<Tab> {
    const tab = new Tab(this, remembered);
    this.tabs.push(tab);
    await tab.start();
    return tab;
  }

  /** Ends a tab; the browser lets go of its locks. */
  end(tab: Tab): void {
    tab.alive = false;
    tab.locks.close();
    this.tabs = this.tabs.filter((one) => one !== tab);
    for (const [id, holder] of this.locks) if (holder === tab) this.locks.delete(id);
  }
}

class Tab {
  alive = true;
  history: History = startHistory(newProject());
  remembered: string | null;
  /** Texts typed since the work was last stored. */
  readonly recent = new Set<string>();
  readonly world: World;
  readonly session: Session;
  readonly locks: TabLocks;
  private later: (() => void)[] = [];

  constructor(world: World, remembered: string | null) {
    this.world = world;
    this.remembered = remembered;
    this.locks = world.machine.locks();
    this.session = createSession({
      drafts: createDrafts(this.records(), () => ++world.time),
      lastMoments: openLastMoments(() => world.machine.texts),
      locks: { ...this.locks, hold: (id) => this.hold(id) },
      tab: {
        get: () => this.remembered,
        set: (id) => {
          this.remembered = id;
        },
      },
      now: () => ++world.time,
      soon: (work) => void this.later.push(work),
      told: () => undefined,
    });
  }

  get shown(): ProjectSnapshot {
    return this.history.present.snapshot;
  }

  async start(): Promise<void> {
    const latest = await this.session.latest();
    const id = latest.state === 'found' ? latest.id : null;
    const opened = id === null ? null : await this.session.open(id);
    if (opened?.state === 'opened') {
      inherits(this.world, opened.snapshot);
      this.history = startHistory(opened.snapshot);
    } else {
      this.history = startHistory(example());
      if (opened?.state === 'elsewhere') this.elsewhere = opened.id;
    }
    this.arrived();
  }
  elsewhere: string | null = null;

  set(history: History): void {
    this.history = history;
    this.arrived();
  }
  private arrived(): void {
    this.session.changed(this.shown);
  }
  show(snapshot: ProjectSnapshot): void {
    this.set(record(this.history, 'show', snapshot));
  }
  accept(opened: Opened): void {
    if (opened.state !== 'opened') return;
    inherits(this.world, opened.snapshot);
    this.show(opened.snapshot);
  }

  async wait(): Promise<void> {
    const work = this.later;
    this.later = [];
    for (const one of work) one();
    await this.session.flush();
    if (this.world.works) this.recent.clear();
  }

  private records(): Records {
    const records = this.world.machine.records();
    const work = async <T>(ask: () => Promise<T>): Promise<T> => {
      await Promise.resolve();
      // A page that is gone hears of nothing any more.
      if (!this.alive) return new Promise<T>(() => undefined);
      if (!this.world.works) throw new DOMException('full', 'QuotaExceededError');
      const answer = await ask();
      return this.alive ? answer : new Promise<T>(() => undefined);
    };
    return {
      single: (name) => work(() => records.single(name)),
      get: (one) => work(() => records.get(one)),
      group: (group) => work(() => records.group(group)),
      write: (changes) =>
        work(() => {
          for (const [one] of changes) if (!this.mayWrite(one)) this.world.trespasses++;
          return records.write(changes);
        }),
    };
  }

  private mayWrite(one: RecordKey | string): boolean {
    const id = typeof one === 'string' ? one : one[0] === 'projects' ? one[1] : one[0];
    return !this.world.withLocks || this.world.locks.get(id) === this;
  }

  private async hold(id: string): Promise<Hold> {
    if (!this.alive) return new Promise(() => undefined);
    if (!this.world.withLocks) return 'none';
    const hold = await this.locks.hold(id);
    if (hold === 'held' && this.alive) this.world.locks.set(id, this);
    return this.alive ? hold : new Promise(() => undefined);
  }
}

const example = () =>
  newProject({
    origin: { kind: 'example', fragment: '' },
    files: [{ path: 'Cargo.toml', text: '# example' }],
  });

let typed = 0;

async function act(world: World, tab: Tab, what: Step): Promise<Tab> {
  const { shown, session } = tab;
  switch (what.do) {
    case 'type': {
      const file = shown.files[what.file % Math.max(shown.files.length, 1)];
      if (!file) return tab;
      const token = `⟦${++typed}⟧`;
      world.typed.set(token, shown.id);
      tab.recent.add(token);
      tab.set(amend(tab.history, file.path, file.text + token));
      return tab;
    }
    case 'add': {
      const path = `src/added${what.path}.rs`;
      const rest = shown.files.filter((file) => file.path !== path);
      const files = [...rest, { path, text: '// added' }];
      tab.set(record(tab.history, 'add', changed(shown, { files })));
      if (lacksText(tab.shown, shown)) session.putAside(shown);
      return tab;
    }
    case 'open folder': {
      const folder = world.machine.folders[what.folder];
      if (!folder) return tab;
      const read = await folder.texts();
      const files = [...read].map(([path, text]) => ({ path, text }));
      const project = newProject({ files, folder: { handle: folder.handle, read } });
      world.readFrom.set(project.id, what.folder);
      tab.show(project);
      return tab;
    }
    case 'open archive':
      tab.show(newProject({ files: [{ path: 'Cargo.toml', text: '# archive' }] }));
      return tab;
    case 'link': {
      const origin = { kind: 'link', fragment: '#v1=x' } as const;
      const files = ['Cargo.toml', 'src/lib.rs', '.git/config'].map((path) => ({
        path,
        text: '# link ⟦link⟧',
      }));
      tab.show(newProject({ origin, files }));
      return tab;
    }
    case 'example':
      tab.show(example());
      return tab;
    case 'new project':
      tab.show(newProject({ files: [{ path: 'Cargo.toml', text: '' }] }));
      return tab;
    case 'undo':
    case 'redo': {
      const before = tab.history;
      tab.set((what.do === 'undo' ? undo : redo)(before));
      const gone = typingGone(before, tab.history);
      if (gone) session.putAside(gone);
      return tab;
    }
    case 'wait':
      await tab.wait();
      return tab;
    case 'save': {
      const { folder } = shown;
      if (!folder) return tab;
      const writes = [...shown.files, { path: '.git/config', text: 'evil' }].map(
        ({ path, text }) => ({
          path,
          text,
          read: folder.read.get(path) ?? null,
        }),
      );
      let result = await writeBack(folder.handle, writes);
      if (result.state === 'conflicts' && what.overwrite) {
        const decisions = new Map(result.conflicts.map(({ path }) => [path, 'overwrite' as const]));
        result = await writeBack(folder.handle, writes, { decisions });
      }
      if (result.state !== 'finished') return tab;
      const done = new Set(
        result.files.flatMap(({ path, state }) =>
          state === 'written' || state === 'same' ? [path] : [],
        ),
      );
      const read = new Map([
        ...folder.read,
        ...writes
          .filter(({ path }) => done.has(path))
          .map(({ path, text }) => [path, text] as const),
      ]);
      tab.set(wrote(tab.history, folder, { ...folder, read }));
      return tab;
    }
    case 'change on disk':
      await world.machine.folders[what.folder]?.put('src/lib.rs', `// by another ${++typed}`);
      return tab;
    case 'earlier':
    case 'copy':
    case 'delete': {
      const listed = await session.earlier();
      const all = listed.state === 'listed' ? listed.drafts : [];
      const one = all[what.nth % Math.max(all.length, 1)];
      if (!one) return tab;
      if (what.do === 'earlier') tab.accept(await session.open(one.id));
      else if (what.do === 'copy') tab.accept(await session.copy(one.id));
      else {
        const before = await load(session, one.id);
        const removed = await session.remove(one.id);
        if (removed.state !== 'removed') return tab;
        for (const token of before) world.deleted.add(token);
        for (const [token, id] of world.typed) if (id === one.id) world.deleted.add(token);
      }
      return tab;
    }
    case 'reload':
    case 'close':
    case 'crash': {
      const { remembered } = tab;
      if (what.do === 'crash') {
        for (const token of await unstored(world, tab)) world.given.add(token);
      } else session.hide();
      world.end(tab);
      if (what.do === 'close' && world.tabs[0]) return world.tabs[0];
      return world.tab(what.do === 'reload' ? remembered : null);
    }
    case 'second tab': {
      const second = await world.tab();
      const { elsewhere } = second;
      if (elsewhere) second.accept(await second.session.copy(elsewhere));
      return second;
    }
    case 'switch tab':
      return world.tabs[(world.tabs.indexOf(tab) + 1) % world.tabs.length] ?? tab;
    case 'storage':
      world.works = what.works;
      return tab;
  }
}

/** A copy, too, was read from the folder of its original. */
function inherits(world: World, { id, folder }: ProjectSnapshot): void {
  if (folder) world.readFrom.set(id, Number(folder.handle.name));
}

async function load(session: Session, id: string): Promise<readonly string[]> {
  const copy = await session.copy(id);
  return copy.state === 'opened' ? textsOf(copy.snapshot) : [];
}

/** What was typed in this tab since it last stored its work, and is in no storage yet. */
async function unstored(world: World, tab: Tab): Promise<readonly string[]> {
  const all = await world.machine.stored();
  return [...tab.recent].filter((token) => !all.includes(token));
}

/** Performs the steps, ends every tab, and looks for what was typed and at what is on the disks. */
export async function check(
  machine: Machine,
  steps: readonly Step[],
  withLocks: boolean,
): Promise<void> {
  const world = new World(machine, withLocks);
  let tab = await world.tab();
  for (const what of steps) tab = await act(world, tab, what);

  world.works = true;
  for (const one of [...world.tabs]) {
    one.session.hide();
    world.end(one);
  }
  const last = await world.tab();
  const listed = await last.session.earlier();
  const reachable = new Set(textsOf(last.shown));
  for (const { id } of listed.state === 'listed' ? listed.drafts : []) {
    const opened = await last.session.open(id);
    if (opened.state === 'opened')
      for (const token of textsOf(opened.snapshot)) reachable.add(token);
  }
  const lost = [...world.typed.keys()].filter(
    (token) => !world.given.has(token) && !world.deleted.has(token) && !reachable.has(token),
  );
  expect(lost, 'texts typed and not reachable').toEqual([]);
  expect(world.trespasses, 'records written without their lock').toBe(0);

  world.end(last);
  for (const [folder, { texts }] of machine.folders.entries()) {
    const disk = await texts();
    expect(disk.has('.git/config')).toBe(false);
    for (const [path, text] of disk) {
      expect(text, `${path} of a link`).not.toContain('⟦link⟧');
      for (const token of tokens(text)) {
        const project = world.typed.get(token) ?? '';
        expect(world.readFrom.get(project), `${token} in folder ${folder}`).toBe(folder);
      }
    }
  }
}

export const sequences = fc.array(step, { maxLength: 40, size: 'max' });
