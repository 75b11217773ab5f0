/**
 * How the time of every shape grows over sizes that double. The slope is the exponent: 1 where twice the input takes
 * twice the time. It is worked out from times within one run, so a slow machine changes nothing. Prints one line of
 * JSON.
 */
import { createMigrator, type Migration } from '../../src/engine/index.ts';
import type { Shape } from './shape.ts';
import { shapes } from './shapes.ts';

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
const shortest = 60;
/** No more text than this in the smaller of the two sizes, in code units. */
const most = 700_000;
/**
 * A slope above this is measured again at twice the size, this often at most: where the memory of the machine gives way to
 * a slower one is a step, and passed; what grows too fast is steeper at the next size.
 */
const steep = 1.15;
const again = 2;

const only = process.argv[2] ?? '';
const chosen = shapes.filter(({ what }) => what.includes(only));
console.log(JSON.stringify(chosen.map(measured)));

/** Doubles the size until there is something to measure, then takes four times as much. */
function measured(shape: Shape): Slope {
  let size = 64;
  // Nobody pays for compiling what all use.
  best(shape, size, 3);
  let quarter = best(shape, size, 1);
  while (quarter.milliseconds < shortest && quarter.length < most) {
    size *= 2;
    quarter = best(shape, size, 1);
  }
  let slope = slopeAt(shape, size);
  for (let more = 0; more < again && slope.slope > steep; more++) {
    size *= 2;
    slope = slopeAt(shape, size);
  }
  return slope;
}

function slopeAt(shape: Shape, size: number): Slope {
  const quarter = best(shape, size, 5);
  const whole = best(shape, size * 4, 3);
  return {
    what: shape.what,
    size: size * 4,
    kilobytes: whole.length / 1000,
    milliseconds: whole.milliseconds,
    slope: Math.log2(whole.milliseconds / quarter.milliseconds) / 2,
    failure: whole.failure,
  };
}

/** The best of several runs. */
function best(shape: Shape, size: number, runs: number) {
  let found = timed(shape, size);
  for (let run = 1; run < runs; run++) {
    const next = timed(shape, size);
    if (next.milliseconds < found.milliseconds) found = next;
  }
  return found;
}

/** By the clock or by the processor's own, whichever says less: other work on the machine lengthens the one, helping threads the other. */
function timed({ of, options, says }: Shape, size: number) {
  const files = of(size);
  // What an earlier run left behind is not this one's to clear away.
  globalThis.gc?.();
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  const used = process.cpuUsage();
  const start = performance.now();
  const migration = createMigrator()(files, options);
  const passed = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  const milliseconds = Math.min(passed, (user + system) / 1000);
  return { length, milliseconds, failure: failureOf(migration, says?.(size) ?? 0) };
}

/** Why the time of a migration is worth nothing: it failed, or says less than its shape is there for. */
function failureOf({ findings, files }: Migration, least: number): string | null {
  const defect = findings.find(({ code }) => code === 'internal-error');
  if (defect) return defect.message;
  const said =
    findings.reduce((sum, { places }) => sum + places.length, 0) +
    files.reduce((sum, { edits }) => sum + edits.length, 0);
  return said < least ? `says ${said} things, not ${least}` : null;
}
