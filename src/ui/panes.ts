/**
 * The columns beside the centre: how wide they are, whether they are open, and whether the centre has room for two
 * texts.
 */
import { createMemo, createSignal, onCleanup } from 'solid-js';
import type { Store } from '../state/store.ts';

export type Pane = 'left' | 'right';

/** How wide a column may be, in px, whoever sets it. */
export const limits = {
  left: { least: 140, most: 640 },
  right: { least: 220, most: 800 },
} as const;

/** The smallest width of the centre, in px. */
const leastCentre = 320;
/** In windows at least this wide, in px, two texts are side by side. */
const wideWindow = 1180;
/** How many characters each side needs room for if the user has set the columns' widths. */
const leastCharacters = 40;
/**
 * Widths in px: of a character in the page's font for code, of what is beside each text, and of what is between and
 * after the two.
 */
const character = 7.25;
const beside = 66;
const between = 34 + 24;

/** `isAnswer`: the panels hold what the user came for, and the centre has nothing to compare. */
export function createPanes(store: Store, isAnswer: () => boolean) {
  const [window, setWindow] = createSignal(innerWidth);
  const follow = () => setWindow(innerWidth);
  addEventListener('resize', follow);
  onCleanup(() => removeEventListener('resize', follow));

  const isOpen = (pane: Pane) => store.preferences()[pane === 'left' ? 'leftOpen' : 'rightOpen'];
  const within = (pane: Pane, px: number) => {
    const { least, most } = limits[pane];
    const other = pane === 'left' ? 'right' : 'left';
    const room = window() - leastCentre - (isOpen(other) && wide() ? width(other) : 0);
    return Math.round(Math.max(least, Math.min(most, room, px)));
  };
  const width = (pane: Pane): number => {
    const own = store.preferences()[pane];
    if (own === null) return initial(pane);
    return Math.max(limits[pane].least, Math.min(limits[pane].most, own));
  };
  const initial = (pane: Pane) =>
    pane === 'right' && isAnswer() ? answerWidth(window()) : defaultWidths[pane](window());
  const wide = () => window() >= wideWindow;
  const isOwn = () => store.preferences().left !== null || store.preferences().right !== null;

  return {
    isOpen,
    width,
    within,
    /** The width of a column in the page's grid; `null`: as in styles/page.css. */
    given(pane: Pane): string | null {
      if (!isOpen(pane)) return '0px';
      const isAsStyled = store.preferences()[pane] === null && !(pane === 'right' && isAnswer());
      return isAsStyled ? null : `${within(pane, width(pane))}px`;
    },
    toggle(pane: Pane): void {
      const open = !isOpen(pane);
      store.prefer(pane === 'left' ? { leftOpen: open } : { rightOpen: open });
    },
    /** Whether the window has room for two texts beside each other, if the columns leave it to them. */
    couldHaveTwo: createMemo(wide),
    /** Whether there is room for two texts beside each other. */
    hasTwo: createMemo(() => {
      if (!wide() || !(isOwn() || isAnswer())) return wide();
      const open = (['left', 'right'] as const).filter(isOpen);
      const columns = open.reduce((sum, pane) => sum + within(pane, width(pane)), 0);
      const side = (window() - columns - between) / 2 - beside;
      return side >= leastCharacters * character;
    }),
  };
}

/** The same widths as in styles/page.css and styles/small-screens.css. */
const defaultWidths = {
  left: (window: number) =>
    window < wideWindow ? clamp(180, 0.18 * window, 272) : clamp(160, 94 + 0.063 * window, 272),
  right: (window: number) => clamp(256, 80 + 0.14 * window, 384),
} as const;

const answerWidth = (window: number) => clamp(256, 0.42 * window, 800);

function clamp(least: number, px: number, most: number): number {
  return Math.max(least, Math.min(most, px));
}
