/** While a project is migrated for the first time: nothing of the one before it is shown or can be used. */
import { expect, test } from './page.ts';
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
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(panels).toContainText('candle');
});
