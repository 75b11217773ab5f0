/** The right region: what the migration comes to, in tabs. */
import { createMemo, lazy, Match, Suspense, Switch } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { type PanelId, usePage } from '../page.ts';
import { Tabs } from '../parts/tabs.tsx';
import { text } from '../text.ts';
import { PatchPanel } from './patch-panel.tsx';
import './panels.css';

const ChecklistPanel = lazy(() => import('./checklist-panel.tsx'));
const DependenciesPanel = lazy(() => import('./dependencies-panel.tsx'));
const FindingsPanel = lazy(() => import('./findings-panel.tsx'));
const ForksPanel = lazy(() => import('./forks-panel.tsx'));

export function Panels() {
  const store = useStore();
  const page = usePage();
  const grave = createMemo(
    () => store.outcome.findings().filter((finding) => finding.severity !== 'info').length,
  );
  const tabs = createMemo(() => {
    const ids: readonly PanelId[] = ['patch', 'findings', 'checklist', 'dependencies', 'forks'];
    return ids.map((id) => ({
      id,
      label: text.tabs[id],
      badge: id === 'findings' ? grave() : undefined,
    }));
  });
  return (
    <section class="panels" aria-label={text.regions.panels}>
      <Tabs
        label={text.regions.panels}
        tabs={tabs()}
        chosen={page.panel()}
        choose={(id) => page.showPanel(id)}
      >
        <h2 class="visually-hidden">{text.tabs[page.panel()]}</h2>
        <Switch>
          <Match when={page.panel() === 'patch'}>
            <PatchPanel />
          </Match>
          <Match when={page.panel() === 'findings'}>
            <Suspense>
              <FindingsPanel />
            </Suspense>
          </Match>
          <Match when={page.panel() === 'checklist'}>
            <Suspense>
              <ChecklistPanel />
            </Suspense>
          </Match>
          <Match when={page.panel() === 'dependencies'}>
            <Suspense>
              <DependenciesPanel />
            </Suspense>
          </Match>
          <Match when={page.panel() === 'forks'}>
            <Suspense>
              <ForksPanel />
            </Suspense>
          </Match>
        </Switch>
      </Tabs>
    </section>
  );
}
