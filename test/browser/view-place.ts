/** The page around a view of a file, as far as its styles ask for it, and a host that remembers what it hears. */
import { vi } from 'vitest';
import type { FileHost } from '../../src/ui/diff/file-view.ts';

export type SpiedHost = { [Name in keyof FileHost]: ReturnType<typeof vi.fn<FileHost[Name]>> };

/** Puts an empty place for a view on the page; `style` gives it its size. */
export function viewPlace(style: string): HTMLElement {
  document.body.innerHTML =
    '<div class="diff"><div class="editor"><div class="editor-host"></div></div></div>';
  const place = document.querySelector<HTMLElement>('.editor-host');
  if (!place) throw new Error('no place');
  place.style.cssText = style;
  return place;
}

export function spiedHost(): SpiedHost {
  return { edited: vi.fn(), pasted: vi.fn(), apply: vi.fn(), copied: vi.fn(), moved: vi.fn() };
}

/** What a view does behind the frames after a change is done: some of it waits for the frame after. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  await new Promise((go) => setTimeout(go, 50));
}

/** Where each visual row of a line's text begins, in px from the left; its indentation does not count. */
export function rowStarts(line: Element): readonly number[] {
  const starts = new Map<number, number>();
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent ?? '';
    for (let at = 0; at < words.length; at++) {
      if (words[at] === ' ') continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top, left } = range.getBoundingClientRect();
      const row = Math.round(top);
      starts.set(row, Math.min(starts.get(row) ?? left, left));
    }
  }
  return [...starts].sort(([a], [b]) => a - b).map(([, left]) => left);
}

/** Lines that all wrap, each deeper than the one before, in which nothing is too long to wrap between words. */
export const staircase = Array.from(
  { length: 11 },
  (_, level) => `${' '.repeat(4 * level)}call(${'word, '.repeat(30)});\n`,
).join('');
