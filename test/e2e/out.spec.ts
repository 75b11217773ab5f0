/** Results on their way out: a patch that git applies, a folder written back, thousands of files. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Files, type ForkliftPage, test, unpacked } from './page.ts';
import { drafts } from './work.ts';

const project: Files = {
  'Cargo.toml':
    '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies]\npaste = "1"\ncandle-core = "0.9"',
  'a/Cargo.toml':
    '[package]\nname = "a"\nedition = "2021"\r\n\n[dependencies]\npaste.workspace = true\ncandle-core.workspace = true\n',
  'a/src/lib.rs': 'use paste::paste;',
  'a/src/other file.rs': '\uFEFF//! Ünïcode\r\nuse paste::paste as p;\r\n',
  'Cargo.lock':
    'version = 4\n\n[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = ["paste", "user"]\n\n[[package]]\nname = "paste"\nversion = "1.0.15"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n\n[[package]]\nname = "user"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\ndependencies = ["paste"]\n',
};

/** The project as the page moves it with shims: `user` gets paste from one. */
async function shimmed(forklift: ForkliftPage): Promise<Files> {
  await forklift.openProject('app', {
    'Cargo.toml':
      '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nuser = "1"\n',
    'src/lib.rs': '',
    'Cargo.lock':
      'version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["user"]\n\n[[package]]\nname = "paste"\nversion = "1.0.15"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n\n[[package]]\nname = "user"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\ndependencies = ["paste"]\n',
  });
  await forklift.chooseOption('Shim crates');
  await forklift.expectStatus('1 file changed, 2 new files');
  return forklift.downloadZip('Whole project as .zip');
}

async function goBack(forklift: ForkliftPage): Promise<void> {
  await forklift.showPanel('Forks');
  const row = forklift.panels.getByRole('region', { name: 'What takes the place of paste' });
  await row.getByRole('button', { name: 'Go back to paste…' }).click();
  await expect(row.getByRole('status')).toContainText('Nothing is left behind.');
  await row.getByRole('button', { name: 'Go back to paste', exact: true }).click();
}

test('git applies the exported patch, and has then what the zip has', async ({
  forklift,
}, info) => {
  const folder = written(info.outputPath('app'), project);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: folder, encoding: 'utf8' });
  await forklift.open();
  await forklift.drop([folder]);
  await forklift.expectStatus('5 files, 4 files changed');
  await forklift.chooseOption('Shim crates');
  await expect(forklift.tree.getByText('shims')).toBeVisible();
  const patch = await forklift.download('Patch for git apply');
  const zip = await forklift.downloadZip('Whole project as .zip');
  git('init', '--quiet');
  writeFileSync(join(info.outputDir, patch.name), patch.bytes);
  git('apply', '--whitespace=nowarn', join(info.outputDir, patch.name));
  expect(onDisk(folder)).toEqual(zip);
  expect(Object.keys(zip).length).toBeGreaterThan(Object.keys(project).length);
});

test('a shim that nothing needs any more is deleted by the patch, and a zip says how', async ({
  forklift,
}, info) => {
  await forklift.open();
  const folder = written(info.outputPath('moved'), await shimmed(forklift));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  await forklift.drop([folder]);
  await forklift.expectStatus('5 files, no changes');
  await goBack(forklift);
  await forklift.expectStatus('5 files, 3 files changed, 3 changes');
  await expect(
    forklift.tree.getByRole('treeitem', { name: /^Cargo\.toml, deleted/ }),
  ).toBeVisible();
  await forklift.choose('shims/paste/src/lib.rs');
  await expect(forklift.page.getByText('The migration deletes this file.')).toBeVisible();
  await expect(forklift.migrated('shims/paste/src/lib.rs')).toHaveText('');
  expect(Object.keys(await forklift.downloadZip('Changed files as .zip'))).toEqual(['Cargo.toml']);
  const saved = forklift.panels.getByRole('region', { name: 'Saved' });
  await expect(saved).toContainText('rm -- shims/paste/Cargo.toml shims/paste/src/lib.rs');
  const patch = await forklift.download('Patch for git apply');
  const zip = await forklift.downloadZip('Whole project as .zip');
  expect(Object.keys(zip).sort()).toEqual(['Cargo.lock', 'Cargo.toml', 'src/lib.rs']);
  git('init', '--quiet');
  writeFileSync(join(info.outputDir, patch.name), patch.bytes);
  git('apply', '--whitespace=nowarn', join(info.outputDir, patch.name));
  expect(onDisk(folder)).toEqual(zip);
  await forklift.page.getByRole('checkbox', { name: /^Apply the change in line 1$/ }).uncheck();
  await forklift.expectStatus('5 files, 2 files changed, 2 changes');
  await forklift.showPanel('Findings');
  await expect(forklift.finding('Kept shim part')).toBeVisible();
});

test('a shim that nothing needs any more is deleted from the opened folder', async ({
  forklift,
}) => {
  await forklift.open();
  await openPrivateFolder(forklift, await shimmed(forklift));
  await forklift.expectStatus('5 files, no changes');
  await goBack(forklift);
  await forklift.expectStatus('3 files changed');
  await forklift.page.getByRole('button', { name: 'Save to folder' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await expect(dialog).toContainText('2 files will be deleted from it.');
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('Written: 1 file. Deleted: 2 files.');
  expect(Object.keys(await privateFolder(forklift)).sort()).toEqual([
    'Cargo.lock',
    'Cargo.toml',
    'src/lib.rs',
  ]);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await forklift.page.getByRole('button', { name: 'Save to folder' }).click();
  await expect(dialog).toContainText('Nothing to write');
});

test('the opened folder is written back, but no file that changed there meanwhile', async ({
  forklift,
}) => {
  await forklift.open();
  await openPrivateFolder(forklift, project);
  await forklift.expectStatus('5 files, 4 files changed');
  await forklift.page.getByRole('button', { name: 'Save to folder' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await writePrivately(forklift, 'a/src/lib.rs', 'use paste::paste; // mine, meanwhile\n');
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('Nothing is written yet');
  await expect(dialog.getByRole('checkbox', { name: 'a/src/lib.rs' })).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('Written: 3 files');
  const after = await privateFolder(forklift);
  expect(after['a/src/lib.rs']).toBe('use paste::paste; // mine, meanwhile\n');
  expect(after['a/src/other file.rs']).toBe(
    '\uFEFF//! Ünïcode\r\nuse qlora_paste::paste as p;\r\n',
  );
  expect(after['Cargo.toml']).toContain('qlora-paste = "1"\ncandle-core = "0.9"');
});

test('a folder of 4,000 files: every one read, the changed ones listed, a zip of those', async ({
  forklift,
}, info) => {
  const files: Record<string, string> = { 'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n' };
  for (let crate = 0; crate < 200; crate += 1) {
    const folder = `crates/c${crate}`;
    files[`${folder}/Cargo.toml`] =
      `[package]\nname = "c${crate}"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n`;
    files[`${folder}/src/lib.rs`] =
      `use paste::paste;\n${Array.from({ length: 18 }, (_, at) => `mod m${at};\n`).join('')}`;
    for (let at = 0; at < 18; at += 1) files[`${folder}/src/m${at}.rs`] = `pub fn f${at}() {}\n`;
  }
  await forklift.open();
  await forklift.drop([written(info.outputPath('big'), files)]);
  await forklift.expectStatus('4,001 files, 400 files changed, 400 changes');
  await expect(forklift.page.getByRole('checkbox', { name: 'Only changed' })).toBeChecked();
  await forklift.page.getByRole('searchbox', { name: 'Filter files' }).fill('c199/src');
  await forklift.choose('crates/c199/src/lib.rs');
  await expect(forklift.migrated('crates/c199/src/lib.rs')).toContainText(
    'use qlora_paste::paste;',
  );
  const zip = await forklift.downloadZip('Changed files as .zip');
  expect(Object.keys(zip)).toHaveLength(400);
  expect(zip['crates/c7/Cargo.toml']).toContain('qlora-paste = "1"');
});

test('names that one disk takes for one file are told before a zip and before a save', async ({
  forklift,
}) => {
  await forklift.open();
  await openPrivateFolder(forklift, {
    'Cargo.toml': '[package]\nname = "a"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
    'src/lib.rs': 'use paste::paste;\n',
  });
  await forklift.expectStatus('2 files, 2 files changed');
  await forklift.newFile('src/Lib.rs');
  await forklift.page.getByRole('button', { name: 'Save to folder' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await expect(dialog).toContainText('one file');
  await expect(dialog.getByText('src/lib.rs · src/Lib.rs')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await forklift.pick('Download', 'Whole project as .zip');
  const warning = forklift.notices
    .getByRole('alert')
    .filter({ hasText: 'src/lib.rs · src/Lib.rs' });
  await expect(warning).toBeVisible();
  const coming = forklift.page.waitForEvent('download');
  await warning.getByRole('button', { name: 'Download anyway' }).click();
  const zip = unpacked(readFileSync(await (await coming).path()));
  expect(Object.keys(zip)).toEqual(['Cargo.toml', 'src/Lib.rs', 'src/lib.rs']);
  // Nobody is warned of a zip that holds but one of them.
  expect(Object.keys(await forklift.downloadZip('Changed files as .zip'))).toHaveLength(2);
});

test('a page that a deploy has made stale still gives everything out', async ({ forklift }) => {
  await forklift.open();
  await openPrivateFolder(forklift, project);
  await forklift.expectStatus('5 files, 4 files changed');
  const loaded = () =>
    forklift.page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*\//, '')),
    );
  for (const piece of [/^out-work-/, /^dialogs-/, /^permalink-/]) {
    await expect.poll(loaded).toContainEqual(expect.stringMatching(piece));
  }
  const missed: string[] = [];
  await forklift.page.route('**/assets/**', (route) => {
    missed.push(route.request().url());
    return route.fulfill({ status: 404, body: '' });
  });
  expect(Object.keys(await forklift.downloadZip('Whole project as .zip'))).toHaveLength(5);
  expect((await forklift.download('Patch for git apply')).bytes.toString()).toContain('+++');
  expect(await forklift.shareLink()).toMatch(/^#/);
  await forklift.page.getByRole('button', { name: 'Save to folder' }).click();
  const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
  await dialog.getByRole('button', { name: 'Write' }).click();
  await expect(dialog).toContainText('Written: 4 files');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await forklift.page.evaluate(() => void Promise.reject(new Error('anything')));
  const coming = forklift.page.waitForEvent('download');
  await forklift.notices.getByRole('button', { name: 'Save my files' }).click();
  expect(Object.keys(unpacked(readFileSync(await (await coming).path())))).toHaveLength(5);
  expect(missed).toEqual([]);
});

for (const [answer, says] of [
  ['granted', 'Written: 4 files'],
  ['denied', 'not allowed to write'],
  ['thrown', 'not allowed to write'],
] as const) {
  test(`after a reload a save asks for the folder again: ${answer}`, async ({ forklift }) => {
    // The origin-private file system never asks: the handle is given a disk's manners.
    await forklift.page.addInitScript((given) => {
      Object.assign(FileSystemDirectoryHandle.prototype, {
        queryPermission: async () => 'prompt',
        requestPermission: async ({ mode }: { mode: string }) => {
          if (given === 'thrown') throw new DOMException('No user gesture.', 'SecurityError');
          return mode === 'readwrite' ? given : 'denied';
        },
      });
    }, answer);
    await forklift.open();
    await openPrivateFolder(forklift, project);
    await forklift.expectStatus('5 files, 4 files changed');
    // The folder is stored with the draft and not with the last moments: a reload within those ms has none.
    await expect.poll(() => drafts(forklift)).not.toEqual([]);
    await forklift.page.reload();
    await forklift.expectStatus('5 files, 4 files changed');
    await forklift.page.getByRole('button', { name: 'Save to folder' }).click();
    const dialog = forklift.page.getByRole('dialog', { name: 'Save to folder' });
    await dialog.getByRole('button', { name: 'Write' }).click();
    await expect(dialog).toContainText(says);
    const after = await privateFolder(forklift);
    expect(after['a/src/lib.rs']).toBe(
      answer === 'granted' ? 'use qlora_paste::paste;' : project['a/src/lib.rs'],
    );
  });
}

function written(folder: string, files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  return folder;
}

function onDisk(folder: string): Files {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/.git/'))
      .map((entry) => {
        const full = join(entry.parentPath, entry.name);
        return [full.slice(folder.length + 1), readFileSync(full, 'utf8')];
      }),
  );
}

/** Opens a folder of the origin-private file system through the page's own folder command. */
async function openPrivateFolder(forklift: ForkliftPage, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) await writePrivately(forklift, path, text);
  await forklift.page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('app');
    Object.defineProperty(window, 'showDirectoryPicker', { value: async () => folder });
  });
  await forklift.pick('Open', 'Folder');
}

async function writePrivately(forklift: ForkliftPage, path: string, text: string): Promise<void> {
  await forklift.page.evaluate(
    async ([segments, content]) => {
      let folder = await navigator.storage.getDirectory();
      const [name = '', ...folders] = [...segments].reverse();
      for (const segment of folders.reverse()) {
        folder = await folder.getDirectoryHandle(segment, { create: true });
      }
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(content);
      await stream.close();
    },
    [['app', ...path.split('/')], text] as const,
  );
}

/** What the private folder holds, byte order marks and all. */
function privateFolder(forklift: ForkliftPage): Promise<Files> {
  return forklift.page.evaluate(async () => {
    const found: Record<string, string> = {};
    const walk = async (folder: FileSystemDirectoryHandle, prefix: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${prefix}${name}/`);
        else if (handle instanceof FileSystemFileHandle) {
          const bytes = await (await handle.getFile()).arrayBuffer();
          found[prefix + name] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        }
      }
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('app'), '');
    return found;
  });
}

test('what was saved is answered with what to do next, under the project’s name', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  await forklift.openProject('folder', {
    'Cargo.toml': '[package]\nname = "my-app"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
    'src/lib.rs': 'use paste::paste;\n',
  });
  await forklift.showPanel('Forks');
  const patch = await forklift.download('Patch for git apply');
  expect(patch.name).toBe('my-app-migration.patch');
  const answer = forklift.panels.getByRole('region', { name: 'Saved' });
  await expect(answer).toContainText('Saved my-app-migration.patch: 2 files.');
  await answer.getByRole('button', { name: 'Copy how to apply it' }).click();
  expect(await forklift.copied('git apply')).toBe('git apply my-app-migration.patch');
  // Nothing lies over what one needs next.
  await forklift.download('Changed files as .zip');
  await expect(answer).toContainText('unzip -o my-app-migrated.zip');
  await forklift.panels.getByRole('button', { name: 'Copy a pull-request text' }).click();
  await expect(forklift.notices).toContainText('Copied: pull-request text');
  expect(await forklift.clipboard()).toContain('# Move paste to its maintained fork\n');
  const over = () =>
    page.evaluate(() => {
      const notice = document.querySelector('.toast')?.getBoundingClientRect();
      // On the status line it may lie.
      const parts = [...document.querySelectorAll('.panels, .diff, .files, .top')];
      return parts.filter((part) => {
        const { top, bottom } = part.getBoundingClientRect();
        return !notice || (top < notice.bottom - 1 && bottom > notice.top + 1);
      }).length;
    });
  await expect.poll(over).toBe(0);
  await page.getByRole('checkbox', { name: 'Apply the changes of src/lib.rs' }).uncheck();
  await expect(answer).toContainText('The result has changed since then');
  await forklift.panels.getByRole('button', { name: 'Copy a pull-request text' }).click();
  await forklift.copied('## Left out on purpose\n\n- `src/lib.rs`: 1 change\n');
});

test('among all changes, Download names the file that it means', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open('#example=inference-stack');
  await expect(page.getByRole('heading', { name: 'All changes' })).toBeVisible();
  const item = page.getByRole('menuitem', { name: /^This file/ });
  const named = async () => {
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const words = await item.textContent();
    await page.keyboard.press('Escape');
    return words;
  };
  expect(await named()).toBe('This filecrates/layers/src/lib.rs');
  await page.keyboard.press('Alt+PageDown');
  await expect.poll(named).toBe('This filecrates/layers/Cargo.toml');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    forklift.pick('Download', /^This file/),
  ]);
  expect(saved.suggestedFilename()).toBe('Cargo.toml');
});
