/** The reader: reading, stepping and deciding without an editor. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { applyEdits, type Edit, type Finding } from '../../src/engine/index.ts';
import type { FileInput, Layout } from '../../src/ui/diff/file-view.ts';
import { type FileReader, readFile } from '../../src/ui/diff/reader/one-file.ts';
import { openReader, type ReaderFile } from '../../src/ui/diff/reader/reader.ts';
import {
  rowStarts,
  type SpiedHost,
  settled,
  spiedHost,
  staircase,
  viewPlace,
} from './view-place.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import '../../src/styles/parts.css';
import '../../src/ui/diff/diff.css';
import '../../src/ui/diff/editor/editor.css';
import '../../src/ui/diff/reader/reader.css';

let frame: HTMLElement;
let view: FileReader | null = null;
let host: SpiedHost;

beforeEach(() => {
  frame = viewPlace('flex: none; height: 400px');
  host = spiedHost();
});
afterEach(() => view?.destroy());

/** Every `paste` becomes `qlora_paste`. */
function input(text: string, more: Partial<FileInput> = {}): FileInput {
  const edits = [...text.matchAll(/paste/g)].map(
    ({ index }): Edit => ({
      from: index,
      to: index + 5,
      insert: 'qlora_paste',
      reason: 'because',
      fork: 'qlora-paste',
      group: 'paste',
      part: 'path' as const,
      manifests: ['Cargo.toml'],
    }),
  );
  const path = 'src/lib.rs';
  const result = {
    path,
    before: text,
    after: applyEdits(text, edits),
    edits,
    kind: 'rust',
  } as const;
  return { path, text, result, findings: [], kept: [], ...more };
}

function open(layout: Layout, given: FileInput, wraps = true): FileReader {
  view = readFile(frame, { layout, wraps }, given, host);
  return view;
}

const rows = () => [...frame.querySelectorAll<HTMLElement>('.reader-row')];
const inOrder = () =>
  rows().sort((x, y) => Number(x.ariaRowIndex ?? 0) - Number(y.ariaRowIndex ?? 0));
const cells = (row: HTMLElement) =>
  [...row.querySelectorAll('[role=cell]')].map((cell) => cell.textContent);
const scroller = () => {
  const found = frame.querySelector<HTMLElement>('.reader');
  if (!found) throw new Error('no table');
  return found;
};
const fillers = (count: number) =>
  Array.from({ length: count }, (_, at) => `fn f${at}() {}\n`).join('');

describe('side by side', () => {
  test('shows both texts with their signs, and marks the changed words alone', () => {
    open('split', input('use paste::a;\r\nfn f() {}\r\n'));
    expect(inOrder().map(cells)).toEqual([
      ['1', '−use paste::a;', '', '1', '+use qlora_paste::a;'],
      ['2', 'fn f() {}', '', '2', 'fn f() {}'],
      ['3', '', '', '3', ''],
    ]);
    const words = [...frame.querySelectorAll('.changed-words')].map((word) => word.textContent);
    expect(words).toEqual(['paste', 'qlora_paste']);
    expect(frame.querySelector('.code-keyword')?.textContent).toBe('use');
  });

  test('is a table to assistive technology, with all its rows counted', () => {
    open('split', input(`${fillers(1000)}use paste;\n${fillers(1000)}`));
    view?.goTo(0, 0);
    const table = frame.querySelector('[role=table]');
    expect(table?.ariaLabel).toBe('Changes of src/lib.rs');
    const last = Number(table?.ariaRowCount);
    const indices = rows().map((row) => Number(row.ariaRowIndex));
    expect(Math.min(...indices)).toBe(2);
    expect(Math.max(...indices)).toBeLessThanOrEqual(last);
    const names = [...frame.querySelectorAll('[role=columnheader]')].map(
      (name) => name.textContent,
    );
    expect(names).toEqual(['Old line', 'Yours', 'Apply', 'New line', 'Migrated']);
  });

  test('makes the rows in sight only, wherever one scrolls', async () => {
    open('split', input(`use paste;\n${'use paste;\nfn f() {}\n'.repeat(10_000)}`));
    expect(rows().length).toBeLessThan(60);
    scroller().scrollTop = scroller().scrollHeight;
    await settled();
    expect(rows().length).toBeLessThan(60);
    expect(inOrder().at(-1)?.textContent).toContain('20002');
  });

  test('folds what does not change, and opens it 20 lines at a time by keyboard', async () => {
    open('split', input(`use paste;\n${fillers(80)}use paste;\n`));
    const bar = () => frame.querySelector<HTMLElement>('.fold');
    expect(bar()?.textContent).toContain('Show 74 unchanged lines');
    bar()?.querySelector<HTMLElement>('[data-step=top]')?.focus();
    await userEvent.keyboard('{Enter}');
    scroller().scrollTop = scroller().scrollHeight;
    await settled();
    expect(bar()?.textContent).toContain('Show 54 unchanged lines');
    bar()?.querySelector<HTMLElement>('[data-step=all]')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(bar()).toBeNull();
    expect(document.activeElement).toBe(scroller());
  });

  test('steps through the changes, also far ones, and says when there are no more', () => {
    const opened = open('split', input(`use paste;\n${fillers(5000)}use paste as p;\n`));
    opened.enter(1);
    expect(document.activeElement?.textContent).toContain('use paste;');
    expect(opened.step(1)).toBe(true);
    expect(document.activeElement?.textContent).toContain('use paste as p;');
    expect(opened.step(1)).toBe(false);
    expect(opened.step(-1)).toBe(true);
    expect(opened.step(-1)).toBe(false);
  });

  test('steps go on from a place that was gone to', () => {
    const text = `use paste;\n${fillers(100)}use paste as p;\n${fillers(100)}`;
    const opened = open('split', input(text));
    opened.goTo(text.indexOf('f50'), text.indexOf('f50'));
    expect(document.activeElement?.textContent).toContain('fn f50');
    expect(opened.step(-1)).toBe(true);
    expect(document.activeElement?.textContent).toContain('use paste;');
  });

  test('a change is left out by its box and by key, in the model’s offsets', async () => {
    const text = 'fn f() {}\r\nuse paste;\r\nuse paste as p;\r\n';
    const opened = open('split', input(text));
    const boxes = [...frame.querySelectorAll<HTMLInputElement>('.apply')];
    expect(boxes.map(({ checked }) => checked)).toEqual([true, true]);
    boxes[1]?.click();
    expect(host.apply).toHaveBeenLastCalledWith('src/lib.rs', 27, 27, false);
    opened.enter(1);
    await userEvent.keyboard('{Alt>}k{/Alt}');
    expect(host.apply).toHaveBeenLastCalledWith('src/lib.rs', 15, 15, false);
  });

  test('a declined change is marked and can be taken after all', () => {
    const given = input('use paste;\n');
    const none = { ...input('use paste;\n'), kept: given.result?.edits ?? [] };
    open('split', {
      ...none,
      result: given.result && { ...given.result, edits: [], after: 'use paste;\n' },
    });
    expect(frame.querySelectorAll('.kept-line')).toHaveLength(1);
    frame.querySelector<HTMLElement>('.apply')?.click();
    expect(host.apply).toHaveBeenCalledWith('src/lib.rs', 4, 4, true);
  });

  test('a finding has its mark and its words', () => {
    const finding: Finding = {
      code: 'workspace-patch',
      params: {},
      places: [],
      severity: 'warning',
      path: 'src/lib.rs',
      from: 14,
      to: 18,
      message: 'Look at gemm.',
      help: 'Do this.',
    };
    open('split', input('fn f() {}\nuse gemm;\n', { findings: [finding] }));
    expect(frame.querySelector('.finding-dot')?.ariaLabel).toBe('Warning: Look at gemm.');
    expect(frame.querySelector('.finding-words')?.textContent).toBe('gemm');
  });

  test('a very long line is shown around its change, and says what is left out', () => {
    open('split', input(`${'a'.repeat(100_000)} paste ${'b'.repeat(100_000)}\n`));
    const words = inOrder()[0]?.querySelector('.is-removed')?.textContent ?? '';
    expect(words.length).toBeLessThan(3_000);
    expect(words).toContain('a paste b');
    expect(words).toMatch(/… [\d,]+ more characters …/);
  });

  test('long lines can be scrolled to their end, and both sides go together', async () => {
    frame.style.width = '600px';
    open('split', input(`use paste; // ${'x'.repeat(300)} end\n`), false);
    scroller().scrollLeft = 100_000;
    await settled();
    const [left, right] = [...frame.querySelectorAll<HTMLElement>('.reader-text')].map((words) => {
      const range = document.createRange();
      range.selectNodeContents(words);
      return words.getBoundingClientRect().right - range.getBoundingClientRect().right;
    });
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeGreaterThanOrEqual(0);
  });

  test.each([
    ['a word too long for what is left', ' '.repeat(16), 'use paste::Parallelism::Rayon_of_all;'],
    ['hardly any room behind it', ' '.repeat(30), 'use paste::item; // and words that go on'],
    ['tabs', '\t\t\t\t\t\t\t', 'use paste::item; // and words that go on'],
    ['deeper than the frame is wide', ' '.repeat(70), 'let a = paste(one, two, three);'],
  ])('a line on a narrow frame begins beside its number: %s', (_name, space, words) => {
    frame.style.width = '320px';
    open('unified', input(`fn f() {}\n${space}${words}\n`));
    for (const cell of frame.querySelectorAll('.is-removed .reader-text, .is-added .reader-text')) {
      const box = cell.getBoundingClientRect();
      // Where each line of its text begins, from the first letter on.
      const lines = new Map<number, number>();
      const range = document.createRange();
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const from = node.textContent?.search(/\S/) ?? -1;
        if (from === -1) continue;
        range.setStart(node, lines.size === 0 ? from : 0);
        range.setEndAfter(node);
        for (const { top, left } of range.getClientRects())
          lines.set(Math.round(top), Math.min(left, lines.get(Math.round(top)) ?? left));
      }
      // Its first line has text, and no line is a sliver of letters.
      expect(Math.min(...lines.keys()) - box.top).toBeLessThan(5);
      for (const left of lines.values()) {
        expect(left).toBeGreaterThanOrEqual(box.left);
        expect(box.right - left).toBeGreaterThan(box.width / 3);
      }
      expect(cell.textContent?.startsWith(space)).toBe(true);
    }
  });

  test('copying with nothing selected takes the whole result', () => {
    open('split', input('use paste;\r\n'));
    getSelection()?.removeAllRanges();
    const clipboardData = new DataTransfer();
    scroller().dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    expect(clipboardData.getData('text/plain')).toMatch(/^use qlora_paste;\r?\n$/);
    expect(host.copied).toHaveBeenCalledWith('src/lib.rs');
  });

  test('a new result is shown where one is, an outdated one not at all', async () => {
    const text = 'use paste;\nfn f() {}\n'.repeat(500);
    const opened = open('split', input(text), false);
    scroller().scrollTop = 5_000;
    await settled();
    const kept = { ...input(text), kept: [] };
    const fewer = kept.result?.edits.slice(1) ?? [];
    opened.show({
      ...kept,
      result: kept.result && { ...kept.result, edits: fewer, after: applyEdits(text, fewer) },
    });
    expect(scroller().scrollTop).toBe(5_000);
    opened.show({ ...kept, text: 'other' });
    expect(frame.textContent).not.toContain('other');
  });

  test('scrolling away from a focused row leaves the keyboard in the table', async () => {
    const opened = open('split', input(`use paste;\n${'use paste;\nfn f() {}\n'.repeat(1000)}`));
    opened.enter(1);
    scroller().scrollTop = 20_000;
    await settled();
    expect(document.activeElement).toBe(scroller());
  });
});

test('in one column what goes stands above what comes, with old and new numbers', () => {
  open('unified', input('fn f() {}\nuse paste;\nfn g() {}'));
  expect(inOrder().map(cells)).toEqual([
    ['1', '1', 'fn f() {}', ''],
    ['2', '', '−use paste;', ''],
    ['', '2', '+use qlora_paste;', ''],
    ['3', '3', 'fn g() {}', ''],
  ]);
});

test('in one column a declined change is marked, stays in sight, and can be taken after all', () => {
  const text = `use paste;\n${fillers(60)}use paste as p;\n${fillers(60)}`;
  const given = input(text);
  const [first, second] = given.result?.edits ?? [];
  if (!given.result || !first || !second) throw new Error('Two edits are expected.');
  const after = applyEdits(text, [first]);
  open('unified', { ...given, result: { ...given.result, edits: [first], after }, kept: [second] });
  const row = rows().find((one) => one.textContent?.includes('use paste as p;'));
  row?.querySelector<HTMLElement>('.apply')?.click();
  expect(host.apply).toHaveBeenCalledWith('src/lib.rs', second.from, second.from, true);
});

test('where one writes, there is the user’s text alone', () => {
  open('source', input('use paste;\n'));
  expect(inOrder().map(cells)).toEqual([
    ['1', 'use paste;'],
    ['2', ''],
  ]);
});

test.each<Layout>(['split', 'unified'])(
  'long lines are broken, and never wider than their place (%s)',
  async (layout) => {
    frame.style.width = '500px';
    open(layout, input(`        use paste; // ${'words '.repeat(60)}\n${fillers(3)}`));
    await settled();
    expect(scroller().scrollWidth).toBeLessThanOrEqual(scroller().clientWidth);
    const [row] = inOrder();
    expect(row?.getBoundingClientRect().height).toBeGreaterThan(60);
    const shown = row?.querySelector('.reader-text');
    const range = document.createRange();
    range.selectNodeContents(shown ?? frame);
    const lefts = [...range.getClientRects()].map(({ left }) => left);
    // What goes on below stands further in than the pane's edge, by the indentation and a little.
    expect(Math.min(...lefts)).toBeGreaterThan((shown?.getBoundingClientRect().left ?? 0) + 5);
  },
);

test('rows that turn out higher than guessed leave what is read where it is', async () => {
  frame.style.width = '400px';
  const text = Array.from({ length: 2_000 }, (_, at) =>
    at % 3 === 0 ? `use paste; // ${'words '.repeat((at % 40) + 10)}\n` : `fn f${at}() {}\n`,
  ).join('');
  const opened = open('unified', input(text));
  opened.goTo(text.indexOf('fn f1000'), 0);
  const focused = () => document.activeElement;
  expect(focused()?.textContent).toContain('fn f1000');
  const top = () =>
    (focused()?.getBoundingClientRect().top ?? 0) - scroller().getBoundingClientRect().top;
  expect(top()).toBeGreaterThan(100);
  expect(top()).toBeLessThan(200);
  const before = top();
  const held = focused();
  scroller().scrollTop -= 60;
  await settled();
  expect(document.activeElement).toBe(held);
  expect(Math.abs(top() - before - 60)).toBeLessThan(2);
});

test('a box that was pressed hands the keyboard on to the one in its place', () => {
  const text = 'use paste;\nfn f() {}\n';
  const given = input(text);
  const opened = open('unified', given);
  frame.querySelector<HTMLElement>('.apply')?.focus();
  const result = given.result && { ...given.result, edits: [], after: text };
  opened.show({ ...given, result, kept: given.result?.edits ?? [] });
  expect(document.activeElement).toHaveProperty('className', 'apply');
  expect(document.activeElement).toHaveProperty('checked', false);
});

describe('many files', () => {
  const file = (path: string, text: string): ReaderFile => {
    const { result } = input(text);
    return {
      path,
      before: text,
      after: result?.after ?? '',
      edits: result?.edits ?? [],
      kept: [],
      findings: [],
    };
  };
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      file(`src/m${at}.rs`, `use paste;\nfn in_m${at}() {}\n`),
    );
  const openMany = (files: readonly ReaderFile[], layout: Layout = 'unified') => {
    const header = ({ path }: ReaderFile) => document.createTextNode(path);
    const reader = openReader(frame, { layout, wraps: true, header }, host);
    reader.show(files);
    view = { ...stub, destroy: () => reader.destroy() };
    return reader;
  };
  const stub: FileReader = {
    show: () => {},
    step: () => false,
    enter: () => {},
    goTo: () => {},
    keepHere: () => false,
    place: () => ({ top: 1, line: null }),
    takePlace: () => {},
    focus: () => {},
    destroy: () => {},
  };
  const headers = () =>
    [...frame.querySelectorAll('.reader-header')].map((header) => header.textContent);

  test('stand below each other on one scroll, of which those in sight exist', async () => {
    openMany(many(5_000));
    expect(headers()[0]).toBe('src/m0.rs');
    expect(headers().length).toBeLessThan(20);
    scroller().scrollTop = scroller().scrollHeight;
    await settled();
    expect(headers()).toContain('src/m4999.rs');
    expect(headers().length).toBeLessThan(20);
    expect(frame.textContent).toContain('fn in_m4999()');
    const tables = [...frame.querySelectorAll('.reader-section')].map((one) =>
      one.getBoundingClientRect(),
    );
    const sorted = tables.toSorted((x, y) => x.top - y.top);
    for (const [index, box] of sorted.entries()) {
      const next = sorted[index + 1];
      if (next) expect(Math.abs(next.top - box.bottom)).toBeLessThan(1);
    }
  });

  test.each<Layout>(['split', 'unified'])(
    'Tab comes to every control of every file, and back: %s',
    async (layout) => {
      const long = (gap: number) =>
        `use paste;\n${fillers(gap)}use paste;\n${fillers(gap)}use paste;\n`;
      const created = { ...file('src/made.rs', fillers(300)), before: null, after: fillers(300) };
      // Lines that are only new; many lines in one change; far changes; a long file without any button.
      const files = [
        file('src/a.rs', long(200)),
        created,
        file('src/b.rs', 'use paste;\n'.repeat(40)),
        file('src/c.rs', long(3)),
        ...many(5),
      ];
      frame.style.height = '60000px';
      openMany(files, layout);
      await settled();
      const stop = (element: Element | null) => {
        const place = element?.closest('.reader-section');
        const name = place?.querySelector('.reader-header')?.textContent ?? '';
        const words = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
        return element && frame.contains(element) && place ? `${name}: ${words}` : null;
      };
      const all = [...frame.querySelectorAll('.reader button, .reader input')].map(stop);
      expect(all.length).toBeGreaterThan(60);
      view?.destroy();
      frame.replaceChildren();
      frame.style.height = '400px';
      openMany(files, layout);
      scroller().focus();
      for (const [key, expected] of [
        ['{Tab}', all],
        ['{Shift>}{Tab}{/Shift}', all.slice(0, -1).toReversed()],
      ] as const) {
        const visited: (string | null)[] = [];
        for (const _ of expected) {
          await userEvent.keyboard(key);
          visited.push(stop(document.activeElement));
          const box = document.activeElement?.getBoundingClientRect();
          expect(box?.bottom).toBeGreaterThan(scroller().getBoundingClientRect().top);
          // Scrolling is heard of with the next frame.
          await new Promise(requestAnimationFrame);
        }
        expect(visited).toEqual(expected);
      }
    },
  );

  test('a file that folds hands the keyboard to its header', async () => {
    const reader = openMany(many(3));
    reader.goTo('src/m1.rs', 12);
    reader.fold('src/m1.rs', true);
    expect(document.activeElement?.className).toBe('reader-toggle');
    expect(document.activeElement?.parentElement?.textContent).toContain('src/m1.rs');
    reader.enterFile('src/m2.rs');
    expect(document.activeElement?.parentElement?.textContent).toContain('src/m2.rs');
  });

  test('steps lead from file to file, and keep belongs to the file', () => {
    const reader = openMany(many(30));
    for (let at = 0; at < 30; at++) expect(reader.step(1)).toBe(true);
    expect(reader.step(1)).toBe(false);
    expect(reader.focused()?.path).toBe('src/m29.rs');
    expect(reader.step(-1)).toBe(true);
    expect(reader.keepHere()).toBe(true);
    expect(host.apply).toHaveBeenCalledWith('src/m28.rs', 4, 4, false);
  });

  test('a section folds to its header, by button, and opens when one goes to a place in it', async () => {
    const reader = openMany(many(3));
    const [toggle] = frame.querySelectorAll<HTMLElement>('.reader-toggle');
    toggle?.focus();
    await userEvent.keyboard('{Enter}');
    expect(toggle?.ariaExpanded).toBe('false');
    expect(document.activeElement).toBe(toggle);
    expect(frame.textContent).not.toContain('in_m0');
    reader.goTo('src/m0.rs', 12);
    expect(toggle?.ariaExpanded).toBe('true');
    expect(document.activeElement?.textContent).toContain('fn in_m0');
  });

  test.each([
    { name: 'the very top', to: 0 },
    { name: 'within a header', to: 20 },
    { name: 'a line', to: 60 },
  ])('a new result leaves the scroll where it is: $name', async ({ to }) => {
    const files = many(30);
    const reader = openMany(files);
    scroller().scrollTop = to;
    await settled();
    const [first, ...rest] = files;
    reader.show(
      [{ ...(first ?? file('none', '')), findings: [] }, ...rest].map((one) => ({
        ...one,
        edits: [...one.edits],
      })),
    );
    await settled();
    expect(scroller().scrollTop).toBe(to);
  });

  test('a new result for one file leaves the others, and the place, alone', async () => {
    const files = many(200);
    const reader = openMany(files);
    reader.goTo('src/m150.rs', 0);
    reader.fold('src/m10.rs', true);
    const before = reader.top();
    const top = scroller().scrollTop;
    const longer = file('src/m3.rs', `use paste;\n${'use paste;\n'.repeat(50)}`);
    reader.show(files.map((one) => (one.path === longer.path ? longer : one)));
    await settled();
    expect(reader.top()).toEqual(before);
    expect(scroller().scrollTop).not.toBe(top);
    reader.scrollTo({ path: 'src/m9.rs', line: 1 });
    await settled();
    expect(frame.textContent).toContain('src/m10.rs');
    expect(frame.textContent).not.toContain('in_m10()');
  });
});

test('a created file is shown as new, without buttons', () => {
  const given = input('');
  open('split', {
    ...given,
    text: null,
    result: given.result && { ...given.result, before: null, after: 'pub use x;\n', edits: [] },
  });
  // What follows the last line end is no line.
  expect(inOrder().map(cells)).toEqual([['', '', '', '1', '+pub use x;']]);
});

test('what is opened while it is not shown is at its beginning once it is', async () => {
  frame.style.display = 'none';
  open('unified', input('use paste;\n'.repeat(60)));
  view?.goTo(0, 0);
  await settled();
  frame.style.display = '';
  await expect.poll(() => frame.querySelectorAll('.reader-row').length).toBeGreaterThan(3);
  expect(scroller().scrollTop).toBe(0);
  // And where it was, after it was hidden for a while.
  scroller().scrollTop = 60;
  await settled();
  frame.style.display = 'none';
  await settled();
  frame.style.display = '';
  await settled();
  expect(scroller().scrollTop).toBe(60);
});

test('old and new numbers have room beside each other, however many digits they have', () => {
  open('unified', input(`${fillers(12_000)}use paste;\n`));
  view?.enter(1);
  const numbers = [...frame.querySelectorAll<HTMLElement>('.reader-number')];
  expect(numbers.some(({ textContent }) => textContent === '12000')).toBe(true);
  for (const cell of numbers) expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth);
});

test.each(
  [390, 700, 1000].flatMap((width) =>
    (['split', 'unified', 'source'] as const).map((layout) => ({ width, layout })),
  ),
)('what is deeper stands further to the right, and wraps so: $layout, $width px', async (of) => {
  frame.style.cssText += `; width: ${of.width}px; height: 3000px`;
  open(of.layout, input(staircase));
  await settled();
  const all = [...frame.querySelectorAll('.reader-text')].filter((one) => one.textContent?.trim());
  const lines = all.slice(0, 11).map(rowStarts);
  let before = 0;
  for (const [begin = 0, ...others] of lines.filter(
    (_, at) => of.layout !== 'split' || at % 2 === 0,
  )) {
    expect(begin).toBeGreaterThan(before);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toBeGreaterThan(begin + 4);
    before = begin;
  }
});
