/**
 * Edited files as a unified diff that `git apply` takes.
 *
 * The hunks come from the edits themselves, so nothing is searched for: the lines an edit touches are
 * the lines that changed. Line ends are part of their line (CRLF survives), a missing final newline is
 * said as git says it, and names are quoted as git quotes them.
 */
import { offsetMap, type Splice } from './edit.ts';
import { lineStarts, positionAt } from './lines.ts';
import type { Offset } from './span.ts';

/** A file as it was (`null`: it was not there) and as it became. */
export interface FileChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  /** Sorted and disjoint, into `before`. */
  readonly edits: readonly Splice[];
}

/** Lines around a change, as `git diff` shows by default. */
const CONTEXT = 3;

/** The patch of all files that changed or were created; empty when none did. */
export function patchOf(files: readonly FileChange[]): string {
  return [...patchParts(files)].join('');
}

/** The same piece by piece, no more than some thousand lines at a time. */
export function* patchParts(files: readonly FileChange[]): Generator<string> {
  for (const file of files) {
    if (file.before === null) yield createdFile(file.path, file.after);
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
  const header = `diff --git ${quoted(`a/${path}`)} ${quoted(`b/${path}`)}\nnew file mode 100644\n`;
  const lines = linesOf(text);
  if (lines.length === 0) return header;
  const range = lines.length === 1 ? '1' : `1,${lines.length}`;
  return `${header}--- /dev/null\n+++ ${named(`b/${path}`)}\n@@ -0,0 +${range} @@\n${[...prefixed('+', lines)].join('')}`;
}

function* changedFile(path: string, before: string, file: FileChange): Generator<string> {
  const lines = linesOf(before);
  const header =
    `diff --git ${quoted(`a/${path}`)} ${quoted(`b/${path}`)}\n` +
    `--- ${named(`a/${path}`)}\n+++ ${named(`b/${path}`)}\n`;
  let shift = 0;
  yield header;
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

/** The lines each edit touches, merged where they meet, without what stayed the same at both ends. */
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
    // Lines that go as a whole leave those below them alone.
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
    // The last stretch runs to the end, also when lines were added behind the last one.
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

/** Changes whose context would touch share a hunk. */
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

/** A line range as diff writes it: from 1, the length left out when it is 1, the line before when it is 0. */
function range(from: number, length: number): string {
  if (length === 1) return String(from + 1);
  return `${length === 0 ? from : from + 1},${length}`;
}

/** Lines with their ends. A text that ends in `\n` has no empty last line. */
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

/** Lines `[from, to)` behind their sign, some thousand at a time. */
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

/** About a millisecond's work. */
const linesInPiece = 4_000;

/** A name on a `---` or `+++` line: git ends it with a tab when it holds a space. */
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
