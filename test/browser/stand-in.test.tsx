/** The light view in the editor's place: what one reads must not move when the editor comes. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { applyEdits, type Edit } from '../../src/engine/index.ts';
import type { EditorInput, FileEditor, Layout } from '../../src/ui/diff/editor.ts';
import { openEditor } from '../../src/ui/diff/open-editor.ts';
import { openPlain } from '../../src/ui/diff/plain/plain-view.ts';
import { editorPlace, spiedHost } from './editor-place.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import '../../src/ui/diff/diff.css';
import '../../src/ui/diff/plain/plain.css';

// What is out of sight the editor does not measure.
beforeAll(() => page.viewport(1000, 1000));
afterAll(() => page.viewport(414, 896));

let view: FileEditor | null = null;
afterEach(() => view?.destroy());

const long = (word: string) => `${word} = [${'"a-feature", '.repeat(14)}"last"] # of many words`;
const short = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`).join('\n');

function input(text: string, more: Partial<EditorInput> = {}): EditorInput {
  const path = 'Cargo.toml';
  const edits = [...text.matchAll(/paste|@.*@/g)].map(
    ({ index, 0: found }): Edit => ({
      from: index,
      to: index + found.length,
      insert: found === 'paste' ? 'qlora-paste' : `${long('new')}\nand = 1`,
      reason: 'because',
      fork: 'qlora-paste',
    }),
  );
  const after = applyEdits(text, edits);
  const result = { path, before: text, after, edits, kind: 'manifest' } as const;
  return { path, text, result, findings: [], kept: [], ...more };
}

const finding = {
  code: 'workspace-patch',
  params: {},
  places: [],
  severity: 'warning',
  path: 'Cargo.toml',
  message: 'Look.',
} as const;
const settled = () =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));

/** Where each line with words in it stands: side, text, and the text’s corner and height in px. */
function places(frame: HTMLElement, lines: string): unknown[] {
  const middle = frame.getBoundingClientRect().width / 2;
  return [...frame.querySelectorAll<HTMLElement>(lines)]
    .filter((line) => line.textContent?.trim())
    .map((line) => {
      const text = document.createRange();
      text.selectNodeContents(line);
      const { left, top, height } = text.getBoundingClientRect();
      const side = left > middle ? 'b' : 'a';
      return [side, line.textContent, left, top, height].map((one) =>
        typeof one === 'number' ? Math.round(one * 2) / 2 : one,
      );
    })
    .sort((x, y) => String(x[0]).localeCompare(String(y[0])) || Number(x[3]) - Number(y[3]));
}

const broken = `${long('first')}\npaste = "1"\n\tindented\n${long('paste')}\nlast = 1\n`;

test.each<[string, Layout, string, EditorInput]>([
  ['short lines', 'split', '900px', input('a = 1\npaste = "1"\nb = 2\n')],
  ['broken lines', 'split', '900px', input(broken)],
  ['a block of several, broken unlike', 'split', '800px', input(`${long('paste')}\n@a@\npaste\nz`)],
  ['added lines', 'split', '800px', input('a = 1\n@@\nz = 1\n')],
  ['a fold', 'split', '900px', input(`paste\n${short(60)}\npaste\n`)],
  ['a finding', 'split', '900px', input(broken, { findings: [{ ...finding, from: 0, to: 5 }] })],
  ['other line endings', 'split', '900px', input(broken.replaceAll('\n', '\r\n'))],
  ['a word without a gap', 'split', '700px', input(`${'x'.repeat(200)}\npaste\n`)],
  ['one column', 'unified', '360px', input(broken)],
  ['one column, a block', 'unified', '360px', input(`${long('paste')}\n@a@\npaste\nz`)],
  ['one column, a finding', 'unified', '700px', input(broken, { findings: [finding] })],
  ['to be written in', 'source', '360px', input(broken)],
])('%s (%s, %s) stand where they will', async (_what, layout, width, given) => {
  const frame = editorPlace(`flex: none; width: ${width}; height: 900px`);
  view = openPlain(layout, frame, given, spiedHost());
  await settled();
  const before = places(frame, '.plain-text');
  view.destroy();
  view = openEditor(layout, frame, given, spiedHost());
  await settled();
  const after = places(frame, '.cm-line, .cm-deletedChunk .cm-deletedLine');
  expect(before.length).toBeGreaterThan(1);
  expect(before).toEqual(after);
});

const many = Array.from({ length: 400 }, (_, at) => long(`name-${at}`)).join('\n');
const rows = (frame: HTMLElement) => [...frame.querySelectorAll<HTMLElement>('.plain-row')];

test('rows are made as one comes to them, down to the last', async () => {
  const frame = editorPlace('flex: none; width: 900px; height: 600px');
  view = openPlain('split', frame, input(many), spiedHost());
  await settled();
  expect(rows(frame).length).toBeLessThan(100);
  const scroller = frame.querySelector('.plain');
  if (!scroller) throw new Error('no table');
  for (let press = 0; rows(frame).length < 400 && press < 100; press++) {
    scroller.scrollTop = scroller.scrollHeight;
    await settled();
  }
  scroller.scrollTop = scroller.scrollHeight;
  const bottom = rows(frame).at(-1)?.getBoundingClientRect().bottom ?? 0;
  expect(rows(frame)).toHaveLength(400);
  expect(bottom).toBeLessThanOrEqual(frame.getBoundingClientRect().bottom);
});

test('a place far down is gone to, and stands in the middle', async () => {
  const frame = editorPlace('flex: none; width: 900px; height: 600px');
  view = openPlain('split', frame, input(many), spiedHost());
  view.goTo(many.indexOf('name-350'), many.indexOf('name-350'));
  await settled();
  const focused = document.activeElement;
  expect(focused?.textContent).toContain('name-350');
  const { top, bottom } = focused?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  const place = frame.getBoundingClientRect();
  expect(top).toBeGreaterThan(place.top);
  expect(bottom).toBeLessThan(place.bottom);
});
