/**
 * `npm run bench:page -- --corpus DIR`: the built page in Chromium. Bytes loaded, from drop to result against reading the
 * same files alone, long tasks with 20,000 files, Cancel, keystrokes, large files.
 */
import { parseArgs } from 'node:util';
import { grownProject } from '../grown.ts';
import { machine, table } from '../table.ts';
import { large } from './large.ts';
import { loading } from './loading.ts';
import { many } from './many.ts';
import { reading } from './reading.ts';
import { typing, typingAmong } from './typing.ts';
import { visitor } from './visitor.ts';

const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
const measuredOn = machine();
const visit = await visitor();
try {
  const grown = grownProject(20_000, 1000);
  const folder = visit.onDisk('many', grown);
  const rows = [
    ...(await loading(visit)),
    ...(values.corpus ? [await reading(visit, values.corpus, 5)] : []),
    await reading(visit, folder, 2),
    ...(await many(visit, folder, grown.length)),
    ...(await typing(visit, 300, 33)),
    ...(await typing(visit, 5000, 50)),
    await typingAmong(visit, folder, grown.length),
    ...(await large(visit)),
  ];
  console.log(`\n${measuredOn}, Chromium ${visit.browser.version()}\n\n${table(rows)}`);
} finally {
  await visit.leave();
}
