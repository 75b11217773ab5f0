/**
 * The engine's runs over the project: each change starts one, a newer one takes an older one's
 * place, and what the page shows in the meantime is the last result that came.
 */
import { batch, createComputed, createSignal, on, onCleanup } from 'solid-js';
import type { Migration, MigrationOptions, SourceFile } from '../engine/host.ts';
import type { MigrationClient, Progress } from '../worker/client.ts';

/** Work shorter than this is not worth a word: a spinner that flashes is noise. */
const patience = 500;

export interface Failure {
  readonly message: string;
}

interface Result {
  readonly migration: Migration;
  /** What it is about. */
  readonly files: readonly SourceFile[];
  /** The project's id. */
  readonly project: string;
}

export function createRun(
  client: MigrationClient,
  files: () => readonly SourceFile[],
  options: () => MigrationOptions,
  project: () => string,
  /** What the options can't be told without; `null` when all is there. */
  lacking: () => Promise<void> | null,
) {
  const [result, setResult] = createSignal<Result | null>(null);
  const [busy, setBusy] = createSignal(false);
  const [slow, setSlow] = createSignal(false);
  const [progress, setProgress] = createSignal<Progress | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [cancelled, setCancelled] = createSignal(false);
  let stop = new AbortController();
  /** Says that the newest run takes long; one that another has taken the place of says nothing any more. */
  let speaking: ReturnType<typeof setTimeout> | undefined;

  /** What is known of a project before anybody asks the worker. */
  let foreseen: Omit<Result, 'project'> | null = null;
  let waiting: (() => void)[] = [];
  /** Counts the runs: one that waited is no longer wanted once another has begun. */
  let begun = 0;

  const settle = (state: { failure?: Failure; cancelled?: boolean }) => {
    clearTimeout(speaking);
    setFailure(state.failure ?? null);
    setCancelled(state.cancelled ?? false);
    setBusy(false);
    setSlow(false);
    setProgress(null);
    const settled = waiting;
    waiting = [];
    for (const go of settled) go();
  };

  const start = async () => {
    stop = new AbortController();
    setBusy(true);
    const own = ++begun;
    const given = files();
    const asked = project();
    // It is known with the catalogue, which may have come before or come later.
    const isPlain = Object.keys(options()).every((name) => name === 'catalogue');
    if (foreseen?.files === given && isPlain) {
      const known = foreseen;
      batch(() => {
        setResult({ ...known, project: asked });
        settle({});
      });
      // The worker gets ready meanwhile. Its own answer will be the same, and problems it meets are reported when it is asked.
      const { signal } = stop;
      afterPaint(() => {
        if (signal === stop.signal) void client.migrate(given, options(), { signal });
      });
      return;
    }
    clearTimeout(speaking);
    speaking = setTimeout(() => setSlow(true), patience);
    const awaited = lacking();
    if (awaited) {
      await awaited;
      if (own !== begun) return;
    }
    const outcome = await client.migrate(given, options(), {
      onProgress: setProgress,
      signal: stop.signal,
    });
    // A later run whose result was known asked the client nothing, so this answer comes all the same.
    if (own !== begun) return;
    if (outcome.state === 'done') {
      // At once: a view that fails over the result must not leave the run unsettled.
      batch(() => {
        setResult({ migration: outcome.migration, files: given, project: asked });
        settle({});
      });
    } else if (outcome.state === 'failed') settle({ failure: { message: outcome.message } });
    else if (outcome.state === 'cancelled') settle({ cancelled: true });
  };

  // Before the views draw the new files: the worker need not wait for that.
  createComputed(on([files, options], () => void start()));
  onCleanup(() => client.dispose());

  return {
    /** The last result of the project that is shown; another one's is never shown beside it. */
    result: () => (result()?.project === project() ? (result()?.migration ?? null) : null),
    /** Whether the result is about the files as they are now. */
    fresh: () => result()?.files === files(),
    busy,
    /** Waits for the run under way, if there is one: what goes out must be about the files as they are now. */
    settled: () => new Promise<void>((go) => (busy() ? waiting.push(go) : go())),
    /** Busy for so long that the page should say so. */
    slow,
    progress,
    failure,
    cancelled,
    cancel: () => stop.abort(),
    /** Takes in a project that is still being read. */
    arrival: () => client.arrival(),
    retry: () => void start(),
    /** Says what the engine would answer about these files with no option but the catalogue: their first run need not ask. */
    foresee(files: readonly SourceFile[], migration: Migration): void {
      foreseen = { files, migration };
    },
  };
}

/** Behind the frame that draws what is known by now. */
function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}
