/** Files that a page may freeze over: opened from the tree, then scrolled through. */
import { sourceFile } from '../grown.ts';
import { fixed, type Row } from '../table.ts';
import { clickToShown } from './in-page.ts';
import { typedManifest } from './typed-manifest.ts';
import { dropped, inWords, longest, resetLongest, type Visitor } from './visitor.ts';

/** Milliseconds of one task after which a page counts as frozen. */
const freeze = 200;

export async function large(visit: Visitor): Promise<readonly Row[]> {
  const changed = (index: number) => `paste::paste! { pub fn [<make_${index}>]() {} }\n`;
  const files = {
    'A generated file of 3.7 MB': ['src/generated.rs', sourceFile(25_000).repeat(4)],
    'A file with 5,000 changes': [
      'src/changed.rs',
      Array.from({ length: 5000 }, (_, at) => changed(at)).join(''),
    ],
    'A line of 2 MB': [
      'src/line.rs',
      `${changed(0)}const DATA: &[u8] = &[${'0, 1, 2, 255, '.repeat(143_000)}];\n`,
    ],
  } as const;
  const folder = visit.onDisk('large', [
    { path: 'Cargo.toml', text: typedManifest },
    ...Object.values(files).map(([path, text]) => ({ path, text })),
  ]);
  const page = await visit.page();
  await dropped(page, folder, 4);
  const rows: Row[] = [];
  for (const [what, [path]] of Object.entries(files)) {
    await page.locator('[data-path="Cargo.toml"]').click();
    await page.waitForTimeout(1000);
    await resetLongest(page);
    const shown = page.evaluate(clickToShown, path);
    await page.locator(`[data-path="${path}"]`).click();
    const opened = await shown;
    await page.waitForTimeout(1000);
    const opening = await longest(page);
    await resetLongest(page);
    await page.locator('.editor-host').hover();
    for (let step = 0; step < 40; step++) await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(500);
    const scrolling = await longest(page);
    rows.push({
      what: `${what}, click to shown`,
      measured: `${fixed(opened, 0)} ms; tasks while it opens: ${inWords(opening)}; while it scrolls: ${inWords(scrolling)}`,
      target: `tasks ≤ ${freeze} ms`,
      met: Math.max(opening, scrolling) <= freeze,
    });
  }
  await page.context().close();
  return rows;
}
