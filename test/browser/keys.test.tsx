/** Keys of the editor that commands of ours answer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { EditorHost, FileEditor } from '../../src/ui/diff/editor.ts';
import { openEditor } from '../../src/ui/diff/open-editor.ts';

let editor: FileEditor | null = null;
let host: { [Name in keyof EditorHost]: ReturnType<typeof vi.fn<EditorHost[Name]>> };

beforeEach(() => {
  document.body.innerHTML = '<div class="editor-host"></div>';
  host = { edited: vi.fn(), keep: vi.fn(), take: vi.fn(), copied: vi.fn() };
});
afterEach(() => editor?.destroy());

/** The text after some keys, pressed at `|`. */
async function pressed(marked: string, keys: string, path = 'src/lib.rs'): Promise<string> {
  const frame = document.querySelector('.editor-host');
  if (!frame) throw new Error('no frame');
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const result = { path, before: text, after: text, edits: [], kind: 'rust' } as const;
  editor = openEditor('split', frame, { path, text, result, findings: [], kept: [] }, host);
  editor.goTo(at, at);
  await userEvent.keyboard(keys);
  return host.edited.mock.lastCall?.[1] ?? text;
}

test.each([
  ['Enter keeps the indentation', '  a|b', '{Enter}', '  a\n  b'],
  ['Enter drops the space behind', '  a|  b', '{Enter}', '  a\n  b'],
  ['Enter leaves no blank indentation', '  |a', '{Enter}', '\n  a'],
  ['Enter opens brackets', '  {|}', '{Enter}x', '  {\n  x\n  }'],
  ['Ctrl+Enter begins a line below', '  a|b\nc', '{Control>}{Enter}{/Control}x', '  ab\n  x\nc'],
  ['Ctrl+] indents', 'a\nb|', '{Control>}]{/Control}', 'a\n  b'],
  ['Ctrl+[ takes indentation back', '   a|', '{Control>}[[{/Control}', ' a'],
  ['Ctrl+/ makes a comment', 'a|', '{Control>}/{/Control}', '// a'],
  [
    'Shift+Ctrl+\\ goes to the other bracket',
    '|(a[b])c',
    '{Shift>}{Control>}\\{/Control}{/Shift}x',
    '(a[b])xc',
  ],
  ['… and back', '(a[b])|c', '{Shift>}{Control>}\\{/Control}{/Shift}x', 'x(a[b])c'],
  ['… and stays inside', '(|a[b])c', '{Shift>}{Control>}\\{/Control}{/Shift}x', '(a[b]x)c'],
  ['Ctrl+I selects the word', 'foo b|ar', '{Control>}i{/Control}x', 'foo x'],
  ['Alt+→ goes over a word', '|foo bar', '{Alt>}{ArrowRight}{/Alt}x', 'foox bar'],
  ['Ctrl+A and Delete empty the text', 'a\n|b', '{Control>}a{/Control}{Delete}', ''],
  ['Backspace takes a step of indentation', '    |a', '{Backspace}', '  a'],
  ['Shift+Ctrl+K takes the line out', 'a\nb|\nc', '{Shift>}{Control>}k{/Control}{/Shift}', 'a\nc'],
  ['Shift+Alt+↓ doubles the line', 'a|\nb', '{Shift>}{Alt>}{ArrowDown}{/Alt}{/Shift}', 'a\na\nb'],
])('%s', async (_what, before, keys, after) => {
  expect(await pressed(before, keys)).toBe(after);
});

test('a comment in TOML begins with its own sign', async () => {
  expect(await pressed('a = 1|', '{Control>}/{/Control}', 'Cargo.toml')).toBe('# a = 1');
});
