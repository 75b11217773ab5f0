/**
 * What is typed reaches the page, and the other side, behind the frame that draws it: a letter waits for nothing but its
 * own editor. Whatever happens before that (another key, a click, the page going away) finds it told.
 */

/** Milliseconds after which the page is told without a frame: a window that is covered draws none. */
const patience = 100;

/** All that a user does, or that ends the page. */
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
  /** `tell` is called behind the next frame; one that is called sooner again takes the place of the last. */
  later(tell: () => void): void;
  /** Tells now what waits. */
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
  // The first task after a frame's callbacks begins when the frame is drawn.
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
