/**
 * Every regular expression in the page and the engine meets text of its users. Forms of pattern that take more than
 * linear time on some text are refused here: one that may begin anywhere with a repetition (`/\/+$/` begins again at
 * every slash), a repetition of what is a repetition itself (`(a+)+`), and two repetitions of the same with nothing
 * between them that must be there (`\s*\s*$`, `-+ *[-a]*$`). And no list of unknown length is spread into arguments,
 * which live on the stack.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const literal =
  /(?<=[=(,:?&|!{[]\s*|return )\/(?![/*])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/g;
const atom = String.raw`(?:\\p\{\w+\}|\\.|\[(?:[^\]\\]|\\.)*\]|[^\\()[\]{}|^$*+?])`;

const refused = {
  'begins anywhere with a repetition, and ends in something else': new RegExp(
    `^${atom}(?:[+*]|\\{\\d+,\\})[^?].*$`,
  ),
  'repeats a repetition': new RegExp(`\\((?:\\?:)?${atom}[+*]\\)[+*]`),
};

const repeated = new RegExp(`(${atom})(?:[+*]|\\{\\d+,\\})(\\(\\?!.\\))?`, 'y');
const optional = new RegExp(`\\(?(${atom})([*?])\\)?`, 'y');
const probes = [...' \n\r\t-.a0_/[]"\'`~,=x:#'];

/** Whether two repetitions of the same character meet, and something behind them can fail. */
function meets(source: string): boolean {
  for (let at = 0; at < source.length; at++) {
    repeated.lastIndex = at;
    const first = repeated.exec(source);
    // One that may not end before more of the same does not give any back.
    if (!first || first[2] || source[at - 1] === '\\') continue;
    const one = new RegExp(`^${first[1]}$`, 'u');
    for (let next = repeated.lastIndex; ; next = optional.lastIndex) {
      repeated.lastIndex = next;
      const other = repeated.exec(source);
      const isLast = repeated.lastIndex === source.length;
      const both = other && new RegExp(`^${other[1]}$`, 'u');
      if (both && !isLast && probes.some((char) => one.test(char) && both.test(char))) return true;
      optional.lastIndex = next;
      if (!optional.test(source)) break;
    }
  }
  return false;
}

/** Why a pattern may backtrack on some text; `null` when none of the forms is in it. */
function doubt(source: string, flags: string): string | null {
  if (meets(source)) return 'has two repetitions of the same beside each other';
  // Every blank line is the beginning of one, and of all those behind it.
  if (flags.includes('m') && /\^\\s[+*]/.test(source)) return 'begins at any of many blank lines';
  for (const [why, form] of Object.entries(refused)) {
    // A sticky pattern begins at one place.
    if (form.test(source) && !(flags.includes('y') && why.startsWith('begins'))) return why;
  }
  return null;
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

test.each([
  ['/+$', '', true],
  ['[ \\t]+\\n', 'g', true],
  ['^\\s*(a+)+$', '', true],
  ['^a\\s*\\s*$', '', true],
  ['^\\s*a', 'm', true],
  ['^\\s*a', '', false],
  ['^(-{3,})[^\\S\\n]*[\\w.-]*[^\\S\\n]*$', 'y', true],
  ['^(-{3,})(?!-)[^\\S\\n]*(?:[\\w.-]+[^\\S\\n]*)?$', 'y', false],
  ['^\\s*[^\\n]*\\n', '', true],
  ['^\\s*=\\s*$', '', false],
  ['^"[^"]*\\w*', '', false],
  ['\\s+', 'g', false],
  ['^\\s+$', '', false],
  ['[\\w-]+=', 'y', false],
])('of /%s/%s it is known whether it backtracks', (source, flags, backtracks) => {
  expect(doubt(source, flags) !== null).toBe(backtracks);
});

test('no pattern can backtrack', () => {
  const found: string[] = [];
  let count = 0;
  for (const path of sources('src')) {
    for (const [whole, source = '', flags = ''] of readFileSync(path, 'utf8').matchAll(literal)) {
      count++;
      const why = doubt(source, flags);
      if (why) found.push(`${path}: ${whole} ${why}`);
    }
  }
  expect(found).toEqual([]);
  expect(count).toBeGreaterThan(100);
});

test('no list is spread into arguments', () => {
  const found = sources('src').filter((path) =>
    /\.(?:push|unshift)\(\.\.\.|Math\.(?:min|max)\(\.\.\.|\.(?:apply|concat)\(\.\.\./.test(
      readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
    ),
  );
  expect(found).toEqual([]);
});
