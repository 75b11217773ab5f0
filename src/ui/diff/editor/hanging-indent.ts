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
/**
 * Deeper indentation counts as this, and none takes more than a share of the width: there must be room left for the text.
 */
const deepest = 24;
const share = '45%';

/** By depth. The page's content policy forbids inline styles for a line, so each depth has a class. */
const hanging = Array.from({ length: deepest + 1 }, (_, depth) =>
  Decoration.line({ class: `hang-${depth}` }),
);

const styles = EditorView.theme(
  Object.fromEntries(
    hanging.map((_, depth) => [
      `.cm-line.hang-${depth}`,
      {
        paddingInlineStart: `calc(6px + min(${depth + behind}ch, ${share}))`,
        textIndent: `calc(-1 * min(${depth + behind}ch, ${share}))`,
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
      const space = /^[ \t]*/.exec(line.text.slice(0, 40))?.[0].replaceAll('\t', '    ') ?? '';
      const mark = hanging[Math.min(deepest, space.length)];
      if (mark) lines.add(line.from, line.from, mark);
      at = line.to + 1;
    }
  }
  return lines.finish();
}
