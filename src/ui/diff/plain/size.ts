/**
 * Which files are shown lightly: those that the full editor could not open, or follow a keystroke in, without being
 * felt. Measured side by side in Chromium on 2 shared cores.
 */
import type { EditorInput, Layout } from '../editor.ts';

/** Characters of the longer text. 4 million open in 130 ms in the editor, with a task of 80 ms; in the light view in 110. */
const mostText = 1_500_000;
/** Changes. With 2,000 a keystroke makes tasks of 77 ms and opening takes 210 ms, with 5,000 they take 310 and 260. */
const mostChanges = 1_000;
/** Characters of one line: the editor wraps lines, and lays out much of one to do so. 400,000 make a task of 260 ms, 100,000 one of 100. */
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
