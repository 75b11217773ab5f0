/**
 * The page's side of the session (`project/session.ts`): what it starts with, links and examples, and the address,
 * which must name the shown project. It starts with a link's project, or else with the latest work of this tab or any
 * other, or else with an example.
 */
import { createEffect, createMemo, on, onCleanup } from 'solid-js';
import { createDrafts } from '../project/drafts.ts';
import { openLastMoments } from '../project/last-moments.ts';
import { openRecords, type StorageFailure } from '../project/records.ts';
import { createSession, type Opened } from '../project/session.ts';
import { isEmpty, newProject, type ProjectSnapshot } from '../project/snapshot.ts';
import { openTabLocks } from '../project/tab-locks.ts';
import type { Store } from '../state/store.ts';
import { firstExample, loadExample } from './actions/examples.ts';
import { saveWork } from './actions/take-out.ts';
import { text } from './text.ts';

/** Milliseconds after a change until the draft is written: what a crash of the tab may cost. */
const pause = 200;

export function createPageSession(store: Store, showEarlier: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const locks = openTabLocks(navigator.locks);
  const session = createSession({
    drafts: createDrafts(openRecords()),
    lastMoments: openLastMoments(() => localStorage),
    locks,
    tab: tabMemory,
    now: Date.now,
    soon(work) {
      timer ??= setTimeout(() => {
        timer = undefined;
        work();
      }, pause);
    },
    told(failure) {
      if (failure) tellFailure(failure);
      else store.dismiss('draft');
    },
  });
  let ready = false;
  /** What the page begins with: no project, and nothing that Undo should go back to. */
  const blank = store.project.snapshot();
  /** Counts the requests to show something. */
  let asked = 0;
  /** Returns a test for whether this request is still wanted: not after a later one, nor after another project came. */
  const asks = () => {
    const question = ++asked;
    const { id } = store.project.snapshot();
    return () => question === asked && id === store.project.snapshot().id;
  };

  const tellFailure = ({ message }: StorageFailure) =>
    store.notify({
      kind: 'problem',
      key: 'draft',
      message,
      actions: [{ label: text.unexpected.save, run: () => void saveWork(store) }],
    });

  const show = (label: string, snapshot: ProjectSnapshot) => {
    if (store.project.snapshot() === blank) store.project.start(snapshot);
    else store.project.replace(label, snapshot);
  };

  /** Shows the project in the address; `false` if the address has none of ours. */
  const openLink = async (): Promise<boolean> => {
    const fragment = location.hash;
    if (fragment.length < 2) return false;
    const wanted = asks();
    const { decodeLink } = await import('../project/permalink.ts');
    const link = await decodeLink(fragment);
    if (!wanted() || link.state === 'none') return false;
    if (link.state === 'error') {
      store.notify({ kind: 'problem', message: link.message });
      return false;
    }
    if (link.state === 'example') {
      const shown = await openExample(link.id, fragment);
      if (!shown) store.notify({ kind: 'problem', message: text.link.noExample });
      return shown;
    }
    const { files, options, name = '' } = link.project;
    const snapshot = newProject({ files, options, name, origin: { kind: 'link', fragment } });
    replaceByGiven(text.link.label, snapshot);
    store.announce(text.link.opened(files.length));
    return true;
  };

  const openExample = async (id: string, fragment: string): Promise<boolean> => {
    const wanted = asks();
    const example = await loadExample(id);
    if (!example) return false;
    if (!wanted()) return true;
    if (example.answer) store.run.foresee(example.files, example.answer);
    const snapshot = newProject({
      files: example.files,
      options: example.options ?? {},
      name: example.id,
      origin: { kind: 'example', fragment },
    });
    replaceByGiven(text.open.example(example.title), snapshot);
    return true;
  };

  const replaceByGiven = (label: string, snapshot: ProjectSnapshot) => {
    const before = store.project.snapshot();
    show(label, snapshot);
    if (before.origin.kind !== 'own' || isEmpty(before)) return;
    tellKept(text.link.replaced, before.id);
  };

  const tellKept = (message: string, id: string) =>
    store.notify({
      kind: 'done',
      key: 'kept',
      message,
      actions: [{ label: text.link.back, run: () => void open(id, text.link.back) }],
    });

  /** Shows a stored project of the user's; returns whether it is shown. */
  const accept = (opened: Opened, label: string): boolean => {
    if (opened.state === 'failed') tellFailure(opened);
    if (opened.state === 'elsewhere') {
      const { id } = opened;
      store.notify({
        kind: 'done',
        stays: true,
        key: 'elsewhere',
        message: text.draft.elsewhere,
        actions: [
          { label: text.draft.copy, run: () => void openCopy(id) },
          { label: text.takeIn.earlier, run: showEarlier },
        ],
      });
    }
    if (opened.state !== 'opened') return false;
    show(label, opened.snapshot);
    if (opened.lost.length > 0) {
      store.notify({ kind: 'problem', message: text.draft.lost, details: opened.lost });
    }
    if (opened.folderLost !== null) {
      store.notify({ kind: 'problem', message: text.draft.folderLost(opened.folderLost) });
    }
    return true;
  };
  const open = async (id: string, label: string): Promise<boolean> => {
    const wanted = asks();
    const opened = await session.open(id);
    return wanted() && accept(opened, label);
  };
  /** If the address is a link that was made here, shows that very project and not a copy of it. */
  const openShared = async (label: string): Promise<boolean> => {
    const [fragment, id] = [location.hash, projectOf(history.state)];
    if (id === null || !isOwnLink(history.state) || !(await open(id, label))) return false;
    shared = { snapshot: store.project.snapshot(), fragment };
    follow(store.project.snapshot());
    return true;
  };
  const openCopy = async (id: string) => {
    const wanted = asks();
    const opened = await session.copy(id);
    if (!wanted() || !accept(opened, text.draft.copy)) return;
    store.dismiss('elsewhere');
    store.notify({ kind: 'done', message: text.draft.isCopy });
  };

  /** The project that was shared, and its fragment in the address until it changes. */
  let shared: { readonly snapshot: ProjectSnapshot; readonly fragment: string } | null = null;
  const isShared = ({ id, files, options }: ProjectSnapshot) =>
    shared?.snapshot.id === id &&
    shared.snapshot.files === files &&
    shared.snapshot.options === options;

  /** Stores the project as it is and puts it into the address, so that a reload shows the same. */
  const follow = (snapshot: ProjectSnapshot) => {
    session.changed(snapshot);
    if (!ready) return;
    const { id, origin } = snapshot;
    if (origin.kind === 'own') store.dismiss('kept');
    if (!isShared(snapshot)) shared = null;
    const fragment = shared?.fragment ?? (origin.kind === 'own' ? '' : origin.fragment);
    if (location.hash === fragment && projectOf(history.state) === id) return;
    const state = { project: id, shared: shared !== null };
    history.replaceState(state, '', location.pathname + location.search + fragment);
  };
  createEffect(on(store.project.snapshot, follow));
  // Whoever goes on with another project of theirs no longer asks for that one.
  const owned = createMemo(() => {
    const { id, origin } = store.project.snapshot();
    return origin.kind === 'own' ? id : null;
  });
  createEffect(on(owned, (id) => id !== null && store.dismiss('elsewhere'), { defer: true }));

  const listening = new AbortController();
  const { signal } = listening;
  const arrive = async () => {
    const shown = store.project.snapshot();
    const address = location.hash;
    if (address.length > 1) {
      const isShown =
        shared?.fragment === address ||
        (shown.origin.kind !== 'own' && shown.origin.fragment === address);
      if (isShown || (await openShared(text.link.back)) || (await openLink())) return;
      follow(store.project.snapshot());
      return;
    }
    const id = projectOf(history.state);
    if (id === shown.id) return;
    if (id === null || !(await open(id, text.link.back))) await openExample(firstExample, '');
  };
  addEventListener('popstate', () => void arrive(), { signal });
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && session.hide(),
    { signal },
  );
  addEventListener('pagehide', session.hide, { signal });
  addEventListener(
    'beforeunload',
    (event) => {
      if (session.unsafe()) event.preventDefault();
    },
    { signal },
  );
  onCleanup(() => {
    listening.abort();
    clearTimeout(timer);
    locks.close();
  });

  const offline = async () => {
    const { keepOffline } = await import('./offline.ts').catch(() => ({ keepOffline: null }));
    await keepOffline?.(store, session.flush);
  };

  /** Opens the user's own work, or an example if there is none or it can't be read. */
  const startOwn = async () => {
    const latest = await session.latest();
    if (latest.state === 'failed') tellFailure(latest);
    else {
      for (const reason of latest.unreadable) {
        store.notify({ kind: 'problem', message: text.draft.unreadable[reason] });
      }
      if (store.project.snapshot() !== blank) return;
      if (latest.id !== null && (await open(latest.id, ''))) return;
    }
    if (store.project.snapshot() === blank) await openExample(firstExample, '');
  };

  return {
    open,
    copy: openCopy,
    earlier: session.earlier,
    remove: session.remove,
    openExample: (id: string) => openExample(id, `#example=${id}`),
    putAside: (gone: ProjectSnapshot | null) => gone && session.putAside(gone),
    /** Makes the address name the project by this link; `false` if the browser refuses. */
    nameAddress(snapshot: ProjectSnapshot, fragment: string): boolean {
      if (snapshot !== store.project.snapshot()) return false;
      shared = { snapshot, fragment };
      try {
        follow(snapshot);
      } catch {
        shared = null;
      }
      return location.hash === fragment;
    },
    async start(): Promise<void> {
      const own = await openShared('');
      if (!own && (await openLink())) {
        const latest = await session.latest();
        if (latest.state === 'found' && latest.id !== null) {
          tellKept(text.link.draftKept, latest.id);
        }
      } else if (!own) await startOwn();
      ready = true;
      follow(store.project.snapshot());
      void offline();
    },
  };
}

/** What a tab remembers across a reload. */
const tabMemory = {
  get(): string | null {
    try {
      return sessionStorage.getItem('forklift.project');
    } catch {
      return null;
    }
  },
  set(id: string): void {
    try {
      sessionStorage.setItem('forklift.project', id);
    } catch {
      // Without it, a reload opens the latest project.
    }
  },
};

/** Whether the address is a link made here to the project of this history entry. */
function isOwnLink(state: unknown): boolean {
  return typeof state === 'object' && state !== null && Reflect.get(state, 'shared') === true;
}

/** The project that an entry of the browser's history was about. */
function projectOf(state: unknown): string | null {
  const id: unknown = typeof state === 'object' && state && Reflect.get(state, 'project');
  return typeof id === 'string' ? id : null;
}
