/**
 * Findings in the text: a mark in the gutter, a line under the words, and an explanation below them while the pointer
 * is on the words or the cursor is in them.
 */
import {
  type EditorState,
  type Extension,
  Prec,
  RangeSet,
  StateEffect,
  StateField,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  GutterMarker,
  gutter,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
  tooltips,
} from '@codemirror/view';
import type { Finding } from '../../../engine/host.ts';
import { text } from '../../text.ts';
import { offsetMap } from './line-endings.ts';

/** A finding and its place in the document. */
interface Mark {
  readonly from: number;
  readonly to: number;
  readonly finding: Finding;
}

const setMarks = StateEffect.define<readonly Mark[]>();
const hideExplanation = StateEffect.define<null>();

const marks = StateField.define<readonly Mark[]>({
  create: () => [],
  update(value, transaction) {
    let now = value;
    if (transaction.docChanged) {
      now = now.map((mark) => ({
        ...mark,
        from: transaction.changes.mapPos(mark.from, 1),
        to: transaction.changes.mapPos(mark.to, -1),
      }));
    }
    for (const effect of transaction.effects) if (effect.is(setMarks)) now = effect.value;
    return now;
  },
  provide: (field) =>
    EditorView.decorations.from(field, (value) =>
      Decoration.set(
        value
          .filter((mark) => mark.to > mark.from)
          .map((mark) =>
            Decoration.mark({ class: `finding-words is-${mark.finding.severity}` }).range(
              mark.from,
              mark.to,
            ),
          ),
        true,
      ),
    ),
});

/** Marks these findings, which refer to `model`, the text that `view` shows. */
export function showFindings(view: EditorView, model: string, findings: readonly Finding[]): void {
  const map = offsetMap(model);
  const found = findings.map((finding): Mark => {
    const from = Math.min(finding.from ?? 0, model.length);
    const to = Math.min(Math.max(from, finding.to ?? from), model.length);
    return { from: map.toDocument(from), to: map.toDocument(to), finding };
  });
  if (!showsMarks(view.state, found)) view.dispatch({ effects: setMarks.of(found) });
}

/** Whether `state` shows exactly these marks. */
function showsMarks(state: EditorState, wanted: readonly Mark[]): boolean {
  const shown = state.field(marks);
  return (
    shown.length === wanted.length &&
    shown.every((mark, index) => {
      const other = wanted[index];
      return (
        mark.from === other?.from &&
        mark.to === other.to &&
        mark.finding.severity === other.finding.severity &&
        mark.finding.message === other.finding.message &&
        mark.finding.help === other.finding.help
      );
    })
  );
}

class SeverityMarker extends GutterMarker {
  readonly severity: Finding['severity'];
  constructor(severity: Finding['severity']) {
    super();
    this.severity = severity;
  }
  override eq(other: SeverityMarker): boolean {
    return this.severity === other.severity;
  }
  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = `finding-dot is-${this.severity}`;
    mark.textContent = text.findings.sign[this.severity];
    return mark;
  }
}

const rank = { error: 0, warning: 1, info: 2 } as const;

const findingGutter = gutter({
  class: 'finding-gutter',
  markers(view) {
    const worst = new Map<number, Finding['severity']>();
    for (const mark of view.state.field(marks)) {
      const line = view.state.doc.lineAt(Math.min(mark.from, view.state.doc.length)).from;
      const known = worst.get(line);
      const { severity } = mark.finding;
      if (known === undefined || rank[severity] < rank[known]) worst.set(line, severity);
    }
    return RangeSet.of(
      [...worst].map(([line, severity]) => new SeverityMarker(severity).range(line)),
      true,
    );
  },
  domEventHandlers: {
    click(view, line) {
      const mark = view.state.field(marks).find((at) => at.from >= line.from && at.from <= line.to);
      if (!mark) return false;
      view.dispatch({ selection: { anchor: mark.from, head: mark.to } });
      view.focus();
      return true;
    },
  },
});

function explanation(found: readonly Mark[]): Tooltip | null {
  const [first] = found;
  if (!first) return null;
  return {
    pos: first.from,
    end: found.reduce((end, mark) => Math.max(end, mark.to), first.to),
    // Below the words, so that the line above stays visible and within the pointer's reach.
    above: false,
    strictSide: true,
    create: () => ({ dom: explain(found) }),
  };
}

function explain(found: readonly Mark[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'finding-explanation';
  box.setAttribute('role', 'status');
  for (const { finding } of found) {
    const message = document.createElement('p');
    message.className = `finding-message is-${finding.severity}`;
    message.textContent = `${text.findings.severity[finding.severity]}: ${finding.message}`;
    box.append(message);
    if (finding.help) {
      const help = document.createElement('p');
      help.className = 'finding-help';
      help.textContent = finding.help;
      box.append(help);
    }
  }
  return box;
}

/** The explanation at the cursor, until Escape is pressed or the cursor leaves the words. */
const atCursor = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, transaction) {
    if (transaction.effects.some((effect) => effect.is(hideExplanation))) return null;
    const marksChanged = transaction.effects.some((effect) => effect.is(setMarks));
    if (transaction.docChanged) return null;
    if (!transaction.selection && !(marksChanged && value)) return value;
    const { head } = transaction.state.selection.main;
    return explanation(
      transaction.state.field(marks).filter((mark) => mark.from <= head && head <= mark.to),
    );
  },
  provide: (field) => showTooltip.from(field),
});

/** Explanations stay within the editor's part of the page, so that they never cover the tools above it. */
const within = tooltips({
  tooltipSpace: (view) => (view.dom.closest('.editor-host') ?? view.dom).getBoundingClientRect(),
});

export const findingMarks: Extension = [
  marks,
  atCursor,
  within,
  findingGutter,
  hoverTooltip((view, at) => {
    if (view.state.field(atCursor)) return null;
    return explanation(view.state.field(marks).filter((mark) => mark.from <= at && at <= mark.to));
  }),
  Prec.high(
    keymap.of([
      {
        key: 'Escape',
        run(view) {
          if (!view.state.field(atCursor)) return false;
          view.dispatch({ effects: hideExplanation.of(null) });
          return true;
        },
      },
    ]),
  ),
];
