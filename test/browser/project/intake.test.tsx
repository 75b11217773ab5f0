/**
 * Intake in a real browser, where streams, blobs and `DataTransfer` are the real ones.
 */
import { expect, test } from 'vitest';
import { copyText } from '../../../src/project/export/clipboard.ts';
import { saveFile } from '../../../src/project/export/out-file.ts';
import { zipFiles } from '../../../src/project/export/zip.ts';
import { readDrop } from '../../../src/project/intake/drop.ts';
import { takeDrop } from '../../../src/project/intake/dropped.ts';
import { readPicked } from '../../../src/project/intake/picked.ts';
import { decodeLink, encodeLink } from '../../../src/project/permalink.ts';

const files = [
  { path: 'candle/Cargo.toml', data: '[workspace]\r\n' },
  { path: 'candle/src/lib.rs', data: '\ufeff// 日本 😀\n' },
];
const texts = [
  { path: 'Cargo.toml', text: '[workspace]\r\n' },
  { path: 'src/lib.rs', text: '\ufeff// 日本 😀\n' },
];

async function zipped(): Promise<File> {
  const zip = await zipFiles(files);
  if (zip.state !== 'zipped') throw new Error(zip.state);
  return new File([zip.blob], 'candle.zip');
}

test('a drop of an archive is a drop of its files', async () => {
  const transfer = new DataTransfer();
  transfer.items.add(await zipped());
  const intake = await readDrop(takeDrop(transfer));
  expect(intake).toMatchObject({ name: 'candle', files: texts, problems: [] });
});

test('a drop of words is text', () => {
  const transfer = new DataTransfer();
  transfer.setData('text/plain', 'use paste::paste;');
  expect(takeDrop(transfer)).toEqual({ items: [], text: 'use paste::paste;' });
});

test('files picked through an input', async () => {
  const transfer = new DataTransfer();
  transfer.items.add(new File(['a'], 'Cargo.toml'));
  transfer.items.add(new File(['b'], 'main.rs'));
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.files = transfer.files;
  const intake = await readPicked(input.files ?? []);
  expect(intake.files).toEqual([
    { path: 'Cargo.toml', text: 'a' },
    { path: 'main.rs', text: 'b' },
  ]);
});

test.each([
  ['whole', 0, []],
  ['cut short', 9, ['damaged-archive']],
])('a gzipped tar, %s', async (_name, cut, codes) => {
  const header = new Uint8Array(512);
  const put = (at: number, text: string) => header.set(new TextEncoder().encode(text), at);
  put(0, 'lib.rs');
  put(124, '00000000003\0');
  put(148, '        ');
  put(156, '0');
  put(
    148,
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
  );
  const content = new Uint8Array(512);
  content.set([0x61, 0x62, 0x63]);
  const tar = new Blob([header, content, new Uint8Array(1024)]);
  const gzip = await new Response(tar.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  const file = new File([gzip.slice(0, gzip.size - cut)], 'a.crate');
  const intake = await readPicked([file]);
  expect(intake.problems.map((problem) => problem.code)).toEqual(codes);
  expect(intake.files).toEqual([{ path: 'lib.rs', text: 'abc' }]);
});

test('a link gives the project back, and a bomb is refused', async () => {
  const link = await encodeLink({ files: texts, options: { shim: true } });
  const fragment = link.state === 'encoded' ? link.fragment : '';
  expect(await decodeLink(fragment)).toEqual({
    state: 'project',
    project: { files: texts, options: { shim: true } },
  });
  const zeros = new Blob([new Uint8Array(100_000_000)]).stream();
  const bomb = await new Response(zeros.pipeThrough(new CompressionStream('deflate-raw'))).bytes();
  const base64 = bomb.reduce((binary, byte) => binary + String.fromCharCode(byte), '\0\0\0\0');
  const hostile = btoa(base64).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  expect(await decodeLink(`#v1=${hostile}`)).toMatchObject({ state: 'error', code: 'too-large' });
});

test('a download has its name and its bytes', async () => {
  const clicked = new Promise<HTMLAnchorElement>((resolve) => {
    const catchClick = (event: MouseEvent) => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      removeEventListener('click', catchClick, true);
      resolve(event.target);
    };
    addEventListener('click', catchClick, true);
  });
  saveFile('Cargo.toml', '\ufeffa\r\n');
  const link = await clicked;
  expect(link.download).toBe('Cargo.toml');
  const bytes = new Uint8Array(await (await fetch(link.href)).arrayBuffer());
  expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, 0x61, 13, 10]);
  expect(link.isConnected).toBe(false);
});

test('copying says whether it worked', async () => {
  const result = await copyText('paste = "1.0"');
  expect(result.copied || result.message).toBeTruthy();
  expect(document.querySelector('textarea')).toBeNull();
});
