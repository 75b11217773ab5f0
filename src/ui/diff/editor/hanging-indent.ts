/**
 * The indentation of wrapped lines: their further rows start to the right of the line's beginning, so that indentation
 * stays visible.
 */
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** How many letters further to the right the following rows of a wrapped line start. */
const behind = 2;
/** Deeper indentation counts as this. */
const deepest = 60;

/**
 * Where a line begins: deep indentation is drawn closer, as in the reader (reader.css), so that there is room left for
 * the text. Its first letters are then left of where the text can be seen.
 */
const begin = (depth: number) =>
  `min(${depth}ch, 20% + ${depth * 0.35}ch, 40% + ${depth * 0.03}ch)`;

/** By depth. The page's content policy forbids inline styles for a line, so each depth has a class. */
const hanging = Array.from({ length: deepest + 1 }, (_, depth) =>
  Decoration.line({ class: `hang-${depth}` }),
);

const styles = EditorView.theme(
  Object.fromEntries(
    hanging.map((_, depth) => [
      `.cm-line.hang-${depth}`,
      {
        paddingInlineStart: `calc(6px + ${behind}ch + ${begin(depth)})`,
        // No percentage: that would be a share of what the padding leaves.
        textIndent: `${-depth - behind}ch`,
      },
    ]),
  ),
);

/** For an editor that wraps long lines. */
export const hangingIndent: Extension = [
  styles,
  ViewPlugin.define(
    (view) => {
      const plugin = {
        lines: hangingLines(view),
        update(update: ViewUpdate) {
          if (update.docChanged || update.viewportChanged) plugin.lines = hangingLines(update.view);
        },
      };
      return plugin;
    },
    { decorations: (plugin) => plugin.lines },
  ),
];

function hangingLines(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      const space = /^[ \t]*/.exec(line.text.slice(0, deepest))?.[0].replaceAll('\t', '    ') ?? '';
      const mark = hanging[Math.min(deepest, space.length)];
      if (mark) lines.add(line.from, line.from, mark);
      at = line.to + 1;
    }
  }
  return lines.finish();
}
