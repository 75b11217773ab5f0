/**
 * Every shape at sizes that double: how its time grows. The slope is the exponent, 1 where twice the input takes twice
 * the time; it is told from times of this one run, so that a slow machine changes nothing. Prints one line of JSON.
 */
import { createMigrator } from '../../src/engine/index.ts';
import { type Shape, shapes } from './shapes.ts';

export interface Slope {
  readonly what: string;
  /** The largest size measured, and its text in thousands of UTF-16 code units. */
  readonly size: number;
  readonly kilobytes: number;
  readonly milliseconds: number;
  /** How its time went from a quarter of the largest size to it. */
  readonly slope: number;
  /** A message of the engine's own failure, if any. */
  readonly failure: string | null;
}

/** Below this, in ms, a clock and a collector say more than the work. */
const shortest = 80;
/** No more text than this, in code units. */
const most = 4_000_000;

const only = process.argv[2] ?? '';
const chosen = shapes.filter(({ what }) => what.includes(only));
// Once through everything, so that no shape pays for compiling what others use too.
for (const shape of chosen) best(shape, 64, 3);
const slopes = chosen.map(measured);
console.log(JSON.stringify(slopes));

function measured(shape: Shape): Slope {
  let size = 64;
  let run = best(shape, size, 2);
  while (run.milliseconds < shortest && run.length < most) {
    size *= 2;
    run = best(shape, size, 2);
  }
  const quarter = best(shape, size / 4, 4);
  const whole = best(shape, size, 2);
  return {
    what: shape.what,
    size,
    kilobytes: whole.length / 1000,
    milliseconds: whole.milliseconds,
    slope: Math.log2(whole.milliseconds / quarter.milliseconds) / 2,
    failure: whole.failure,
  };
}

function best(shape: Shape, size: number, runs: number) {
  let least = timed(shape, size);
  for (let run = 1; run < runs; run++) {
    const next = timed(shape, size);
    if (next.milliseconds < least.milliseconds) least = next;
  }
  return least;
}

function timed({ of, options }: Shape, size: number) {
  const files = of(size);
  // What an earlier run left behind is not this one's to clear away.
  globalThis.gc?.();
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  const start = performance.now();
  const { findings } = createMigrator()(files, options);
  const milliseconds = performance.now() - start;
  const failure = findings.find(({ code }) => code === 'internal-error')?.message ?? null;
  return { length, milliseconds, failure };
}
