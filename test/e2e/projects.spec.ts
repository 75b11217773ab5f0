/**
 * Nothing of the user's is lost or overwritten: what was there × what replaces it × what is done
 * next × how the page ends, each combination in its own browser window.
 */
import { expect, type ForkliftPage, test } from './page.ts';
import { preparePrivateFolder, privateText } from './private-folder.ts';

const manifest = (name: string) =>
  `[package]\nname = "${name}"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n`;
const inFolder = { 'Cargo.toml': manifest('in-folder'), 'src/lib.rs': 'use paste::paste;\n' };

const before = {
  typed: async (forklift: ForkliftPage) =>
    forklift.typeProject({ 'Cargo.toml': '# mine\npaste = "1"\n' }),
  folder: async (forklift: ForkliftPage) => {
    await preparePrivateFolder(forklift, inFolder);
    await forklift.pick('Open', 'Folder');
    await forklift.expectStatus('2 files');
    await forklift.choose('Cargo.toml');
    await typeFirst(forklift, '# mine\n');
  },
} as const;

const replacements = {
  link: async (forklift: ForkliftPage) => {
    await forklift.page.evaluate(
      (fragment) => {
        location.hash = fragment;
      },
      await linkFragment(forklift),
    );
    await expectYours(forklift, 'of-a-link');
  },
  example: async (forklift: ForkliftPage) => {
    await forklift.pick('Examples', /gemm, directly/);
    await expectYours(forklift, '# mine', false);
  },
  'new project': (forklift: ForkliftPage) => forklift.newProject('Cargo.toml'),
} as const;

const ends = {
  reload: async (forklift: ForkliftPage) => {
    await forklift.page.reload();
    return forklift;
  },
  close: async (forklift: ForkliftPage) => {
    const next = await forklift.elsewhere(forklift.page.context());
    const closed = forklift.page.waitForEvent('close');
    await forklift.page.close({ runBeforeUnload: true });
    await closed;
    await next.page.goto('./');
    return next;
  },
} as const;

for (const [was, make] of Object.entries(before)) {
  for (const [by, replace] of Object.entries(replacements)) {
    for (const [how, end] of Object.entries(ends)) {
      test(`${was}, replaced by ${by}, one letter, ${how}: it is among the earlier work`, async ({
        forklift,
      }) => {
        await forklift.open();
        await make(forklift);
        await replace(forklift);
        await expect(forklift.page.getByRole('button', { name: 'Save to folder' })).toBeHidden();
        await typeFirst(forklift, '#');
        const next = await end(forklift);
        await next.settled();
        await expectYours(next, '# mine', false);
        await next.openEarlier(was === 'folder' ? /^in-folder/ : /^Untitled/, 'last');
        await expectYours(next, '# mine');
        if (was === 'folder') {
          await saveToFolder(next);
          expect(await privateText(next, 'Cargo.toml')).toContain('# mine');
          expect(await privateText(next, '.git/config')).toBeNull();
        }
      });
    }
  }
}

test('a folder’s project and another with the same paths: Undo and Save write the first alone', async ({
  forklift,
}) => {
  await forklift.open();
  await preparePrivateFolder(forklift, inFolder, 'first');
  await forklift.pick('Open', 'Folder');
  await expectYours(forklift, 'in-folder');
  const second = { ...inFolder, 'Cargo.toml': manifest('second') };
  await preparePrivateFolder(forklift, second, 'second');
  await forklift.pick('Open', 'Folder');
  await expectYours(forklift, 'second');
  await forklift.page.keyboard.press('Alt+Z');
  await expectYours(forklift, 'in-folder');
  await saveToFolder(forklift);
  expect(await privateText(forklift, 'Cargo.toml', 'first')).toContain('qlora-paste');
  expect(await privateText(forklift, 'Cargo.toml', 'second')).toBe(second['Cargo.toml']);
});

test('Back after a link: the address and the project agree', async ({ forklift }) => {
  await forklift.open();
  await before.typed(forklift);
  await replacements.link(forklift);
  await forklift.page.goBack();
  await expectYours(forklift, '# mine');
  expect(new URL(forklift.page.url()).hash).toBe('');
  await forklift.page.goForward();
  await expectYours(forklift, 'of-a-link');
  expect(new URL(forklift.page.url()).hash).not.toBe('');
});

/** A link made by the page itself, in a window whose storage is its own. */
let made: string | null = null;
async function linkFragment(forklift: ForkliftPage): Promise<string> {
  if (made !== null) return made;
  const browser = forklift.page.context().browser();
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext({ baseURL: new URL('./', forklift.page.url()).href });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const maker = await forklift.elsewhere(context);
  await maker.open();
  await maker.typeProject({ 'Cargo.toml': manifest('of-a-link') });
  await maker.settled();
  made = await maker.shareLink();
  await context.close();
  return made;
}

async function saveToFolder(forklift: ForkliftPage): Promise<void> {
  await forklift.page.getByRole('button', { name: 'Save to folder' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('Written: ');
}

async function typeFirst(forklift: ForkliftPage, words: string): Promise<void> {
  await forklift.yours('Cargo.toml').focus();
  await forklift.page.keyboard.press('Control+Home');
  await forklift.page.keyboard.type(words);
  await expect(forklift.yours('Cargo.toml')).toContainText(words.trim());
}

/** Waits until the project shown holds these words in its manifest, or no longer holds them. */
async function expectYours(forklift: ForkliftPage, words: string, there = true): Promise<void> {
  await expect(async () => {
    // A project of several changed files opens with all of them on one page.
    const all = forklift.page.locator('.files [aria-current=page]');
    if (await all.isVisible()) await forklift.choose('Cargo.toml');
    const text = await forklift.yours('Cargo.toml').textContent({ timeout: 2000 });
    expect((text ?? '').includes(words)).toBe(there);
  }).toPass({ timeout: 20_000 });
}
