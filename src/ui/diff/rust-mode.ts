/**
 * Colours for Rust, line by line, for CodeMirror's `StreamLanguage`. It only has to be quick and right to the eye; the
 * engine's lexer reads for meaning. One sticky pattern finds each token: a keystroke near the top of 5,000 lines costs
 * both editors a new reading of all of them, 10 ms where a mode that tries its rules one by one took 40 (Chromium,
 * `npm run bench:page`).
 */
import type { StreamParser, StringStream } from '@codemirror/language';

interface RustState {
  /** Block comments open around here: they nest. */
  comments: number;
  /** What closes the string that is open: a quote with its hashes; '' when none is. */
  closes: string;
  /** Whether the open string is raw: backslashes are plain. */
  raw: boolean;
  /** Whether the next word is what an item before it names. */
  names: boolean;
}

const keywords = words(
  'abstract as async await become box break const continue crate do dyn else enum extern final fn for if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait try type typeof union unsafe unsized use virtual where while yield',
);
const naming = words('enum fn let mod mut struct trait type union');
const values = words(
  'false true Err None Ok Option Self Some bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize',
);

/** A token's start, told apart by the group that matched; what none of them takes is a plain mark. */
const token =
  /(\/\/.*)|(\/\*)|((?:br|cr|r)#*"|[bc]?")|(b?'(?:[^'\\]|\\(?:u\{[^}]*\}|x..|.))')|('[A-Za-z_]\w*)|(\d\w*(?:\.\d\w*)?)|(#!?\[[^\]]*\]?)|([A-Za-z_]\w*!(?!=))|((?:r#)?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\s+|./y;

export const rustMode: StreamParser<RustState> = {
  name: 'rust',
  startState: () => ({ comments: 0, closes: '', raw: false, names: false }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (state.comments > 0) return inComment(stream, state);
    if (state.closes !== '') return inString(stream, state);
    token.lastIndex = stream.pos;
    const match = token.exec(stream.string);
    if (!match) {
      stream.skipToEnd();
      return null;
    }
    stream.pos = token.lastIndex;
    const [, comment, block, string, character, lifetime, number, attribute, macro, word] = match;
    if (word !== undefined) return wordStyle(word, state);
    if (comment !== undefined) return 'comment';
    if (string !== undefined) {
      state.raw = string.includes('r');
      state.closes = `"${string.slice(string.indexOf('#'), -1).replace(/[^#]/g, '')}`;
      return inString(stream, state);
    }
    if (block !== undefined) {
      state.comments = 1;
      return inComment(stream, state);
    }
    if (character !== undefined) return 'string.special';
    if (number !== undefined) return 'number';
    if (attribute !== undefined) return 'meta';
    if (macro !== undefined) return 'macroName';
    return lifetime === undefined ? null : 'labelName';
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
};

function wordStyle(word: string, state: RustState): string | null {
  const named = state.names;
  state.names = naming.has(word);
  if (keywords.has(word)) return 'keyword';
  if (named) return 'variableName.definition';
  return values.has(word) ? 'atom' : null;
}

function inComment(stream: StringStream, state: RustState): string {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = stream.pos;
  for (let found = mark.exec(stream.string); found; found = mark.exec(stream.string)) {
    state.comments += found[0] === '/*' ? 1 : -1;
    if (state.comments > 0) continue;
    stream.pos = mark.lastIndex;
    return 'comment';
  }
  stream.skipToEnd();
  return 'comment';
}

function inString(stream: StringStream, state: RustState): string {
  const { string } = stream;
  let at = string.indexOf(state.closes, stream.pos);
  while (!state.raw && at !== -1 && isEscaped(string, at, stream.pos)) {
    at = string.indexOf(state.closes, at + 1);
  }
  if (at === -1) stream.skipToEnd();
  else {
    stream.pos = at + state.closes.length;
    state.closes = '';
  }
  return 'string';
}

/** Whether an odd number of backslashes stands before `at`, from `from` on. */
function isEscaped(string: string, at: number, from: number): boolean {
  let start = at;
  while (start > from && string.charCodeAt(start - 1) === 92) start--;
  return (at - start) % 2 === 1;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
