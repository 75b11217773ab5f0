/** Files on their way in: dropped, picked, pasted; their bytes on the way out. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect, type Files, type ForkliftPage, test } from './page.ts';
import { bytesStored } from './work.ts';

const crlf: Files = {
  'Cargo.toml':
    '\uFEFF[package]\r\nname = "app"\r\nedition = "2021"\r\n\r\n[dependencies]\r\npaste = "1.0"  # joins\r\n',
  'src/lib.rs': 'use paste::paste;\r\n\r\npaste! {}',
};
const crlfAfter: Files = {
  'Cargo.toml':
    '\uFEFF[package]\r\nname = "app"\r\nedition = "2021"\r\n\r\n[dependencies]\r\nqlora-paste = "1.0"  # joins\r\n',
  'src/lib.rs': 'use qlora_paste::paste;\r\n\r\npaste! {}',
};

test('a dropped folder keeps its CRLF, its BOM and its missing final newline', async ({
  forklift,
}, info) => {
  const folder = written(info.outputPath('app'), crlf);
  await forklift.open();
  await forklift.drop([folder]);
  await expect(forklift.notices).toContainText('Opened app: 2 files');
  await forklift.expectStatus('2 files, 2 files changed, 2 changes');
  expect(await forklift.downloadZip('Changed files as .zip')).toEqual(crlfAfter);
  const file = await forklift.download(/^This file/);
  expect(file.bytes.toString('utf8')).toBe(
    crlfAfter[file.name === 'lib.rs' ? 'src/lib.rs' : 'Cargo.toml'],
  );
});

test('typing into a CRLF file keeps every other byte', async ({ forklift }, info) => {
  await forklift.open();
  await forklift.drop([written(info.outputPath('app'), crlf)]);
  await forklift.expectStatus('2 files, 2 files changed');
  await forklift.choose('Cargo.toml');
  await forklift.yours('Cargo.toml').focus();
  await forklift.page.keyboard.press('Control+End');
  await forklift.page.keyboard.type('gemm = "0.19"\n');
  await forklift.expectStatus('2 files, 2 files changed, 3 changes');
  expect(await forklift.downloadZip('Whole project as .zip')).toEqual({
    ...crlfAfter,
    'Cargo.toml': `${crlfAfter['Cargo.toml']}qlora-gemm = "0.20"\r\n`,
  });
});

test('what is not UTF-8 is told of at its path, and goes out byte for byte', async ({
  forklift,
}, info) => {
  const bytes: Readonly<Record<string, Buffer>> = {
    'Cargo.toml': Buffer.from('\uFEFF[package]\nname = "wide"\n', 'utf16le'),
    'src/lib.rs': Buffer.from('//! caf\u00e9\nuse paste::paste;\n', 'latin1'),
    'Cargo.lock': Buffer.from([0xff, 0xfe]),
  };
  const folder = info.outputPath('wide');
  for (const [path, content] of Object.entries(bytes)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  await forklift.open();
  await forklift.drop([folder]);
  await expect(forklift.notices).toContainText('Opened wide');
  await forklift.showPanel('Findings');
  for (const path of Object.keys(bytes)) {
    const finding = forklift.panels.getByRole('listitem').filter({ hasText: path });
    await expect(finding.first()).toContainText('Error');
    await forklift.panels.getByRole('button', { name: path }).first().click();
    await expect(forklift.page.getByRole('region', { name: 'Changes' })).toContainText(
      'not text in UTF-8',
    );
  }
  // After a reload the draft knows as much: bytes have no room in the last moments.
  await bytesStored(forklift, Object.keys(bytes));
  await forklift.page.reload();
  await forklift.showPanel('Findings');
  await expect(forklift.panels.getByRole('button', { name: 'Cargo.lock' }).first()).toBeVisible();
  const zip = unzipSync((await forklift.download('Whole project as .zip')).bytes);
  expect(
    Object.fromEntries(Object.entries(zip).map(([path, out]) => [path, Buffer.from(out)])),
  ).toEqual(bytes);
});

test('files and folders dropped together; build output and git are left out', async ({
  forklift,
}, info) => {
  const one = written(info.outputPath('one'), {
    'Cargo.toml': '[package]\nname = "one"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
    'src/lib.rs': 'use paste::paste;\n',
    'target/debug/lib.rs': 'use paste::paste;\n',
    '.git/config': '[core]\n',
  });
  const two = written(info.outputPath('two'), {
    'Cargo.toml': '[package]\nname = "two"\n\n[dependencies]\ngemm = "0.19"\n',
  });
  const loose = written(info.outputPath('loose'), {
    'Cargo.toml': '[workspace]\nmembers = ["one", "two"]\n',
  });
  await forklift.open();
  await forklift.drop([one, two, join(loose, 'Cargo.toml')]);
  await expect(forklift.notices).toContainText('Left out: build output');
  await expect(forklift.notices).toContainText('Left out: version control');
  await forklift.expectStatus('4 files, 3 files changed');
  expect(await forklift.downloadZip('Whole project as .zip')).toEqual({
    'Cargo.toml': '[workspace]\nmembers = ["one", "two"]\n',
    'one/Cargo.toml':
      '[package]\nname = "one"\nedition = "2021"\n\n[dependencies]\nqlora-paste = "1"\n',
    'one/src/lib.rs': 'use qlora_paste::paste;\n',
    'two/Cargo.toml': '[package]\nname = "two"\n\n[dependencies]\nqlora-gemm = "0.20"\n',
  });
});

test('a project already migrated says so, and nothing changes', async ({ forklift }, info) => {
  const adopted: Files = {
    'Cargo.toml':
      '[package]\nname = "app"\nedition = "2021"\n\n[dependencies]\nqlora-paste = "1.0"\n',
    'src/lib.rs': 'use qlora_paste::paste;\n',
  };
  await forklift.open();
  await forklift.drop([written(info.outputPath('app'), adopted)]);
  await forklift.expectStatus('2 files, no changes');
  await forklift.showPanel('Findings');
  await expect(forklift.panels).toContainText(/already (?:adopted|migrated)/i);
  expect(await forklift.downloadZip('Whole project as .zip')).toEqual(adopted);
});

test('text pasted outside the editors becomes a file with a name of its kind', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '[package]\nname = "a"\n\n[dependencies]\npaste = "1"\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await expect(forklift.notices).toContainText('Pasted as Cargo.toml');
  await forklift.expectMigrated(
    'Cargo.toml',
    '[package]\nname = "a"\n\n[dependencies]\nqlora-paste = "1"\n',
  );
});

test('an archive in, a zip out', async ({ forklift }, info) => {
  const entries = {
    'app-1.0.0/Cargo.toml': '[package]\nedition = "2021"\n[dependencies]\npaste = "1"\n',
    '../evil.rs': 'x',
    'app-1.0.0/src/lib.rs': 'use paste::paste;\n',
  };
  const bytes = zipSync(
    Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, Buffer.from(text)])),
  );
  const path = info.outputPath('app.zip');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  await forklift.open();
  await pickFiles(forklift, [path]);
  await expect(forklift.notices).toContainText(/evil\.rs was left out/);
  await forklift.expectStatus('2 files, 2 files changed');
  const zip = await forklift.downloadZip('Changed files as .zip');
  expect(Object.values(zip).sort()).toEqual([
    '[package]\nedition = "2021"\n[dependencies]\nqlora-paste = "1"\n',
    'use qlora_paste::paste;\n',
  ]);
});

async function pickFiles(forklift: ForkliftPage, paths: readonly string[]): Promise<void> {
  const choosing = forklift.page.waitForEvent('filechooser');
  await forklift.pick('Open', 'Files or archives');
  await (await choosing).setFiles([...paths]);
}

/** Puts files on disk below `folder`, and returns it. */
function written(folder: string, files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  return folder;
}

test('what cargo audit printed is answered, and the answer goes with the lock file it asks for', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  await page.keyboard.press('Alt+v');
  const dialog = page.getByRole('dialog', { name: 'Paste text' });
  const printed = [
    'Crate:     paste',
    'Version:   1.0.15',
    'Warning:   unmaintained',
    'ID:        RUSTSEC-2024-0436',
    'Dependency tree:',
    'paste 1.0.15',
    '└── tokenizers 0.21.0',
    '    └── app 0.1.0',
    '',
  ];
  await dialog.getByRole('textbox').fill(printed.join('\n'));
  // An untouched example makes room: nothing is asked.
  await expect(dialog.getByRole('button', { name: 'New project' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Read it' }).click();
  const answer = page.getByRole('dialog', { name: 'cargo audit names these crates' });
  const told = answer.getByText(/RUSTSEC-2024-0436.*tokenizers ← app/);
  await expect(told).toContainText('with the Cargo.lock this page shows the ways out');
  const choosing = page.waitForEvent('filechooser');
  await answer.getByRole('button', { name: 'Add Cargo.lock…' }).click();
  await (await choosing).setFiles({
    name: 'Cargo.lock',
    mimeType: 'text/plain',
    buffer: Buffer.from('version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\n'),
  });
  await expect(page).toHaveTitle(/^Cargo\.lock/);
  await expect(told).toHaveCount(0);

  // Where something of the user's is open, the same dialog asks.
  await page.keyboard.press('Alt+v');
  await expect(dialog.getByRole('button', { name: 'Add to this project' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'New project' })).toBeVisible();
});

test('a lone source says that its manifest has to change too, and asks for it', async ({
  forklift,
}) => {
  const { page, panels } = forklift;
  await forklift.open();
  await page.keyboard.press('Alt+v');
  const dialog = page.getByRole('dialog', { name: 'Paste text' });
  await dialog.getByRole('textbox').fill('use paste::paste;\n');
  await dialog.getByRole('button', { name: 'Read it' }).click();
  const verdict = panels.getByRole('region', { name: 'What the migration comes to' });
  await expect(verdict).toContainText('add the Cargo.toml to see how');
  const choosing = page.waitForEvent('filechooser');
  await verdict.getByRole('button', { name: 'Add Cargo.toml…' }).click();
  await (await choosing).setFiles({
    name: 'Cargo.toml',
    mimeType: 'text/plain',
    buffer: Buffer.from('[package]\nname = "a"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n'),
  });
  await expect(verdict).toContainText('paste leaves your manifests: 2 changes in 2 files.');
  await expect(verdict).not.toContainText('add the Cargo.toml');
});

test('a manifest without its sources is not called done, and nonsense changes nothing', async ({
  forklift,
}) => {
  const { page, panels } = forklift;
  await forklift.open();
  await page.keyboard.press('Alt+v');
  const dialog = page.getByRole('dialog', { name: 'Paste text' });
  await dialog
    .getByRole('textbox')
    .fill('[package]\nname = "shapes"\n\n[dependencies]\npaste = "1"\ngemm = "0.16"\n');
  // What it is taken for is said before it is read.
  await expect(dialog).toContainText('That is a Cargo.toml.');
  await dialog.getByRole('button', { name: 'Read it' }).click();
  const verdict = panels.getByRole('region', { name: 'What the migration comes to' });
  await expect(verdict).toContainText('paste leaves your manifests');
  await expect(verdict).not.toContainText('✓');
  await expect(verdict).toContainText('gemm is left as it is');
  const choosing = page.waitForEvent('filechooser');
  await verdict.getByRole('button', { name: 'Add sources…' }).click();
  await (await choosing).setFiles({
    name: 'lib.rs',
    mimeType: 'text/plain',
    buffer: Buffer.from('paste::item!();\n'),
  });
  await forklift.expectStatus('2 files, 2 files changed');
  await expect(verdict).toContainText('✓ paste leaves your manifests');

  await page.keyboard.press('Alt+v');
  await dialog.getByRole('textbox').fill('hello this is not rust at all');
  await dialog.getByRole('button', { name: 'Add to this project' }).click();
  await expect(forklift.notices).toContainText('Nothing in that text looks like a file');
  await forklift.expectStatus('2 files, 2 files changed');
});

test('a project opened over the user’s has the way back to it, and options of its own', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  const files = { 'Cargo.toml': '[package]\nname = "one"\n\n[dependencies]\npaste = "1"\n' };
  await forklift.openProject('one', files);
  await forklift.chooseOption('Alias');
  await expect(page.getByRole('button', { name: 'Options' })).toHaveText(/1/);
  await forklift.openProject('two', { 'Cargo.toml': '[package]\nname = "two"\n' });
  await expect(page.getByRole('button', { name: 'Options' })).not.toHaveText(/1/);
  await forklift.notices.getByRole('button', { name: 'Back to one' }).click();
  await expect(page).toHaveTitle(/^one/);
  await expect(page.getByRole('button', { name: 'Options' })).toHaveText(/1/);
});

for (const [what, name, printed] of [
  ['a text', 'audit.txt', 'Crate:     paste\nVersion:   1.0.15\nID:        RUSTSEC-2024-0436\n'],
  [
    'JSON',
    'audit.json',
    '{"database":{},"vulnerabilities":{"list":[]},"warnings":{"unmaintained":[{"package":{"name":"paste","version":"1.0.15"},"advisory":{"id":"RUSTSEC-2024-0436"}}]}}',
  ],
] as const) {
  test(`what cargo audit printed is answered when it comes as ${what} in a file`, async ({
    forklift,
  }) => {
    await forklift.open();
    const { page } = forklift;
    await page.locator('#pick-files').setInputFiles({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(printed),
    });
    const answer = page.getByRole('dialog', { name: 'cargo audit names these crates' });
    await expect(answer).toContainText('paste 1.0.15 (RUSTSEC-2024-0436)');
    await expect(page).toHaveTitle(/^Example: /);
  });
}

test('a text that is nothing of a Rust project leaves what is shown', async ({ forklift }) => {
  await forklift.open();
  const { page } = forklift;
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Dear maintainer, could you look at this?');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await expect(forklift.notices.getByRole('alert')).toContainText('what is shown stays');
  await expect(page).toHaveTitle(/^Example: /);
});

test('a manifest pasted over the text of an untouched example is a project of its own', async ({
  forklift,
}) => {
  const { page } = forklift;
  const manifest = '[package]\nname = "mine"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n';
  await forklift.open('#example=inference-stack');
  await forklift.choose('Cargo.toml');
  const editor = forklift.yours('Cargo.toml');
  await expect(editor).toContainText('[workspace]');
  await page.evaluate((text) => navigator.clipboard.writeText(text), manifest);
  await editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  await expect(page).toHaveTitle(/^mine – /);
  await forklift.expectStatus('1 file, 1 file changed, 1 change');
  await forklift.expectMigrated('Cargo.toml', manifest.replace('paste', 'qlora-paste'));
  // In a project of one's own it is an edit like any other.
  await page.evaluate((text) => navigator.clipboard.writeText(text), manifest.replace('mine', 'b'));
  await forklift.yours('Cargo.toml').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  await expect(forklift.yours('Cargo.toml')).toContainText('name = "b"');
  await forklift.expectStatus('1 file, 1 file changed, 1 change');
});
