/** The reader as the view of the open file, and which files it shows because an editor would be too slow. */
import type { ChangeHost, ChangePlace, FileInput, FileView, Layout } from '../file-view.ts';
import { openReader, type ReaderFile } from './reader.ts';

export interface FileReader extends FileView {
  focus(): void;
}

/** `wraps`: whether long lines wrap. */
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
  /** The reader, after it has been given what it should show: whatever needs an answer from it first waits for that. */
  const reader = () => {
    clearTimeout(timer);
    const file = waiting;
    waiting = null;
    if (file) opened.show([file]);
    return opened;
  };
  const show = (file: ReaderFile) => {
    waiting = file;
    // Placing thousands of changes gets a turn of its own, after the one that brought them.
    if (file.edits.length <= mostAtOnce) reader();
    else {
      clearTimeout(timer);
      timer = setTimeout(reader);
    }
  };
  show(fileOf(input, layout));
  return {
    show(now) {
      // If another part of the page changed the text, it is shown together with its result and not before.
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

/** How many changes the reader shows in the same turn: 20,000 take it less than 100 ms. */
const mostAtOnce = 20_000;

function fileOf({ path, text, result, findings, kept }: FileInput, layout: Layout): ReaderFile {
  // Where the user writes there is one text, theirs.
  if (layout === 'source' || result === null || result.before !== text) {
    const alone = text ?? result?.after ?? '';
    return { path, before: alone, after: alone, edits: [], kept: [], findings };
  }
  return { path, before: result.before, after: result.after, edits: result.edits, kept, findings };
}

/* Up to these sizes, the editor opens a file and follows a keystroke without a noticeable delay. Measured side by
   side in Chromium on 2 shared cores. */

/**
 * Characters of the longer text. 4 million open in 130 ms in the editor, with a task of 80 ms, and in 110 ms in the
 * reader.
 */
const mostText = 1_500_000;
/**
 * Changes. With 2,000, a keystroke causes tasks of 77 ms and opening takes 210 ms; with 5,000, these are 310 and 260
 * ms.
 */
const mostChanges = 1_000;
/**
 * Characters of one line: an editor that wraps lines has to lay much of a line out. 400,000 cause a task of 260 ms,
 * 100,000 one of 100 ms.
 */
const mostLine = 20_000;

/** Whether the reader shows the file in every layout. */
export function isLarge({ text, result }: FileInput, layout: Layout): boolean {
  const longer = [text ?? '', result?.after ?? ''].reduce((a, b) => (b.length > a.length ? b : a));
  if (longer.length > mostText) return true;
  if (layout !== 'source' && (result?.edits.length ?? 0) > mostChanges) return true;
  return longer.length > mostLine && hasLongLine(longer);
}

function hasLongLine(text: string): boolean {
  for (let at = 0; at < text.length - mostLine; ) {
    // Offsets one line length apart hit every line that is too long.
    const end = text.lastIndexOf('\n', at + mostLine);
    if (end < at) return true;
    at = end + 1;
  }
  return false;
}
