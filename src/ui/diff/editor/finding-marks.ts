/**
 * Findings in the text: a mark in the gutter, a line under the words, and an explanation below them while the pointer
 * is on the words or the cursor is in them.
 */
import {
  type EditorState,
  type Extension,
  Prec,
  RangeSet,
  RangeSetBuilder,
  RangeValue,
  StateEffect,
  StateField,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  GutterMarker,
  gutter,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
  tooltips,
  ViewPlugin,
} from '@codemirror/view';
import type { Finding } from '../../../engine/host.ts';
import { text } from '../../text.ts';
import { offsetMap } from './line-endings.ts';

/** A finding at its place in the document. A file may have tens of thousands, so only those in sight are drawn. */
class FindingMark extends RangeValue {
  // Text that is typed at either end is not part of the place.
  override startSide = 1;
  override endSide = -1;
  readonly finding: Finding;

  constructor(finding: Finding) {
    super();
    this.finding = finding;
  }

  override eq({ finding }: FindingMark): boolean {
    return (
      finding.severity === this.finding.severity &&
      finding.message === this.finding.message &&
      finding.help === this.finding.help
    );
  }
}

type Marks = RangeSet<FindingMark>;

const setMarks = StateEffect.define<Marks>();
const hideExplanation = StateEffect.define<null>();

const marks = StateField.define<Marks>({
  create: () => RangeSet.empty,
  update(value, transaction) {
    let now = transaction.docChanged ? value.map(transaction.changes) : value;
    for (const effect of transaction.effects) if (effect.is(setMarks)) now = effect.value;
    return now;
  },
});

/** Marks these findings, which refer to `model`, the text that `view` shows. */
export function showFindings(view: EditorView, model: string, findings: readonly Finding[]): void {
  const map = offsetMap(model);
  const found: Marks = RangeSet.of(
    findings.map((finding) => {
      const from = Math.min(finding.from ?? 0, model.length);
      const to = Math.min(Math.max(from, finding.to ?? from), model.length);
      return new FindingMark(finding).range(map.toDocument(from), map.toDocument(to));
    }),
    true,
  );
  if (areSame(view.state.field(marks), found)) return;
  view.dispatch({ effects: setMarks.of(found) });
}

/** Not `RangeSet.eq`, which ignores values that are no points, as ours are. */
function areSame(a: Marks, b: Marks): boolean {
  if (a.size !== b.size) return false;
  const [one, two] = [a.iter(), b.iter()];
  for (; one.value && two.value; one.next(), two.next()) {
    if (one.from !== two.from || one.to !== two.to || !one.value.eq(two.value)) return false;
  }
  return true;
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly finding: Finding;
}

/** The marks that touch a range of the document, in order. */
function marksIn(state: EditorState, from: number, to = from): readonly Mark[] {
  const found: Mark[] = [];
  state.field(marks).between(from, to, (start, end, { finding }) => {
    found.push({ from: start, to: end, finding });
  });
  // A set of ranges returns those that overlap in any order.
  return found.sort((a, b) => a.from - b.from);
}

const underlines = ViewPlugin.define(
  (view) => ({
    drawn: underlined(view),
    update({ view: now, docChanged, viewportChanged, startState, state }) {
      if (docChanged || viewportChanged || startState.field(marks) !== state.field(marks)) {
        this.drawn = underlined(now);
      }
    },
  }),
  { decorations: ({ drawn }) => drawn },
);

function underlined({ state, visibleRanges }: EditorView): DecorationSet {
  const built = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of visibleRanges) {
    for (const mark of marksIn(state, from, to)) {
      // A mark that crosses a fold is in sight on both sides of it.
      if (mark.to === mark.from || mark.from < last) continue;
      last = mark.from;
      const shown = Decoration.mark({ class: `finding-words is-${mark.finding.severity}` });
      built.add(mark.from, mark.to, shown);
    }
  }
  return built.finish();
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
    const { doc } = view.state;
    const worst = new Map<number, Finding['severity']>();
    for (const { from, finding } of marksIn(view.state, view.viewport.from, view.viewport.to)) {
      const line = doc.lineAt(from).from;
      const known = worst.get(line);
      const { severity } = finding;
      if (known === undefined || rank[severity] < rank[known]) worst.set(line, severity);
    }
    return RangeSet.of(
      [...worst].map(([line, severity]) => new SeverityMarker(severity).range(line)),
      true,
    );
  },
  domEventHandlers: {
    click(view, line) {
      const mark = marksIn(view.state, line.from, line.to).find(({ from }) => from >= line.from);
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
  const add = (kind: string, words: string) => {
    const line = document.createElement('p');
    line.className = kind;
    line.textContent = words;
    box.append(line);
  };
  for (const { finding } of found.slice(0, mostExplained)) {
    const { severity, message, help } = finding;
    add(`finding-message is-${severity}`, `${text.findings.severity[severity]}: ${message}`);
    if (help) add('finding-help', help);
  }
  const more = found.length - mostExplained;
  if (more > 0) add('finding-help', text.findings.more(more));
  return box;
}

/** How many findings about one place are explained there; the panel has the others. */
const mostExplained = 8;

/** The explanation at the cursor, until Escape is pressed or the cursor leaves the words. */
const atCursor = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, transaction) {
    if (transaction.effects.some((effect) => effect.is(hideExplanation))) return null;
    const marksChanged = transaction.effects.some((effect) => effect.is(setMarks));
    if (transaction.docChanged) return null;
    if (!transaction.selection && !(marksChanged && value)) return value;
    const { head } = transaction.state.selection.main;
    return explanation(marksIn(transaction.state, head));
  },
  provide: (field) => showTooltip.from(field),
});

/** Explanations stay within the editor's part of the page, so that they never cover the tools above it. */
const within = tooltips({
  tooltipSpace: (view) => (view.dom.closest('.editor-host') ?? view.dom).getBoundingClientRect(),
});

export const findingMarks: Extension = [
  marks,
  underlines,
  atCursor,
  within,
  findingGutter,
  hoverTooltip((view, at) => {
    if (view.state.field(atCursor)) return null;
    return explanation(marksIn(view.state, at));
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
