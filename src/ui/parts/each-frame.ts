/** A value that changes more often than anyone could see, such as a count of files being read. */
import { createEffect, createSignal, onCleanup, untrack } from 'solid-js';

/** Follows `value`, at most once in a frame. */
export function eachFrame<Value>(value: () => Value): () => Value {
  const [shown, setShown] = createSignal(untrack(value));
  let frame: number | null = null;
  createEffect(() => {
    value();
    frame ??= requestAnimationFrame(() => {
      frame = null;
      setShown(() => untrack(value));
    });
  });
  onCleanup(() => {
    if (frame !== null) cancelAnimationFrame(frame);
  });
  return shown;
}
