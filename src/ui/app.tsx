/** The page: its regions, and what belongs to all of them (keys, drops, pastes). */
import { createEffect, lazy, on, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { createStore, type Store, StoreContext, useStore } from '../state/store.ts';
import { ActionBar } from './actions/action-bar.tsx';
import { DropZone } from './actions/drop-zone.tsx';
import { fetchAhead } from './ahead.ts';
import { CommandsContext, createCommands } from './commands.ts';
import { DiffPane } from './diff/diff-pane.tsx';
import { FilePanel } from './files/file-panel.tsx';
import { createPage, PageContext, usePage } from './page.ts';
import { Panels } from './panels/panels.tsx';
import { Guard } from './parts/guard.tsx';
import { keepFocus } from './parts/kept-focus.ts';
import { Toasts } from './parts/toasts.tsx';
import { RegionTabs } from './region-tabs.tsx';
import { runShortcut } from './shortcuts.ts';
import { StatusBar, summary } from './status-bar.tsx';
import { text } from './text.ts';
import { tellUnexpected } from './unexpected.ts';

const Dialogs = lazy(() => import('./dialogs.tsx'));
const PaneSeparator = lazy(() => import('./pane-separator.tsx'));
const Arriving = lazy(() => import('./arriving.tsx'));

export function App() {
  const store = createStore();
  tellUnexpected(store);
  const page = createPage(store);
  const commands = createCommands(store, page);

  createEffect(() => {
    document.title = titleOf(store);
  });
  onMount(() => {
    const keys = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && runShortcut(event, commands)) event.preventDefault();
    };
    document.addEventListener('keydown', keys);
    onCleanup(() => document.removeEventListener('keydown', keys));
    onCleanup(keepFocus());
    void page.session
      .start()
      .finally(() => page.setStarted(true))
      .then(() => fetchAhead(store));
  });
  return (
    <StoreContext.Provider value={store}>
      <PageContext.Provider value={page}>
        <CommandsContext.Provider value={commands}>
          <div
            class="page"
            data-region={page.region()}
            data-left={page.narrow() || page.panes.isOpen('left') ? 'open' : 'closed'}
            data-right={page.narrow() || page.panes.isOpen('right') ? 'open' : 'closed'}
            style={{
              '--left': page.panes.given('left') ?? undefined,
              '--right': page.panes.given('right') ?? undefined,
            }}
          >
            <header class="top">
              <button
                type="button"
                class="skip"
                onClick={() => {
                  page.showRegion('diff');
                  document.querySelector<HTMLElement>('.cm-content, .editor-host .reader')?.focus();
                }}
              >
                {text.app.skip}
              </button>
              <h1 class="brand">
                <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
                  <path d="M3 3v14.5M7.5 17.5h13M7.5 17.5V6.5h5.5v7.5h7.5v3.5" />
                  <circle cx="9.5" cy="20" r="1.6" />
                  <circle cx="17.5" cy="20" r="1.6" />
                </svg>
                {text.app.name}
              </h1>
              <p class="tagline">
                <span>{text.app.tagline[0]}</span> <span>{text.app.tagline[1]}</span>
              </p>
              <Guard place="actions">
                <ActionBar />
              </Guard>
            </header>
            <main class="work">
              <div class="work" inert={page.arriving() !== null}>
                <Guard place="files">
                  <FilePanel />
                </Guard>
                <Guard place="diff">
                  <DiffPane />
                </Guard>
                <Guard place="panels">
                  <Panels />
                </Guard>
                <Suspense>
                  <Show when={!page.narrow()}>
                    <Show when={page.panes.isOpen('left')}>
                      <PaneSeparator pane="left" />
                    </Show>
                    <Show when={page.panes.isOpen('right')}>
                      <PaneSeparator pane="right" />
                    </Show>
                  </Show>
                </Suspense>
              </div>
              <Guard place="over">
                <Suspense>{page.arriving() && <Arriving />}</Suspense>
              </Guard>
            </main>
            <Toasts />
            <Guard place="status">
              <StatusBar />
            </Guard>
            <RegionTabs />
          </div>
          <DropZone />
          <Guard place="over">
            <Suspense>{page.question() && <Dialogs />}</Suspense>
          </Guard>
          <Guard place="over">
            <Announcements />
          </Guard>
        </CommandsContext.Provider>
      </PageContext.Provider>
    </StoreContext.Provider>
  );
}

/** The page's title: what it shows, and whose project that is. */
function titleOf({ project }: Store): string {
  const snapshot = project.snapshot();
  if (snapshot.files.length === 0) return text.title.none;
  return text.title[snapshot.origin.kind](project.name());
}

/**
 * Milliseconds that a result must stay before it is announced: one announcement for each letter would disturb typing.
 */
const rest = 700;

/** Announcements for screen readers: results that stay, and whatever else the page announces. */
function Announcements() {
  const store = useStore();
  const page = usePage();
  // Once for each phase: the numbers on the page change with every frame.
  createEffect(() => {
    const arriving = page.arriving();
    if (arriving) store.announce(text.progress.title[arriving]);
    else if (store.run.cancelled()) store.announce(text.progress.cancelled);
    else if (store.run.slow()) store.announce(text.progress.working);
  });
  createEffect(
    on(store.outcome.migration, (migration) => {
      if (!migration) return;
      const timer = setTimeout(() => store.announce(summary(store)), rest);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  return (
    <p class="visually-hidden" aria-live="polite" data-testid="announcement">
      {store.announcement()}
    </p>
  );
}
