/**
 * What the user decides beside their text: a button for each line whose change can be left out, and one for each line
 * whose change was left out. They stand in a gutter, so that they never make a line higher than its partner.
 */
import {
  type Extension,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutter, ViewPlugin } from '@codemirror/view';
import { keepButton, takeButton } from '../controls.ts';
import type { FileHost, FileInput } from '../file-view.ts';
import { offsetMap } from './line-endings.ts';

/** A stretch of the user's text, in the model's offsets. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

class Choice extends GutterMarker {
  private readonly keep: Stretch | null;
  private readonly take: Stretch | null;
  private readonly path: string;
  private readonly host: FileHost;
  override readonly elementClass: string;

  constructor(
    [keep, take]: readonly [Stretch | null, Stretch | null],
    path: string,
    host: FileHost,
    beside: boolean,
  ) {
    super();
    this.keep = keep;
    this.take = take;
    this.path = path;
    this.host = host;
    // A line is lower than a target may be (WCAG 2.2, 2.5.8): every other button steps aside.
    this.elementClass = beside ? 'beside' : '';
  }

  get isKept(): boolean {
    return this.take !== null;
  }

  override eq(other: Choice): boolean {
    return (
      this.elementClass === other.elementClass &&
      isSame(this.keep, other.keep) &&
      isSame(this.take, other.take)
    );
  }

  override toDOM(): HTMLElement {
    const { keep, take, path, host } = this;
    const place = document.createElement('span');
    place.className = 'choice';
    if (keep) place.append(keepButton(() => host.keep(path, keep.from, keep.to)));
    if (take) place.append(takeButton(() => host.take(path, take.from, take.to)));
    return place;
  }
}

const setChoices = StateEffect.define<RangeSet<Choice>>();

const keptLine = Decoration.line({ class: 'kept-line' });

const choices = StateField.define<RangeSet<Choice>>({
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

/** The gutter and the marks; `setChoicesOf` says what is in them. */
export const choiceGutter: Extension = [
  choices,
  gutter({
    class: 'choice-gutter',
    side: 'after',
    markers: (view) => view.state.field(choices),
  }),
  // CodeMirror hides its gutters from assistive technology; this one holds buttons.
  ViewPlugin.define((view) => {
    const gutters = () => view.dom.querySelector('.cm-gutters-after');
    queueMicrotask(() => gutters()?.removeAttribute('aria-hidden'));
    return {};
  }),
];

/** Brings the gutter up to date with a result that is about `model`, the text as `view` shows it. */
export function showChoices(
  view: EditorView,
  model: string,
  { path, result, kept }: FileInput,
  host: FileHost,
): void {
  const { doc } = view.state;
  const map = offsetMap(model);
  const lineOf = (offset: number) => doc.lineAt(Math.min(map.toDocument(offset), doc.length));
  const keeps = new Map<number, Stretch>();
  for (const edit of result?.edits ?? []) {
    const line = lineOf(edit.from);
    // All changes of a line are one decision.
    keeps.set(line.number, { from: map.toModel(line.from), to: map.toModel(line.to) });
  }
  const takes = new Map<number, Stretch>();
  for (const { from, to } of kept) {
    const { number } = lineOf(from);
    takes.set(number, { from: takes.get(number)?.from ?? from, to });
  }
  const built = new RangeSetBuilder<Choice>();
  let last = { number: -1, beside: false };
  for (const number of [...new Set([...keeps.keys(), ...takes.keys()])].sort((x, y) => x - y)) {
    last = { number, beside: number === last.number + 1 && !last.beside };
    const { from } = doc.line(number);
    const both = [keeps.get(number) ?? null, takes.get(number) ?? null] as const;
    built.add(from, from, new Choice(both, path, host, last.beside));
  }
  const now = built.finish();
  if (RangeSet.eq([view.state.field(choices)], [now])) return;
  view.dispatch({ effects: setChoices.of(now) });
}

function isSame(one: Stretch | null, other: Stretch | null): boolean {
  return one?.from === other?.from && one?.to === other?.to;
}
