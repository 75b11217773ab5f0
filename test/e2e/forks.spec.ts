/** Any fork, in the page: switched rows, the user's own rules, a stranger's rules, and audits of lock files. */
import { expect, type ForkliftPage, test } from './page.ts';
import { app, lock, manifest, moved } from './unmaintained.ts';
import { linkOf } from './work.ts';

const verdict = (forklift: ForkliftPage) =>
  forklift.page.getByRole('region', { name: 'What the migration comes to' });

test('the verdict names other unmaintained crates, and moves them at a press', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await expect(verdict(forklift)).toContainText(
    'memmap and dotenv have successors, memmap2 and dotenvy.',
  );
  await expect(forklift.panels).toContainText('the result above says what could move');
  await verdict(forklift).getByRole('button', { name: 'Move them', exact: true }).click();
  await expect(verdict(forklift)).toContainText('leave your manifests');
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated('Cargo.toml', moved);
  await forklift.undo();
  await expect(
    verdict(forklift).getByRole('button', { name: 'Move them', exact: true }),
  ).toBeVisible();
});

test('a switch says at once what it changes, and is kept over a reload', async ({ forklift }) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await forklift.showPanel('Forks');
  const row = forklift.panels.getByRole('region', { name: 'Move dotenv to dotenvy' });
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

test('a row says what is known of it: evidence, caveats, date, its advisory by a link', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await forklift.showPanel('Forks');
  const row = forklift.panels.getByRole('region', { name: 'Move memmap to memmap2' });
  await row.getByText('About memmap2').click();
  for (const name of ['Stands in for', 'Written as', 'Verified by', 'Facts as of']) {
    await expect(row.getByRole('term').filter({ hasText: name })).toBeVisible();
  }
  await expect(row.getByRole('definition').last()).toHaveText(/^\d{4}-\d\d-\d\d$/);
  await expect(row.getByRole('link', { name: 'RUSTSEC-2020-0077' })).toHaveAttribute(
    'href',
    /^https:\/\/rustsec\.org\/advisories\/RUSTSEC-2020-0077/,
  );
  await expect(row.getByRole('link', { name: 'crates.io' })).toHaveAttribute(
    'href',
    'https://crates.io/crates/memmap2',
  );
});

test('“Move all” takes every row with one fork, and one Undo takes them back', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await forklift.showPanel('Forks');
  await forklift.panels.getByRole('button', { name: 'Move all 2' }).click();
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated('Cargo.toml', moved);
  await forklift.undo();
  await forklift.expectStatus('no changes');
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
  await forklift.expectStatus('no changes');
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
    'which version was asked for before the move is no longer known',
  );
  await forklift.expectStatus('no changes');
  await row.getByRole('button', { name: 'Go back to paste', exact: true }).click();
  await expect(row).toContainText('qlora-paste goes back to paste.');
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated(
    'Cargo.toml',
    forked.replace('qlora-paste = "1.0.20"', 'paste = "1"'),
  );
  await forklift.choose('src/main.rs');
  await forklift.expectMigrated('src/main.rs', 'fn main() {\n    paste::paste! { fn a() {} }\n}\n');
  await forklift.undo();
  await forklift.expectStatus('no changes');
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
  await forklift.copied('tokenizers');
});

test('deny.toml offers what it names instead, also for a crate that would move elsewhere', async ({
  forklift,
}) => {
  const direct = `${manifest}paste = "1.0.15"\n`;
  await forklift.open();
  await forklift.openProject('app', {
    ...app,
    'Cargo.toml': direct,
    'deny.toml':
      '[bans]\ndeny = [\n  { crate = "dotenv", use-instead = "dotenvy" },\n  { crate = "paste", use-instead = "pastey" },\n]\n\n[advisories]\nignore = ["RUSTSEC-2020-0077"]\n',
  });
  await forklift.showPanel('Forks');
  const row = (name: string) => forklift.panels.getByRole('region', { name });
  await expect(row('Move dotenv to dotenvy')).toContainText('names it as the replacement');
  await expect(row('Move memmap to memmap2')).toContainText(
    'its advisory is ignored in this project',
  );
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated(
    'Cargo.toml',
    direct.replace('paste = "1.0.15"', 'qlora-paste = "1.0.15"'),
  );
  await forklift.showPanel('Findings');
  const asked = (words: string) =>
    forklift.finding('Deny use instead').locator('li').filter({ hasText: words });
  await asked('wants pastey').getByRole('button', { name: 'Move it too' }).click();
  await forklift.expectMigrated('Cargo.toml', direct.replace('paste = "1.0.15"', 'pastey = "0.2"'));
});

test('accepting an advisory is an edit of the user’s own file, and is undone like one', async ({
  forklift,
}) => {
  const deny = '# Ours\n[advisories]\nignore = [\n    "RUSTSEC-2000-0001", # why\n]\n';
  await forklift.open();
  await forklift.openProject('app', {
    ...app,
    'deny.toml': deny,
    '.cargo/audit.toml': '[advisories]\nignore = []\n',
  });
  await forklift.showPanel('Unmaintained');
  const card = forklift.panels.getByRole('listitem').filter({ hasText: 'paste 1.0.15' }).first();
  await card.getByRole('button', { name: 'Enter it into these files' }).click();
  await expect(card.getByRole('button', { name: 'Take the entry back' })).toBeVisible();
  await forklift.expectStatus('2 files changed');
  const zip = await forklift.downloadZip('Changed files as .zip');
  expect(Object.keys(zip).sort()).toEqual(['.cargo/audit.toml', 'deny.toml']);
  expect(zip['.cargo/audit.toml']).toContain('RUSTSEC-2024-0436');
  expect(zip['deny.toml']?.startsWith(deny.slice(0, deny.indexOf(']\n')))).toBe(true);
  expect(zip['deny.toml']).toContain('RUSTSEC-2024-0436');
  expect(zip['deny.toml']).toContain('tokenizers');
  await forklift.undo();
  await forklift.expectStatus('no changes');
});

test('a shim hands on the fork one chooses', async ({ forklift }) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await forklift.showPanel('Unmaintained');
  const card = forklift.panels.getByRole('listitem').filter({ hasText: 'paste 1.0.15' }).first();
  await card.getByRole('button', { name: 'Clear it with a shim: pastey' }).click();
  await expect(card).toContainText('This migration clears it.');
  const zip = await forklift.downloadZip('Changed files as .zip');
  const shim = Object.entries(zip).find(([path]) => path.endsWith('paste/Cargo.toml'))?.[1];
  expect(shim).toContain('pastey');
  await forklift.undo();
  await forklift.expectStatus('no changes');
});

test('a link carries switches, over a reload and to a second visit', async ({
  forklift,
  browser,
}) => {
  const fragment = await linkOf(app, {
    switches: [
      { row: 'dotenv→dotenvy', to: 'on' },
      { row: 'memmap→memmap2', to: 'on' },
    ],
  });
  await forklift.open(fragment);
  const check = async (page: ForkliftPage) => {
    await page.settled();
    await page.choose('Cargo.toml');
    await page.expectMigrated('Cargo.toml', moved);
    await page.showPanel('Forks');
    await expect(page.panels.getByRole('checkbox', { name: /dotenv to/ })).toBeChecked();
  };
  await check(forklift);
  await forklift.page.reload();
  await check(forklift);
  const again = await forklift.elsewhere(forklift.page.context());
  await again.open(fragment);
  await check(again);
  const context = await browser.newContext({
    baseURL: new URL('./', forklift.page.url()).href,
  });
  const other = await forklift.elsewhere(context);
  await other.open(fragment);
  await check(other);
  await context.close();
});
