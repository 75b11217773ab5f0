/** The right region: what the migration comes to, in tabs. */
import { createMemo, Match, Switch } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { type PanelId, usePage } from '../page.ts';
import { Tabs } from '../parts/tabs.tsx';
import { text } from '../text.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { PatchPanel } from './patch-panel.tsx';
import './panels.css';

export function Panels() {
  const store = useStore();
  const page = usePage();
  const tabs = createMemo(() => {
    const grave = store.outcome.findings().filter((finding) => finding.severity !== 'info');
    const ids: readonly PanelId[] = ['patch', 'findings'];
    return ids.map((id) => ({
      id,
      label: text.tabs[id],
      badge: id === 'findings' ? grave.length : undefined,
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
        <Switch>
          <Match when={page.panel() === 'patch'}>
            <PatchPanel />
          </Match>
          <Match when={page.panel() === 'findings'}>
            <FindingsPanel />
          </Match>
        </Switch>
      </Tabs>
    </section>
  );
}
