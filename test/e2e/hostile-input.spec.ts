/** Hostile input through the page's own entrances: nothing runs, nothing hangs, and the user's own work stays. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/project/crc32.ts';
import { gzip, tar, zip } from '../unit/project/intake/archives.ts';
import { expect, type Files, type ForkliftPage, test } from './page.ts';

const manifest = '[package]\nname = "a"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n';
const migrated = manifest.replace('paste', 'qlora-paste');
const mine = '# mine\n[dependencies]\npaste = "1"\n';

/** Markup that would tell of itself if it ever became any. */
const markup = `<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>`;
const zeros = new Uint8Array(64 * 1024 * 1024);

interface Archive {
  readonly name: string;
  readonly file: string;
  readonly bytes: () => Uint8Array;
  /** What the page says, and the files it has then. */
  readonly says: RegExp;
  readonly files: Files;
}

const archives: readonly Archive[] = [
  {
    name: 'paths that leave the project',
    file: 'slip.zip',
    bytes: () =>
      zip([
        { name: '../../evil.rs', content: 'fn evil() {}' },
        { name: 'C:\\Windows\\evil.rs', content: 'fn windows() {}' },
        { name: 'Cargo.toml', content: manifest },
      ]),
    says: /evil\.rs was left out: its path leaves the project/,
    files: { 'Cargo.toml': migrated, 'Windows/evil.rs': 'fn windows() {}' },
  },
  {
    name: 'the same name twice',
    file: 'twice.zip',
    bytes: () =>
      zip([
        { name: 'Cargo.toml', content: manifest },
        { name: './Cargo.toml', content: '[package]\nname = "other"\n' },
      ]),
    says: /Cargo\.toml came more than once; the first one is kept/,
    files: { 'Cargo.toml': migrated },
  },
  {
    name: 'links out of it, in a zip',
    file: 'links.zip',
    bytes: () =>
      zip([
        { name: 'Cargo.toml', content: manifest },
        { name: 'src/lib.rs', content: '/etc/passwd', mode: 0o120777 },
      ]),
    says: /src\/lib\.rs → \/etc\/passwd is a link that leads out of what was opened/,
    files: { 'Cargo.toml': migrated },
  },
  {
    name: 'links out of it, in a crate',
    file: 'links.crate',
    bytes: () =>
      gzip(
        tar([
          { name: 'Cargo.toml', content: manifest },
          { name: 'src/lib.rs', type: '2' },
          { name: '../up.rs', content: 'fn up() {}' },
        ]),
      ),
    says: /src\/lib\.rs is a link/,
    files: { 'Cargo.toml': migrated },
  },
  {
    name: 'a size that is a lie',
    file: 'lie.zip',
    bytes: () =>
      zip([
        { name: 'Cargo.toml', content: manifest },
        { name: 'src/lib.rs', content: zeros, size: 10 },
      ]),
    says: /lie\.zip|src\/lib\.rs/,
    files: { 'Cargo.toml': migrated },
  },
  {
    name: 'more than anyone could unpack',
    file: 'bomb.zip',
    bytes: () =>
      zip([
        { name: 'Cargo.toml', content: manifest },
        ...Array.from({ length: 12 }, (_, at) => ({ name: `src/m${at}.bin`, content: zeros })),
      ]),
    says: /holds more data than this page takes/,
    files: { 'Cargo.toml': migrated },
  },
  {
    name: 'a directory that claims a million entries',
    file: 'count.zip',
    bytes: () => zip([{ name: 'Cargo.toml', content: manifest }], { count: 65_000 }),
    says: /damaged or ends too early/,
    files: { 'Cargo.toml': migrated },
  },
];

for (const { name, file, bytes, says, files } of archives) {
  test(`an archive with ${name}`, async ({ forklift }, info) => {
    test.slow();
    const path = info.outputPath(file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes());
    await withOwnWork(forklift);
    const choosing = forklift.page.waitForEvent('filechooser');
    await forklift.pick('Open', 'Files or archives');
    await (await choosing).setFiles(path);
    await expect(forklift.notices).toContainText(says, { timeout: 90_000 });
    await forklift.choose('Cargo.toml');
    await expect(forklift.migrated('Cargo.toml')).toContainText('qlora-paste');
    const out = await forklift.downloadZip('Whole project as .zip');
    for (const [one, text] of Object.entries(files)) expect(out[one]).toBe(text);
    expect(
      Object.keys(out).filter((one) => /evil\.rs|up\.rs/.test(one) && !(one in files)),
    ).toEqual([]);
    await expectOwnWorkOneUndoAway(forklift);
  });
}

test('markup in names, texts and findings is shown as text', async ({ forklift }) => {
  const dependency = `[dependencies]\npaste = { package = "${markup}" }\ngemm = { version = "${markup}" }\n`;
  const names = [`${markup.replaceAll('/', '∕')}.rs`, `'><svg onload=window.hacked=1>.rs`];
  await forklift.open(
    link([
      ['Cargo.toml', `[package]\nname = "${markup}"\nedition = "2021"\n${dependency}`],
      [`<b>crate<b>/Cargo.toml`, `[package]\nname = "<i>"\n[dependencies]\ngemm = "<u>0.19"\n`],
      ...names.map((name) => [name, `use gemm::${markup};`] as const),
      [
        'Cargo.lock',
        `version = 4\n\n[[package]]\nname = "paste"\nversion = "<b>1"\n\n[[package]]\nname = "${markup}"\nversion = "1.0.0"\ndependencies = ["paste"]\n`,
      ],
      ['README.md', `# ${markup}\n\n\`\`\`rust\nuse paste::paste; // ${markup}\n\`\`\`\n`],
    ]),
  );
  for (const name of names) await forklift.choose(name);
  for (const panel of ['Findings', 'Next steps', 'Dependencies', 'Forks']) {
    await forklift.showPanel(panel);
  }
  await expectNothingRan(forklift);
});

test('names that deceive are written out', async ({ forklift }) => {
  await forklift.open(
    link([
      ['Cargo.toml', manifest],
      ['src/\u202Esr.exe.rs', 'use paste::paste;\n'],
      ['src/zero\u200Bwidth.rs', 'use paste::paste;\n'],
    ]),
  );
  await expect(forklift.tree).toContainText('⟨U+202E⟩sr.exe.rs');
  await expect(forklift.tree).toContainText('zero⟨U+200B⟩width.rs');
  const raw = /[\u200B\u202E]/;
  await forklift.tree.locator('[data-path="src/\u202Esr.exe.rs"]').click();
  await expect(forklift.yours('src/⟨U+202E⟩sr.exe.rs')).toBeVisible();
  await forklift.pick('Download', 'Copy this file');
  await expect(forklift.notices).toContainText('Copied');
  await expect(forklift.page.locator('body')).not.toContainText(raw);
  const named = await forklift.page
    .locator('[aria-label], [title]')
    .evaluateAll((all) =>
      all.flatMap((one) => [one.getAttribute('aria-label') ?? '', one.getAttribute('title') ?? '']),
    );
  expect(named.filter((words) => raw.test(words))).toEqual([]);
});

test('control characters in names are refused', async ({ forklift }) => {
  await withOwnWork(forklift);
  for (const name of ['a\u0000.rs', 'a\n.rs', 'a\u001b[31m.rs', 'a\u0085.rs']) {
    await forklift.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      link([[name, '']]),
    );
    await expect(forklift.notices.getByRole('alert').last()).toContainText('unsafe way');
  }
  await expect(forklift.yours('Cargo.toml')).toContainText('# mine');
});

const texts: readonly (readonly [name: string, files: Files, says: RegExp])[] = [
  [
    'keys that mean something to JavaScript',
    {
      'Cargo.toml': `${manifest}[__proto__]\npolluted = true\n[features]\n__proto__ = ["dep:paste"]\nconstructor = []\n`,
    },
    /file/,
  ],
  [
    'nesting ten thousand deep',
    { 'Cargo.toml': `${manifest}x = ${'['.repeat(10_000)}\n`, 'src/lib.rs': 'use paste::paste;\n' },
    /error/,
  ],
  [
    'one line of ten megabytes',
    { 'Cargo.toml': manifest, 'src/lib.rs': `use paste::paste; // ${'x'.repeat(10_000_000)}\n` },
    /2 files changed/,
  ],
  [
    'ten megabytes of open brackets',
    { 'Cargo.toml': manifest, 'src/lib.rs': `use paste::paste;${'('.repeat(10_000_000)}` },
    /error/,
  ],
];

for (const [name, files, says] of texts) {
  test(`a folder that holds ${name}`, async ({ forklift }, info) => {
    test.slow();
    for (const [path, text] of Object.entries(files)) {
      const full = info.outputPath('app', path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
    await withOwnWork(forklift);
    await forklift.drop([info.outputPath('app')]);
    await expect(forklift.notices).toContainText('Opened app', { timeout: 90_000 });
    await expect(forklift.status).toContainText(says, { timeout: 90_000 });
    for (const path of Object.keys(files)) await forklift.choose(path);
    const out = await forklift.downloadZip('Whole project as .zip');
    expect(Object.keys(out)).toEqual(Object.keys(files));
    const polluted = await forklift.page.evaluate(() => 'polluted' in {} || 'paste' in {});
    expect(polluted).toBe(false);
    await expectOwnWorkOneUndoAway(forklift);
  });
}

async function withOwnWork(forklift: ForkliftPage): Promise<void> {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': mine });
}

async function expectOwnWorkOneUndoAway(forklift: ForkliftPage): Promise<void> {
  await expectNothingRan(forklift);
  await forklift.undo();
  await forklift.choose('Cargo.toml');
  await forklift.expectMigrated('Cargo.toml', mine.replace('paste', 'qlora-paste'));
}

async function expectNothingRan(forklift: ForkliftPage): Promise<void> {
  expect(await forklift.page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  const made = forklift.page.locator(
    'img[src], iframe, object, #app script, svg[onload], main :is(i, u)',
  );
  await expect(made).toHaveCount(0);
}

/** A fragment of the form permalink.ts documents, made without it. */
function link(files: readonly (readonly [path: string, text: string])[]): string {
  const json = Buffer.from(JSON.stringify({ files }));
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(json));
  return `#v1=${Buffer.concat([checksum, deflateRawSync(json)]).toString('base64url')}`;
}
