/** Lines that are broken go on behind the place where they begin, so that indentation can still be seen. */
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** Letters a broken line goes on behind its beginning. */
const behind = 2;
/** Deeper lines hang no further, nor do any beyond a share of the width: there must be room left for the text. */
const deepest = 24;
const share = '45%';

/** By depth. The page's content policy forbids a style of its own for a line, so each depth has a class. */
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

/** For an editor that breaks long lines. */
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
