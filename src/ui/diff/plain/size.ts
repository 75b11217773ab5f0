/** Which files are shown lightly: those that the full editor could not open, or follow a keystroke in, without being felt. */
import type { EditorInput, Layout } from '../editor.ts';

/** Characters of the longer text. */
const mostText = 1_000_000;
/** Changes. */
const mostChanges = 500;
/** Characters of one line: the editor wraps lines, and has to lay out all of one to do so. */
const mostLine = 20_000;

export function isLarge({ text, result }: EditorInput, layout: Layout): boolean {
  const longer = [text ?? '', result?.after ?? ''].reduce((a, b) => (b.length > a.length ? b : a));
  if (longer.length > mostText) return true;
  if (layout !== 'source' && (result?.edits.length ?? 0) > mostChanges) return true;
  return longer.length > mostLine && hasLongLine(longer);
}

function hasLongLine(text: string): boolean {
  for (let at = 0; at < text.length - mostLine; ) {
    // A line that is long reaches over every place less than its length apart.
    const end = text.lastIndexOf('\n', at + mostLine);
    if (end < at) return true;
    at = end + 1;
  }
  return false;
}
