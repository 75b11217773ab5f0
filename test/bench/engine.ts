/**
 * `npm run bench -- --corpus DIR`: the engine over a folder of real sources (given twice, over both), over grown projects,
 * and over inputs that grow in one way each (`--shapes lock` takes those with `lock` in their name). Ratios are of the best of many runs, taken
 * turn by turn in one process; absolute figures are the machine's.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { overCorpus } from './corpus.ts';
import type { Growth } from './growth.ts';
import type { Moving } from './moving.ts';
import type { Slope } from './slopes.ts';
import { fixed, machine, type Row, speed, table } from './table.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: [] },
    shapes: { type: 'string', default: '' },
  },
});
console.log(`\n${machine()}\n`);
for (const folder of values.corpus) console.log(`${table(overCorpus(folder))}\n`);
if (values.corpus.length === 0)
  console.log('No folder given (--corpus DIR): grown projects only.\n');
const rows = overGrown([80, 800, 4000, 20_000].map((files) => run<Growth>('growth', files)));
console.log(`${table([...rows, moved(run<Moving>('moving', 8000))])}\n`);
console.log(table(overShapes(run<readonly Slope[]>('slopes', values.shapes))));

function overGrown(grown: readonly Growth[]): readonly Row[] {
  const [smallest] = grown;
  const largest = grown.at(-1);
  if (!smallest || !largest) return [];
  const cost = ({ whole, megabytes }: Growth) => whole.best / megabytes;
  const growth = cost(largest) / cost(smallest);
  const memory = largest.memory / largest.megabytes;
  return [
    ...grown.map((each) => ({
      what: `Grown project of ${each.files} files, ${fixed(each.megabytes, 0)} MB`,
      measured: speed(each.megabytes, each.whole.best),
    })),
    {
      what: 'A MB of the largest, to one of the smallest',
      measured: `${fixed(growth, 2)} × the time`,
      target: '≤ 1.2 ×',
      met: growth <= 1.2,
    },
    {
      what: 'Peak memory of the largest',
      measured: `${fixed(memory, 2)} × the text`,
      target: '≤ 3 ×',
      met: memory <= 3,
    },
    ...largest.typing.map(({ median, p95 }, index) => {
      const [lines, limit] = index === 0 ? ['300', 16] : ['5,000', 50];
      return {
        what: `Keystroke in a file of ${lines} lines, one of ${largest.files}`,
        measured: `median ${fixed(median)} ms, 95th percentile ${fixed(p95)} ms`,
        target: `≤ ${limit} ms`,
        met: p95 <= limit,
      };
    }),
  ];
}

function moved({ megabytes, time }: Moving): Row {
  return {
    what: `${fixed(megabytes, 0)} MB, each file naming crates that move, by the worker`,
    measured: speed(megabytes, time.best),
  };
}

/** Those whose time grows most; a slope of 1 is twice the time for twice the input. */
function overShapes(slopes: readonly Slope[]): readonly Row[] {
  const worst = slopes.toSorted((a, b) => b.slope - a.slope).slice(0, mostShapes);
  const failed = slopes.filter(({ failure }) => failure !== null);
  return [
    { what: 'Shapes that grow in one way each', measured: `${slopes.length}` },
    ...failed.map(({ what, failure }) => ({
      what,
      measured: failure ?? '',
      target: 'an answer',
      met: false,
    })),
    ...worst.map(({ what, slope, size, kilobytes, milliseconds }) => ({
      what: `… ${what}`,
      measured: `slope ${fixed(slope, 2)}: ${size} take ${fixed(milliseconds, 0)} ms (${fixed(kilobytes, 0)} kB)`,
      target: '≤ 1.2',
      met: slope <= 1.2,
    })),
  ];
}

const mostShapes = 15;

/** Runs a script in a process of its own on one argument; what it prints. */
function run<Printed>(name: string, argument: number | string): Printed {
  const script = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', script, String(argument)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${name}.js stopped: ${stderr}`);
  return JSON.parse(stdout);
}
