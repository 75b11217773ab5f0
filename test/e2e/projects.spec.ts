/** Nothing of the user's is lost or overwritten: the cases that matrix.spec.ts can't express in general. */
import { writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, type ForkliftPage, test } from './page.ts';
import { preparePrivateFolder, privateText } from './private-folder.ts';
import { arrived, files, linkTo, notStored, saveButton, saveToFolder, typeInto } from './work.ts';

const shows = (forklift: ForkliftPage, words: string) =>
  arrived(forklift, { path: 'Cargo.toml', words, folder: null });

test('a folder’s project and another with the same paths: Undo and Save write the first alone', async ({
  forklift,
}) => {
  await forklift.open();
  await openFolder(forklift, 'first');
  await openFolder(forklift, 'second');
  await forklift.page.keyboard.press('Alt+Z');
  await shows(forklift, 'first');
  await saveToFolder(forklift);
  expect(await privateText(forklift, 'Cargo.toml', 'first')).toContain('qlora-paste');
  expect(await privateText(forklift, 'Cargo.toml', 'second')).toBe(files('second')['Cargo.toml']);
});

test('Back after a link: the address and the project agree', async ({ forklift }) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': '# mine' });
  await forklift.page.evaluate(
    (fragment) => {
      location.hash = fragment;
    },
    await linkTo('of-a-link'),
  );
  await shows(forklift, 'of-a-link');
  await forklift.page.goBack();
  await shows(forklift, '# mine');
  await expect.poll(() => new URL(forklift.page.url()).hash).toBe('');
  await forklift.page.goForward();
  await shows(forklift, 'of-a-link');
  await expect.poll(() => new URL(forklift.page.url()).hash).not.toBe('');
});

test('Back to my work leads to this tab’s project, whatever another tab did last', async ({
  forklift,
  context,
}) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': '# of this tab' });
  const other = await forklift.elsewhere(context);
  await other.open();
  await other.typeProject({ 'Cargo.toml': '# of the other' });
  await expect.poll(() => notStored(other, new Set(['# of the other']))).toEqual([]);
  await forklift.page.goto('about:blank');
  await forklift.open(await linkTo('of-a-link'));
  await forklift.notices.getByRole('button', { name: 'Back to my work' }).click();
  await shows(forklift, '# of this tab');
});

test('what is dropped while a link is still being read stays, and is kept', async ({
  forklift,
}, info) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await forklift.page.route(/assets\/permalink-/, async (route) => {
    await released;
    await route.continue();
  });
  const asked = forklift.page.waitForRequest(/assets\/permalink-/);
  await forklift.page.goto(`./${await linkTo('of-a-link')}`);
  await asked;
  const zip = info.outputPath('dropped.zip');
  const entries = Object.entries(files('dropped')).map(([path, text]) => [path, Buffer.from(text)]);
  writeFileSync(zip, zipSync(Object.fromEntries(entries)));
  await forklift.drop([zip]);
  await shows(forklift, 'dropped');
  await expect.poll(() => notStored(forklift, new Set(['dropped']))).toEqual([]);
  const answered = forklift.page.waitForResponse(/assets\/permalink-/);
  release();
  await answered;
  await expect.poll(() => new URL(forklift.page.url()).hash).toBe('');
  await forklift.page.reload();
  await shows(forklift, 'dropped');
});

test('an option taken back leaves what was typed since, over a reload too', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': '[dependencies]\npaste = "1"\n' });
  await forklift.chooseOption('Alias');
  await typeInto(forklift, 'Cargo.toml', 'typed since');
  await forklift.page.keyboard.press('Alt+Z');
  expect(await forklift.optionChosen('Alias')).toBe(false);
  await shows(forklift, 'typed since');
  await forklift.page.reload();
  await shows(forklift, 'typed since');
});

test('text that a file coming in replaces, or that Undo takes with its file, is earlier work', async ({
  forklift,
}, info) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': '# replaced\n' });
  const dropped = ['Cargo.toml', 'Cargo.lock'].map((name) => {
    const path = info.outputPath(name);
    writeFileSync(path, name === 'Cargo.toml' ? '# came in\n' : 'version = 4\n');
    return path;
  });
  await forklift.drop(dropped);
  await expect(forklift.notices).toContainText('under “Earlier work”');
  await shows(forklift, '# came in');
  await forklift.newFile('src/lib.rs');
  await typeInto(forklift, 'src/lib.rs', 'taken back');
  await forklift.page.keyboard.press('Alt+Z');
  await expect(forklift.tree.locator('[data-path="src/lib.rs"]')).toBeHidden();
  await forklift.page.reload();
  await shows(forklift, '# came in');
  await expect.poll(() => notStored(forklift, new Set(['# replaced', 'taken back']))).toEqual([]);
});

test('earlier work is deleted by a second press, never by the first', async ({ forklift }) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': files('deleted')['Cargo.toml'] ?? '' });
  await forklift.newProject('Cargo.toml');
  await forklift.pick('Open', 'Earlier work');
  const dialog = forklift.page.getByRole('dialog', { name: 'Earlier work' });
  const row = dialog.getByRole('listitem').filter({ hasText: 'deleted' });
  await row.getByRole('button', { name: 'Delete deleted from this browser' }).click();
  await expect(row.getByRole('button', { name: 'Delete for good' })).toBeFocused();
  await expect.poll(() => notStored(forklift, new Set(['deleted']))).toEqual([]);
  await row.getByRole('button', { name: 'Delete for good' }).click();
  await expect(row).toBeHidden();
  await expect.poll(() => notStored(forklift, new Set(['deleted']))).toEqual(['deleted']);
});

test('Save shows what is new and what is foreign, and leaves what it is told to leave', async ({
  forklift,
}) => {
  await forklift.open();
  await openFolder(forklift, 'mine');
  await forklift.newFile('build.rs');
  await typeInto(forklift, 'build.rs', 'of this page');
  await preparePrivateFolder(forklift, { 'build.rs': '// of another program\n' }, 'mine');
  await saveButton(forklift).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await expect(dialog.getByRole('listitem').filter({ hasText: 'build.rs' })).toContainText('new');
  await dialog.getByRole('button', { name: 'Write' }).click();
  const foreign = dialog.getByRole('checkbox', { name: /build\.rs.*not read by this project/ });
  await expect(foreign).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('Written: 1 file');
  expect(await privateText(forklift, 'build.rs', 'mine')).toBe('// of another program\n');
  expect(await privateText(forklift, 'Cargo.toml', 'mine')).toContain('qlora-paste');
});

test('after a reload Save asks the browser first of all, and compares with the disk', async ({
  forklift,
}) => {
  await forklift.open();
  await openFolder(forklift, 'mine');
  await expect.poll(() => notStored(forklift, new Set(['mine']))).toEqual([]);
  await forklift.page.addInitScript(() => {
    const asked: boolean[] = [];
    let state = 'prompt';
    Object.assign(window, {
      asked,
      answer: (next: string) => {
        state = next;
      },
    });
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: async () => (state === 'granted' ? 'granted' : 'prompt'),
      requestPermission: async () => {
        asked.push(navigator.userActivation.isActive);
        return state;
      },
    });
  });
  await forklift.page.reload();
  await shows(forklift, 'mine');
  await preparePrivateFolder(forklift, { 'Cargo.toml': '# of another program\n' }, 'mine');
  await saveButton(forklift).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('not allowed to write');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await forklift.page.evaluate(() => Reflect.get(window, 'answer')('granted'));
  await saveButton(forklift).click();
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog.getByRole('checkbox')).toHaveAccessibleName(/Cargo\.toml changed on disk/);
  const asked = await forklift.page.evaluate((): unknown => Reflect.get(window, 'asked'));
  expect(asked).toContain(true);
  expect(asked).not.toContain(false);
});

test('storage that is full is told of, and the work is there as a zip', async ({ forklift }) => {
  await forklift.page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
    Storage.prototype.setItem = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': '# mine' });
  await expect(forklift.notices).toContainText('storage is full');
  const coming = forklift.page.waitForEvent('download');
  await forklift.notices.getByRole('button', { name: 'Save my files' }).click();
  expect((await coming).suggestedFilename()).toMatch(/mine\.zip$/);
  const leaving = forklift.page.waitForEvent('dialog');
  await forklift.page.close({ runBeforeUnload: true });
  expect((await leaving).type()).toBe('beforeunload');
});

async function openFolder(forklift: ForkliftPage, name: string): Promise<void> {
  await preparePrivateFolder(forklift, files(name), name);
  await forklift.pick('Open', 'Folder');
  await shows(forklift, name);
}
