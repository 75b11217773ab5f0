/** Dropped folders: from the drop to the complete result, against reading the same files and nothing else. */
import { megabytes, readFolder } from '../folder.ts';
import { fixed, type Row } from '../table.ts';
import { readAlone } from './in-page.ts';
import { drop, dropped, type Visitor } from './visitor.ts';

/** Turn by turn, each in a fresh page; the best of `repetitions` counts. */
export async function reading(visit: Visitor, folder: string, repetitions: number): Promise<Row> {
  const files = readFolder(folder);
  const wanted = files.map(({ path }) => path);
  const results: number[] = [];
  const alone: number[] = [];
  for (let run = 0; run < repetitions; run++) {
    const page = await visit.page();
    results.push(await dropped(page, folder, files.length));
    await page.goto(`${visit.address}icon.svg`);
    const read = page.evaluate(readAlone, wanted);
    await drop(page, folder);
    alone.push(await read);
    await page.context().close();
  }
  const [result, bare] = [Math.min(...results), Math.min(...alone)];
  return {
    what: `Drop to result, ${files.length.toLocaleString('en')} files of ${fixed(megabytes(files))} MB`,
    measured: `${fixed(result, 0)} ms; reading them alone ${fixed(bare, 0)} ms: ${fixed(result / bare, 2)} ×`,
    target: '≤ 1.5 ×',
    met: result <= 1.5 * bare,
  };
}
