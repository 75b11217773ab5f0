/** Any fork, in the page: rows that are switched, rules of one's own, those of a stranger, and audits of lock files. */
import { expect, type ForkliftPage, test } from './page.ts';
import { app, lock, manifest, moved } from './unmaintained.ts';

const verdict = (forklift: ForkliftPage) =>
  forklift.page.getByRole('region', { name: 'What the migration comes to' });

test('the verdict names other unmaintained crates, and moves them at a press', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await expect(verdict(forklift)).toContainText('memmap and dotenv');
  await verdict(forklift).getByRole('button', { name: 'Move them too' }).click();
  await expect(verdict(forklift)).toContainText('leave your manifests');
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated('Cargo.toml', moved);
  await forklift.page.getByRole('button', { name: /^Undo/ }).click();
  await expect(verdict(forklift).getByRole('button', { name: 'Move them too' })).toBeVisible();
});

test('a switch says at once what it changes, and is kept over a reload', async ({ forklift }) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await forklift.showPanel('Forks');
  const row = forklift.panels.getByRole('region', { name: 'dotenvy', exact: true });
  await expect(row).toContainText('declared in a manifest');
  await row.getByRole('checkbox').check();
  await expect(row).toContainText('2 changes in 2 files');
  await forklift.page.reload();
  await forklift.settled();
  await forklift.showPanel('Forks');
  await expect(row.getByRole('checkbox')).toBeChecked();
  await row.getByRole('checkbox').uncheck();
  await expect(row).toContainText('Left as it is.');
});

test('of two forks for one crate the user takes one', async ({ forklift }) => {
  await forklift.open();
  await forklift.openProject('app', {
    'Cargo.toml': '[package]\nname = "app"\nedition = "2021"\n\n[dependencies]\npaste = "1.0"\n',
    'src/lib.rs': 'use paste::paste;\n',
  });
  await forklift.showPanel('Forks');
  const choice = forklift.panels.getByRole('region', { name: 'What takes the place of paste' });
  await expect(choice.getByRole('radio', { name: /qlora-paste/ })).toBeChecked();
  await choice.getByRole('radio', { name: /pastey/ }).check();
  await forklift.choose('src/lib.rs');
  await forklift.expectMigrated('src/lib.rs', 'use pastey::paste;\n');
  await choice.getByRole('radio', { name: /Leave paste/ }).check();
  await forklift.expectStatus('nothing to change');
});

test('a fork leads back, what stays behind is said first, and Undo stays with it', async ({
  forklift,
}) => {
  const forked = manifest.replace('dotenv = "0.15"', 'qlora-paste = "1.0.20"');
  await forklift.open();
  await forklift.openProject('app', {
    'Cargo.toml': forked,
    'src/main.rs': 'fn main() {\n    qlora_paste::paste! { fn a() {} }\n}\n',
  });
  await forklift.showPanel('Forks');
  const row = forklift.panels.getByRole('region', { name: 'What takes the place of paste' });
  await row.getByRole('button', { name: 'Go back to paste…' }).click();
  await expect(row.getByRole('status')).toContainText('It would change 2 places in 2 files.');
  await expect(row.getByRole('status')).toContainText(
    'which version stood here before it moved is not known any more',
  );
  await forklift.expectStatus('nothing to change');
  await row.getByRole('button', { name: 'Go back to paste', exact: true }).click();
  await expect(row).toContainText('qlora-paste goes back to paste.');
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated(
    'Cargo.toml',
    forked.replace('qlora-paste = "1.0.20"', 'paste = "1"'),
  );
  await forklift.choose('src/main.rs');
  await forklift.expectMigrated('src/main.rs', 'fn main() {\n    paste::paste! { fn a() {} }\n}\n');
  await forklift.page.getByRole('button', { name: /^Undo/ }).click();
  await forklift.expectStatus('nothing to change');
  await expect(row.getByRole('button', { name: 'Go back to paste…' })).toBeVisible();
});

test('the catalogue is searched by crate, fork and advisory', async ({ forklift }) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await forklift.showPanel('Forks');
  await forklift.panels.getByText(/^Catalogue:/).click();
  const search = forklift.panels.getByRole('searchbox', { name: 'Search the catalogue' });
  for (const term of ['yaml-rust', 'RUSTSEC-2024-0320']) {
    await search.fill(term);
    await expect(forklift.panels.getByRole('region', { name: /yaml-rust/ })).toHaveCount(1);
  }
  await search.fill('no such crate');
  await expect(forklift.panels).toContainText('No row matches.');
});

test('a lone lock file is an audit: what is unmaintained, who brings it, what can be done', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('audit', { 'Cargo.lock': lock });
  await expect(verdict(forklift)).toContainText('3 of 5 locked packages are unmaintained');
  await verdict(forklift).getByRole('button', { name: 'Show them' }).click();
  const entry = forklift.panels.getByRole('listitem').filter({ hasText: 'paste 1.0.15' }).first();
  await expect(entry).toContainText('RUSTSEC-2024-0436');
  await expect(entry).toContainText('app → tokenizers → paste');
  await entry.getByRole('button', { name: /Copy an issue text for tokenizers/ }).click();
  expect(await forklift.page.evaluate(() => navigator.clipboard.readText())).toContain(
    'tokenizers',
  );
});
