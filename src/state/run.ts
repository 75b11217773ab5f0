/**
 * The engine's runs over the project. Each change of the project starts a run, which supersedes an older one. Until it
 * ends, the page shows the last result.
 */
import { batch, createComputed, createSignal, on, onCleanup } from 'solid-js';
import type { Migration, MigrationOptions, SourceFile } from '../engine/host.ts';
import type { MigrationClient, Progress } from '../worker/client.ts';

/** Milliseconds before the page mentions that a run takes time: a spinner that flashes is noise. */
const patience = 500;

export interface Failure {
  readonly message: string;
}

interface Result {
  readonly migration: Migration;
  /** The files it is about. */
  readonly files: readonly SourceFile[];
  /** The project's id. */
  readonly project: string;
}

export function createRun(
  client: MigrationClient,
  files: () => readonly SourceFile[],
  options: () => MigrationOptions,
  project: () => string,
  /** Loads what the options need; `null` if everything is there. */
  lacking: () => Promise<void> | null,
) {
  const [result, setResult] = createSignal<Result | null>(null);
  const [busy, setBusy] = createSignal(false);
  const [slow, setSlow] = createSignal(false);
  const [progress, setProgress] = createSignal<Progress | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [cancelled, setCancelled] = createSignal(false);
  let stop = new AbortController();
  /** Timer after which the newest run counts as slow. A superseded run must not report that any more. */
  let speaking: ReturnType<typeof setTimeout> | undefined;

  /** The result for a project that is known before the worker is asked. */
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
    // The result is known with the catalogue in the options, which may be loaded before or after this.
    const isPlain = Object.keys(options()).every((name) => name === 'catalogue');
    if (foreseen?.files === given && isPlain) {
      const known = foreseen;
      batch(() => {
        setResult({ ...known, project: asked });
        settle({});
      });
      // The worker starts meanwhile. Its own answer will be the same; problems it meets are reported when it is asked.
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
    // A later run whose result was known did not ask the client, so it did not supersede this answer.
    if (own !== begun) return;
    if (outcome.state === 'done') {
      // In one batch: a view that fails over the result must not leave the run unsettled.
      batch(() => {
        setResult({ migration: outcome.migration, files: given, project: asked });
        settle({});
      });
    } else if (outcome.state === 'failed') settle({ failure: { message: outcome.message } });
    else if (outcome.state === 'cancelled') settle({ cancelled: true });
  };

  // Before the views draw the new files, because the worker need not wait for that.
  createComputed(on([files, options], () => void start()));
  onCleanup(() => client.dispose());

  return {
    /** The last result of the shown project. A result of another project is never shown beside it. */
    result: () => (result()?.project === project() ? (result()?.migration ?? null) : null),
    /** Whether the result is about the files as they are now. */
    fresh: () => result()?.files === files(),
    busy,
    /** Waits for the current run, if there is one: what goes out must be about the files as they are now. */
    settled: () => new Promise<void>((go) => (busy() ? waiting.push(go) : go())),
    /** Whether a run has taken so long that the page should say so. */
    slow,
    progress,
    failure,
    cancelled,
    cancel: () => stop.abort(),
    /** Takes in a project that is still being read. */
    arrival: () => client.arrival(),
    retry: () => void start(),
    /**
     * Sets the engine's answer for these files with no option but the catalogue, so that their first run need not ask
     * for it.
     */
    foresee(files: readonly SourceFile[], migration: Migration): void {
      foreseen = { files, migration };
    },
  };
}

/** Runs `act` after the next frame has been painted. */
function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}
