/**
 * Every regular expression in the page and the engine meets text of its users. Forms of pattern that take more than
 * linear time on some text are refused here: one that may begin anywhere with a repetition (`/\/+$/` begins again at
 * every slash), a repetition of what is a repetition itself (`(a+)+`), one of a group that can share out the same text in
 * several ways (`(a|aa)*`, `(a+b?)*`, `(\w|\d)*`) or of alternatives that begin alike (`(a|ab)*`), and two repetitions of
 * the same with nothing between them that must be there (`\s*\s*$`, `-+ *[-a]*$`). And no list of unknown length is spread into arguments,
 * which live on the stack.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { expect, test, vi } from 'vitest';

const atom = String.raw`(?:\\p\{\w+\}|\\.|\[(?:[^\]\\]|\\.)*\]|[^\\()[\]{}|^$*+?])`;

const refused = {
  'begins anywhere with a repetition, and ends in something else': new RegExp(
    `^${atom}(?:[+*]|\\{\\d+,\\})[^?].*$`,
  ),
  'repeats a repetition': new RegExp(`\\((?:\\?:)?${atom}[+*]\\)[+*]`),
};

const repeated = new RegExp(`(${atom})(?:[+*]|\\{\\d+,\\})(\\(\\?!.\\))?`, 'y');
const optional = new RegExp(`\\(?(${atom})([*?])\\)?`, 'y');
const probes = [...' \n\r\t-.a0_/[]{}()<>*!@$&"\'`~,=x:#'];

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

/** The bodies of the groups that are repeated without end, each as its alternatives; what only looks ahead is none. */
function repeatedGroups(source: string): readonly (readonly string[])[] {
  const groups: (readonly string[])[] = [];
  const open: { readonly from: number; readonly bars: number[] }[] = [];
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '[') {
      for (at++; source[at] !== ']'; at++) if (source[at] === '\\') at++;
    } else if (char === '(') open.push({ from: at + 1, bars: [] });
    else if (char === '|') open.at(-1)?.bars.push(at);
    else if (char === ')') {
      const group = open.pop();
      const times = /^(?:[*+]|\{\d+,\})/.exec(source.slice(at + 1))?.[0];
      if (!group || times === undefined) continue;
      // Nothing behind it can fail, so that nothing is ever given back.
      if (open.length === 0 && at + 1 + times.length === source.length) continue;
      const head = /^(?:\?(?::|<\w+>))?/.exec(source.slice(group.from))?.[0].length ?? 0;
      const ends = [...group.bars, at];
      const starts = [group.from + head, ...group.bars.map((bar) => bar + 1)];
      groups.push(starts.map((from, index) => source.slice(from, ends[index])));
    }
  }
  return groups;
}

/** Whether a text can be shared out among the rounds of a repeated group in more than one way, or its alternatives begin alike. */
function isAmbiguous(alternatives: readonly string[], flags: string): boolean {
  const unicode = /[uv]/.exec(flags)?.[0] ?? '';
  const whole = alternatives.map((each) => new RegExp(`^(?:${each})$`, `${unicode}s`));
  const atoms = alternatives.join('').match(new RegExp(atom, 'g')) ?? [];
  const kinds = new Map<string, string>();
  for (const char of new Set([...probes, ...alternatives.join('')])) {
    const kind = atoms.map((each) => new RegExp(`^${each}$`, `${unicode}s`).test(char)).join();
    if (kind.includes('true') && !kinds.has(kind)) kinds.set(kind, char);
  }
  const letters = [...kinds.values()].slice(0, 6);
  const known = new Map<string, number>();
  const waysAsOne = (piece: string): number => {
    const ways = known.get(piece) ?? whole.filter((form) => form.test(piece)).length;
    known.set(piece, ways);
    return ways;
  };
  const waysToShare = (text: string): number => {
    const ways = [1];
    for (let to = 1; to <= text.length; to++) {
      let sum = 0;
      for (let from = 0; from < to; from++) {
        sum += (ways[from] ?? 0) * waysAsOne(text.slice(from, to));
      }
      ways.push(sum);
    }
    return ways[text.length] ?? 0;
  };
  let texts = [''];
  for (let length = 1; length <= 4; length++) {
    texts = texts.flatMap((text) => letters.map((char) => text + char));
    if (texts.some((text) => waysToShare(text) > 1)) return true;
  }
  const beginnings = whole.map(
    (form) => new Set([...known.keys()].filter((text) => form.test(text)).map((text) => text[0])),
  );
  return beginnings.some((first, index) =>
    beginnings.slice(index + 1).some((other) => [...first].some((char) => other.has(char))),
  );
}

/** Why a pattern may backtrack on some text; `null` when none of the forms is in it. */
function doubt(source: string, flags: string): string | null {
  if (repeatedGroups(source).some((group) => isAmbiguous(group, flags))) {
    return 'repeats a group that can share out the same text in several ways';
  }
  if (meets(source)) return 'has two repetitions of the same beside each other';
  const start = new RegExp(`^(${atom})\\(?(?:\\?:)?(${atom})[+*].`).exec(source);
  const takesAll = flags.includes('s') && source.endsWith('.*$');
  if (start?.[1] && start[2] && !flags.includes('y') && !takesAll) {
    const [first, more] = [start[1], start[2]].map((each) => new RegExp(`^${each}$`, 'su'));
    // Every open bracket is the beginning of one that ends only where the text does.
    if (probes.some((char) => first?.test(char) && more?.test(char))) {
      return 'begins at any of what it then repeats';
    }
  }
  // Every blank line is the beginning of one, and of all those behind it.
  if (flags.includes('m') && /\^\\s[+*]/.test(source)) return 'begins at any of many blank lines';
  for (const [why, form] of Object.entries(refused)) {
    // A sticky pattern begins at one place.
    if (form.test(source) && !(flags.includes('y') && why.startsWith('begins'))) return why;
  }
  return null;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** Every node of a file's syntax, with the one around it. */
function* nodesIn(
  value: unknown,
  around: Node | null = null,
): Generator<readonly [Node, Node | null]> {
  if (isNode(value)) yield [value, around];
  if (typeof value !== 'object' || value === null) return;
  const inside = isNode(value) ? value : around;
  for (const each of Object.values(value)) yield* nodesIn(each, inside);
}

const files = sources('src').map((path) => {
  const text = readFileSync(path, 'utf8');
  return {
    path,
    text,
    nodes: [...nodesIn(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }))],
  };
});

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
  ['\\[([^\\]]+)\\]', 'g', true],
  ['\\[([^[\\]]+)\\]', 'g', false],
  ['^(a|aa)*$', '', true],
  ['^(?:a|ab)*c', '', true],
  ['^(?:\\w|\\d)+$', '', true],
  ['^(?:\\s|x?\\s)*$', '', true],
  ['^(?:a+b?)*$', '', true],
  ['^(?:\\s*>\\s*)*$', '', true],
  ['^(?<x>ab|a(?:b))+$', '', true],
  ['^(?:\\s|x\\s)*$', '', false],
  ['^"(?:[^"\\\\]|\\\\.)*"', '', false],
  ['^(?:a[|]|b)*$', '', false],
  ['(?: |#[^\\n]*)*', 'y', false],
  ['^(?:(?:a|aa),)*$', '', false],
  ['[\\w-]+=', 'y', false],
])('of /%s/%s it is known whether it backtracks', (source, flags, backtracks) => {
  expect(doubt(source, flags) !== null).toBe(backtracks);
});

test('no pattern that is written down can backtrack', () => {
  const found: string[] = [];
  let count = 0;
  for (const { path, text, nodes } of files) {
    for (const [node] of nodes) {
      if (!('regex' in node)) continue;
      count++;
      const whole = text.slice(node.start, node.end);
      const { source, flags } = new RegExp(
        whole.slice(1, whole.lastIndexOf('/')),
        whole.slice(whole.lastIndexOf('/') + 1),
      );
      const why = doubt(source, flags);
      if (why) found.push(`${path}: ${whole} ${why}`);
    }
  }
  expect(found).toEqual([]);
  expect(count).toBeGreaterThan(300);
});

test('no pattern that is put together can backtrack', async () => {
  const made = new Map<string, RegExp[]>();
  const build = new Proxy(RegExp, {
    construct(target, given) {
      const pattern: RegExp = Reflect.construct(target, given);
      const path = /\/(src\/(?!unit)[^:?]*\.tsx?)/.exec(new Error().stack ?? '')?.[1] ?? '';
      made.set(path, [...(made.get(path) ?? []), pattern]);
      return pattern;
    },
  });
  vi.resetModules();
  vi.stubGlobal('RegExp', build);
  try {
    const { migrate } = await import('../../src/engine/index.ts');
    const { searchFiles } = await import('../../src/project/search.ts');
    migrate([
      {
        path: 'Cargo.toml',
        text: '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\npaste = ">=1.0, <2"\n',
      },
      {
        path: 'Cargo.lock',
        text: 'version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\n',
      },
      {
        path: 'src/lib.rs',
        text: '/// [x](paste::x), [paste]\n#[serde(with = "paste::x")]\nstruct S;\n',
      },
      { path: 'README.md', text: 'paste::x\n' },
      { path: 'tests/ui/a.stderr', text: 'paste::x\n' },
    ]);
    await searchFiles(
      [{ path: 'a', before: null, after: 'a.b', edits: [] }],
      'a.b',
      () => undefined,
      new AbortController().signal,
    );
  } finally {
    vi.unstubAllGlobals();
  }
  const building = files.filter(({ nodes }) =>
    nodes.some(
      ([node]) =>
        /^(?:New|Call)Expression$/.test(node.type) &&
        'callee' in node &&
        isNode(node.callee) &&
        'name' in node.callee &&
        node.callee.name === 'RegExp',
    ),
  );
  // All of them are met: what this does not reach is not judged.
  expect([...made.keys()].sort()).toEqual(building.map(({ path }) => path).sort());
  const found = [...made].flatMap(([path, patterns]) =>
    patterns.flatMap(({ source, flags }) => {
      const why = doubt(source, flags);
      return why ? [`${path}: /${source}/${flags} ${why}`] : [];
    }),
  );
  expect(found).toEqual([]);
});

/** What is spread all the same, and how much that can be. */
const bounded = new Map([
  ['src/engine/migrate/read/memo.ts', 'a question’s few parts'],
  ['src/project/permalink.ts', 'a piece of fixed size'],
  ['src/ui/diff/reader/paint.ts', 'the indentation of a line of 2,000 characters'],
  ['src/ui/diff/reader/row-element.ts', 'a line of 2,000 characters, one mark'],
  ['src/ui/diff/ruler.ts', 'a mark a pixel'],
  ['src/ui/help/help-dialog.tsx', 'title and words'],
  ['src/ui/template.ts', 'arguments passed on'],
]);

test('no list is spread into arguments', () => {
  const applied = /\b(?:Reflect|push|unshift|concat|min|max|fromCharCode|fromCodePoint)\.apply\(/;
  const spreads = files.filter(
    ({ text, nodes }) =>
      applied.test(text) ||
      nodes.some(
        ([{ type }, around]) =>
          type === 'SpreadElement' && /^(?:New|Call)Expression$/.test(around?.type ?? ''),
      ),
  );
  expect(spreads.map(({ path }) => path).sort()).toEqual([...bounded.keys()].sort());
});
