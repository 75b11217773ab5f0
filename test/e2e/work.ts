/** What specs do with the user's work: bring, type, save, and look at what is stored. */
import { strToU8, zipSync } from 'fflate';
import { encodeLink } from '../../src/project/permalink.ts';
import { expect, type Files, type ForkliftPage } from './page.ts';

export const files = (name: string): Files => ({
  'Cargo.toml': `[package]\nname = "${name}"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n`,
  'src/lib.rs': '',
});

export function linkTo(name: string): Promise<string> {
  return linkOf(files(name));
}

export async function linkOf(
  project: Files,
  options: Parameters<typeof encodeLink>[0]['options'] = {},
): Promise<string> {
  const link = await encodeLink({
    files: Object.entries(project).map(([path, text]) => ({ path, text })),
    options,
  });
  if (link.state !== 'encoded') throw new Error(link.state);
  return link.fragment;
}

/** What the page shows: a file of the project, and words that only this project has in it: '' when it is empty. */
export interface Shown {
  readonly path: string;
  readonly words: string | null;
  /** The folder on disk that it was read from. */
  readonly folder: string | null;
  /** How many files it has, where several of them change: it opens with all changes once there is a result. */
  readonly files?: number;
}

export async function closed({ page }: ForkliftPage): Promise<void> {
  const gone = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await gone;
}

export const saveButton = ({ page }: ForkliftPage) =>
  page.getByRole('button', { name: 'Save to folder' });

export async function saveToFolder(forklift: ForkliftPage): Promise<void> {
  await saveButton(forklift).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('Written: ');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

export async function typeInto(forklift: ForkliftPage, path: string, words: string): Promise<void> {
  await forklift.yours(path).focus();
  // The line first: a comment that grew before what stands there would hide it until the line ended.
  for (const key of ['Control+Home', 'Enter', 'ArrowUp']) await forklift.page.keyboard.press(key);
  await forklift.page.keyboard.type(`${path.endsWith('.rs') ? '//' : '#'} ${words}`);
  await expect(forklift.yours(path)).toContainText(words);
}

/** Waits until the editor holds the project shown, and not the one before it; '' is an empty file. */
export async function arrived(
  forklift: ForkliftPage,
  { path, words, files = 0 }: Shown,
): Promise<void> {
  if (files > 0) await expect(forklift.status).toContainText(`${files} files,`);
  await expect(async () => {
    const editor = forklift.yours(path);
    if (!(await editor.isVisible())) {
      await forklift.tree.locator(`[data-path="${path}"]`).click({ timeout: 5000 });
    }
    const text = (await editor.textContent({ timeout: 5000 })) ?? '';
    expect(words === '' ? text === '' : text.includes(words ?? '')).toBe(true);
  }).toPass({ timeout: 60_000 });
}

/** Which of these words no project that is kept holds; the last moments of one count as it. */
export async function notStored(
  forklift: ForkliftPage,
  words: ReadonlySet<string>,
): Promise<string[]> {
  const { texts } = await kept(forklift);
  return [...words].filter((one) => !texts.includes(one));
}

export async function drafts(forklift: ForkliftPage): Promise<readonly string[]> {
  return (await kept(forklift)).titles;
}

/** Waits until a draft holds the files at these paths that have no text. */
export async function bytesStored(forklift: ForkliftPage, paths: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await kept(forklift)).carried.toSorted())
    .toEqual(paths.toSorted());
}

interface Kept {
  readonly texts: string;
  readonly titles: readonly string[];
  /** Paths of the files that have no text. */
  readonly carried: readonly string[];
}

async function kept(forklift: ForkliftPage): Promise<Kept> {
  return forklift.page.evaluate(async () => {
    const opening = indexedDB.open('forklift');
    // Opened before the page did, it must stay the page's to make: else it would be without its store.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(opening).catch(() => null);
    if (!database) return { texts: '', titles: [], carried: [] };
    const store = database.transaction('draft').objectStore('draft');
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    database.close();
    const heads = values.filter((_, index) => String(keys[index]).startsWith('projects,'));
    const ids = new Set<string>(heads.map(({ id }) => id));
    const texts = values.filter((value, index) => {
      const key = keys[index];
      return typeof value === 'string' && Array.isArray(key) && ids.has(String(key[0]));
    });
    const last = Object.entries(localStorage).flatMap(([key, value]) =>
      key.startsWith('forklift.last.') ? [value] : [],
    );
    const carried = values.flatMap((value, index) => {
      const key = keys[index];
      return value instanceof Blob && Array.isArray(key)
        ? [String(key[1]).split('\0', 1)[0] ?? '']
        : [];
    });
    return {
      texts: [...texts, ...last].join('\n'),
      titles: heads.map(({ title }) => title),
      carried,
    };
  });
}

const arrivingFiles: Files = {
  'Cargo.toml': '[package]\nname = "arrives"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
  'src/lib.rs': 'use paste::paste;\n',
};

/** Keeps the worker from being asked, until `release`; what follows a question waits with it, for messages keep their order. */
async function holdRuns({ page }: ForkliftPage): Promise<void> {
  await page.addInitScript(() => {
    const held: (() => void)[] = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...sent: [unknown, never]) {
      const isRun = Reflect.get(Object(sent[0]), 'type') === 'run';
      if (held.length > 0 || (isRun && Reflect.get(window, 'hold')))
        held.push(() => post.apply(this, sent));
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

/**
 * A project on its way, until `release()` is called in the page: what was there before can be seen and not used.
 * `before` is done just before it comes.
 */
export async function arriving(
  forklift: ForkliftPage,
  files: Files = arrivingFiles,
  before?: () => Promise<void>,
): Promise<void> {
  const { page } = forklift;
  await holdRuns(forklift);
  await forklift.open('#example=inference-stack');
  await before?.();
  await page.evaluate(() => Object.assign(window, { hold: true }));
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
