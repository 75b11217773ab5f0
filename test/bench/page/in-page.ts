/**
 * What runs inside the page to measure it. Each function is sent as its own source, so it uses nothing but itself and
 * the browser. Times are in milliseconds of the page's own clock.
 */

/** What the functions leave in the page for each other. */
declare global {
  interface Window {
    bench: {
      dropped: number;
      clicked: number;
      keyed: number;
      longest: number;
      shown: number[];
      letters: number[];
      /** Addresses asked for by the time the first diff stood on the page. */
      loaded: string[];
    };
  }
}

/** Before the page's own scripts: notes the moment of drops, clicks and keys, and the longest task. */
export function installClock(): void {
  window.bench = {
    dropped: 0,
    clicked: 0,
    keyed: 0,
    longest: 0,
    shown: [],
    letters: [],
    loaded: [],
  };
  addEventListener('drop', () => (window.bench.dropped = performance.now()), true);
  addEventListener('click', () => (window.bench.clicked = performance.now()), true);
  addEventListener('keydown', () => (window.bench.keyed = performance.now()), true);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.bench.longest = Math.max(window.bench.longest, duration);
    }
  }).observe({ entryTypes: ['longtask'] });
}

/** Before the page's own scripts, and after the clock: notes what was asked for when changed words are first shown. */
export function watchFirstDiff(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.changed-words, .cm-changedText')) return;
    observer.disconnect();
    window.bench.loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  });
  observer.observe(document, { subtree: true, childList: true });
}

export function firstDiff(): string[] {
  return window.bench.loaded;
}

/** From now on no worker hears of a run: migrations go on until they are cancelled. */
export function loseRuns(): void {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
    const isRun = typeof message === 'object' && message !== null && 'id' in message;
    if (!isRun) Reflect.apply(postMessage, this, [message, ...rest]);
  };
}

/** From the drop until the status line speaks of `files` files: the page has the complete result. */
export function dropToResult(files: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const status = document.querySelector('.status-line')?.textContent ?? '';
      if (!status.startsWith(`${files} file`)) return;
      observer.disconnect();
      resolve(performance.now() - window.bench.dropped);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    look();
  });
}

/** Takes the next drop and reads only the wanted files of it as text, which no page can do without. */
export function readAlone(wanted: readonly string[]): Promise<number> {
  const paths = new Set(wanted);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const found: FileSystemFileHandle[] = [];
  const read = async () => {
    for (let handle = found.pop(); handle; handle = found.pop()) {
      decoder.decode(await (await handle.getFile()).arrayBuffer());
    }
  };
  const walk = async (folder: FileSystemDirectoryHandle, prefix: string): Promise<void> => {
    for await (const [name, handle] of folder.entries()) {
      if (handle instanceof FileSystemDirectoryHandle) {
        if (name !== '.git') await walk(handle, `${prefix}${name}/`);
      } else if (handle instanceof FileSystemFileHandle && paths.has(prefix + name)) {
        found.push(handle);
      }
    }
  };
  return new Promise((resolve, reject) => {
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', (event) => {
      event.preventDefault();
      const start = performance.now();
      const item = event.dataTransfer?.items[0];
      const get: unknown = item && Reflect.get(item, 'getAsFileSystemHandle');
      if (typeof get !== 'function') return reject(new Error('No folder was dropped.'));
      Promise.resolve(get.call(item))
        .then((handle: unknown) => {
          if (!(handle instanceof FileSystemDirectoryHandle)) throw new Error('Not a folder.');
          return walk(handle, '');
        })
        // As many at once as keep the browser busy; it refuses thousands.
        .then(() => Promise.all(Array.from({ length: 64 }, read)))
        .then(() => resolve(performance.now() - start), reject);
    });
  });
}

/** From the last click until the page shows that nothing is at work any more. */
export function clickToRest(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('.status progress')) return;
      observer.disconnect();
      resolve(performance.now() - window.bench.clicked);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true });
    look();
  });
}

/** From the next click until the file is shown, and the browser has painted it. */
export function clickToShown(path: string): Promise<number> {
  return new Promise((resolve) => {
    addEventListener(
      'click',
      () => {
        const look = () => {
          if (!document.querySelector(`.editor-host [aria-label*="${path}"]`)) return;
          observer.disconnect();
          requestAnimationFrame(() =>
            setTimeout(() => resolve(performance.now() - window.bench.clicked)),
          );
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true });
      },
      { capture: true, once: true },
    );
  });
}

/**
 * Notes for every keystroke when its result is in. What is typed makes and unmakes the first line's change, so that the
 * migrated side can't show it before the engine has answered.
 */
export function watchTyping(migrated: string): void {
  const isMigrated = () =>
    document.querySelector('.cm-merge-b .cm-line')?.textContent?.startsWith(migrated) ?? false;
  let last = isMigrated();
  new MutationObserver(() => {
    const now = isMigrated();
    if (now === last) return;
    last = now;
    window.bench.shown.push(performance.now() - window.bench.keyed);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/**
 * Notes for every keystroke when its letter is painted on the left. The frame is asked for before anything else hears of
 * the key, so that what the page does behind that frame does not count.
 */
export function watchLetters(): void {
  const line = () => document.querySelector('.cm-merge-a .cm-line')?.textContent ?? '';
  let last = line();
  const { port1, port2 } = new MessageChannel();
  const nextFrame = () => requestAnimationFrame(() => port2.postMessage(null));
  // The first task after a frame's callbacks begins when the frame is drawn.
  port1.onmessage = () => {
    const now = performance.now();
    if (line() === last) nextFrame();
    else window.bench.letters.push(now - window.bench.keyed);
    last = line();
  };
  addEventListener('keydown', nextFrame, true);
}
