/** Failures around the page: of storage, disks, the page's own code. Work goes on, and the page says what failed. */
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, type Files, type ForkliftPage, test, unpacked } from './page.ts';
import { preparePrivateFolder, privateText } from './private-folder.ts';
import { notStored } from './work.ts';

const mine = '[dependencies]\npaste = "1"\n';
const migrated = '[dependencies]\nqlora-paste = "1"\n';
const project: Files = {
  'Cargo.toml': '[package]\nname = "a"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
  'src/lib.rs': 'use paste::paste;\n',
  'src/other.rs': 'use paste::paste as p;\n',
};

/** Storage that fails in one way; `break` runs in the page before its own code. */
const storageFaults: readonly {
  readonly name: string;
  readonly break: () => void;
  readonly says: RegExp;
}[] = [
  {
    name: 'is missing',
    break: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
    says: /allows no storage here/,
  },
  {
    name: 'is denied, as in a private window, and so is everything else',
    break: () => {
      const refuse = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
        Object.defineProperty(window, name, { get: refuse });
      }
      Object.defineProperty(navigator, 'serviceWorker', { get: refuse });
      Object.defineProperty(window, 'BroadcastChannel', {
        value: class {
          constructor() {
            refuse();
          }
        },
      });
    },
    says: /allows no storage here/,
  },
  {
    name: 'opens with an error',
    break: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
    says: /allows no storage here/,
  },
  {
    name: 'never answers',
    break: () => {
      Reflect.set(IDBFactory.prototype, 'open', () => new EventTarget());
    },
    says: /does not answer/,
  },
  {
    name: 'is full',
    break: () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    says: /storage is full/,
  },
  {
    name: 'takes a record and then takes nothing',
    break: () => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (value, key) {
        const request = put.call(this, value, key);
        this.transaction.abort();
        return request;
      };
    },
    says: /could not be stored/,
  },
];

for (const fault of storageFaults) {
  test(`storage ${fault.name}: the work goes on, and the page says so`, async ({ forklift }) => {
    await forklift.page.addInitScript(fault.break);
    await forklift.open();
    await forklift.typeProject({ 'Cargo.toml': mine });
    await forklift.expectMigrated('Cargo.toml', migrated);
    await expect(forklift.notices.getByRole('alert').first()).toContainText(fault.says);
    await typeFirst(forklift, '# more\n');
    await forklift.expectMigrated('Cargo.toml', `# more\n${migrated}`);
    expect(await forklift.downloadZip('Whole project as .zip')).toEqual({
      'Cargo.toml': `# more\n${migrated}`,
    });
  });
}

const damagedDrafts: readonly { name: string; record: unknown; says: RegExp }[] = [
  { name: 'a number', record: 7, says: /could not be read/ },
  { name: 'a head without its parts', record: { version: 1, id: 'x' }, says: /could not be read/ },
  {
    name: 'a head with paths out of the project',
    record: head({ paths: ['../../etc/passwd'] }),
    says: /could not be read/,
  },
  { name: 'one of a newer page', record: head({ version: 3 }), says: /newer version/ },
  {
    name: 'a head whose texts are gone',
    record: head({ paths: ['a.rs'] }),
    says: /except for these/,
  },
];

for (const { name, record, says } of damagedDrafts) {
  test(`a stored draft that is ${name} is told of, and new work is kept`, async ({ forklift }) => {
    await forklift.open();
    await putDraft(forklift, record);
    await forklift.page.reload();
    await expect(forklift.notices.getByRole('alert').first()).toContainText(says);
    await forklift.typeProject({ 'Cargo.toml': mine });
    await forklift.expectMigrated('Cargo.toml', migrated);
    await expect.poll(() => storedTexts(forklift)).toContain(mine);
    // What could not be read is still there, for a page that can.
    if (!says.test('except for these')) {
      expect(await storedTexts(forklift)).toContain(JSON.stringify(record));
    }
    await forklift.page.reload();
    await forklift.expectMigrated('Cargo.toml', migrated);
  });
}

test('a page that crashes while its user types loses no more than the last moment', async ({
  forklift,
  context,
}) => {
  await forklift.open();
  await forklift.newProject('Cargo.toml');
  await forklift.yours('Cargo.toml').focus();
  await forklift.page.keyboard.type(mine);
  // What is typed is stored while one types on, without a pause that a timer could wait for.
  let isStored = false;
  const stored = storing(forklift, 'paste = "1"').finally(() => {
    isStored = true;
  });
  while (!isStored) await forklift.page.keyboard.type('# and on\n', { delay: 20 });
  await stored;
  const crashed = forklift.page.waitForEvent('crash');
  const session = await context.newCDPSession(forklift.page);
  // A page that crashes never answers.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await forklift.elsewhere(context);
  await next.open();
  await expect(next.yours('Cargo.toml')).toContainText('paste = "1"');
});

test('files that vanish or change while a folder is read: the others come, each loss is named', async ({
  forklift,
}) => {
  await forklift.open();
  await preparePrivateFolder(forklift, project);
  await forklift.page.evaluate(() => {
    const { getFile } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.getFile = async function () {
      const file = await getFile.call(this);
      if (this.name === 'lib.rs') await Reflect.apply(Reflect.get(this, 'remove'), this, []);
      if (this.name === 'other.rs') {
        const stream = await this.createWritable();
        await stream.write('fn other() {} // of another length\n');
        await stream.close();
      }
      return file;
    };
  });
  await forklift.pick('Open', 'Folder');
  // The same fault of several files is one line.
  await expect(forklift.notices).toContainText('could not be read');
  await expect(forklift.notices).toContainText('src/lib.rs');
  await expect(forklift.notices).toContainText('src/other.rs');
  await forklift.expectStatus('1 file, 1 file changed');
  await forklift.choose('Cargo.toml');
  await expect(forklift.migrated('Cargo.toml')).toContainText('qlora-paste = "1"');
});

test('a folder that vanishes while it is listed: what was seen before stays', async ({
  forklift,
}) => {
  await forklift.open();
  await preparePrivateFolder(forklift, project);
  await forklift.page.evaluate(() => {
    const { entries } = FileSystemDirectoryHandle.prototype;
    FileSystemDirectoryHandle.prototype.entries = function () {
      if (this.name === 'src') throw new DOMException('It is gone.', 'NotFoundError');
      return entries.call(this);
    };
  });
  await forklift.pick('Open', 'Folder');
  await expect(forklift.notices).toContainText('src/ could not be read');
  await forklift.expectStatus('1 file, 1 file changed');
});

test('a write-back that fails halfway: each file reported, none half written, the rest on a second try', async ({
  forklift,
}) => {
  await forklift.open();
  await preparePrivateFolder(forklift, project);
  await forklift.pick('Open', 'Folder');
  await forklift.expectStatus('3 files, 3 files changed');
  await forklift.page.evaluate(() => {
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = async function (options) {
      if (this.name === 'lib.rs') {
        throw new DOMException('The file is locked.', 'NoModificationAllowedError');
      }
      const stream = await createWritable.call(this, options);
      if (this.name === 'other.rs') {
        stream.close = () =>
          Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'));
      }
      return stream;
    };
    Object.assign(window, {
      mend: () => {
        FileSystemFileHandle.prototype.createWritable = createWritable;
      },
    });
  });
  const dialog = await saveToFolder(forklift);
  await expect(dialog).toContainText('Written: 1 file.');
  await expect(dialog).toContainText('src/lib.rs: The file is locked.');
  await expect(dialog).toContainText('src/other.rs: The disk is full.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(await privateText(forklift, 'Cargo.toml')).toContain('qlora-paste = "1"');
  expect(await privateText(forklift, 'src/lib.rs')).toBe(project['src/lib.rs']);
  expect(await privateText(forklift, 'src/other.rs')).toBe(project['src/other.rs']);

  await forklift.page.evaluate(() => Reflect.apply(Reflect.get(window, 'mend'), window, []));
  await expect(await saveToFolder(forklift)).toContainText('Written: 2 files.');
  expect(await privateText(forklift, 'src/lib.rs')).toBe('use qlora_paste::paste;\n');
  expect(await privateText(forklift, 'src/other.rs')).toBe('use qlora_paste::paste as p;\n');
});

test('a folder that may not be written to says so, and nothing is lost', async ({ forklift }) => {
  await forklift.open();
  await preparePrivateFolder(forklift, project);
  await forklift.page.evaluate(() => {
    Object.assign(FileSystemDirectoryHandle.prototype, {
      queryPermission: async () => 'prompt',
      requestPermission: async () => 'denied',
    });
  });
  await forklift.pick('Open', 'Folder');
  await forklift.expectStatus('3 files, 3 files changed');
  await expect(await saveToFolder(forklift)).toContainText('not allowed to write');
  expect(await privateText(forklift, 'Cargo.toml')).toBe(project['Cargo.toml']);
});

test('an error that nothing expected is told, with a way to save the work', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': mine });
  const causes: readonly (readonly [words: string, cause: () => void])[] = [
    [
      'a timer failed',
      () =>
        void setTimeout(() => {
          throw new Error('a timer failed');
        }),
    ],
    ['a promise failed', () => void Promise.reject(new Error('a promise failed'))],
    ['no error at all', () => void Promise.reject('no error at all')],
  ];
  for (const [words, cause] of causes) {
    await forklift.page.evaluate(cause);
    await expect(forklift.notices.getByRole('alert')).toContainText(words);
    await expect(forklift.notices.getByRole('alert')).toHaveCount(1);
  }
  expect(await savedWork(forklift, forklift.notices)).toEqual({ 'Cargo.toml': mine });
  await forklift.expectMigrated('Cargo.toml', migrated);
});

test('a part of the page that fails leaves the others, and comes back when tried again', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.typeProject({ 'src/lib.rs': 'fn two() {}', 'Cargo.toml': mine });
  await forklift.expectMigrated('Cargo.toml', migrated);
  await forklift.page.evaluate(() => {
    const { prototype } = Intl.NumberFormat;
    const inWords = Object.getOwnPropertyDescriptor(prototype, 'format');
    if (!inWords?.get) throw new Error('numbers are put in words otherwise');
    const format: (number: number) => string = inWords.get.call(new Intl.NumberFormat('en'));
    // Of all that is shown here only the status line has a two to put in words.
    const failing = (number: number) => {
      if (number === 2) throw new Error('no word for two');
      return format(number);
    };
    Object.defineProperty(prototype, 'format', { get: () => failing, configurable: true });
    const mend = () => Object.defineProperty(prototype, 'format', inWords);
    Object.assign(window, { mend });
  });
  await typeFirst(forklift, '# more\n');
  const failed = forklift.page.getByRole('alert').filter({ hasText: 'This part of the page' });
  await expect(failed.first()).toContainText('no word for two');
  await forklift.expectMigrated('Cargo.toml', `# more\n${migrated}`);
  expect(await savedWork(forklift, failed.first())).toEqual({
    'Cargo.toml': `# more\n${mine}`,
    'src/lib.rs': 'fn two() {}',
  });
  await forklift.page.evaluate(() => Reflect.apply(Reflect.get(window, 'mend'), window, []));
  while ((await failed.count()) > 0) {
    await failed.first().getByRole('button', { name: 'Try again' }).click();
  }
  await forklift.expectStatus('2 files, 1 file changed');
});

/** Ends once what is kept of a project holds these words. */
async function storing(forklift: ForkliftPage, words: string): Promise<void> {
  await expect.poll(() => notStored(forklift, new Set([words]))).toEqual([]);
}

/** The zip that a button inside `place` offers. */
async function savedWork(forklift: ForkliftPage, place: Locator): Promise<Files> {
  const coming = forklift.page.waitForEvent('download');
  await place.getByRole('button', { name: 'Save my files' }).click();
  return unpacked(await readFile(await (await coming).path()));
}

async function saveToFolder(forklift: ForkliftPage) {
  await forklift.page.getByRole('button', { name: 'Save to folder' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await dialog.getByRole('button', { name: 'Write' }).click();
  return dialog;
}

async function typeFirst(forklift: ForkliftPage, words: string): Promise<void> {
  await forklift.yours('Cargo.toml').focus();
  await forklift.page.keyboard.press('Control+Home');
  await forklift.page.keyboard.type(words);
}

function head(parts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    version: 1,
    id: 'other',
    revision: 3,
    savedAt: 1,
    name: '',
    paths: [],
    carried: [],
    options: {},
    kept: [],
    ...parts,
  };
}

async function putDraft(forklift: ForkliftPage, record: unknown): Promise<void> {
  await forklift.page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('forklift');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('draft', 'readwrite');
          writing.objectStore('draft').put(value, 'current');
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    record,
  );
}

/** Every value in the draft's store; those that are no text as JSON. */
function storedTexts(forklift: ForkliftPage): Promise<readonly string[]> {
  return forklift.page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve, reject) => {
        const opening = indexedDB.open('forklift');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('draft').objectStore('draft').getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve(
              all.result.map((value: unknown) =>
                typeof value === 'string' ? value : JSON.stringify(value),
              ),
            );
          };
        };
      }),
  );
}
