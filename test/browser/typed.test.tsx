/** When the page hears of a letter: behind the frame that draws it, or before whatever happens sooner. */
import { afterEach, describe, expect, test } from 'vitest';
import { createTyped, type Typed } from '../../src/ui/diff/typed.ts';

let typed: Typed | null = null;
afterEach(() => typed?.destroy());

function opened(): { readonly typed: Typed; readonly told: string[] } {
  typed = createTyped();
  return { typed, told: [] };
}

const drawn = () =>
  new Promise<void>((go) => requestAnimationFrame(() => setTimeout(() => setTimeout(go))));

describe('a letter is told', () => {
  test('behind the frame that draws it, the last of several alone', async () => {
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
