/**
 * Tells the page and the other side what was typed, after the frame that draws it, so that a letter waits for nothing
 * but its own editor. If anything else happens before that (another key, a click, the page being closed), they are told
 * at once.
 */

/** Milliseconds after which the page is told without a frame, because a covered window draws none. */
const patience = 100;

/** Everything that a user does, or that ends the page. */
const events = [
  'keydown',
  'beforeinput',
  'pointerdown',
  'click',
  'paste',
  'drop',
  'visibilitychange',
  'pagehide',
  'beforeunload',
] as const;

export interface Typed {
  /** Calls `tell` after the next frame. A later call before that replaces it. */
  later(tell: () => void): void;
  /** Calls the waiting `tell` now. */
  now(): void;
  destroy(): void;
}

export function createTyped(): Typed {
  let waiting: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    const tell = waiting;
    waiting = null;
    clearTimeout(timer);
    tell?.();
  };
  // The first task after a frame's callbacks starts when the frame has been drawn.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = now;
  const listening = new AbortController();
  for (const event of events) {
    addEventListener(event, now, { capture: true, signal: listening.signal });
  }
  return {
    later(tell) {
      const isFirst = waiting === null;
      waiting = tell;
      if (!isFirst) return;
      requestAnimationFrame(() => port2.postMessage(null));
      timer = setTimeout(now, patience);
    },
    now,
    destroy() {
      now();
      listening.abort();
      port1.close();
    },
  };
}
