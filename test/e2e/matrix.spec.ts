/**
 * Nothing of the user's is lost or overwritten: what was there × what replaces it × what is done next × how the page
 * ends, with every pair of them in a browser window of its own. In the end, every text of the user's own projects can
 * be opened, and no folder holds a text from a project that was not read from it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { expect, type ForkliftPage, test } from './page.ts';
import { everyPair } from './pairs.ts';
import { folderTexts, preparePrivateFolder } from './private-folder.ts';
import {
  arrived,
  closed,
  drafts,
  files,
  linkTo,
  notStored,
  type Shown,
  saveButton,
  saveToFolder,
  typeInto,
} from './work.ts';

const was = ['nothing', 'example', 'link', 'link, typed in', 'pasted', 'folder', 'zip'] as const;
const by = [
  'link by hash',
  'link by navigation',
  'example',
  'new project',
  'folder',
  'zip',
  'loose file',
  'undo',
] as const;
const next = ['type', 'save', 'undo', 'nothing'] as const;
const ends = ['reload', 'second tab', 'close', 'crash'] as const;
type Was = (typeof was)[number];
type By = (typeof by)[number];

const rows = everyPair(
  was.flatMap((was) =>
    by.flatMap((by) => next.flatMap((next) => ends.map((end) => ({ was, by, next, end })))),
  ),
);

/** A page at work, and what must be found again of it. */
class Work {
  readonly forklift: ForkliftPage;
  readonly info: TestInfo;
  shown: Shown = firstExample;
  /** Texts in projects of the user's own. */
  readonly mine = new Set<string>();
  /** Texts that each folder may hold. */
  readonly onDisk = new Map<string, Set<string>>();

  constructor(forklift: ForkliftPage, info: TestInfo) {
    this.forklift = forklift;
    this.info = info;
  }

  show(words: string, folder: string | null = null, files = 0): void {
    this.shown = { path: 'Cargo.toml', words, folder, files };
    if (folder) this.onDisk.set(folder, new Set([words]));
  }

  own(words: string): void {
    this.mine.add(words);
    if (this.shown.folder) this.onDisk.get(this.shown.folder)?.add(words);
  }

  async type(name: string): Promise<void> {
    await arrived(this.forklift, this.shown);
    await typeInto(this.forklift, this.shown.path, name);
    this.own(name);
    // A link's project, or an example, is its user's own from the first letter on.
    if (this.shown.words) this.own(this.shown.words);
  }

  /** A file outside of the page, to be dropped on it. */
  file(name: string, bytes: Uint8Array): string {
    const path = this.info.outputPath(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return path;
  }
}

const firstExample: Shown = { path: 'Cargo.toml', words: 'crates/*', folder: null, files: 10 };

async function openFolder(work: Work, name: string): Promise<void> {
  await preparePrivateFolder(work.forklift, files(name), name);
  await work.forklift.pick('Open', 'Folder');
  work.show(name, name);
  work.own(name);
}

async function dropZip(work: Work, name: string): Promise<void> {
  const entries = Object.entries(files(name)).map(([path, text]) => [path, strToU8(text)]);
  const zip = zipSync(Object.fromEntries(entries));
  await work.forklift.drop([work.file(`${name}.zip`, zip)]);
  work.show(name);
  work.own(name);
}

async function begin(work: Work, was: Was): Promise<void> {
  const { forklift } = work;
  await forklift.open(was.startsWith('link') ? await linkTo('was-link') : '');
  switch (was) {
    case 'nothing':
      return;
    case 'example':
      await forklift.pick('Examples', /gemm, directly/);
      // Its text comes with a piece of the page of its own, and Undo takes back what has come.
      await expect(forklift.status).toContainText('3 files,');
      return work.show('matmul', null, 3);
    case 'link':
      return work.show('was-link');
    case 'link, typed in':
      work.show('was-link');
      return work.type('typed-first');
    case 'pasted': {
      await forklift.page.keyboard.press('Alt+V');
      const dialog = forklift.page.getByRole('dialog', { name: 'Paste text' });
      await dialog.getByLabel('Text').fill(files('was-pasted')['Cargo.toml'] ?? '');
      await dialog.getByRole('button', { name: /^(?:Read it|Add to this project)$/ }).click();
      work.show('was-pasted');
      work.own('was-pasted');
      break;
    }
    case 'folder':
      await openFolder(work, 'was-folder');
      break;
    case 'zip':
      await dropZip(work, 'was-zip');
  }
  await work.type('typed-first');
}

async function replace(work: Work, was: Was, by: By): Promise<void> {
  const { forklift } = work;
  const { page } = forklift;
  switch (by) {
    case 'link by hash':
      await page.evaluate(
        (fragment) => {
          location.hash = fragment;
        },
        await linkTo('by-link'),
      );
      return work.show('by-link');
    case 'link by navigation':
      await page.goto('about:blank');
      await page.goto(`./${await linkTo('by-link')}`);
      return work.show('by-link');
    case 'example':
      await forklift.pick('Examples', /^1\./);
      return work.show('getters', null, 3);
    case 'new project':
      await forklift.newProject('Cargo.toml');
      return work.show('');
    case 'folder':
      return openFolder(work, 'by-folder');
    case 'zip':
      return dropZip(work, 'by-zip');
    case 'loose file':
      await forklift.drop([work.file('loose.rs', strToU8('// by-loose\n'))]);
      await expect(forklift.tree.locator('[data-path="loose.rs"]')).toBeVisible();
      // It joins the project that is open, unless that is an untouched example.
      if (was === 'nothing' || was === 'example') {
        work.shown = { path: 'loose.rs', words: 'by-loose', folder: null };
      } else if (work.shown.words) work.own(work.shown.words);
      return work.own('by-loose');
    case 'undo':
      await page.keyboard.press('Alt+Z');
      if (!was.startsWith('link')) work.shown = firstExample;
  }
}

async function save(work: Work): Promise<void> {
  await arrived(work.forklift, work.shown);
  if (work.shown.folder) await saveToFolder(work.forklift);
  else await expect(saveButton(work.forklift)).toBeHidden();
}

/** Ends the page, and gives back the one that is there afterwards. */
async function end(work: Work, ending: (typeof ends)[number]): Promise<ForkliftPage> {
  const { forklift } = work;
  const { page } = forklift;
  if (ending === 'reload') {
    await page.reload();
    return forklift;
  }
  if (ending === 'crash') {
    // What is not stored yet by now may be gone: the bound stands in ARCHITECTURE.md.
    await expect.poll(() => notStored(forklift, work.mine)).toEqual([]);
    const crashed = page.waitForEvent('crash');
    const devtools = await page.context().newCDPSession(page);
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
  }
  const next = await forklift.elsewhere(page.context());
  if (ending === 'close') await closed(forklift);
  await next.page.goto('./');
  if (ending === 'second tab') {
    await next.settled();
    const copy = next.notices.getByRole('button', { name: 'Open a copy' });
    if (await copy.isVisible()) {
      await copy.click();
      await expect(next.notices).toContainText('This is a copy');
      await next.answered();
    }
    const path = (await next.tree.locator('[data-path="loose.rs"]').isVisible())
      ? 'loose.rs'
      : 'Cargo.toml';
    if (await next.tree.locator(`[data-path="${path}"]`).isVisible()) {
      await arrived(next, { path, words: null, folder: null });
      await typeInto(next, path, 'typed-second');
      work.mine.add('typed-second');
    }
    await closed(forklift);
  }
  return next;
}

for (const { was, by, next, end: how } of rows) {
  test(`${was}; ${by}; ${next}; ${how}`, async ({ forklift }, info) => {
    const work = new Work(forklift, info);
    await begin(work, was);
    await replace(work, was, by);
    if (next === 'type') await work.type('typed-next');
    if (next === 'save') await save(work);
    if (next === 'undo') {
      await arrived(forklift, work.shown);
      await forklift.page.keyboard.press('Alt+Z');
      // A file that was dropped and not typed in is taken back with its dropping.
      if (by === 'loose file') work.mine.delete('by-loose');
    }

    const after = await end(work, how);
    await expect(after.status).toContainText(/\d+ files?,/);
    await expect.poll(() => notStored(after, work.mine)).toEqual([]);
    for (const title of await drafts(after)) {
      expect([
        ...work.mine,
        'Untitled',
        'Cargo.toml',
        'loose.rs',
        'getters',
        'matmul',
        'inference-stack',
        'scenario-1',
      ]).toContain(title);
    }
    for (const [folder, texts] of work.onDisk) {
      const there = await folderTexts(after, folder);
      const foreign = [...every].filter((words) => there.includes(words) && !texts.has(words));
      expect(foreign, folder).toEqual([]);
    }
    if (work.mine.has('typed-first')) {
      await openOwn(after, `was-${was.split(',')[0]}`);
      await arrived(after, { path: 'Cargo.toml', words: 'typed-first', folder: null });
    }
  });
}

/** All words that tell one project from the others. */
const every = ['was-', 'by-', 'typed-'].flatMap((kind) =>
  kind === 'typed-'
    ? ['first', 'next', 'second'].map((one) => kind + one)
    : ['link', 'pasted', 'folder', 'zip', 'loose'].map((one) => kind + one),
);

/** Opens a project of the user's from *Earlier work*, unless it is the one that is shown. */
async function openOwn(forklift: ForkliftPage, title: string): Promise<void> {
  await forklift.pick('Open', 'Earlier work');
  const dialog = forklift.page.getByRole('dialog', { name: 'Earlier work' });
  const row = dialog.getByRole('listitem').getByRole('button', { name: new RegExp(`^${title}`) });
  await expect(row.first()).toBeVisible();
  if (await row.first().isEnabled()) await row.first().click();
  else await forklift.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
