/** Projects in the address: there and back, and what strangers or chat programs make of it. */
import { deflateRawSync } from 'node:zlib';
import { fixture } from './fixture.ts';
import { expect, test } from './page.ts';

const { before, after } = fixture('scenario-4-workspace');

test('a link brings back files and options in another browser', async ({ forklift, browser }) => {
  await forklift.open();
  await forklift.typeProject(before);
  await forklift.chooseOption('Alias');
  const fragment = await forklift.shareLink();

  const context = await browser.newContext();
  const other = await forklift.elsewhere(context);
  await other.open(fragment);
  await other.choose('Cargo.toml');
  await other.expectMigrated('Cargo.toml', after['Cargo.toml'] ?? '');
  expect(await other.optionChosen('Alias')).toBe(true);
  expect(await other.downloadZip('Whole project as .zip')).toEqual(after);
  await context.close();
});

test('a link pasted into an open tab is opened, with a way back to one’s own work', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': '[dependencies]\npaste = "1"\n' });
  await forklift.page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    link({ files: [['src/lib.rs', 'use gemm::gemm;\n']] }),
  );
  await expect(forklift.yours('src/lib.rs')).toBeVisible();
  await forklift.notices.getByRole('button', { name: 'Back to my work' }).click();
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated('Cargo.toml', '[dependencies]\nqlora-paste = "1"\n');
});

test('after Share the address has the link, until the project changes; a reload comes to one’s own', async ({
  forklift,
  browser,
}) => {
  const { page } = forklift;
  const hash = () => new URL(page.url()).hash;
  await forklift.open();
  await forklift.typeProject(before);
  const fragment = await forklift.shareLink();
  await expect.poll(hash).toBe(fragment);

  // Whoever copies the address sends this project.
  const context = await browser.newContext({ baseURL: new URL('./', page.url()).href });
  const other = await forklift.elsewhere(context);
  await other.open(hash());
  await expect(other.page.getByText('Somebody else’s project')).toBeVisible();
  expect(await other.downloadZip('Whole project as .zip')).toEqual(after);
  await context.close();

  await page.reload();
  await forklift.settled();
  await expect(page.getByText('Somebody else’s project')).toBeHidden();
  await expect.poll(hash).toBe(fragment);
  await forklift.choose('Cargo.toml');
  await forklift.yours('Cargo.toml').click();
  await page.keyboard.type(' ');
  await expect.poll(hash).toBe('');
});

test('Back to what was shared comes to one’s own project, not to a copy', async ({ forklift }) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': '[dependencies]\npaste = "1"\n' });
  const fragment = await forklift.shareLink();
  await forklift.page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    link({ files: [['src/lib.rs', 'use gemm::gemm;\n']] }),
  );
  await expect(forklift.yours('src/lib.rs')).toBeVisible();
  await forklift.page.goBack();
  await expect(forklift.yours('Cargo.toml')).toBeVisible();
  await expect(forklift.page.getByText('Somebody else’s project')).toBeHidden();
  await expect.poll(() => new URL(forklift.page.url()).hash).toBe(fragment);
});

test('a link of the changes alone holds the changed files and the manifests', async ({
  forklift,
  browser,
}) => {
  const { page } = forklift;
  await forklift.open();
  const filler = 'fn f() {}\n'.repeat(50);
  await forklift.typeProject({
    'Cargo.toml': '[workspace]\nmembers = ["a"]\n',
    'a/Cargo.toml': '[package]\nname = "a"\n[dependencies]\npaste = "1"\n',
    'a/src/lib.rs': 'paste::paste! {}\n',
  });
  await forklift.newFile('a/src/other.rs');
  await forklift.yours('a/src/other.rs').focus();
  await page.keyboard.insertText(filler);
  await forklift.expectStatus('4 files, 2 files changed');
  await forklift.pick(
    'Share',
    /^Copy a link to the changes alone.*2 changed files, and the manifests/,
  );
  await expect(forklift.notices).toContainText(/Link copied: 3 files in \d+ characters/);
  const { hash } = new URL(await forklift.clipboard());
  const context = await browser.newContext({ baseURL: new URL('./', page.url()).href });
  const other = await forklift.elsewhere(context);
  await other.open(hash);
  expect(Object.keys(await other.downloadZip('Whole project as .zip'))).toEqual([
    'Cargo.toml',
    'a/Cargo.toml',
    'a/src/lib.rs',
  ]);
  await context.close();
});

test('a project too large for a link offers one of its changes alone, and the zip', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('big', {
    'Cargo.toml': '[package]\nname = "big"\nedition = "2021"\n[dependencies]\npaste = "1"\n',
    'src/lib.rs': 'mod data;\npaste::paste! {}\n',
    'src/data.rs': '// data\n'.repeat(600_000),
  });
  await forklift.expectStatus('3 files, 2 files changed');
  await forklift.pick('Share', /^Copy link/);
  const told = forklift.notices.getByRole('alert').filter({ hasText: 'A link holds at most' });
  await expect(told.getByRole('button', { name: 'Whole project as .zip' })).toBeVisible();
  await told.getByRole('button', { name: 'Copy a link to the changes alone' }).click();
  await expect(forklift.notices).toContainText(/Link copied: 2 files in \d+ characters/);
  await expect(told).toHaveCount(0);
});

test('a link says that what was left out is not in it', async ({ forklift }) => {
  await forklift.open('#example=inference-stack');
  await forklift.page
    .getByRole('checkbox', { name: /^Apply the changes of / })
    .first()
    .uncheck();
  await forklift.pick('Share', /^Copy link/);
  await expect(forklift.notices).toContainText('What you left out (1 change) is not in it');
});

const bad: readonly { readonly name: string; readonly fragment: string; readonly says: RegExp }[] =
  [
    {
      name: 'cut off',
      fragment: link({ files: [['Cargo.toml', 'x'.repeat(500)]] }).slice(0, -9),
      says: /damaged/,
    },
    {
      name: 'one character changed',
      fragment: flipped(link({ files: [['a.rs', 'fn main() {}']] })),
      says: /damaged/,
    },
    { name: 'not base64url', fragment: '#v1=%%%%', says: /damaged/ },
    { name: 'of a later version', fragment: '#v9=AAAA', says: /another version/ },
    { name: 'no project', fragment: link([1, 2, 3]), says: /does not hold a project/ },
    { name: 'files that are none', fragment: link({ files: [['a.rs', 7]] }), says: /not a file/ },
    {
      name: 'a path out of the project',
      fragment: link({ files: [['../a.rs', '']] }),
      says: /unsafe/,
    },
    {
      name: 'the same path twice',
      fragment: link({
        files: [
          ['a', ''],
          ['a', ''],
        ],
      }),
      says: /more than once/,
    },
    {
      name: 'nested without end',
      fragment: deep(200_000),
      says: /not a file|damaged/,
    },
    {
      name: 'more files than fit',
      fragment: link({ files: Array.from({ length: 100_000 }, (_, i) => [`${i}`, '']) }),
      says: /more than a link/,
    },
    {
      name: 'a bomb of 256 MB',
      fragment: packed(Buffer.alloc(256 * 1024 * 1024, 32)),
      says: /more than a link/,
    },
  ];

for (const { name, fragment, says } of bad) {
  test(`a damaged or hostile link: ${name}`, async ({ forklift }) => {
    await forklift.open();
    await forklift.typeProject({ 'Cargo.toml': '[dependencies]\npaste = "1"\n' });
    await forklift.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await expect(forklift.notices.getByRole('alert')).toContainText(says);
    await forklift.expectMigrated('Cargo.toml', '[dependencies]\nqlora-paste = "1"\n');
  });
}

/** A fragment of the form permalink.ts documents, made without it. */
function link(project: unknown): string {
  return packed(Buffer.from(JSON.stringify(project)));
}

function packed(json: Buffer): string {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(json));
  return `#v1=${Buffer.concat([checksum, deflateRawSync(json)]).toString('base64url')}`;
}

function deep(levels: number): string {
  return packed(Buffer.from(`{"files":${'['.repeat(levels)}${']'.repeat(levels)}}`));
}

function flipped(fragment: string): string {
  const at = fragment.length - 12;
  return fragment.slice(0, at) + (fragment[at] === 'A' ? 'B' : 'A') + fragment.slice(at + 1);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
