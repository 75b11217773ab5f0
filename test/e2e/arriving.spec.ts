/** While a project is migrated for the first time, nothing of the previous one is shown or can be used. */
import { expect, type Files, test } from './page.ts';
import { arriving } from './work.ts';

test('no old numbers, findings or patch are shown, and the new ones come', async ({ forklift }) => {
  const { page, panels } = forklift;
  await arriving(forklift);
  await expect(panels).not.toContainText(/patch|edit|candle/i);
  await expect(page.getByRole('main').locator('> [inert]')).toHaveCount(1);
  await page.evaluate('release()');
  await forklift.expectStatus('2 files, 2 files changed');
  await expect(page.getByRole('region', { name: 'Migrating' })).toHaveCount(0);
  await expect(panels).toContainText('paste leaves your manifests: 2 changes in 2 files.');
});

test('the card lies over the columns and moves nothing', async ({ forklift }) => {
  const { page, status } = forklift;
  await arriving(forklift);
  const card = page.locator('.arriving-card');
  for (const [width, height] of [
    [1366, 768],
    [1024, 768],
    [844, 390],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const [top, over, below] = await Promise.all(
      [page.getByRole('banner'), card, status].map((part) => part.boundingBox()),
    );
    const [head, foot] = [(top?.y ?? 0) + (top?.height ?? 0), (over?.y ?? 0) + (over?.height ?? 0)];
    expect(over?.y, `${width}: below the bar at the top`).toBeGreaterThan(head);
    expect(foot, `${width}: above the status`).toBeLessThan(below?.y ?? 0);
    const middle = (over?.x ?? 0) + (over?.width ?? 0) / 2;
    expect(Math.abs(middle - width / 2), `${width}: in the middle`).toBeLessThan(2);
    const shown = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(shown, `${width}: all in sight`).toBe(0);
  }
  await page.evaluate('release()');
});

test('it can be cancelled, tried again, and the project before it is one press away', async ({
  forklift,
}) => {
  const { page, panels } = forklift;
  await arriving(forklift);
  await page.getByRole('button', { name: 'Cancel' }).click();
  const stopped = page.getByRole('region', { name: 'Cancelled' });
  await expect(stopped).toContainText('Cancelled before this project had a result.');
  await page.evaluate('release()');
  await stopped.getByRole('button', { name: 'Try again' }).click();
  await expect(panels).toContainText('paste leaves your manifests');
  await forklift.undo();
  await expect(panels).toContainText('candle');
});

test('what covers the columns takes the keyboard, and hands it on', async ({ forklift }) => {
  const { page } = forklift;
  await arriving(forklift, undefined, async () => {
    await forklift.readerScroller().focus();
    await expect(forklift.readerScroller()).toBeFocused();
  });
  await expect(page.getByRole('button', { name: 'Cancel' }).first()).toBeFocused();
  await page.evaluate('release()');
  await forklift.expectStatus('2 files, 2 files changed');
  await expect(page.locator('.diff :focus')).toHaveCount(1);
});

const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join('');
const manifest = '[package]\nname = "arrives"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n';
const source = 'use paste::paste;\n';

/** Large inputs; what the status line and the findings say of them once they are migrated. */
const large: readonly (readonly [string, Files, RegExp, RegExp])[] = [
  [
    '40,000 changes in one file',
    { 'Cargo.toml': manifest, 'src/lib.rs': many(40_000, (at) => `fn f${at}() { paste::a(); }\n`) },
    /2 files changed, 40,001 changes/,
    /Cargo\.lock/,
  ],
  [
    '16,000 declarations that are held',
    {
      'src/lib.rs': source,
      'Cargo.toml': `${manifest}${many(16_000, (at) => `d${at} = { package = "paste", version = "0.${at}" }\n`)}`,
    },
    /2 files changed, 2 changes/,
    /… and [\d,]+ more/,
  ],
  [
    '16,000 problems in a lock file',
    {
      'Cargo.toml': manifest,
      'src/lib.rs': source,
      'Cargo.lock': `version = 4\n${many(16_000, (at) => `\n[[package]]\nname = "a${at}"\nversion = "1.0.0"\ndependencies = [" x"]\n`)}`,
    },
    /2 files changed, 2 changes/,
    /… and [\d,]+ more/,
  ],
];

for (const [what, given, status, findings] of large) {
  test(`${what}: Cancel reaches them, and another try shows all there is`, async ({ forklift }) => {
    const { page, panels } = forklift;
    await arriving(forklift, given);
    await page.getByRole('button', { name: 'Cancel' }).click();
    const stopped = page.getByRole('region', { name: 'Cancelled' });
    await expect(stopped).toBeVisible();
    await page.evaluate('release()');
    await stopped.getByRole('button', { name: 'Try again' }).click();
    await expect(forklift.status).toContainText(status);
    await panels.getByRole('tab', { name: 'Findings' }).click();
    await expect(panels).toContainText(findings);
    await expect(forklift.tree.locator('[data-path="Cargo.toml"]')).toBeVisible();
  });
}
