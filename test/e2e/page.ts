/**
 * The page as its user knows it: every part by the name that assistive technology reads. Whatever a spec needs of the
 * markup beyond that is here and nowhere else.
 */
import { readFile } from 'node:fs/promises';
import {
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { strToU8, unzipSync, zipSync } from 'fflate';

/** Files by path. */
export type Files = Readonly<Record<string, string>>;

export interface Downloaded {
  readonly name: string;
  readonly bytes: Buffer;
}

export class ForkliftPage {
  readonly page: Page;
  readonly status: Locator;
  readonly notices: Locator;
  readonly tree: Locator;
  readonly panels: Locator;

  constructor(page: Page) {
    this.page = page;
    this.status = page.getByRole('region', { name: 'State of the migration' });
    this.notices = page.getByRole('region', { name: 'Notices' });
    this.tree = page.getByRole('tree', { name: 'Project files' });
    this.panels = page.getByRole('region', { name: 'Results' });
  }

  /** Opens the page, with a permalink's fragment if one is given, and waits for its first result. */
  async open(fragment = ''): Promise<void> {
    await this.page.goto(`./${fragment}`);
    await this.settled();
  }

  /** The page shows the result of what it holds, and not the last one while that is on its way. */
  async answered(): Promise<void> {
    await expect(this.status).toHaveAttribute('data-settled', 'true');
    await expect(this.status).toContainText(/\d+ files?,/);
  }

  /** … and a file of it, or all changes. */
  async settled(): Promise<void> {
    await this.answered();
    await expect(this.page.locator('.editor .cm-content, .reader').first()).toBeVisible();
  }

  /** The left editor of a file. */
  yours(path: string): Locator {
    return this.page.getByRole('textbox', { name: `Your text of ${path}`, exact: true });
  }

  /** The right editor of a file. */
  migrated(path: string): Locator {
    return this.page.getByRole('textbox', { name: `Migrated text of ${path}`, exact: true });
  }

  /** Every line an editor shows, folded stretches opened first. */
  async textOf(editor: Locator): Promise<string> {
    const folded = this.page.getByRole('button', { name: /^Show .* unchanged lines?, / });
    while (await folded.first().isVisible()) {
      // One that goes by itself, as the editor draws its bars again, is opened as well.
      await folded
        .first()
        .click({ timeout: 5000 })
        .catch(() => undefined);
    }
    return (await editor.locator('.cm-line').allTextContents()).join('\n');
  }

  async expectMigrated(path: string, text: string): Promise<void> {
    // A project of several changed files opens with all of them on one page, once it has a result.
    const all = this.page.locator('.files [aria-current=page]');
    // A file in which nothing changes is shown once.
    await expect(async () => {
      if (await all.isVisible()) await this.choose(path);
      await expect(this.migrated(path).or(this.yours(path)).last()).toBeVisible({ timeout: 5000 });
    }).toPass();
    const shown = async () => {
      const isTwice = await this.migrated(path).isVisible();
      return this.textOf(isTwice ? this.migrated(path) : this.yours(path));
    };
    await expect.poll(shown).toBe(text);
  }

  /** Undoes the last step by the toolbar's button: a notice may offer it too. */
  async undo(): Promise<void> {
    await this.page
      .getByRole('toolbar', { name: 'Actions' })
      .getByRole('button', { name: 'Undo', exact: true })
      .click();
  }

  async pick(menu: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: menu, exact: true }).click();
    await this.page.getByRole('menu', { name: menu }).getByRole('menuitem', { name: item }).click();
  }

  /** Starts an empty project with one empty file. */
  async newProject(path: string): Promise<void> {
    await this.pick('Open', 'New, empty project');
    await this.nameFile(path);
  }

  async newFile(path: string): Promise<void> {
    await this.pick('Open', 'New file');
    await this.nameFile(path);
  }

  /** Opens a project of *Earlier work* by what its row says. */
  async openEarlier(row: RegExp, which: 'first' | 'last' = 'first'): Promise<void> {
    await this.pick('Open', 'Earlier work');
    const rows = this.page
      .getByRole('dialog', { name: 'Earlier work' })
      .getByRole('listitem')
      .getByRole('button', { name: row, disabled: false });
    await (which === 'first' ? rows.first() : rows.last()).click();
  }

  private async nameFile(path: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: /^New file|^New project/ });
    await dialog.getByLabel('Path').fill(path);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(this.yours(path)).toBeVisible();
  }

  /** Types a whole project, key by key, into an emptied page. */
  async typeProject(files: Files): Promise<void> {
    for (const [index, [path, text]] of Object.entries(files).entries()) {
      await (index === 0 ? this.newProject(path) : this.newFile(path));
      await this.yours(path).focus();
      await this.page.keyboard.type(text);
    }
    await this.expectFiles(files);
  }

  /** Opens a project in one go, as an archive of that name. */
  async openProject(name: string, files: Files): Promise<void> {
    const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
    await this.page.locator('#pick-files').setInputFiles({
      name: `${name}.zip`,
      mimeType: 'application/zip',
      buffer: Buffer.from(zipSync(Object.fromEntries(entries))),
    });
    await expect(this.notices).toContainText(`Opened ${name}`);
    await this.settled();
  }

  /** What was copied, once `words` are among it: a clipboard is written a moment after the press. */
  async copied(words: string | RegExp): Promise<string> {
    const wanted =
      typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words);
    await expect.poll(() => this.clipboard()).toEqual(wanted);
    return this.clipboard();
  }

  /** The row of a finding in its panel, by the code it has in words. */
  finding(name: string): Locator {
    return this.panels.getByRole('listitem').filter({
      has: this.page.getByRole('heading', { name: new RegExp(`^\\w+: *${name}`) }),
    });
  }

  /** A file as the reader shows it: until the editor has come, or for good. */
  reader(path: string): Locator {
    return this.page.getByRole('table', { name: `Changes of ${path}`, exact: true });
  }

  /** What scrolls the reader's files. */
  readerScroller(): Locator {
    return this.page.getByRole('group', { name: 'Text of the changes' });
  }

  /** Opens a file from the tree, whose folders are open; created and large ones are shown by the reader. */
  async choose(path: string): Promise<void> {
    await this.tree.locator(`[data-path="${path}"]`).click();
    const editor = this.page.getByRole('textbox', { name: `of ${path}` });
    await expect(editor.or(this.reader(path)).first()).toBeVisible();
  }

  async expectStatus(words: string): Promise<void> {
    await expect(this.status).toContainText(words);
  }

  /** The project has as many files, and its result is shown. */
  async expectFiles(files: Files): Promise<void> {
    const { length } = Object.keys(files);
    await this.expectStatus(length === 1 ? '1 file,' : `${length} files,`);
    await this.settled();
  }

  /** Drops real files and folders on the page, as a file manager does. */
  async drop(paths: readonly string[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    await drag('dragEnter');
    // What the page shows then lies under the next events.
    await expect(this.page.getByRole('region', { name: 'Drop to open' })).toBeVisible();
    // The first of them enters what the page shows, the second one is over it.
    await drag('dragOver');
    await drag('dragOver');
    await drag('drop');
    await session.detach();
  }

  async chooseOption(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Options' }).click();
    await this.page.getByRole('region', { name: 'Options' }).getByLabel(name).check();
    await this.page.keyboard.press('Escape');
  }

  async optionChosen(name: string): Promise<boolean> {
    await this.page.getByRole('button', { name: 'Options' }).click();
    const chosen = await this.page
      .getByRole('region', { name: 'Options' })
      .getByLabel(name)
      .isChecked();
    await this.page.keyboard.press('Escape');
    return chosen;
  }

  async chooseTheme(theme: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Theme', exact: true }).click();
    await this.page.getByRole('menuitemradio', { name: theme }).click();
  }

  /** The same page in another browser window, whose storage is its own. */
  async elsewhere(context: BrowserContext): Promise<ForkliftPage> {
    return new ForkliftPage(await context.newPage());
  }

  async showPanel(name: string): Promise<void> {
    await this.panels.getByRole('tab', { name }).click();
  }

  /** The `[patch]` block as the panel shows it. */
  async patchBlock(): Promise<string> {
    await this.showPanel('Patch');
    return (
      (await this.panels.locator('figure', { hasText: '[patch' }).locator('code').textContent()) ??
      ''
    );
  }

  /** Takes a download by the name of its menu item. */
  async download(item: string | RegExp): Promise<Downloaded> {
    const coming = this.page.waitForEvent('download');
    await this.pick('Download', item);
    const download = await coming;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** Downloads a zip and unpacks it. */
  async downloadZip(item: 'Changed files as .zip' | 'Whole project as .zip'): Promise<Files> {
    const { bytes } = await this.download(item);
    return unpacked(bytes);
  }

  /** Copies a link to the project and returns its fragment. */
  async shareLink(): Promise<string> {
    await this.pick('Share', /^Copy link/);
    await expect(this.notices).toContainText('Link copied');
    return new URL(await this.clipboard()).hash;
  }

  /** Waits until the service worker keeps the page's files. */
  async offlineReady(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}

/** Files of a zip, byte order marks and line ends as they are. */
export function unpacked(zip: Uint8Array): Files {
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([path, bytes]) => [
      path,
      Buffer.from(bytes).toString('utf8'),
    ]),
  );
}

export const test = base.extend<{ forklift: ForkliftPage }>({
  forklift: async ({ page }, use) => use(new ForkliftPage(page)),
});

export { expect };
