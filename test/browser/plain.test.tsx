/** The light view: read, stepped through and decided upon without an editor. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { applyEdits, type Edit, type Finding } from '../../src/engine/index.ts';
import type { EditorInput, Layout } from '../../src/ui/diff/editor.ts';
import { openPlain, type PlainView } from '../../src/ui/diff/plain/plain-view.ts';
import { editorPlace, type SpiedHost, spiedHost } from './editor-place.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import '../../src/ui/diff/diff.css';
import '../../src/ui/diff/plain/plain.css';

let frame: HTMLElement;
let view: PlainView | null = null;
let host: SpiedHost;

beforeEach(() => {
  frame = editorPlace('flex: none; height: 400px');
  host = spiedHost();
});
afterEach(() => view?.destroy());

/** Every `paste` becomes `qlora_paste`. */
function input(text: string, more: Partial<EditorInput> = {}): EditorInput {
  const edits = [...text.matchAll(/paste/g)].map(
    ({ index }): Edit => ({
      from: index,
      to: index + 5,
      insert: 'qlora_paste',
      reason: 'because',
      fork: 'qlora-paste',
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

function open(layout: Layout, given: EditorInput): PlainView {
  view = openPlain(layout, frame, given, host);
  return view;
}

const rows = () => [...frame.querySelectorAll<HTMLElement>('.plain-row')];
const inOrder = () =>
  rows().sort((x, y) => Number(x.ariaRowIndex ?? 0) - Number(y.ariaRowIndex ?? 0));
const cells = (row: HTMLElement) =>
  [...row.querySelectorAll('[role=cell]')].map((cell) => cell.textContent);
const scroller = () => {
  const found = frame.querySelector<HTMLElement>('.plain');
  if (!found) throw new Error('no table');
  return found;
};
const settled = () =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
const fillers = (count: number) =>
  Array.from({ length: count }, (_, at) => `fn f${at}() {}\n`).join('');

describe('side by side', () => {
  test('shows both texts with their signs, and marks the changed words alone', () => {
    open('split', input('use paste::a;\r\nfn f() {}\r\n'));
    expect(inOrder().map(cells)).toEqual([
      ['1', '−use paste::a;', '⟲', '1', '+use qlora_paste::a;'],
      ['2', 'fn f() {}', '', '2', 'fn f() {}'],
      ['3', '', '', '3', ''],
    ]);
    const words = [...frame.querySelectorAll('.plain-words')].map((word) => word.textContent);
    expect(words).toEqual(['paste', 'qlora_paste']);
    expect(frame.querySelector('.code-keyword')?.textContent).toBe('use');
  });

  test('is a table to assistive technology, with all its rows counted', () => {
    open('split', input(`${fillers(1000)}use paste;\n${fillers(1000)}`));
    view?.goTo(0, 0);
    expect(scroller().getAttribute('role')).toBe('table');
    expect(scroller().ariaLabel).toBe('Changes of src/lib.rs');
    const last = Number(scroller().ariaRowCount);
    const indices = rows().map((row) => Number(row.ariaRowIndex));
    expect(Math.min(...indices)).toBe(2);
    expect(Math.max(...indices)).toBeLessThanOrEqual(last);
    const names = [...frame.querySelectorAll('[role=columnheader]')].map(
      (name) => name.textContent,
    );
    expect(names).toEqual(['Line', 'Yours', 'Keep', 'Line', 'Migrated']);
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

  test('“keep mine” works by button and by key, in the model’s offsets', async () => {
    const text = 'fn f() {}\r\nuse paste;\r\nuse paste as p;\r\n';
    const opened = open('split', input(text));
    const buttons = [...frame.querySelectorAll<HTMLElement>('.keep-mine')];
    expect(buttons).toHaveLength(2);
    buttons[1]?.click();
    expect(host.keep).toHaveBeenLastCalledWith('src/lib.rs', 23, 38);
    opened.enter(1);
    await userEvent.keyboard('{Alt>}k{/Alt}');
    expect(host.keep).toHaveBeenLastCalledWith('src/lib.rs', 11, 21);
  });

  test('a declined change is marked and can be taken after all', () => {
    const given = input('use paste;\n');
    const none = { ...input('use paste;\n'), kept: given.result?.edits ?? [] };
    open('split', {
      ...none,
      result: given.result && { ...given.result, edits: [], after: 'use paste;\n' },
    });
    expect(frame.querySelectorAll('.kept-line')).toHaveLength(1);
    frame.querySelector<HTMLElement>('.take-change')?.click();
    expect(host.take).toHaveBeenCalledWith('src/lib.rs', 4, 9);
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
    open('split', input(`use paste; // ${'x'.repeat(300)} end\n`));
    scroller().scrollLeft = 100_000;
    await settled();
    const [left, right] = [...frame.querySelectorAll<HTMLElement>('.plain-text')].map((words) => {
      const range = document.createRange();
      range.selectNodeContents(words);
      return words.getBoundingClientRect().right - range.getBoundingClientRect().right;
    });
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeGreaterThanOrEqual(0);
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
    const opened = open('split', input(text));
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

test('in one column what goes stands above what comes', () => {
  open('unified', input('fn f() {}\nuse paste;\n'));
  expect(inOrder().map(cells)).toEqual([
    ['1', 'fn f() {}', ''],
    ['', '−use paste;', '⟲'],
    ['2', '+use qlora_paste;', ''],
    ['3', '', ''],
  ]);
});

test('where one writes, there is the user’s text alone', () => {
  open('source', input('use paste;\n'));
  expect(inOrder().map(cells)).toEqual([
    ['1', 'use paste;', ''],
    ['2', '', ''],
  ]);
});

test('a created file is shown as new, without buttons', () => {
  const given = input('');
  open('split', {
    ...given,
    text: null,
    result: given.result && { ...given.result, before: null, after: 'pub use x;\n', edits: [] },
  });
  expect(inOrder().map(cells)).toEqual([
    ['', '', '', '1', '+pub use x;'],
    ['', '', '', '2', '+'],
  ]);
});
