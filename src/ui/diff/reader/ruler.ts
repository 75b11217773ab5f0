/** The strip beside the reader's scrollbar that shows where changes are, as far as the reader has read; a press leads there. */
import { part } from './row-element.ts';

/** A stretch of the whole scroll, both ends as shares of its height. */
export interface RulerMark {
  readonly from: number;
  readonly to: number;
  /** `left`: its change is left out. */
  readonly kind: 'change' | 'left';
}

/** Marks closer than this, in px, become one. */
const apart = 2;
/** The least height of a mark in px. */
const least = 3;

export class Ruler {
  readonly element = part('div', 'reader-ruler');
  private shown = '';

  /** `go` is told which share of the whole was pressed. */
  constructor(go: (share: number) => void) {
    // One steps through changes by keyboard; this is the same for the pointer.
    this.element.setAttribute('aria-hidden', 'true');
    this.element.addEventListener('pointerdown', (event) => {
      const { top, height } = this.element.getBoundingClientRect();
      event.preventDefault();
      if (height > 0) go((event.clientY - top) / height);
    });
  }

  /** `marks` are sorted; `height` is the strip's, in px. */
  show(marks: Iterable<RulerMark>, height: number): void {
    const drawn: { top: number; bottom: number; kind: RulerMark['kind'] }[] = [];
    for (const { from, to, kind } of marks) {
      const top = Math.round(from * height);
      const bottom = Math.max(top + least, Math.round(to * height));
      const last = drawn.at(-1);
      if (last && last.kind === kind && top - last.bottom < apart) {
        last.bottom = Math.max(last.bottom, bottom);
      } else if (!last || bottom > last.bottom) drawn.push({ top, bottom, kind });
    }
    const now = drawn.map(({ top, bottom, kind }) => `${top} ${bottom} ${kind}`).join();
    if (now === this.shown) return;
    this.shown = now;
    this.element.replaceChildren(
      ...drawn.map(({ top, bottom, kind }) => {
        const mark = part('div', `reader-mark is-${kind}`);
        mark.style.insetBlockStart = `${top}px`;
        mark.style.blockSize = `${bottom - top}px`;
        return mark;
      }),
    );
  }
}
