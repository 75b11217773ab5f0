/** The reader as the view of the open file, and which files are shown by it because an editor would be too slow. */
import type { ChangeHost, ChangePlace, FileInput, FileView, Layout } from '../file-view.ts';
import { openReader, type ReaderFile } from './reader.ts';

export interface FileReader extends FileView {
  focus(): void;
}

/** `wraps`: whether long lines are broken. */
export function readFile(
  parent: Element,
  { layout, wraps }: { readonly layout: Layout; readonly wraps: boolean },
  input: FileInput,
  host: ChangeHost,
): FileReader {
  const onMove = (place: ChangePlace) => host.moved(place);
  const opened = openReader(parent, { layout, wraps, onMove }, host);
  const { path } = input;
  let waiting: ReaderFile | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The reader, with what it is to show: whoever asks it something doesn't ask before that. */
  const reader = () => {
    clearTimeout(timer);
    const file = waiting;
    waiting = null;
    if (file) opened.show([file]);
    return opened;
  };
  const show = (file: ReaderFile) => {
    waiting = file;
    // Placing thousands of changes takes a turn of its own, behind the one that brought them.
    if (file.edits.length <= mostAtOnce) reader();
    else {
      clearTimeout(timer);
      timer = setTimeout(reader);
    }
  };
  show(fileOf(input, layout));
  return {
    show(now) {
      // What another part of the page made of the text is shown with its result, not before it.
      const isStale = now.result !== null && now.result.before !== now.text;
      if (!isStale || layout === 'source') show(fileOf(now, layout));
    },
    step: (direction) => reader().step(direction),
    enter: (direction) => reader().enter(direction),
    goTo: (from) => reader().goTo(path, from),
    keepHere: () => reader().keepHere(),
    place: () => ({ top: reader().top()?.line ?? 1, line: reader().focused()?.line ?? null }),
    takePlace({ top, line }) {
      if (line !== null) reader().goToLine({ path, line });
      if (top > 1) reader().scrollTo({ path, line: top });
    },
    focus: () => opened.focus(),
    destroy() {
      clearTimeout(timer);
      opened.destroy();
    },
  };
}

/** Changes that the reader shows in the turn they come in; 20,000 take it less than 100 ms. */
const mostAtOnce = 20_000;

function fileOf({ path, text, result, findings, kept }: FileInput, layout: Layout): ReaderFile {
  // Where the user writes there is one text, theirs.
  if (layout === 'source' || result === null || result.before !== text) {
    const alone = text ?? result?.after ?? '';
    return { path, before: alone, after: alone, edits: [], kept: [], findings };
  }
  return { path, before: result.before, after: result.after, edits: result.edits, kept, findings };
}

/*
 * The sizes below which the editor opens a file, and follows a keystroke in it, without being felt. Measured side by
 * side in Chromium on 2 shared cores.
 */

/** Characters of the longer text. 4 million open in 130 ms in the editor, with a task of 80 ms; in the reader in 110. */
const mostText = 1_500_000;
/** Changes. With 2,000 a keystroke makes tasks of 77 ms and opening takes 210 ms, with 5,000 they take 310 and 260. */
const mostChanges = 1_000;
/** Characters of one line: the editor wraps lines, and lays out much of one to do so. 400,000 make a task of 260 ms, 100,000 one of 100. */
const mostLine = 20_000;

/** Whether the file is shown by the reader, whatever the layout. */
export function isLarge({ text, result }: FileInput, layout: Layout): boolean {
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
