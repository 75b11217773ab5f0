/**
 * The editor shows lines, without BOM and with `\n` only, but the model keeps every byte. This maps between the two:
 * offsets in both directions, and an editor's change to the model, so that only changed lines can get another line
 * ending.
 */
import { countUpTo, type Splice } from '../../../engine/host.ts';

const byteOrderMark = '\uFEFF';

/** The text as the editor shows it: no BOM, and every line ending (`\r\n`, `\r`) as `\n`. */
export function toDocument(model: string): string {
  const body = model.startsWith(byteOrderMark) ? model.slice(1) : model;
  return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
}

/** Maps offsets of one model text to the document that shows it, and back. */
export interface OffsetMap {
  toDocument(offset: number): number;
  toModel(offset: number): number;
}

export function offsetMap(model: string): OffsetMap {
  const mark = model.startsWith(byteOrderMark) ? 1 : 0;
  const pairs = pairedEndings(model, mark);
  return {
    toModel: (offset) => mark + offset + countBelow(pairs, offset, 0),
    toDocument: (offset) => {
      const inBody = Math.max(0, offset - mark);
      return inBody - countBelow(pairs, inBody, 1);
    },
  };
}

/**
 * The model after the editor's `changes` (sorted, disjoint, in document offsets). New line breaks get the ending of the
 * line they are typed in; every untouched line keeps its own.
 */
export function applyEditorChange(model: string, changes: readonly Splice[]): string {
  const map = offsetMap(model);
  const parts: string[] = [];
  let at = 0;
  for (const change of changes) {
    const from = map.toModel(change.from);
    const ending = change.insert.includes('\n') ? endingAt(model, from) : '\n';
    parts.push(
      model.slice(at, from),
      ending === '\n' ? change.insert : change.insert.replaceAll('\n', ending),
    );
    at = map.toModel(change.to);
  }
  parts.push(model.slice(at));
  return parts.join('');
}

/** Document offsets of the line breaks that have two code units in the model. */
function pairedEndings(model: string, mark: number): readonly number[] {
  const pairs: number[] = [];
  for (let at = model.indexOf('\r\n'); at !== -1; at = model.indexOf('\r\n', at + 2)) {
    pairs.push(at - mark - pairs.length);
  }
  return pairs;
}

/** How many entries satisfy `pairs[i] + i * step < offset`; both sides grow with `i`. */
function countBelow(pairs: readonly number[], offset: number, step: 0 | 1): number {
  return countUpTo(pairs, (pair, index) => pair + index * step < offset);
}

/** The line ending at `offset`; on an unfinished last line, that of the line before. */
function endingAt(model: string, offset: number): '\n' | '\r\n' | '\r' {
  const next = model.slice(offset).search(/[\r\n]/);
  const at =
    next === -1 ? Math.max(model.lastIndexOf('\n'), model.lastIndexOf('\r')) : offset + next;
  if (at === -1) return '\n';
  if (model[at] === '\n') return model[at - 1] === '\r' ? '\r\n' : '\n';
  return model[at + 1] === '\n' ? '\r\n' : '\r';
}
