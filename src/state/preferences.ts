/** How this person likes the page: stored in this browser, versioned, and checked when read. */
import { createEffect, createSignal, on } from 'solid-js';

export type Theme = 'system' | 'light' | 'dark';
export type Layout = 'split' | 'unified' | 'source';

export interface Preferences {
  readonly theme: Theme;
  readonly layout: Layout;
  /** Whether long lines wrap. If not, they scroll sideways. */
  readonly wrap: boolean;
  /** Whether an example is shown with the strip that says it is one, and how to bring one's own project. */
  readonly strip: boolean;
  /** The width of the column beside the centre, in px; `null`: as wide as the window suggests. */
  readonly left: number | null;
  readonly right: number | null;
  /** Whether the columns are open. */
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  /** Whether only changed files are listed. `null`: only once a project is big. */
  readonly onlyChanged: boolean | null;
}

export const themes: readonly Theme[] = ['system', 'light', 'dark'];
export const layouts: readonly Layout[] = ['split', 'unified', 'source'];

const storageKey = 'forklift.preferences.1';
/** Read by public/theme.js before the first paint. */
const themeKey = 'forklift.theme';

const defaults: Preferences = {
  theme: 'system',
  layout: 'split',
  wrap: true,
  strip: true,
  left: null,
  right: null,
  leftOpen: true,
  rightOpen: true,
  onlyChanged: null,
};

export function createPreferences() {
  const [preferences, setPreferences] = createSignal(readPreferences(), { equals: false });
  const prefer = (change: Partial<Preferences>) => setPreferences((now) => ({ ...now, ...change }));
  createEffect(
    on(preferences, (now) => {
      store(storageKey, JSON.stringify(now));
      store(themeKey, now.theme);
      if (now.theme === 'system') delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = now.theme;
    }),
  );
  return { preferences, prefer };
}

function readPreferences(): Preferences {
  let stored: unknown;
  try {
    stored = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
  } catch {
    // Storage may be unavailable, or hold something else: the defaults apply.
  }
  if (typeof stored !== 'object' || stored === null) return defaults;
  const field = (name: string): unknown => Reflect.get(stored, name);
  return {
    theme: themes.find((theme) => theme === field('theme')) ?? defaults.theme,
    layout: layouts.find((layout) => layout === field('layout')) ?? defaults.layout,
    wrap: field('wrap') !== false,
    left: width(field('left')),
    right: width(field('right')),
    leftOpen: field('leftOpen') !== false,
    rightOpen: field('rightOpen') !== false,
    strip: field('strip') !== false,
    onlyChanged: typeof field('onlyChanged') === 'boolean' ? field('onlyChanged') === true : null,
  };
}

function width(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A private window may refuse: the choice then lasts as long as the page.
  }
}
