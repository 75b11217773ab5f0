/**
 * Colours for TOML: keys, tables, values. What may be open between lines is a multi-line string (the state holds its
 * quotes) inside arrays and inline tables (a bracket for each), in which keys look like keys elsewhere.
 */
import type { Emit, Language, LineState } from './language.ts';

/** A token; the group that matched gives its kind. Characters that match nothing are plain. */
const token =
  /(#.*)|("""|''')|("(?:[^"\\]|\\.)*"?|'[^']*'?)|(\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d[\d:.]*(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d[\d:.]*)|([\w-]+(?:\s*\.\s*[\w-]+)*(?=\s*(?:=|\.\s*["'])))|(true|false)\b|([+-]?(?:\d[\w.]*(?:[eE][+-]\d+)?|inf|nan))\b|([[{])|([\]}])|\s+|[\w-]+|./sy;

export const toml: Language = {
  read(line, state, emit) {
    if (state === '' && /^\s*\[/.test(line)) return readHeader(line, emit);
    const brackets = state.replace(/["']/g, '');
    const quotes = state.slice(brackets.length);
    if (quotes === '') return readFrom(line, 0, brackets, emit);
    const end = stringEnd(line, 0, quotes);
    emit(0, end ?? line.length, 'string');
    return end === null ? state : readFrom(line, end, brackets, emit);
  },
  canOpen: (line) => /"""|'''|[[{]/.test(line),
  comments: { line: '#' },
};

/** `[table]` or `[[table]]`, and what follows it. */
function readHeader(line: string, emit: Emit): LineState {
  const end = /^\s*\[\[?(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\]"'#])*\]{0,2}/.exec(line)?.[0].length ?? 0;
  emit(line.indexOf('['), end, 'value');
  return readFrom(line, end, '', emit);
}

function readFrom(line: string, from: number, open: LineState, emit: Emit): LineState {
  let at = from;
  let brackets = open;
  while (at < line.length) {
    token.lastIndex = at;
    const [whole = '', comment, quotes, string, date, key, truth, number, opening, closing] =
      token.exec(line) ?? [];
    const end = at + Math.max(1, whole.length);
    if (comment !== undefined) emit(at, end, 'quiet');
    else if (quotes !== undefined) {
      const close = stringEnd(line, end, quotes);
      emit(at, close ?? line.length, 'string');
      if (close === null) return brackets + quotes;
      at = close;
      continue;
    } else if (string !== undefined) {
      emit(at, end, /^\s*[=.]/.test(line.slice(end, end + 20)) ? 'name' : 'string');
    } else if (key !== undefined) emit(at, end, 'name');
    else if (date !== undefined || truth !== undefined || number !== undefined) {
      emit(at, end, 'value');
    } else if (opening !== undefined) brackets += opening;
    else if (closing !== undefined) brackets = brackets.slice(0, -1);
    at = end;
  }
  return brackets;
}

/** The offset after the quotes that close a multi-line string; `null` if the line does not close it. */
function stringEnd(line: string, from: number, quotes: string): number | null {
  const closing = quotes === '"""' ? /(?:[^"\\]|\\.|"(?!""))*"""/sy : /(?:[^']|'(?!''))*'''/sy;
  closing.lastIndex = from;
  return closing.test(line) ? closing.lastIndex : null;
}
