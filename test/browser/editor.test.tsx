import { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { applyEdits, type Edit, type Finding } from '../../src/engine/index.ts';
import { openEditor } from '../../src/ui/diff/editor/open.ts';
import type { FileInput, FileView } from '../../src/ui/diff/file-view.ts';
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

let frame: HTMLElement;
let editor: FileView | null = null;
let host: SpiedHost;

beforeEach(() => {
  frame = viewPlace('height: 600px');
  host = spiedHost();
});
afterEach(() => {
  editor?.destroy();
  editor = null;
});

function replacing(text: string, words: Readonly<Record<string, string>>): readonly Edit[] {
  return Object.entries(words).map(([word, insert]) => {
    const from = text.indexOf(word);
    return {
      from,
      to: from + word.length,
      insert,
      reason: 'because',
      fork: 'qlora-paste',
      group: 'paste',
      part: 'path' as const,
      manifests: ['Cargo.toml'],
    };
  });
}

function input(text: string, edits: readonly Edit[], more: Partial<FileInput> = {}): FileInput {
  return {
    path: 'src/lib.rs',
    text,
    result: {
      path: 'src/lib.rs',
      before: text,
      after: applyEdits(text, edits),
      edits,
      kind: 'rust',
    },
    findings: [],
    kept: [],
    ...more,
  };
}

type Editing = Parameters<typeof openEditor>[0];

function open(layout: Editing, given: FileInput, wraps = true): FileView {
  editor = openEditor(layout, { wraps }, frame, given, host);
  return editor;
}

const content = (side: 'a' | 'b') => {
  const found = frame.querySelector<HTMLElement>(`.cm-merge-${side} .cm-content`);
  if (!found) throw new Error(`no side ${side}`);
  return found;
};
const lines = (side: 'a' | 'b') =>
  [...content(side).querySelectorAll('.cm-line')].map((line) => line.textContent);
const long = (last: string) =>
  `use paste::paste;\n${Array.from({ length: 80 }, (_, at) => `fn f${at}() {}\n`).join('')}${last}\n`;

describe('side by side', () => {
  test('shows both texts, marks the changed words, and nothing else', () => {
    const text = 'use paste::paste;\r\nfn f() {}\r\n';
    open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    expect(lines('a')).toEqual(['use paste::paste;', 'fn f() {}', '']);
    expect(lines('b')).toEqual(['use qlora_paste::paste;', 'fn f() {}', '']);
    const words = [...frame.querySelectorAll('.cm-changedText')].map((word) => word.textContent);
    expect(words).toEqual(['paste', 'qlora_paste']);
    expect(frame.querySelectorAll('.cm-changedLine')).toHaveLength(2);
  });

  test('copying from the result with nothing selected takes the whole file', () => {
    const text = 'use paste::paste;\r\nfn f() {}\r\n';
    open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    const clipboardData = new DataTransfer();
    const copy = () =>
      content('b').dispatchEvent(
        new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
      );
    expect(copy()).toBe(false);
    expect(clipboardData.getData('text/plain').split(/\r?\n/)).toEqual([
      'use qlora_paste::paste;',
      'fn f() {}',
      '',
    ]);
    expect(host.copied).toHaveBeenLastCalledWith('src/lib.rs');
  });

  test('neighbouring changed lines can be kept one by one', async () => {
    const text = 'gemm = "0.19"\npaste = "1"\n';
    open('split', input(text, replacing(text, { gemm: 'qlora-gemm', paste: 'qlora-paste' })));
    await settled();
    const boxes = [...frame.querySelectorAll<HTMLInputElement>('.apply')];
    expect(boxes.map(({ checked }) => checked)).toEqual([true, true]);
    boxes[1]?.click();
    expect(host.apply.mock.calls).toEqual([['src/lib.rs', 14, 14, false]]);
  });

  test('typing tells the page the text with its CRLF, BOM and mixed endings kept', async () => {
    const text = '\uFEFFfn a() {}\r\nfn b() {}\nfn c() {}';
    open('split', input(text, []));
    await userEvent.click(content('a'));
    await userEvent.keyboard('{Control>}{Home}{/Control}{End}{Enter}x');
    expect(host.edited).toHaveBeenLastCalledWith(
      'src/lib.rs',
      '\uFEFFfn a() {}\r\nx\r\nfn b() {}\nfn c() {}',
    );
  });

  test('what is typed where both sides agree stands on the right behind its frame', async () => {
    const text = long('fn end() {}');
    open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    await userEvent.click(content('a'));
    await userEvent.keyboard('{Control>}{End}{/Control}typed');
    await settled();
    expect(lines('b').at(-1)).toBe('typed');
    expect(frame.querySelectorAll('.cm-merge-b .cm-changedLine')).toHaveLength(1);
  });

  test.each([
    ['above the difference', 0, 3],
    ['on both sides of it', 0, 32],
    ['below it', 31, 33],
    ['where the first was taken back', 0, 0],
  ])('two changes in one frame, %s: nothing differs but what does', async (_where, one, two) => {
    const text = 'fn a() {}\nuse paste::a;\nfn b() {}\n';
    const result = replacing(text, { paste: 'qlora_paste' });
    const opened = open('split', input(text, result));
    const view = EditorView.findFromDOM(content('a'));
    if (!view) throw new Error('no editor');
    view.dispatch({ changes: { from: one, insert: 'x' } });
    view.dispatch({
      changes: one === two ? { from: one, to: one + 1 } : { from: two + 1, insert: 'y\n' },
    });
    await settled();
    const now = view.state.doc.toString();
    opened.show(input(now, replacing(now, { paste: 'qlora_paste' })));
    expect(lines('b').join('\n')).toBe(now.replace('paste', 'qlora_paste'));
    for (const side of ['a', 'b'] as const) {
      const changed = [...content(side).querySelectorAll('.cm-changedLine')];
      expect(changed.map((line) => line.textContent?.includes('paste::'))).toEqual([true]);
    }
  });

  test('a line that comes or goes does so on both sides in one frame', () => {
    const text = 'use paste::a;\nfn b() {}\n';
    open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    const view = EditorView.findFromDOM(content('a'));
    view?.dispatch({ changes: { from: 14, insert: '\n' } });
    expect(lines('b')).toEqual(['use qlora_paste::a;', '', 'fn b() {}', '']);
    view?.dispatch({ changes: { from: 14, to: 15 } });
    expect(lines('b')).toEqual(['use qlora_paste::a;', 'fn b() {}', '']);
  });

  test('colours follow what is typed, on both sides, also below it', async () => {
    open('split', input('fn a() {}\n\nfn b() {}\n', []));
    const quiet = (side: 'a' | 'b') =>
      [...content(side).querySelectorAll('.code-quiet')].map((words) => words.textContent);
    await userEvent.click(content('a'));
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowDown}/*');
    await settled();
    expect(quiet('a')).toEqual(['/*', 'fn b() {}']);
    expect(quiet('b')).toEqual(['/*', 'fn b() {}']);
    await userEvent.keyboard('x*/let');
    await settled();
    expect(quiet('a')).toEqual(['/*x*/']);
    expect(content('a').querySelectorAll('.code-keyword')).toHaveLength(3);
    await userEvent.keyboard('{Backspace}{Enter}fn c');
    await settled();
    expect([...content('b').querySelectorAll('.code-name')].map((one) => one.textContent)).toEqual([
      'a',
      'c',
      'b',
    ]);
  });

  test('while one types no line comes or goes; the bars follow when one pauses', async () => {
    const text = long('use gemm;');
    const edits = replacing(text, { paste: 'qlora_paste', gemm: 'qlora_gemm' });
    const opened = open('split', input(text, edits));
    opened.goTo(0, 0);
    await userEvent.keyboard('x');
    const now = `x${text}`;
    // Without its first change the text would fold from its very first line on.
    opened.show(input(now, replacing(now, { gemm: 'qlora_gemm' })));
    expect(lines('a')).toContain('fn f0() {}');
    await expect.poll(() => lines('a')).not.toContain('fn f0() {}');
  });

  test('a stale result does not undo what was typed since', async () => {
    const text = 'use paste::paste;\nfn f() {}\n';
    const first = input(text, replacing(text, { paste: 'qlora_paste' }));
    const opened = open('split', first);
    await userEvent.click(content('a'));
    await userEvent.keyboard('{Control>}{End}{/Control}typed');
    await settled();
    opened.show({ ...first, text: `${text}typed` });
    expect(lines('a').at(-1)).toBe('typed');
    expect(lines('b').at(-1)).toBe('typed');
  });

  test.each<Editing>(['split', 'source'])(
    'another text from outside (%s) is shown, and not told back as typed',
    async (layout) => {
      const other = 'fn other() {}\r\nuse paste::paste;\r\n';
      const opened = open(layout, input('use paste::paste;\nfn f() {}\n', []));
      opened.show(input(other, replacing(other, { paste: 'qlora_paste' })));
      await settled();
      expect(host.edited).not.toHaveBeenCalled();
      const shown = [...(frame.querySelector('.cm-content')?.querySelectorAll('.cm-line') ?? [])];
      expect(shown.map((line) => line.textContent)).toEqual([
        'fn other() {}',
        'use paste::paste;',
        '',
      ]);
      if (layout === 'split')
        expect(lines('b')).toEqual(['fn other() {}', 'use qlora_paste::paste;', '']);
    },
  );

  test('folds what does not change, and opens it 20 lines at a time by keyboard', async () => {
    const text = long('use gemm;');
    open('split', input(text, replacing(text, { paste: 'qlora_paste', gemm: 'qlora_gemm' })));
    const bar = () => frame.querySelector<HTMLElement>('.cm-merge-a .fold');
    expect(bar()?.textContent).toContain('Show 74 unchanged lines');
    bar()?.querySelector<HTMLElement>('[data-step="top"]')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(bar()?.textContent).toContain('Show 54 unchanged lines');
    expect(document.activeElement?.closest('.fold')).toBe(bar());
    bar()?.querySelector<HTMLElement>('[data-step="all"]')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(bar()).toBeNull();
    expect(document.activeElement).toBe(content('a'));
  });

  test('both sides stand level below a folded stretch', async () => {
    const text = long('use gemm;');
    open('split', input(text, replacing(text, { paste: 'qlora_paste', gemm: 'qlora_gemm' })));
    await settled();
    const place = (side: 'a' | 'b', word: string) =>
      [...content(side).querySelectorAll('.cm-line')]
        .find((line) => line.textContent?.includes(word))
        ?.getBoundingClientRect().top;
    expect(place('b', 'qlora_gemm')).toBe(place('a', 'use gemm'));
  });

  test('unchanged lines stand level also where they wrap', async () => {
    const wide = `fn wide(${Array.from({ length: 40 }, (_, at) => `argument_${at}: u${at}`).join(', ')}) {}\n`;
    const text = `use paste::paste;\n${wide.repeat(6)}use gemm;\n`;
    open('split', input(text, replacing(text, { paste: 'qlora_paste', gemm: 'qlora_gemm' })));
    await settled();
    const tops = (side: 'a' | 'b') =>
      [...content(side).querySelectorAll('.cm-line')].map(
        (line) => line.getBoundingClientRect().top,
      );
    expect(tops('b')).toEqual(tops('a'));
  });

  test.each(['right', 'left'])('neighbours stand level where the %s side wraps', async (side) => {
    // Within the window: what is outside of it is not measured.
    frame.style.width = '400px';
    const words = (at: number) => [
      `p${at}`,
      `a_longer_name_${at}::in_a_module_of_${at}::a_long_name`,
    ];
    const pairs = [1, 2, 3].map((at) => (side === 'right' ? words(at) : words(at).reverse()));
    const text = `${pairs.map(([old]) => `use ${old};\n`).join('')}fn f() {}\n`;
    const edits = replacing(text, Object.fromEntries(pairs));
    const tops = (of: 'a' | 'b') =>
      [...content(of).querySelectorAll('.cm-line')].map((one) =>
        Math.round(one.getBoundingClientRect().top),
      );
    const level = async () => {
      const apart = () => tops('a').flatMap((top, line) => (top === tops('b')[line] ? [] : [line]));
      await expect.poll(apart, { timeout: 10_000 }).toEqual([]);
      const [first = 0, second = 0] = tops('a');
      return second - first;
    };
    const opened = open('split', input(text, edits));
    await settled();
    expect(await level()).toBeGreaterThan(30);
    opened.show(input(text, edits.slice(1), { kept: edits.slice(0, 1) }));
    await settled();
    await level();
  });

  test('steps through the changes, also those far apart, and says when there are no more', async () => {
    const text = long('use gemm;');
    const opened = open(
      'split',
      input(text, replacing(text, { paste: 'qlora_paste', gemm: 'qlora_gemm' })),
    );
    opened.enter(1);
    expect(opened.step(1)).toBe(true);
    expect(getSelection()?.anchorNode?.parentElement?.closest('.cm-line')?.textContent).toBe(
      'use gemm;',
    );
    expect(opened.step(1)).toBe(false);
    expect(opened.step(-1)).toBe(true);
    expect(opened.step(-1)).toBe(false);
  });

  test('going to a place inside a fold opens it', () => {
    const text = long('use gemm;');
    const opened = open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    expect(lines('a')).not.toContain('fn f40() {}');
    const at = text.indexOf('f40');
    opened.goTo(at, at + 3);
    expect(lines('a')).toContain('fn f40() {}');
    expect(getSelection()?.toString()).toBe('f40');
  });

  test('a change is left out by key, named in the model’s offsets', async () => {
    const text = 'fn f() {}\r\nuse paste::paste;\r\n';
    const opened = open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    await settled();
    const box = frame.querySelector<HTMLElement>('.apply');
    expect(box?.ariaLabel).toBe('Apply the change in line 2');
    box?.focus();
    await userEvent.keyboard(' ');
    expect(host.apply.mock.calls).toEqual([['src/lib.rs', 15, 15, false]]);
    opened.goTo(15, 15);
    expect(opened.keepHere()).toBe(true);
    expect(host.apply.mock.calls[1]).toEqual(['src/lib.rs', 15, 15, false]);
  });

  test('a box that was pressed hands the keyboard on to the one in its place', async () => {
    const text = 'fn f() {}\nuse paste;\n';
    const edits = replacing(text, { paste: 'qlora_paste' });
    const opened = open('split', input(text, edits));
    await settled();
    frame.querySelector<HTMLElement>('.apply')?.focus();
    opened.show(input(text, [], { kept: edits }));
    expect(document.activeElement).toHaveProperty('className', 'apply');
    expect(document.activeElement).toHaveProperty('checked', false);
  });

  test('both sides stand level also where a change was left out', async () => {
    const text = 'use paste;\nfn f() {}\nuse gemm;\nfn g() {}\n';
    const given = input(text, replacing(text, { paste: 'qlora_paste' }));
    open('split', { ...given, kept: replacing(text, { gemm: 'qlora_gemm' }) });
    await settled();
    expect(frame.querySelectorAll('.apply:not(:checked)')).toHaveLength(1);
    const tops = (side: 'a' | 'b') =>
      [...content(side).querySelectorAll('.cm-line')].map((one) => one.getBoundingClientRect().top);
    expect(tops('a')).toEqual(tops('b'));
  });

  test('a change that was left out stays in sight, whatever folds around it', async () => {
    const text = `use paste;\n${'fn f() {}\n'.repeat(60)}use gemm;\n${'fn g() {}\n'.repeat(60)}`;
    const given = input(text, replacing(text, { paste: 'qlora_paste' }));
    open('split', { ...given, kept: replacing(text, { gemm: 'qlora_gemm' }) });
    await settled();
    expect(lines('a')).toContain('use gemm;');
    expect(frame.querySelectorAll('.cm-merge-a .fold')).toHaveLength(2);
  });

  test('buttons beside the text are no secret to assistive technology', async () => {
    const text = 'use paste;\n';
    open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    await settled();
    expect(frame.querySelector('.apply')?.closest('[aria-hidden]')).toBeNull();
  });

  test('a declined change is marked and can be taken after all', async () => {
    const text = 'use paste::paste;\n';
    const edits = replacing(text, { paste: 'qlora_paste' });
    open('split', input(text, [], { kept: edits }));
    expect(frame.querySelectorAll('.kept-line')).toHaveLength(1);
    frame.querySelector<HTMLElement>('.apply')?.focus();
    await userEvent.keyboard(' ');
    expect(host.apply).toHaveBeenCalledWith('src/lib.rs', 4, 4, true);
  });

  test('a finding has its mark, and its explanation once the cursor is in its words', async () => {
    const text = 'fn f() {}\nuse gemm;\n';
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
    const opened = open('split', input(text, [], { findings: [finding] }));
    await settled();
    expect(frame.querySelector('.finding-dot')?.textContent).toBe('!');
    expect(frame.querySelector('.finding-explanation')).toBeNull();
    opened.goTo(14, 18);
    await settled();
    expect(frame.querySelector('.finding-explanation')?.textContent).toContain('Look at gemm.');
    const words = frame.querySelector('.finding-words')?.getBoundingClientRect();
    const box = frame.querySelector('.finding-explanation')?.getBoundingClientRect();
    expect(box?.top).toBeGreaterThanOrEqual(words?.bottom ?? Number.NaN);
    await userEvent.keyboard('{Escape}');
    expect(frame.querySelector('.finding-explanation')).toBeNull();
    opened.goTo(14, 18);
    await settled();
    editor?.destroy();
    expect(document.querySelector('.finding-explanation')).toBeNull();
  });

  test('another finding takes the place of one before it, even if there are as many', async () => {
    const text = 'fn f() {}\nuse gemm;\n';
    const finding = (severity: Finding['severity'], from: number, to: number): Finding => ({
      code: 'workspace-patch',
      params: {},
      places: [],
      severity,
      path: 'src/lib.rs',
      from,
      to,
      message: 'Look.',
    });
    const words = () => [...frame.querySelectorAll('.finding-words')].map((one) => one.textContent);
    for (const layout of ['split', 'source'] as const) {
      const opened = open(layout, input(text, [], { findings: [finding('warning', 14, 18)] }));
      await settled();
      expect(words()).toEqual(['gemm']);
      opened.show(input(text, [], { findings: [finding('error', 0, 2)] }));
      await settled();
      expect(words()).toEqual(['fn']);
      const dots = [...frame.querySelectorAll('.finding-dot')];
      expect(dots.map((dot) => dot.textContent)).toEqual(['✕']);
      opened.destroy();
      editor = null;
    }
  });

  test('Tab leaves the editor', async () => {
    open('split', input('fn f() {}\n', []));
    await userEvent.click(content('a'));
    await userEvent.keyboard('{Tab}');
    expect(content('a').contains(document.activeElement)).toBe(false);
    expect(host.edited).not.toHaveBeenCalled();
  });

  test('undo in the editor survives leaving the file and coming back', async () => {
    const text = 'fn f() {}\n';
    open('split', input(text, [])).destroy();
    open('split', input(text, []));
    await userEvent.click(content('a'));
    await userEvent.keyboard('{Control>}{End}{/Control}x');
    editor?.destroy();
    open('split', input(`${text}x`, []));
    await userEvent.click(content('a'));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(host.edited).toHaveBeenLastCalledWith('src/lib.rs', text);
  });
});

test('a letter is on the page when it is typed, its result when it is known', async () => {
  const text = 'use paste::a;\nfn f() {}\n';
  const first = input(text, replacing(text, { paste: 'qlora_paste' }));
  const opened = open('split', first);
  opened.goTo(9, 9);
  await userEvent.keyboard('x');
  expect(lines('a')[0]).toBe('use pastex::a;');
  expect(lines('b')[0]).not.toBe('use pastex::a;');
  const now = 'use pastex::a;\nfn f() {}\n';
  opened.show(input(now, []));
  expect(lines('b')[0]).toBe('use pastex::a;');
});

describe('edit', () => {
  test('shows the user’s text, its findings and its choices', async () => {
    const text = 'fn f() {}\r\nuse paste;\r\nuse gemm;\r\n';
    const [edit] = replacing(text, { paste: 'qlora_paste' });
    const kept = replacing(text, { gemm: 'qlora_gemm' });
    open('source', input(text, edit ? [edit] : [], { kept }));
    await settled();
    frame.querySelector<HTMLElement>('.apply:checked')?.click();
    expect(host.apply).toHaveBeenLastCalledWith('src/lib.rs', 15, 15, false);
    frame.querySelector<HTMLElement>('.apply[data-line="3"]')?.click();
    expect(host.apply).toHaveBeenLastCalledWith('src/lib.rs', 27, 27, true);
  });

  test('what wraps goes on behind its indentation; without wrapping there is one line', async () => {
    frame.style.width = '300px';
    const text = `    let x = "${'word '.repeat(30)}";\n`;
    const height = () => frame.querySelector('.cm-line')?.getBoundingClientRect().height ?? 0;
    open('source', input(text, []));
    await settled();
    expect(frame.querySelector('.cm-line')?.classList.contains('hang-4')).toBe(true);
    expect(height()).toBeGreaterThan(60);
    editor?.destroy();
    open('source', input(text, []), false);
    await settled();
    expect(height()).toBeLessThan(30);
  });
});

describe('the ruler', () => {
  const marks = () =>
    [...frame.querySelectorAll<HTMLElement>('.ruler-mark')].map((mark) => ({
      kind: mark.classList.contains('is-left') ? 'left' : 'change',
      share: mark.offsetTop / (mark.parentElement?.clientHeight ?? 0),
    }));
  const words = 'fn f() { paste::a!() }\n';
  const filler = (count: number) => Array.from({ length: count }, (_, at) => `// ${at}\n`).join('');
  /** Two changes, at 1/2 and 3/4 of 400 lines. */
  const text = `${filler(200)}${words}${filler(99)}${words.replace('::a', '::b')}${filler(99)}`;
  const edits = [text.indexOf('paste'), text.lastIndexOf('paste')].flatMap((from) =>
    replacing('paste', { paste: 'qlora_paste' }).map((edit) => ({ ...edit, from, to: from + 5 })),
  );
  test.each(['split', 'source'] as const)(
    'stands beside %s: changes, and what is left out',
    async (layout) => {
      frame.style.flex = 'none';
      const given = input(text, edits);
      const view = open(layout, given);
      await settled();
      await expect.poll(() => marks().map(({ kind }) => kind)).toEqual(['change', 'change']);
      const [first, second] = marks();
      // What is folded away takes no room.
      const [half, quarters] = layout === 'source' ? [0.5, 0.75] : [0.16, 0.4];
      expect(first?.share).toBeCloseTo(half, 1);
      expect(second?.share).toBeCloseTo(quarters, 1);
      const [, kept] = edits;
      if (!kept) throw new Error('no edit');
      const after = applyEdits(text, edits.slice(0, 1));
      const result = given.result && { ...given.result, after, edits: edits.slice(0, 1) };
      view.show({ ...given, result, kept: [kept] });
      await expect.poll(() => marks().map(({ kind }) => kind)).toEqual(['change', 'left']);
      // A press leads there.
      const strip = frame.querySelector('.ruler')?.getBoundingClientRect();
      if (!strip) throw new Error('no ruler');
      const [clientX, clientY] = [strip.x + 4, strip.y + 0.75 * strip.height];
      const press = new PointerEvent('pointerdown', { clientX, clientY, bubbles: true });
      frame.querySelector('.ruler')?.dispatchEvent(press);
      await expect.poll(() => frame.textContent).toContain('paste::b');
    },
  );

  test('follows what is typed', async () => {
    open('source', input(text, edits));
    await settled();
    const before = marks()[0]?.share ?? 0;
    expect(before).toBeGreaterThan(0.4);
    const content = frame.querySelector<HTMLElement>('.cm-content');
    if (!content) throw new Error('no text');
    content.focus();
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    for (let lines = 0; lines < 40; lines++) await userEvent.keyboard('{Enter}');
    await expect.poll(() => marks()[0]?.share ?? 0).toBeGreaterThan(before + 0.03);
  });
});

describe('keys', () => {
  /** The text after some keys, pressed at `|`. */
  async function pressed(marked: string, keys: string, path = 'src/lib.rs'): Promise<string> {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    open('split', { ...input(text, []), path }).goTo(at, at);
    await userEvent.keyboard(keys);
    return host.edited.mock.lastCall?.[1] ?? text;
  }
  test.each([
    ['Enter keeps the indentation', '  a|b', '{Enter}', '  a\n  b'],
    ['Ctrl+/ makes a comment', 'a|', '{Control>}/{/Control}', '// a'],
    ['Ctrl+→ goes over a word', '|foo bar', '{Control>}{ArrowRight}{/Control}x', 'foox bar'],
    ['Ctrl+A and Delete empty the text', 'a\n|b', '{Control>}a{/Control}{Delete}', ''],
    ['Alt+↓ is left to the page', 'a|\nb', '{Alt>}{ArrowDown}{/Alt}', 'a\nb'],
    ['Shift+Alt+↓ doubles the line', 'a|\nb', '{Shift>}{Alt>}{ArrowDown}{/Alt}{/Shift}', 'a\na\nb'],
  ])('%s', async (_what, before, keys, after) => {
    expect(await pressed(before, keys)).toBe(after);
  });
  test('a comment in TOML begins with its own sign', async () => {
    expect(await pressed('a = 1|', '{Control>}/{/Control}', 'Cargo.toml')).toBe('# a = 1');
  });
});

test.each([
  { layout: 'split', width: 720 },
  { layout: 'split', width: 1000 },
  { layout: 'source', width: 390 },
  { layout: 'source', width: 1000 },
] as const)(
  'what is deeper stands further to the right, and wraps so: $layout, $width px',
  async (of) => {
    frame.style.cssText += `; width: ${of.width}px; height: 3000px`;
    open(of.layout, input(staircase, []));
    await settled();
    const all = [...frame.querySelectorAll('.cm-line')].filter((one) => one.textContent?.trim());
    const lines = all.slice(0, 11).map(rowStarts);
    let before = 0;
    for (const [begin = 0, ...others] of lines) {
      expect(begin).toBeGreaterThan(before);
      expect(others.length).toBeGreaterThan(0);
      for (const other of others) expect(other).toBeGreaterThan(begin + 4);
      before = begin;
    }
  },
);
