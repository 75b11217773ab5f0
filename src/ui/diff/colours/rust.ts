/**
 * Colours for Rust. One sticky pattern finds each token. The state between lines is what is open: a slash for each
 * block comment (they nest), or what opened a string, with its prefix and hashes.
 */
import type { Colour, Emit, Language, LineState } from './language.ts';

const keywords = words(
  'abstract as async await become box break const continue crate do dyn else enum extern final fn for if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait try type typeof union unsafe unsized use virtual where while yield',
);
const naming = words('enum fn let mod mut struct trait type union');
const values = words(
  'false true Err None Ok Option Self Some bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize',
);

/** A token's start; the group that matched gives its kind. Characters that match nothing are plain. */
const token =
  /(\/\/.*)|(\/\*)|((?:br|cr|r)#*"|[bc]?")|(b?'(?:[^'\\]|\\(?:u\{[^}]*\}|x..|.))')|('[A-Za-z_]\w*)|(\d\w*(?:\.\d\w*)?)|(#!?\[[^\]]*\]?)|([A-Za-z_]\w*!(?!=))|((?:r#)?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\s+|./sy;

export const rust: Language = {
  read(line, state, emit) {
    const start = state === '' ? { at: 0, state } : goOn(line, 0, state, emit);
    return readFrom(line, start.at, start.state, emit);
  },
  canOpen: (line) => line.includes('"') || line.includes('/*'),
  comments: { line: '//', block: { open: '/*', close: '*/' } },
};

function readFrom(line: string, from: number, open: LineState, emit: Emit): LineState {
  let at = from;
  let state = open;
  /** Whether the next word is the name of an item. */
  let named = false;
  while (at < line.length) {
    token.lastIndex = at;
    const match = token.exec(line);
    const [whole = '', comment, block, string, character, , number, attribute, macro, word] =
      match ?? [];
    const end = at + Math.max(1, whole.length);
    if (word !== undefined) {
      const colour = colourOf(word, named);
      named = naming.has(word);
      if (colour) emit(at, end, colour);
    } else if (comment !== undefined || attribute !== undefined) emit(at, end, 'quiet');
    else if (character !== undefined) emit(at, end, 'string');
    else if (number !== undefined || macro !== undefined) emit(at, end, 'value');
    else if (block !== undefined || string !== undefined) {
      ({ at, state } = goOn(line, at, block === undefined ? whole : '/', emit, whole.length));
      continue;
    }
    at = end;
  }
  return state;
}

function colourOf(word: string, named: boolean): Colour | null {
  if (keywords.has(word)) return 'keyword';
  if (named) return 'name';
  return values.has(word) ? 'value' : null;
}

/** Reads on in a comment or string from `opening` characters after `from`, to its end or the line's. */
function goOn(line: string, from: number, open: LineState, emit: Emit, opening = 0) {
  const isComment = open.startsWith('/');
  const [end, state] = (isComment ? commentEnd : stringEnd)(line, from + opening, open);
  if (end > from) emit(from, end, isComment ? 'quiet' : 'string');
  return { at: end, state };
}

type End = readonly [at: number, state: LineState];

function commentEnd(line: string, from: number, open: LineState): End {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = open.length;
  for (let found = mark.exec(line); found; found = mark.exec(line)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return [mark.lastIndex, ''];
  }
  return [line.length, '/'.repeat(depth)];
}

function stringEnd(line: string, from: number, open: LineState): End {
  const raw = open.includes('r');
  const closes = `"${open.replace(/[^#]/g, '')}`;
  let at = line.indexOf(closes, from);
  while (!raw && at !== -1 && isEscaped(line, at, from)) at = line.indexOf(closes, at + 1);
  return at === -1 ? [line.length, open] : [at + closes.length, ''];
}

/** Whether an odd number of backslashes comes before `at`, counted back to `from` at most. */
function isEscaped(line: string, at: number, from: number): boolean {
  let start = at;
  while (start > from && line.charCodeAt(start - 1) === 92) start--;
  return (at - start) % 2 === 1;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
