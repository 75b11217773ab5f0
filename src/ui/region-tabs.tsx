/** On a narrow screen: selects the region to show. */
import { For } from 'solid-js';
import { usePage } from './page.ts';
import { text } from './text.ts';

const regions = ['files', 'diff', 'panels'] as const;

export function RegionTabs() {
  const page = usePage();
  return (
    <nav class="region-tabs" aria-label={text.regions.narrow}>
      <For each={regions}>
        {(region) => (
          <button
            type="button"
            class="region-tab"
            aria-pressed={page.region() === region}
            onClick={() => page.showRegion(region)}
          >
            {text.regions[region]}
          </button>
        )}
      </For>
    </nav>
  );
}
