/**
 * Edited files as a unified diff that `git apply` accepts.
 *
 * The hunks are computed from the edits, without comparing texts: the lines an edit touches are the lines that changed.
 * Line ends belong to their line (CRLF survives), a missing final newline is marked as git marks it, and names are
 * quoted as git quotes them.
 */
import { offsetMap, type Splice } from './edit.ts';
import { lineStarts, positionAt } from './lines.ts';
import type { Offset } from './span.ts';

/** A file before (`null`: it did not exist) and after. */
export interface FileChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  /** It is there no longer. */
  readonly removed?: true;
  /** Sorted and disjoint, into `before`. */
  readonly edits: readonly Splice[];
}

/** Lines around a change, as `git diff` shows by default. */
const CONTEXT = 3;

/** The patch of all files that changed, were created or removed; empty when none were. */
export function patchOf(files: readonly FileChange[]): string {
  return [...patchParts(files)].join('');
}

/** The same patch in pieces of at most a few thousand lines. */
export function* patchParts(files: readonly FileChange[]): Generator<string> {
  for (const file of files) {
    if (file.before === null) yield createdFile(file.path, file.after);
    else if (file.removed) yield* removedFile(file.path, file.before);
    else if (file.before !== file.after) yield* changedFile(file.path, file.before, file);
  }
}

/** Lines `[from, to)` of the old text, counted from 0, that became `added`. */
interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly added: readonly string[];
}

function createdFile(path: string, text: string): string {
  const lines = linesOf(text);
  const header = `${headOf(path)}new file mode 100644\n`;
  if (lines.length === 0) return header;
  return `${header}--- /dev/null\n+++ ${named(`b/${path}`)}\n@@ -0,0 +${range(0, lines.length)} @@\n${[...prefixed('+', lines)].join('')}`;
}

function* removedFile(path: string, text: string): Generator<string> {
  const lines = linesOf(text);
  yield `${headOf(path)}deleted file mode 100644\n`;
  if (lines.length === 0) return;
  yield `--- ${named(`a/${path}`)}\n+++ /dev/null\n@@ -${range(0, lines.length)} +0,0 @@\n`;
  yield* prefixed('-', lines);
}

function headOf(path: string): string {
  return `diff --git ${quoted(`a/${path}`)} ${quoted(`b/${path}`)}\n`;
}

function* changedFile(path: string, before: string, file: FileChange): Generator<string> {
  const lines = linesOf(before);
  let shift = 0;
  yield `${headOf(path)}--- ${named(`a/${path}`)}\n+++ ${named(`b/${path}`)}\n`;
  for (const hunk of hunksOf(lineChanges(before, lines, file))) {
    const first = hunk[0];
    const last = hunk.at(-1);
    if (!first || !last) continue;
    const from = Math.max(0, first.from - CONTEXT);
    const to = Math.min(lines.length, last.to + CONTEXT);
    const grown = hunk.reduce((sum, one) => sum + one.added.length - (one.to - one.from), 0);
    yield `@@ -${range(from, to - from)} +${range(from + shift, to - from + grown)} @@\n`;
    let at = from;
    for (const change of hunk) {
      yield* prefixed(' ', lines, at, change.from);
      yield* prefixed('-', lines, change.from, change.to);
      yield* prefixed('+', change.added);
      at = change.to;
    }
    yield* prefixed(' ', lines, at, to);
    shift += grown;
  }
}

/**
 * The changed lines: those the edits touch, merged where they meet, without lines at either end that stayed the same.
 */
function* lineChanges(
  before: string,
  lines: readonly string[],
  file: FileChange,
): Generator<LineChange> {
  const starts = lineStarts(before);
  const touched: { from: number; to: number; whole: boolean }[] = [];
  for (const edit of file.edits) {
    const from = Math.min(positionAt(starts, edit.from).line - 1, lines.length);
    const below = Math.min(positionAt(starts, edit.to).line, lines.length);
    // Deleting whole lines does not touch the line below them.
    const whole = edit.insert === '' && starts[from] === edit.from && starts[below - 1] === edit.to;
    const to = whole ? below - 1 : below;
    const last = touched.at(-1);
    if (last && (last.whole ? from < last.to : from <= last.to)) {
      last.to = Math.max(last.to, to);
      last.whole = whole;
    } else touched.push({ from, to, whole });
  }
  const mapped = offsetMap(file.edits);
  const offsetOf = (line: number): Offset => starts[line] ?? before.length;
  for (const { from, to } of touched) {
    // The last change runs to the end of the text, even when lines were added after the last old line.
    const end = to >= lines.length ? file.after.length : mapped(offsetOf(to), -1);
    const start = mapped(Math.min(offsetOf(from), before.length), -1);
    const added = linesOf(file.after.slice(start, end));
    let head = 0;
    while (from + head < to && head < added.length && lines[from + head] === added[head]) head++;
    let tail = 0;
    while (
      to - tail > from + head &&
      added.length - tail > head &&
      lines[to - tail - 1] === added[added.length - tail - 1]
    ) {
      tail++;
    }
    const change = {
      from: from + head,
      to: to - tail,
      added: added.slice(head, added.length - tail),
    };
    if (change.from < change.to || change.added.length > 0) yield change;
  }
}

/** Changes so close that their context would overlap share a hunk. */
function* hunksOf(changes: Iterable<LineChange>): Generator<readonly LineChange[]> {
  let hunk: LineChange[] = [];
  for (const change of changes) {
    const last = hunk.at(-1);
    if (last && change.from - last.to > 2 * CONTEXT) {
      yield hunk;
      hunk = [];
    }
    hunk.push(change);
  }
  if (hunk.length > 0) yield hunk;
}

/**
 * A line range as `diff` writes it: counted from 1; without its length when that is 1; and with the line before it when
 * it is empty.
 */
function range(from: number, length: number): string {
  if (length === 1) return String(from + 1);
  return `${length === 0 ? from : from + 1},${length}`;
}

/** The lines, each with its line end. A final ` ` starts no further line. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end + 1;
    lines.push(text.slice(from, to));
    from = to;
  }
  return lines;
}

/** Lines `[from, to)`, each prefixed with `sign`, in pieces of a few thousand. */
function* prefixed(
  sign: string,
  lines: readonly string[],
  from = 0,
  to = lines.length,
): Generator<string> {
  for (let at = from; at < to; at += linesInPiece) {
    let piece = '';
    for (const line of lines.slice(at, Math.min(to, at + linesInPiece))) {
      piece += sign + line;
      if (!line.endsWith('\n')) piece += '\n\\ No newline at end of file\n';
    }
    yield piece;
  }
}

/** About a millisecond of work. */
const linesInPiece = 4_000;

/** A name on a `---` or `+++` line. Like git, ends a name that contains a space with a tab. */
function named(path: string): string {
  const name = quoted(path);
  return name === path && path.includes(' ') ? `${name}\t` : name;
}

/** A name as git writes it: in C quotes when it holds quotes, backslashes, control or non-ASCII bytes. */
function quoted(path: string): string {
  if (/^[ !#-[\]-~]*$/.test(path)) return path;
  let out = '"';
  for (const byte of new TextEncoder().encode(path)) {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === '\\') out += `\\${char}`;
    else if (byte < 0x20 || byte > 0x7e) out += `\\${byte.toString(8).padStart(3, '0')}`;
    else out += char;
  }
  return `${out}"`;
}
