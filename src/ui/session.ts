/**
 * How the page's work begins and is kept. It begins with a link's project, else the draft, else an
 * example; every later state of the user's own goes to the draft. What was only looked at never
 * replaces a draft, and what a link replaces stays one step away.
 */
import { createEffect, on, onCleanup } from 'solid-js';
import type { MigrationOptions, SourceFile } from '../engine/index.ts';
import { type LoadedDraft, openDraft, type SavedDraft } from '../project/draft.ts';
import { emptySnapshot, type ProjectSnapshot } from '../project/snapshot.ts';
import { forgetUnsaved, keepUnsaved, type Stored, takeUnsaved } from '../project/unsaved.ts';
import type { Store } from '../state/store.ts';
import { firstExample, loadExample } from './actions/examples.ts';
import { text } from './text.ts';

/** Milliseconds after a change until the draft is written. */
const pause = 600;

export function createSession(store: Store) {
  const draft = openDraft();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: ProjectSnapshot | null = null;
  /** The work as the draft has it. */
  let stored: Stored = { snapshot: emptySnapshot, savedAt: 0 };
  /** Work in storage that this page has not shown: it moves aside before anything is saved over it. */
  let unseenDraft = false;
  let ready = false;

  const given = (files: readonly SourceFile[], options: MigrationOptions, name: string) => ({
    ...emptySnapshot,
    files,
    options,
    name,
  });

  /** Shows what the address holds; `false` when that is nothing of ours. */
  const openLink = async (first: boolean): Promise<boolean> => {
    if (location.hash.length < 2) return false;
    const { decodeLink } = await import('../project/permalink.ts');
    const link = await decodeLink(location.hash);
    if (link.state === 'none') return false;
    if (link.state === 'error') {
      store.notify({ kind: 'problem', message: link.message });
      return false;
    }
    if (link.state === 'example') {
      const shown = await openExample(link.id, first);
      if (!shown) store.notify({ kind: 'problem', message: text.link.noExample });
      return shown;
    }
    const { files, options } = link.project;
    replaceByGiven('link', text.link.label, given(files, options, ''), first);
    store.announce(text.link.opened(files.length));
    return true;
  };

  const openExample = async (id: string, first: boolean): Promise<boolean> => {
    const example = await loadExample(id);
    if (!example) return false;
    const snapshot = given(example.files, example.options ?? {}, example.id);
    replaceByGiven('example', text.open.example(example.title), snapshot, first);
    return true;
  };

  const replaceByGiven = (
    kind: 'link' | 'example',
    label: string,
    snapshot: ProjectSnapshot,
    first: boolean,
  ) => {
    const own = store.untouched() ? null : store.project.snapshot();
    store.showGiven(kind, label, snapshot, first);
    if (own === null) return;
    store.notify({
      kind: 'done',
      message: text.link.replaced,
      actions: [{ label: text.link.back, run: () => store.project.replace(text.link.back, own) }],
    });
  };

  const saved = (outcome: SavedDraft) => {
    if (outcome.state === 'failed') {
      store.notify({ kind: 'problem', key: 'draft', message: outcome.message });
    } else if (outcome.state === 'conflict') {
      store.notify({
        kind: 'problem',
        key: 'draft',
        message: text.draft.conflict,
        actions: [
          { label: text.draft.keepThis, run: () => void save({ overwrite: true }) },
          { label: text.draft.takeOther, run: () => void takeOther() },
        ],
      });
    } else store.dismiss('draft');
  };
  const save = async (options?: { overwrite: boolean }) => {
    const snapshot = latest;
    if (!snapshot) return;
    if (unseenDraft) {
      unseenDraft = false;
      await draft.stash();
    }
    const outcome = await draft.save(snapshot, options);
    if (outcome.state === 'saved') {
      stored = { snapshot, savedAt: outcome.savedAt };
      if (latest === snapshot) forgetUnsaved();
    }
    saved(outcome);
  };
  /** Settles once the work as it is now is stored. */
  const saveNow = async () => {
    clearTimeout(timer);
    timer = undefined;
    await save();
  };
  const saveSoon = () => {
    timer ??= setTimeout(() => void saveNow(), pause);
  };
  /** The stored work, with what was typed after its last save put over it. */
  const ownWork = async (): Promise<LoadedDraft> => {
    const loaded = await draft.load();
    if (loaded.state === 'loaded') stored = loaded;
    const newer = takeUnsaved(stored);
    if (!newer) return loaded;
    const { snapshot } = newer;
    if (newer.overtaken && loaded.state === 'loaded') {
      store.notify({
        kind: 'problem',
        message: text.draft.overtaken,
        actions: [
          {
            label: text.draft.showUnsaved,
            run: () => store.project.replace(text.draft.showUnsaved, snapshot),
          },
        ],
      });
      return loaded;
    }
    latest = snapshot;
    return loaded.state === 'loaded'
      ? { ...loaded, snapshot }
      : { state: 'loaded', snapshot, savedAt: 0, lost: [] };
  };
  const offline = async () => {
    const { keepOffline } = await import('./offline.ts').catch(() => ({ keepOffline: null }));
    await keepOffline?.(store, saveNow);
  };
  const takeOther = async () => show(await draft.load(), text.draft.takeOther);

  const show = (loaded: LoadedDraft, label: string): boolean => {
    if (loaded.state === 'failed') store.notify({ kind: 'problem', message: loaded.message });
    if (loaded.state === 'unreadable') {
      store.notify({ kind: 'problem', message: text.draft.unreadable[loaded.reason] });
    }
    if (loaded.state !== 'loaded') return false;
    store.project.replace(label, loaded.snapshot);
    if (loaded.lost.length > 0) {
      store.notify({ kind: 'problem', message: text.draft.lost, details: loaded.lost });
    }
    return true;
  };

  createEffect(
    on(store.project.snapshot, (snapshot) => {
      if (!ready || store.untouched()) return;
      latest = snapshot;
      if (location.hash) history.replaceState(null, '', location.pathname + location.search);
      saveSoon();
    }),
  );

  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('hashchange', () => void openLink(false), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState !== 'hidden' || !latest || latest === stored.snapshot) return;
      keepUnsaved(latest, stored);
      void saveNow();
    },
    { signal },
  );
  const forget = draft.onOtherTab(() => {
    store.notify({
      kind: 'problem',
      key: 'draft',
      message: text.draft.otherTab,
      actions: [{ label: text.draft.takeOther, run: () => void takeOther() }],
    });
  });
  onCleanup(() => {
    listening.abort();
    forget();
    clearTimeout(timer);
    draft.close();
  });

  return {
    openExample: (id: string) => openExample(id, false),
    async start(): Promise<void> {
      const [linked, loaded] = await Promise.all([openLink(true), ownWork()]);
      if (linked) {
        unseenDraft = loaded.state === 'loaded';
        if (loaded.state === 'loaded') {
          store.notify({
            kind: 'done',
            message: text.link.draftKept,
            actions: [
              {
                label: text.link.back,
                run: () => {
                  unseenDraft = false;
                  show(loaded, text.link.back);
                },
              },
            ],
          });
        }
      } else if (loaded.state === 'loaded') {
        store.project.start(loaded.snapshot);
        show(loaded, text.draft.restored);
      } else {
        show(loaded, text.draft.restored);
        await openExample(firstExample, true);
      }
      ready = true;
      if (latest && !linked) saveSoon();
      void offline();
    },
  };
}
