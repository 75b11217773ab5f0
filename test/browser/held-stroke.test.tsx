/** A keystroke and what becomes of it, drawn at once; and whatever comes between the two. */
import { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { applyEdits, type Edit } from '../../src/engine/index.ts';
import type { EditorInput, FileEditor } from '../../src/ui/diff/editor.ts';
import { openEditor } from '../../src/ui/diff/open-editor.ts';
import { editorPlace, spiedHost } from './editor-place.ts';

const path = 'src/lib.rs';
const before = 'use paste::paste;\nfn f() {}\n';
/** Behind the first `paste`: what is typed there makes and unmakes the change. */
const at = 'use paste'.length;

let frame: HTMLElement;
let editor: FileEditor;
let host: ReturnType<typeof spiedHost>;
/** What both sides' first lines said after each drawing that changed one of them. */
let drawn: [left: string | undefined, right: string | undefined][];
let watcher: MutationObserver;

const edits = (text: string): readonly Edit[] =>
  text.startsWith('use paste::')
    ? [{ from: 4, to: 9, insert: 'qlora_paste', reason: 'because', fork: 'qlora-paste' }]
    : [];

/** What the page gives the editor; `known`: the text that its latest result is about. */
function input(text: string, known = text): EditorInput {
  const given = { before: known, after: applyEdits(known, edits(known)), edits: edits(known) };
  return { path, text, result: { path, kind: 'rust', ...given }, findings: [], kept: [] };
}

const content = (side: 'a' | 'b') => {
  const found = frame.querySelector<HTMLElement>(`.cm-merge-${side} .cm-content`);
  if (!found) throw new Error(`no side ${side}`);
  return found;
};
const view = () => {
  const found = EditorView.findFromDOM(content('a'));
  if (!found) throw new Error('no editor');
  return found;
};
const first = (side: 'a' | 'b') => content(side).querySelector('.cm-line')?.textContent;
const told = () => host.edited.mock.calls.map(([, text]) => text.split('\n')[0]);
const passed = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The page as it is while the engine is at work on each text for `delay` milliseconds. */
function answering(delay: () => number): void {
  let known = before;
  host.edited.mockImplementation((_path, text) => {
    editor.show(input(text, known));
    setTimeout(() => {
      if (text !== host.edited.mock.lastCall?.[1]) return;
      known = text;
      editor.show(input(text));
    }, delay());
  });
}

/** The engine never answers. */
function silent(): void {
  host.edited.mockImplementation((_path, text) => editor.show(input(text, before)));
}

/** As the browser tells of it; `true`: the editor has taken it. */
function type(data: string, more: InputEventInit = {}): boolean {
  const event = { inputType: 'insertText', data, bubbles: true, cancelable: true, ...more };
  return !content('a').dispatchEvent(new InputEvent('beforeinput', event));
}

function press(key: string): void {
  const event = { key, code: key, bubbles: true, cancelable: true };
  content('a').dispatchEvent(new KeyboardEvent('keydown', event));
}

beforeEach(() => {
  frame = editorPlace('height: 600px');
  host = spiedHost();
  editor = openEditor('split', frame, input(before), host);
  editor.goTo(at, at);
  drawn = [];
  watcher = new MutationObserver(() => {
    const [left, right] = drawn.at(-1) ?? ['use paste::paste;', 'use qlora_paste::paste;'];
    if (left !== first('a') || right !== first('b')) drawn.push([first('a'), first('b')]);
  });
  watcher.observe(frame, { subtree: true, childList: true, characterData: true });
});
afterEach(() => {
  watcher.disconnect();
  editor.destroy();
});

describe('while the engine answers at once', () => {
  beforeEach(() => answering(() => 0));

  test('a stroke is drawn with what becomes of it, never before it', async () => {
    for (const key of ['x', '{Backspace}', 'y', '{Backspace}']) {
      await userEvent.keyboard(key);
      await passed(20);
    }
    expect(drawn).toEqual([
      ['use pastex::paste;', 'use pastex::paste;'],
      ['use paste::paste;', 'use qlora_paste::paste;'],
      ['use pastey::paste;', 'use pastey::paste;'],
      ['use paste::paste;', 'use qlora_paste::paste;'],
    ]);
  });

  test('a stroke where both sides agree is typed once on each', async () => {
    editor.goTo(before.length, before.length);
    await userEvent.keyboard('let');
    await passed(20);
    const last = (side: 'a' | 'b') => [...content(side).querySelectorAll('.cm-line')].at(-1);
    expect([last('a')?.textContent, last('b')?.textContent]).toEqual(['let', 'let']);
  });

  test('the cursor stands behind what was typed, and Ctrl+Z takes it back', async () => {
    await userEvent.keyboard('xyz');
    await passed(20);
    const { state } = view();
    expect(state.sliceDoc(0, state.selection.main.head)).toBe('use pastexyz');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(host.edited).toHaveBeenLastCalledWith(path, before);
    await passed(20);
    expect(first('b')).toBe('use qlora_paste::paste;');
  });
});

test('a stroke taken back before its answer leaves nothing behind', async () => {
  answering(() => 20);
  editor.goTo(before.length, before.length);
  type('x');
  press('Backspace');
  await passed(50);
  expect([content('a'), content('b')].map((one) => one.textContent)).toEqual([
    'use paste::paste;fn f() {}',
    'use qlora_paste::paste;fn f() {}',
  ]);
});

test('the page hears of a stroke before the editor shows it', () => {
  silent();
  type('x');
  expect(told()).toEqual(['use pastex::paste;']);
  expect(first('a')).toBe('use paste::paste;');
});

test('without an answer a stroke is drawn a moment later, and the next are not held', async () => {
  silent();
  expect(type('x')).toBe(true);
  await expect.poll(() => first('a')).toBe('use pastex::paste;');
  expect(type('y')).toBe(false);
  expect(type('y')).toBe(true);
  await expect.poll(() => first('a')).toBe('use pastexy::paste;');
  expect([type('z'), type('z'), type('z')]).toEqual([false, false, true]);
});

test.each([0, 5, 12, 30])('answers within %d ms lose and swap nothing', async (most) => {
  answering(() => Math.random() * most);
  const typed = 'A long word, then {Backspace}{Backspace}{Delete}(another); and so on';
  await userEvent.keyboard(typed);
  await passed(most + 50);
  const text = 'use pasteA long word, the(another); and so on:paste;';
  expect([first('a'), first('b'), told().at(-1)]).toEqual([text, text, text]);
});

describe('before what happens next a stroke is carried out', () => {
  beforeEach(silent);

  test.each([
    ['a key', () => press('ArrowLeft'), 'use pasteyx::paste;'],
    ['another stroke', () => type('z'), 'use pastexzy::paste;'],
    ['Backspace', () => press('Backspace'), 'use pastey::paste;'],
    ['going to a place', () => editor.goTo(0, 0), 'yuse pastex::paste;'],
    ['a step to a change', () => editor.step(-1), 'use pastexy::paste;'],
    ['the pointer', () => content('a').dispatchEvent(new PointerEvent('pointerdown')), null],
    ['losing the focus', () => content('a').blur(), null],
  ])('%s', async (_what, happens, thenTyped) => {
    type('x');
    expect(first('a')).toBe('use paste::paste;');
    happens();
    if (thenTyped === null) expect(first('a')).toBe('use pastex::paste;');
    else {
      type('y');
      await expect.poll(() => first('a')).toBe(thenTyped);
      expect(told().at(-1)).toBe(thenTyped);
    }
  });

  test('closing the file: its undo is there when it is opened again', async () => {
    type('x');
    editor.destroy();
    expect(told()).toEqual(['use pastex::paste;']);
    editor = openEditor('split', frame, input(before.replace('paste', 'pastex')), host);
    content('a').focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(host.edited).toHaveBeenLastCalledWith(path, before);
  });
});

describe('when something else changes the editor meanwhile', () => {
  beforeEach(silent);

  test('another text of the page’s takes the stroke’s place', async () => {
    type('x');
    editor.show(input('use other;\n'));
    await passed(30);
    expect([first('a'), first('b')]).toEqual(['use other;', 'use other;']);
    expect(told()).toEqual(['use pastex::paste;']);
  });

  test('a selection made elsewhere does not lead the stroke there', async () => {
    type('x');
    view().dispatch({ selection: { anchor: 0 } });
    await expect.poll(() => first('a')).toBe('use pastex::paste;');
    expect(told()).toEqual(['use pastex::paste;']);
  });
});

describe('left to the browser', () => {
  beforeEach(silent);

  test.each([
    ['a composition', { isComposing: true }],
    ['what can’t be prevented', { cancelable: false }],
    ['a line break', { inputType: 'insertParagraph', data: null }],
    ['a replacement', { inputType: 'insertReplacementText' }],
  ])('%s', (_what, more: InputEventInit) => {
    expect(type('x', more)).toBe(false);
    expect(host.edited).not.toHaveBeenCalled();
  });

  test('an accent put on the letter before the cursor', () => {
    const node = content('a').querySelector('.cm-line')?.firstChild?.firstChild;
    if (!node) throw new Error('no text');
    const letter = { startContainer: node, startOffset: 0, endContainer: node, endOffset: 1 };
    expect(type('é', { targetRanges: [new StaticRange(letter)] })).toBe(false);
  });

  test('a keyboard on the screen', () => {
    const media = vi.spyOn(globalThis, 'matchMedia');
    media.mockReturnValue(Object.assign(new EventTarget() as MediaQueryList, { matches: false }));
    expect(type('x')).toBe(false);
    media.mockRestore();
  });
});
