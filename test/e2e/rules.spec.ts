/** The user's own rules in `forklift.toml`: made, saved, carried by a link; and a stranger's rules. */
import { readFile } from 'node:fs/promises';
import { expect, type Files, type ForkliftPage, test } from './page.ts';
import { app, manifest } from './unmaintained.ts';
import { linkOf } from './work.ts';

test('a rule of one’s own is checked while it is typed, and written into forklift.toml', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('app', app);
  await forklift.showPanel('Forks');
  await forklift.panels.getByRole('button', { name: 'Add a rule…' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Add a rule' });
  const add = dialog.getByRole('button', { name: 'Add the rule' });
  const answer = dialog.getByRole('status');
  const fork = dialog.getByLabel('Crate to take');
  await fork.fill('me"m');
  await expect(answer).toContainText('is not a valid crate name');
  await expect(fork).toHaveAttribute('aria-invalid', 'true');
  await expect(add).toBeDisabled();
  await fork.fill('tokens');
  await expect(answer).toHaveText(
    'Still to fill in: Crate to leave, Requirement to write and For these versions of the old crate.',
  );
  await dialog.getByLabel('Crate to leave').fill('tokenizers');
  await dialog.getByLabel('Requirement to write').fill('1');
  await dialog.getByLabel('For these versions').fill('^0.20');
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
  await forklift.undo();
  await expect(forklift.tree).not.toContainText('forklift.toml');
  await forklift.expectStatus('no changes');
  await forklift.page.getByRole('button', { name: /^Redo/ }).click();
  await forklift.showPanel('Forks');
  await forklift.panels.getByRole('button', { name: 'Add a rule…' }).click();
  await dialog.getByLabel('Crate to leave').fill('tokenizers');
  await expect(answer).toContainText('has a rule for tokenizers already');
  await forklift.page.keyboard.press('Escape');
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated(
    'Cargo.toml',
    manifest.replace('tokenizers = "0.20"', 'tokens = "1"'),
  );
});

test('rules are saved for another project, and suggested for the catalogue', async ({
  forklift,
}) => {
  const rules = '[forks.tokenizers]\nfork = "tokens"\nrequirement = "1"\nfrom = "^0.20"\n';
  await forklift.open();
  await forklift.openProject('app', { ...app, 'forklift.toml': rules });
  await forklift.showPanel('Forks');
  const yours = forklift.panels.getByRole('region', { name: 'Yours' });
  const coming = forklift.page.waitForEvent('download');
  await yours.getByRole('button', { name: 'Save rules' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('forklift.toml');
  expect(await readFile(await download.path(), 'utf8')).toBe(rules);
  await yours.getByRole('button', { name: /^Add this to the catalogue/ }).click();
  expect(await forklift.copied('tokenizers → tokens')).toContain('tokens = "1"');
});

test('keys of forklift.toml are offered while one writes, and what is wrong is said at its line', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  await forklift.openProject('app', { ...app, 'forklift.toml': '' });
  await forklift.choose('forklift.toml');
  const editor = forklift.yours('forklift.toml');
  await editor.click();
  await page.keyboard.insertText('[forks.tokenizers]\nfork = "tokens"\n');
  const offered = page.getByRole('listbox', { name: 'Completions' });
  await expect(async () => {
    await page.keyboard.press('Control+Space');
    await expect(offered).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expect(offered).toContainText('requirement');
  await expect(offered.getByText('fork', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(offered).toBeHidden();
  await page.keyboard.type('req');
  await expect(offered).toContainText('version requirement to write');
  await offered.getByRole('option', { name: /requirement/ }).click();
  await page.keyboard.insertText('"1"\nform = "^0.20"');
  await expect(editor).toContainText('requirement = "1"');
  await expect(page.locator('.finding-words.is-warning')).toHaveText('form');
  await forklift.showPanel('Findings');
  await expect(forklift.panels).toContainText('“form” means nothing here');
  await editor.getByText('form', { exact: true }).dblclick();
  await page.keyboard.type('from');
  await page.keyboard.press('Escape');
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated(
    'Cargo.toml',
    manifest.replace('tokenizers = "0.20"', 'tokens = "1"'),
  );
});

/** What the page hands out of a project, less its rules. */
async function handedOut(forklift: ForkliftPage): Promise<Files> {
  const text = async (item: string | RegExp) =>
    (await forklift.download(item)).bytes.toString('utf8');
  const copied = async (item: string | RegExp) => {
    await forklift.page.evaluate(() => navigator.clipboard.writeText(''));
    await forklift.pick('Download', item);
    await expect.poll(() => forklift.clipboard()).not.toBe('');
    return forklift.clipboard();
  };
  await forklift.choose('Cargo.toml');
  await expect(forklift.migrated('Cargo.toml')).toBeVisible();
  const { 'forklift.toml': _, ...all } = await forklift.downloadZip('Whole project as .zip');
  return {
    patch: await text('Patch for git apply'),
    file: await text(/^This file/),
    'copy of the file': await copied(/^Copy this file/),
    'patch block': await copied(/^Copy the \[patch\] block/),
    commands: await copied('Copy the commands'),
    'pull request': await copied('Copy a pull-request text'),
    ...Object.fromEntries(
      Object.entries(await forklift.downloadZip('Changed files as .zip')).map(([path, text]) => [
        `changed ${path}`,
        text,
      ]),
    ),
    ...all,
  };
}

/** What each view of each file shows. */
async function seen(forklift: ForkliftPage): Promise<Files> {
  const { page } = forklift;
  const shown: Record<string, string> = {};
  const show = (layout: string) => page.getByRole('radio', { name: layout }).check({ force: true });
  const read = async (layout: 'split' | 'unified', words: string) => {
    const reader = page.locator(`.reader[data-layout=${layout}]`);
    await expect(reader).toContainText(words);
    return (await reader.textContent()) ?? '';
  };
  await page.getByRole('button', { name: /^All changes/ }).click();
  await show('Unified');
  shown['all, unified'] = await read('unified', 'qlora-paste');
  await show('Side by side');
  shown['all, side by side'] = await read('split', 'qlora-paste');
  for (const [path, words] of [
    ['Cargo.toml', 'qlora-paste'],
    ['src/main.rs', 'qlora_paste'],
  ] as const) {
    await forklift.choose(path);
    await expect(forklift.migrated(path)).toContainText(words);
    shown[`${path}, yours`] = await forklift.textOf(forklift.yours(path));
    shown[`${path}, migrated`] = await forklift.textOf(forklift.migrated(path));
    await show('Unified');
    shown[`${path}, unified`] = await read('unified', words);
    await show('Edit');
    await expect(forklift.migrated(path)).toBeHidden();
    await expect(forklift.yours(path)).toBeVisible();
    shown[`${path}, edit`] = await forklift.textOf(forklift.yours(path));
    await show('Side by side');
  }
  return shown;
}

const mixed: Files = {
  ...app,
  'Cargo.toml': `${manifest}paste = "1"\ncandle-core = "0.9"\n`,
  'src/main.rs': `use paste::paste;\n${app['src/main.rs']}`,
};
const hostile = `[forks.tokenizers]
git = "https://evil.example/tokenizers"
version = "0.20.9"

[forks.dotenv]
fork = "evil"
requirement = "1"
from = "^0.15"

[forks.paste]
path = "../evil"
version = "1.0.15"

[forks.memmap]
registry = "evil-registry"
version = "0.7.1"

[back.qlora-paste]
crate = "evil-paste"
requirement = "1"
`;

for (const path of ['forklift.toml', '.cargo/forklift.toml']) {
  test(`a stranger’s rules in ${path} change no byte before consent, in no view and nothing handed out`, async ({
    forklift,
    browser,
  }) => {
    await forklift.open(await linkOf(mixed));
    const wanted = { seen: await seen(forklift), out: await handedOut(forklift) };

    const context = await browser.newContext({
      baseURL: new URL('./', forklift.page.url()).href,
      viewport: forklift.page.viewportSize(),
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const other = await forklift.elsewhere(context);
    await other.open(await linkOf({ ...mixed, [path]: hostile }));
    expect(await seen(other)).toEqual(wanted.seen);
    const { [path]: rules, ...out } = await handedOut(other);
    expect(rules ?? hostile).toBe(hostile);
    expect(out).toEqual(wanted.out);

    await other.showPanel('Forks');
    const note = other.panels.getByRole('note');
    for (const target of [
      'https://evil.example/tokenizers',
      'evil from crates.io',
      '../evil',
      'evil-registry',
    ]) {
      await expect(note).toContainText(target);
    }
    // Its own rule beside them is no consent that nobody sees.
    await other.panels.getByRole('button', { name: 'Add a rule…' }).click();
    const dialog = other.page.getByRole('dialog', { name: 'Add a rule' });
    await expect(dialog.getByRole('note')).toContainText('https://evil.example/tokenizers');
    await expect(dialog.getByRole('button', { name: 'Add the rule', exact: true })).toHaveCount(0);
    await other.page.keyboard.press('Escape');

    await other.page.reload();
    await other.settled();
    await other.showPanel('Forks');
    await note.getByRole('button', { name: 'Use these rules' }).click();
    await expect(note).toBeHidden();
    expect((await other.downloadZip('Whole project as .zip'))['Cargo.toml']).toContain(
      'https://evil.example/tokenizers',
    );
    await context.close();
  });
}

test('a link made with a rule opens the same after consent, over a reload and a second visit', async ({
  forklift,
  browser,
}) => {
  await forklift.open();
  await forklift.openProject('app', mixed);
  await forklift.showPanel('Forks');
  await forklift.panels.getByRole('checkbox', { name: 'Move memmap to memmap2' }).check();
  await forklift.panels.getByRole('button', { name: 'Add a rule…' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Add a rule' });
  await dialog.getByLabel('Crate to leave').fill('tokenizers');
  await dialog.getByLabel('Repository').fill('https://github.com/me/tokenizers');
  await dialog.getByLabel('Version of the crate there').fill('0.20.9');
  await dialog.getByRole('button', { name: 'Add the rule' }).click();
  await expect(dialog).toBeHidden();
  await forklift.settled();
  const wanted = await handedOut(forklift);
  expect(wanted['Cargo.toml']).toContain('https://github.com/me/tokenizers');
  expect(wanted['Cargo.toml']).toContain('memmap2 = ');
  const fragment = await forklift.shareLink();

  const context = await browser.newContext({
    baseURL: new URL('./', forklift.page.url()).href,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const other = await forklift.elsewhere(context);
  await other.open(fragment);
  await other.showPanel('Forks');
  await expect(other.panels.getByRole('note')).toContainText(
    'tokenizers from https://github.com/me/tokenizers',
  );
  expect(await handedOut(other)).not.toEqual(wanted);
  await other.showPanel('Forks');
  await other.panels.getByRole('button', { name: 'Use these rules' }).click();
  await expect(other.panels.getByRole('note')).toBeHidden();
  expect(await handedOut(other)).toEqual(wanted);
  await other.page.reload();
  await other.settled();
  expect(await handedOut(other)).toEqual(wanted);
  await context.close();
});

test('a stranger’s rules stand first where one is led to them, each with who answers at its address', async ({
  forklift,
}) => {
  const rules = [
    '[forks]\nmemmap = { fork = "memmap2", requirement = "0.9.11", from = "^0.7" }\n',
    '[forks.tokenizers]\ngit = "https://github.com.GitIab.example/huggingface/tokenizers"\nversion = "0.20.9"\n',
    '[forks.dotenv]\ngit = "https://github.com@evil.example/dotenv"\nversion = "0.15.9"\n',
    '[forks.json]\nfork = "jzon"\nrequirement = "0.12.5"\n',
  ].join('\n');
  await forklift.open(await linkOf({ ...app, 'forklift.toml': rules }));
  await forklift.page.getByRole('button', { name: 'See them' }).click();
  const note = forklift.panels.getByRole('note');
  await expect(note).toBeInViewport({ ratio: 1 });
  await expect(note.getByRole('listitem')).toHaveText([
    'memmap to memmap2 from crates.io in the catalogue too',
    'tokenizers from https://github.com.gitiab.example/huggingface/tokenizers',
  ]);
  await expect(note.locator('strong.host')).toHaveText(['github.com.gitiab.example']);
  await expect(forklift.tree.getByRole('treeitem', { name: /Cargo\.toml/ })).not.toContainText('1');
  await note.getByRole('button', { name: 'Use these rules' }).click();
  await expect(note).toBeHidden();
  await expect(forklift.panels).toContainText('2 problems to solve first.');
  await expect(forklift.panels).not.toContainText('The same holds');
  await forklift.showPanel('Findings');
  await expect(forklift.panels).toContainText('“git” leads to evil.example');
});

test('a rule for a crate that the file speaks of already is no new one, also where that one holds for nothing', async ({
  forklift,
}) => {
  await forklift.open();
  const rules = '[forks.tokenizers]\nfork = "tokens"\nrequirement = "1"\n';
  await forklift.openProject('app', { ...app, 'forklift.toml': rules });
  await forklift.showPanel('Forks');
  const dialog = forklift.page.getByRole('dialog', { name: 'Add a rule' });
  const answerTo = async (crate: string) => {
    await forklift.panels.getByRole('button', { name: 'Add a rule…' }).click();
    await dialog.getByLabel('Crate to leave').fill(crate);
    await dialog.getByLabel('Crate to take').fill('tokens');
    return dialog.getByRole('status');
  };
  await expect(await answerTo('tokenizers')).toContainText('has a rule for tokenizers already');
  await forklift.page.keyboard.press('Escape');
  await forklift.choose('forklift.toml');
  await forklift.yours('forklift.toml').click();
  await forklift.page.keyboard.insertText('[');
  await expect(await answerTo('memmap')).toContainText('open it and correct it first');
});
