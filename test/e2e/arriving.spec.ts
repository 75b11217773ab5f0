/** While a project is migrated for the first time: nothing of the one before it is shown or can be used. */
import { expect, type ForkliftPage, test } from './page.ts';

const files = {
  'Cargo.toml': '[package]\nname = "arrives"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
  'src/lib.rs': 'use paste::paste;\n',
};

/** Keeps the worker from being asked, until `release`. */
async function holdRuns({ page }: ForkliftPage): Promise<void> {
  await page.addInitScript(() => {
    const held: (() => void)[] = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...sent: [unknown, never]) {
      const isRun = Reflect.get(Object(sent[0]), 'type') === 'run';
      if (isRun && Reflect.get(window, 'hold')) held.push(() => post.apply(this, sent));
      else post.apply(this, sent);
    };
    Object.assign(window, {
      release() {
        Object.assign(window, { hold: false });
        for (const send of held.splice(0)) send();
      },
    });
  });
}

async function arrive(forklift: ForkliftPage): Promise<void> {
  const { page } = forklift;
  await holdRuns(forklift);
  await forklift.open('#example=inference-stack');
  await page.evaluate(() => Object.assign(window, { hold: true }));
  const { strToU8, zipSync } = await import('fflate');
  await page.locator('#pick-files').setInputFiles({
    name: 'arrives.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(
      zipSync(
        Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
      ),
    ),
  });
  await expect(page.getByRole('region', { name: 'Migrating' })).toBeVisible();
}

test('no old numbers, findings or patch are shown, and the new ones come', async ({ forklift }) => {
  const { page, panels } = forklift;
  await arrive(forklift);
  await expect(panels).not.toContainText(/patch|edit|candle/i);
  await expect(page.getByRole('main')).toHaveAttribute('inert', '');
  await page.evaluate('release()');
  await forklift.expectStatus('2 files, 2 files changed');
  await expect(page.getByRole('region', { name: 'Migrating' })).toHaveCount(0);
  await expect(panels).toContainText('paste leaves your manifests: 2 changes in 2 files.');
});

test('it can be cancelled, tried again, and the project before it is one press away', async ({
  forklift,
}) => {
  const { page, panels } = forklift;
  await arrive(forklift);
  await page.getByRole('button', { name: 'Cancel' }).click();
  const stopped = page.getByRole('region', { name: 'Cancelled' });
  await expect(stopped).toContainText('Cancelled before this project had a result.');
  await page.evaluate('release()');
  await stopped.getByRole('button', { name: 'Try again' }).click();
  await expect(panels).toContainText('paste leaves your manifests');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(panels).toContainText('candle');
});
