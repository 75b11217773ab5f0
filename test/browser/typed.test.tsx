/** When the page is told about a letter: after the frame that draws it, or before anything that happens sooner. */
import { createRoot } from 'solid-js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newProject } from '../../src/project/snapshot.ts';
import { createProject } from '../../src/state/project.ts';
import { createTyped, type Typed } from '../../src/ui/diff/typed.ts';

let typed: Typed | null = null;
afterEach(() => {
  vi.restoreAllMocks();
  typed?.destroy();
});

function opened(): { readonly typed: Typed; readonly told: string[] } {
  typed = createTyped();
  return { typed, told: [] };
}

/** Behind the frame that draws it, and what that frame had to tell. */
const drawn = () =>
  new Promise<void>((go) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go)));
  });

describe('a letter is told', () => {
  test('behind the frame that draws it, the last of several alone', async () => {
    // On a busy machine a frame may come later than what is told without one.
    const never = setTimeout(() => undefined);
    vi.spyOn(globalThis, 'setTimeout').mockReturnValueOnce(never);
    const { typed, told } = opened();
    const inFrame = new Promise<readonly string[]>((go) =>
      requestAnimationFrame(() => go([...told])),
    );
    typed.later(() => told.push('a'));
    typed.later(() => told.push('ab'));
    expect(await inFrame).toEqual([]);
    await drawn();
    expect(told).toEqual(['ab']);
  });

  test.each(['keydown', 'pointerdown', 'click', 'beforeinput', 'paste', 'pagehide'])(
    'before a %s is dealt with',
    (event) => {
      const { typed, told } = opened();
      const seen: string[][] = [];
      const listen = () => seen.push([...told]);
      document.body.addEventListener(event, listen);
      typed.later(() => told.push('a'));
      document.body.dispatchEvent(new Event(event, { bubbles: true }));
      document.body.removeEventListener(event, listen);
      expect(seen).toEqual([['a']]);
    },
  );

  test('when its editor goes, and once', async () => {
    const { typed, told } = opened();
    typed.later(() => told.push('a'));
    typed.destroy();
    expect(told).toEqual(['a']);
    await drawn();
    expect(told).toEqual(['a']);
  });
});

/** What else may happen to a project whose user types. */
const actions: readonly (readonly [
  string,
  (project: ReturnType<typeof createProject>) => unknown,
])[] = [
  ['another project', (project) => project.replace('open', newProject())],
  ['a file', (project) => project.add('add', [{ path: 'b', text: '' }])],
  ['an option', (project) => project.setOptions('alias', { strategy: 'alias' })],
  ['Undo', (project) => project.undo()],
];

test.each(actions)('a letter that is not told yet is in the project before %s comes', (_, act) => {
  createRoot((dispose) => {
    const project = createProject();
    const { typed } = opened();
    project.beforeActions(typed.now);
    project.replace('open', newProject({ files: [{ path: 'a', text: '' }] }));
    project.setOptions('shim', { shim: true });
    typed.later(() => project.type('a', 'typed'));
    act(project);
    while (project.undoLabel() !== null && project.file('a')?.text !== 'typed') project.undo();
    expect(project.file('a')?.text).toBe('typed');
    dispose();
  });
});
