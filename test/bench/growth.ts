/**
 * One grown project in a process of its own, so that its peak memory is its own. Prints one line of JSON. Its argument
 * is the number of files.
 */
import { createMigrator } from '../../src/engine/index.ts';
import { stopwatch, type Times } from './clock.ts';
import { megabytes } from './folder.ts';
import { grownProject, sourceFile } from './grown.ts';
import { sound } from './sound.ts';

export interface Growth {
  readonly files: number;
  readonly megabytes: number;
  /** Whole migrations, each by a new migrator. */
  readonly whole: Times;
  /** Highest resident memory over what the process took before there was any text, in MB. */
  readonly memory: number;
  /** One character typed into a file of 300 and of 5,000 lines. */
  readonly typing: readonly Times[];
}

const before = process.memoryUsage.rss();
const project = grownProject(Number(process.argv[2]));
const whole = stopwatch();
sound(whole.time(() => createMigrator()(project)));
const memory = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
for (let run = 0; run < 4; run++) whole.time(() => createMigrator()(project));
const growth: Growth = {
  files: project.length,
  megabytes: megabytes(project),
  whole: whole.times(),
  memory,
  typing: [300, 5000].map(typing),
};
console.log(JSON.stringify(growth));

/** Keystrokes in a file of so many lines in the middle of the project. */
function typing(lines: number): Times {
  const migrator = createMigrator();
  const path = 'crates/part-0/src/module_1.rs';
  const text = sourceFile(lines);
  const middle = text.indexOf('\n', text.length / 2);
  const after = (keystrokes: number) => {
    const typed = `${text.slice(0, middle)}${' '.repeat(keystrokes)}${text.slice(middle)}`;
    return project.map((file) => (file.path === path ? { path, text: typed } : file));
  };
  migrator(after(0));
  const keystroke = stopwatch();
  for (let run = 1; run <= 60; run++) {
    const files = after(run);
    keystroke.time(() => migrator(files));
  }
  return keystroke.times();
}
