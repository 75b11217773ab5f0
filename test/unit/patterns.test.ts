/**
 * Every regular expression in the page and the engine meets text of its users. Two forms of pattern take more than linear
 * time on some text, and are refused here: one that may begin anywhere with a repetition (`/\/+$/` begins again at every
 * slash), and a repetition of what is a repetition itself (`(a+)+`). And no list of unknown length is spread into
 * arguments, which live on the stack.
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

/** Why a pattern may backtrack on some text; `null` when neither form is in it. */
function doubt(source: string, flags: string): string | null {
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

test('the engine spreads no list into arguments', () => {
  const found = sources('src/engine').filter((path) =>
    /\.(?:push|unshift)\(\.\.\.|Math\.(?:min|max)\(\.\.\.|\.(?:apply|concat)\(\.\.\./.test(
      readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
    ),
  );
  expect(found).toEqual([]);
});
