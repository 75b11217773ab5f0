import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { expect, test } from 'vitest';
import { eachFrame } from '../../src/ui/parts/each-frame.ts';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

test('a count that runs is written once a frame, and ends at its last value', async () => {
  const root = document.createElement('p');
  const [count, setCount] = createSignal(0);
  const written: number[] = [];
  const dispose = render(() => {
    const shown = eachFrame(count);
    return <>{written[written.push(shown()) - 1]}</>;
  }, root);
  await nextFrame();
  for (let now = 1; now <= 100; now += 1) setCount(now);
  expect(root.textContent).toBe('0');
  await nextFrame();
  await nextFrame();
  expect(root.textContent).toBe('100');
  expect(written.length).toBeLessThanOrEqual(3);
  setCount(101);
  dispose();
  await nextFrame();
  expect(written).not.toContain(101);
});
