/** Any fork, in the page: rows that are switched, rules of one's own, those of a stranger, and audits of lock files. */
import { expect, type ForkliftPage, test } from './page.ts';
import { linkOf } from './work.ts';

const registry = 'registry+https://github.com/rust-lang/crates.io-index';
const locked = (name: string, version: string, ...needs: string[]) =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "${registry}"\n${needs.length > 0 ? `dependencies = [${needs.map((need) => `"${need}"`).join(', ')}]\n` : ''}`;
const lock = [
  'version = 4\n',
  '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["dotenv", "memmap", "tokenizers"]\n',
  locked('dotenv', '0.15.0'),
  locked('memmap', '0.7.0'),
  locked('paste', '1.0.15'),
  locked('tokenizers', '0.20.0', 'paste'),
].join('\n');
const manifest =
  '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ndotenv = "0.15"\nmemmap = "0.7"\ntokenizers = "0.20"\n';
const app = {
  'Cargo.toml': manifest,
  'Cargo.lock': lock,
  'src/main.rs': 'use memmap::Mmap;\n\nfn main() {\n    dotenv::dotenv().ok();\n}\n',
};
const moved = manifest
  .replace('dotenv = "0.15"', 'dotenvy = "0.15"')
  .replace('memmap = "0.7"', 'memmap2 = "0.9.11"');

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

test('a rule of one’s own is checked while it is typed, and written into forklift.toml', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await forklift.showPanel('Forks');
  await forklift.panels.getByRole('button', { name: 'Add a rule…' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Add a rule' });
  const add = dialog.getByRole('button', { name: 'Add the rule' });
  await dialog.getByLabel('Crate to leave').fill('tokenizers');
  await dialog.getByLabel('Requirement to write').fill('1');
  await dialog.getByLabel('For these versions').fill('^0.20');
  await dialog.getByLabel('Crate to take').fill('me"m');
  await expect(dialog.getByRole('status')).toContainText('is not a valid crate name');
  await expect(add).toBeDisabled();
  await dialog.getByLabel('Crate to take').fill('tokens');
  await expect(dialog.getByRole('status')).toContainText('It would change 1 place in 1 file.');
  await add.click();
  await expect(forklift.tree).toContainText('forklift.toml');
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated(
    'Cargo.toml',
    manifest.replace('tokenizers = "0.20"', 'tokens = "1"'),
  );
  await forklift.choose('forklift.toml');
  await expect(forklift.yours('forklift.toml')).toContainText('fork = "tokens"');
});

test('a stranger’s rules change nothing before consent, and the same after it as for their maker', async ({
  forklift,
}) => {
  const rules =
    '[forks.tokenizers]\ngit = "https://evil.example/tokenizers"\nversion = "0.20.9"\n\n[forks.dotenv]\nfork = "evil"\nrequirement = "1"\nfrom = "^0.15"\n';
  await forklift.open(await linkOf({ ...app, 'forklift.toml': rules }));
  await forklift.expectStatus('nothing to change');
  await forklift.page.getByRole('button', { name: 'See them' }).click();
  const note = forklift.panels.getByRole('note');
  await expect(note).toContainText('https://evil.example/tokenizers');
  await expect(note).toContainText('dotenv to evil from crates.io');
  await forklift.choose('Cargo.toml');
  await expect(forklift.page.locator('.diff')).not.toContainText('evil');
  await note.getByRole('button', { name: 'Use these rules' }).click();
  await forklift.expectMigrated(
    'Cargo.toml',
    `${manifest.replace('dotenv = "0.15"', 'evil = "1"')}\n[patch.crates-io]\ntokenizers = { git = "https://evil.example/tokenizers" }\n`,
  );
});

test('a lone lock file is an audit: what is unmaintained, who brings it, what can be done', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('audit', { 'Cargo.lock': lock });
  await expect(verdict(forklift)).toContainText('3 of 5 locked packages are unmaintained');
  await verdict(forklift).getByRole('button', { name: 'Show the unmaintained ones' }).click();
  const entry = forklift.panels.getByRole('listitem').filter({ hasText: 'paste 1.0.15' }).first();
  await expect(entry).toContainText('RUSTSEC-2024-0436');
  await expect(entry).toContainText('app → tokenizers → paste');
  await entry.getByRole('button', { name: /Copy an issue text for tokenizers/ }).click();
  expect(await forklift.page.evaluate(() => navigator.clipboard.readText())).toContain(
    'tokenizers',
  );
});
