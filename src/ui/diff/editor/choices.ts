/**
 * What the user decides beside their text: a box for each line with a change that can be applied or left out. The boxes
 * are in a gutter, so that they never make a line higher than its partner on the other side.
 */
import {
  type EditorState,
  type Extension,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  GutterMarker,
  gutter,
  gutterLineClass,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { Edit } from '../../../engine/host.ts';
import { choicesOf, inOrder } from '../../../project/choice.ts';
import { type Applied, applyBox } from '../controls.ts';
import type { ChangePlace, FileHost, FileInput } from '../file-view.ts';
import type { MarkedRange } from './change-ruler.ts';
import { offsetMap } from './line-endings.ts';

/** A line's change, with offsets in the model. */
interface LineChoice {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly applied: Applied;
}

class ChoiceMarker extends GutterMarker {
  private readonly choice: LineChoice;
  private readonly path: string;
  private readonly host: FileHost;
  override readonly elementClass: string;

  constructor(choice: LineChoice, path: string, host: FileHost, beside: boolean) {
    super();
    this.choice = choice;
    this.path = path;
    this.host = host;
    // A line is lower than a target may be (WCAG 2.2, 2.5.8), so of boxes on neighbouring lines every other one steps
    // aside.
    this.elementClass = beside ? 'beside' : '';
  }

  get isKept(): boolean {
    return this.choice.applied !== 'all';
  }

  override eq(other: ChoiceMarker): boolean {
    const [one, two] = [this.choice, other.choice];
    return (
      this.elementClass === other.elementClass &&
      one.line === two.line &&
      one.from === two.from &&
      one.to === two.to &&
      one.applied === two.applied
    );
  }

  override toDOM(): HTMLElement {
    const { line, from, to, applied } = this.choice;
    return applyBox(line, applied, (apply) => this.host.apply(this.path, from, to, apply));
  }
}

/** In the gutter with the signs, a line whose change is left out has one too. */
class LeftMarker extends GutterMarker {
  override readonly elementClass = 'left-out';
}

const leftMarker = new LeftMarker();

const setChoices = StateEffect.define<RangeSet<ChoiceMarker>>();

const keptLine = Decoration.line({ class: 'kept-line' });

const choices = StateField.define<RangeSet<ChoiceMarker>>({
  create: () => RangeSet.empty,
  update(value, transaction) {
    let now = transaction.docChanged ? value.map(transaction.changes) : value;
    for (const effect of transaction.effects) if (effect.is(setChoices)) now = effect.value;
    return now;
  },
  provide: (field) =>
    EditorView.decorations.compute([field], (state) => {
      const lines = new RangeSetBuilder<Decoration>();
      for (const at = state.field(field).iter(); at.value; at.next()) {
        const { from } = state.doc.lineAt(at.from);
        if (at.value.isKept) lines.add(from, from, keptLine);
      }
      return lines.finish();
    }),
});

/** The gutter and its boxes; `setChoicesOf` sets what they are. */
export const choiceGutter: Extension = [
  choices,
  gutterLineClass.compute([choices], (state) => {
    const lines = new RangeSetBuilder<GutterMarker>();
    for (const at of leftOut(state)) lines.add(at, at, leftMarker);
    return lines.finish();
  }),
  gutter({
    class: 'choice-gutter',
    side: 'after',
    markers: (view) => view.state.field(choices),
  }),
  // CodeMirror hides its gutters from assistive technology, but this one holds buttons.
  ViewPlugin.define((view) => {
    const gutters = () => view.dom.querySelector('.cm-gutters-after');
    queueMicrotask(() => gutters()?.removeAttribute('aria-hidden'));
    return {};
  }),
];

/** Updates the gutter to a result for `model`, which is the text that `view` shows. */
export function showChoices(
  view: EditorView,
  model: string,
  { path, result, kept }: FileInput,
  host: FileHost,
): void {
  const { doc } = view.state;
  const map = offsetMap(model);
  const edits = inOrder(result?.edits ?? [], kept);
  const left = new Set(kept);
  const built = new RangeSetBuilder<ChoiceMarker>();
  let last = { number: -1, beside: false };
  for (const { from, to, first, end } of choicesOf(model, edits)) {
    const { number, from: at } = doc.lineAt(Math.min(map.toDocument(from), doc.length));
    const gone = edits.slice(first, end).filter((edit) => left.has(edit)).length;
    const applied = gone === 0 ? 'all' : gone === end - first ? 'none' : 'some';
    last = { number, beside: number === last.number + 1 && !last.beside };
    const choice = { line: number, from, to, applied } as const;
    built.add(at, at, new ChoiceMarker(choice, path, host, last.beside));
  }
  const now = built.finish();
  if (RangeSet.eq([view.state.field(choices)], [now])) return;
  // A box that was pressed is made again. The keyboard moves to the one in its place.
  const focused = document.activeElement;
  const line = focused && view.dom.contains(focused) ? focused.getAttribute('data-line') : null;
  view.dispatch({ effects: setChoices.of(now) });
  if (line === null || focused?.isConnected) return;
  const box = view.dom.querySelector<HTMLElement>(`.choice-gutter [data-line="${line}"]`);
  (box ?? view).focus();
}

/** Which changes are in `[from, to]` of the document, and how many changes there are. */
export function placeAmong(state: EditorState, from: number, to: number): ChangePlace {
  let [first, last, changes] = [0, 0, 0];
  for (const at = state.field(choices).iter(); at.value; at.next()) {
    changes++;
    if (at.from < from || at.from > to) continue;
    first ||= changes;
    last = changes;
  }
  return { change: first > 0 ? [first, last] : null, changes };
}

/** Where the lines begin whose change is left out: nothing differs there, but the user can still decide about them. */
export function leftOut(state: EditorState): readonly number[] {
  const places: number[] = [];
  for (const at = state.field(choices).iter(); at.value; at.next()) {
    if (at.value.isKept) places.push(at.from);
  }
  return places;
}

/** The lines with a change, for the ruler. */
export function* choiceLines(state: EditorState): Generator<MarkedRange> {
  for (const at = state.field(choices).iter(); at.value; at.next()) {
    yield { from: at.from, to: at.from, kind: at.value.isKept ? 'left' : 'change' };
  }
}

/** Whether the update changed which changes are offered, or what was decided about them. */
export function choicesChanged({ startState, state }: ViewUpdate): boolean {
  return startState.field(choices) !== state.field(choices);
}

/**
 * The changes that touch `[from, to]` of the user's text: the offsets in the model where the first and the last of them
 * start.
 */
export function changesAt(
  edits: readonly Edit[],
  model: string,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | null {
  const touched = choicesOf(model, edits).filter(({ first, end }) =>
    edits.slice(first, end).some((edit) => edit.from <= to && edit.to >= from),
  );
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}
