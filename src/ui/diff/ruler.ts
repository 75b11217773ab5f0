/** The strip beside a text's scrollbar that shows where its changes are. A press scrolls there. */
import './ruler.css';

/** A range of the whole scroll height, with both ends as shares of it. */
export interface RulerMark {
  readonly from: number;
  readonly to: number;
  /** `left`: a change that is left out. */
  readonly kind: 'change' | 'left';
}

/** Marks closer together than this, in px, are joined. */
const apart = 2;
/** The smallest height of a mark, in px. */
const least = 3;

export class Ruler {
  private readonly place = block('ruled');
  private readonly strip = block('ruler');
  private readonly scroller: HTMLElement;
  private shown = '';

  /** Puts `content` and the strip into `parent`. `scroller` is what scrolls: `content` itself or a part of it. */
  constructor(parent: Element, content: HTMLElement, scroller = content) {
    this.scroller = scroller;
    // This is for the pointer. By keyboard, the user steps through the changes.
    this.strip.setAttribute('aria-hidden', 'true');
    this.strip.addEventListener('pointerdown', (event) => {
      const { top, height } = this.strip.getBoundingClientRect();
      event.preventDefault();
      if (height === 0) return;
      const share = (event.clientY - top) / height;
      scroller.scrollTop = share * scroller.scrollHeight - scroller.clientHeight / 2;
    });
    this.place.append(content, this.strip);
    parent.append(this.place);
  }

  remove(): void {
    this.place.remove();
  }

  /** `marks` are sorted. */
  show(marks: Iterable<RulerMark>): void {
    const height = this.scroller.clientHeight;
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
    this.strip.replaceChildren(
      ...drawn.map(({ top, bottom, kind }) => {
        const mark = block(`ruler-mark is-${kind}`);
        mark.style.insetBlockStart = `${top}px`;
        mark.style.blockSize = `${bottom - top}px`;
        return mark;
      }),
    );
  }
}

function block(name: string): HTMLElement {
  const made = document.createElement('div');
  made.className = name;
  return made;
}
