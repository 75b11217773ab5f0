import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { applyEdits, type Edit, type Finding } from '../../src/engine/index.ts';
import type { EditorInput, FileEditor, Layout } from '../../src/ui/diff/editor.ts';
import { openEditor } from '../../src/ui/diff/open-editor.ts';
import { editorPlace, type SpiedHost, spiedHost } from './editor-place.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import '../../src/ui/diff/diff.css';

let frame: HTMLElement;
let editor: FileEditor | null = null;
let host: SpiedHost;

beforeEach(() => {
  frame = editorPlace('height: 600px');
  host = spiedHost();
});
afterEach(() => {
  editor?.destroy();
  editor = null;
});

function replacing(text: string, words: Readonly<Record<string, string>>): readonly Edit[] {
  return Object.entries(words).map(([word, insert]) => {
    const from = text.indexOf(word);
    return { from, to: from + word.length, insert, reason: 'because', fork: 'qlora-paste' };
  });
}

function input(text: string, edits: readonly Edit[], more: Partial<EditorInput> = {}): EditorInput {
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

function open(layout: Layout, given: EditorInput): FileEditor {
  editor = openEditor(layout, frame, given, host);
  return editor;
}

const content = (side: 'a' | 'b') => {
  const found = frame.querySelector<HTMLElement>(`.cm-merge-${side} .cm-content`);
  if (!found) throw new Error(`no side ${side}`);
  return found;
};
const lines = (side: 'a' | 'b') =>
  [...content(side).querySelectorAll('.cm-line')].map((line) => line.textContent);
const settled = () =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
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
    const buttons = [...frame.querySelectorAll<HTMLElement>('.keep-mine')];
    expect(buttons).toHaveLength(2);
    buttons[1]?.click();
    expect(host.keep.mock.calls).toEqual([['src/lib.rs', 14, 25]]);
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

  test('what is typed where both sides agree stands on the right at once', async () => {
    const text = long('fn end() {}');
    open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    await userEvent.click(content('a'));
    await userEvent.keyboard('{Control>}{End}{/Control}typed');
    await settled();
    expect(lines('b').at(-1)).toBe('typed');
    expect(frame.querySelectorAll('.cm-merge-b .cm-changedLine')).toHaveLength(1);
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

  test.each<Layout>(['split', 'source'])(
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

  test('"keep mine" works by key and names the stretch in the model’s offsets', async () => {
    const text = 'fn f() {}\r\nuse paste::paste;\r\n';
    open('split', input(text, replacing(text, { paste: 'qlora_paste' })));
    await settled();
    const button = frame.querySelector<HTMLElement>('.keep-mine');
    expect(button?.getAttribute('aria-label')).toContain('Keep mine');
    button?.focus();
    await userEvent.keyboard('{Enter}');
    expect(host.keep).toHaveBeenCalledTimes(1);
    const [path, from, to] = host.keep.mock.calls[0] ?? [];
    expect(path).toBe('src/lib.rs');
    expect(from).toBe(text.indexOf('use'));
    expect(to).toBeGreaterThanOrEqual(text.indexOf('paste') + 5);
  });

  test('a declined change is marked and can be taken after all', async () => {
    const text = 'use paste::paste;\n';
    const edits = replacing(text, { paste: 'qlora_paste' });
    open('split', input(text, [], { kept: edits }));
    expect(frame.querySelectorAll('.kept-line')).toHaveLength(1);
    frame.querySelector<HTMLElement>('.take-change')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(host.take).toHaveBeenCalledWith('src/lib.rs', 4, 9);
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
    await userEvent.keyboard('{Escape}');
    expect(frame.querySelector('.finding-explanation')).toBeNull();
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

describe('unified', () => {
  test('shows what goes above what comes, and keeps by button', async () => {
    const text = 'fn f() {}\nuse paste::paste;\n';
    open('unified', input(text, replacing(text, { paste: 'qlora_paste' })));
    await settled();
    expect(frame.querySelector('.cm-deletedChunk')?.textContent).toContain('use paste::paste;');
    frame.querySelector<HTMLElement>('.keep-mine')?.click();
    expect(host.keep.mock.calls[0]?.[1]).toBe(10);
  });
});

describe('edit', () => {
  test('shows a created file read-only', async () => {
    const created = { ...input('', []), text: null };
    const result = {
      path: 'shim/src/lib.rs',
      before: null,
      after: 'pub use x;\n',
      edits: [],
      kind: 'rust',
    } as const;
    open('source', { ...created, result });
    expect(frame.querySelector('.cm-content')?.getAttribute('contenteditable')).toBe('false');
    expect(frame.querySelector('.cm-line')?.textContent).toBe('pub use x;');
  });
});
