/** The right region: what the migration comes to, then the panels. Each panel is a row of the table below. */
import { type Component, createEffect, createMemo, lazy, on, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type Store, useStore } from '../../state/store.ts';
import { type PanelId, usePage } from '../page.ts';
import { Tabs } from '../parts/tabs.tsx';
import { text } from '../text.ts';
import './panels.css';
import './findings.css';
import './next.css';
import './dependencies.css';
import './forks/forks.css';

const Verdict = lazy(() => import('./verdict.tsx'));

interface Panel {
  readonly id: PanelId;
  readonly view: Component & { readonly preload: () => Promise<unknown> };
  /** A number beside its name. */
  readonly badge?: (store: Store) => number;
  /** Whether the number counts errors. */
  readonly grave?: (store: Store) => boolean;
  /** Whether it has anything to show; always, if absent. */
  readonly shown?: (store: Store) => boolean;
}

/** In the order of the tabs. */
const panels: readonly Panel[] = [
  { id: 'next', view: lazy(() => import('./next-panel.tsx')) },
  {
    id: 'findings',
    view: lazy(() => import('./findings-panel.tsx')),
    badge: ({ outcome }) =>
      outcome.findings().filter((finding) => finding.severity !== 'info').length,
    // Errors come first.
    grave: ({ outcome }) => outcome.findings()[0]?.severity === 'error',
  },
  { id: 'dependencies', view: lazy(() => import('./dependencies-panel.tsx')) },
  {
    id: 'audit',
    view: lazy(() => import('./audit/audit-panel.tsx')),
    badge: ({ outcome }) =>
      (outcome.migration()?.audit ?? []).reduce((sum, one) => sum + one.unmaintained.length, 0),
    shown: ({ outcome }) =>
      (outcome.migration()?.audit ?? []).some(({ unmaintained }) => unmaintained.length > 0),
  },
  {
    id: 'patch',
    view: lazy(() => import('./patch-panel.tsx')),
    shown: ({ outcome }) => outcome.migration()?.patch != null,
  },
  { id: 'forks', view: lazy(() => import('./forks/forks-panel.tsx')) },
];

/** The panels with something to show, for the tabs and the palette. */
export function shownPanels(store: Store): readonly Panel[] {
  return panels.filter((panel) => panel.shown?.(store) ?? true);
}

/** In a lock file on its own, the package that its user is most likely looking for. */
function lockedPlace({ project, outcome }: Store) {
  const path = outcome.findings().find(({ code }) => code === 'lock-alone')?.path ?? null;
  const { graphs = [], audit = [] } = outcome.migration() ?? {};
  const stays = graphs.flatMap(({ crates }) => crates.filter(({ remaining }) => remaining));
  const crate = [...stays, ...audit.flatMap(({ unmaintained }) => unmaintained)][0]?.crate;
  if (path === null || crate === undefined) return null;
  const from = project.file(path)?.text.indexOf(`name = "${crate}"`) ?? -1;
  return from < 0 ? null : { kind: 'range' as const, path, from, to: from };
}

export function Panels() {
  const store = useStore();
  const page = usePage();
  const shown = createMemo(() => shownPanels(store));
  const tabs = createMemo(() =>
    shown().map(({ id, badge, grave }) => ({
      id,
      label: text.tabs[id],
      badge: badge?.(store),
      grave: grave?.(store),
    })),
  );
  /** Until the first result of the initial project, nothing is shown that the verdict would push down. */
  const begun = createMemo(
    (was: boolean) =>
      was || (page.started() && store.run.fresh() && store.outcome.migration() !== null),
    false,
  );
  const chosen = createMemo(
    () => shown().find(({ id }) => id === page.panel()) ?? shown()[0] ?? panels[0],
  );
  // A user who brings only a lock file wants to know what depends on what, so that panel is shown first; with a whole
  // project, it is what to do.
  createEffect(
    on(page.loneLock, (alone, before) => {
      if (alone) {
        page.showPanel('dependencies');
        page.showRegion('panels');
        const entry = lockedPlace(store);
        if (entry) store.selection.goTo(entry.path, entry);
      } else if (before && page.panel() === 'dependencies') page.showPanel('next');
    }),
  );
  let section: HTMLElement | undefined;
  // Another panel starts at its top, even if the user had scrolled past that.
  createEffect(
    on(
      () => chosen()?.id,
      () => {
        const tabs = section?.querySelector<HTMLElement>('.tabs');
        const top = tabs?.offsetTop ?? 0;
        if (section && section.scrollTop > top) section.scrollTop = top;
        // In a window of middle width they scroll by themselves.
        if (tabs) tabs.scrollTop = 0;
      },
      { defer: true },
    ),
  );
  createEffect(
    on(
      page.led,
      async () => {
        const panel = chosen();
        await panel?.view.preload();
        requestAnimationFrame(() => {
          const tab = section?.querySelector<HTMLElement>(`[data-tab="${panel?.id}"]`);
          if (!section || !tab) return;
          section.scrollTop = tab.closest<HTMLElement>('.tabs')?.offsetTop ?? 0;
          tab.focus({ preventScroll: true });
        });
      },
      { defer: true },
    ),
  );
  /** Below a long verdict there may be little room for a panel; then the one that the user asks for moves up. */
  const choose = (id: PanelId) => {
    const top = section?.querySelector<HTMLElement>('.tabs')?.offsetTop ?? 0;
    const isLow = section && top - section.scrollTop > section.clientHeight / 2;
    if (isLow) page.leadTo(id);
    else page.showPanel(id);
  };
  return (
    <section ref={section} class="panels" aria-label={text.regions.panels}>
      <Show
        when={
          (begun() && store.outcome.migration() !== null) ||
          (page.started() && store.run.failure() !== null)
        }
      >
        {/* At once, so that what comes first is not pushed down by what comes later. */}
        <Suspense>
          <Verdict />
          <Tabs
            label={text.regions.panels}
            tabs={tabs()}
            chosen={chosen()?.id ?? 'next'}
            choose={choose}
          >
            <h2 class="visually-hidden">{text.tabs[chosen()?.id ?? 'next']}</h2>
            <Suspense>
              <Dynamic component={chosen()?.view} />
            </Suspense>
          </Tabs>
        </Suspense>
      </Show>
    </section>
  );
}
