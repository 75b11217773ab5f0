/** The ruler beside an editor. It is redrawn when its lines are placed differently or its changes are others. */
import type { EditorView } from '@codemirror/view';
import { Ruler, type RulerMark } from '../ruler.ts';

/** A range of the editor's document. */
export interface MarkedRange {
  readonly from: number;
  readonly to: number;
  readonly kind: RulerMark['kind'];
}

export class ChangeRuler {
  private readonly ruler: Ruler;
  private readonly view: EditorView;
  private readonly scroller: HTMLElement;
  private readonly ranges: () => Iterable<MarkedRange>;

  /**
   * `content` goes into `parent`, and `scroller` is the part of it that scrolls. The ranges are sorted, and refer to
   * `view`'s document.
   */
  constructor(
    parent: Element,
    content: HTMLElement,
    scroller: HTMLElement,
    view: EditorView,
    ranges: () => Iterable<MarkedRange>,
  ) {
    this.ruler = new Ruler(parent, content, scroller);
    this.view = view;
    this.scroller = scroller;
    this.ranges = ranges;
    this.schedule();
  }

  /** Draws it once the editor has measured its lines. Several calls before that draw it once. */
  schedule(): void {
    this.view.requestMeasure({
      key: this,
      read: () => [...this.marks()],
      write: (marks) => this.ruler.show(marks),
    });
  }

  destroy(): void {
    this.ruler.remove();
  }

  private *marks(): Iterable<RulerMark> {
    const { view, scroller } = this;
    const { length } = view.state.doc;
    // If everything is in sight, a mark is beside its line.
    const total = Math.max(1, view.contentHeight, scroller.clientHeight);
    const above = view.documentPadding.top;
    for (const { from, to, kind } of this.ranges()) {
      const first = view.lineBlockAt(Math.min(from, length));
      const last = to > first.to ? view.lineBlockAt(Math.min(to, length)) : first;
      yield { from: (above + first.top) / total, to: (above + last.bottom) / total, kind };
    }
  }
}
