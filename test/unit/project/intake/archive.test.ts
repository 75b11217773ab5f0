import { describe, expect, test } from 'vitest';
import { archiveKind } from '../../../../src/project/intake/archive.ts';
import type { Intake, IntakeBounds } from '../../../../src/project/intake/intake.ts';
import { readPicked } from '../../../../src/project/intake/picked.ts';
import { gzip, pax, type TarEntry, tar, type ZipEntry, type ZipForm, zip } from './archives.ts';

const bounds: IntakeBounds = { files: 20, bytes: 1_000_000 };
const open = (bytes: Uint8Array<ArrayBuffer>, name: string) =>
  readPicked([new File([bytes], name)], { bounds });
const openZip = (entries: readonly ZipEntry[], form?: ZipForm) => open(zip(entries, form), 'a.zip');
const openTar = (entries: readonly TarEntry[]) => open(gzip(tar(entries)), 'a.tar.gz');

const texts = (intake: Intake) => intake.files.map(({ path, text }) => [path, text]);
const problems = (intake: Intake) => intake.problems.map(({ code, path }) => [code, path]);

test.each([
  ['paste-1.0.15.crate', 'tar.gz'],
  ['candle-main.zip', 'zip'],
  ['a.TGZ', 'tar.gz'],
  ['a.tar.gz', 'tar.gz'],
  ['a.tar', 'tar'],
  ['a.gz', null],
  ['zip', null],
  ['lib.rs', null],
])('%s is an archive of kind %s', (name, kind) => {
  expect(archiveKind(name)).toBe(kind);
});

describe('what is in an archive is the project', () => {
  const files = [
    { name: 'paste-1.0.15/', type: '5', method: 0 },
    { name: 'paste-1.0.15/Cargo.toml', content: '[package]\r\n' },
    { name: 'paste-1.0.15/src/lib.rs', content: '\ufeff// 日本\n' },
    { name: 'paste-1.0.15/logo.png', content: Uint8Array.of(1, 0, 255) },
    { name: 'paste-1.0.15/target/debug/x', content: 'built' },
    { name: 'paste-1.0.15/empty.rs', content: '' },
  ];
  test.each<[string, () => Promise<Intake>]>([
    ['zip', () => openZip(files)],
    [
      'zip64',
      () =>
        openZip(
          files.map((file) => ({ ...file, zip64: true })),
          { zip64: true },
        ),
    ],
    ['zip with a comment', () => openZip(files, { comment: 'made by hand' })],
    ['stored zip', () => openZip(files.map((file) => ({ ...file, method: 0 })))],
    ['crate', () => open(gzip(tar(files)), 'paste-1.0.15.crate')],
    ['plain tar', () => open(tar(files), 'a.tar')],
  ])('%s', async (_name, read) => {
    const intake = await read();
    expect(texts(intake)).toEqual([
      ['Cargo.toml', '[package]\r\n'],
      ['empty.rs', ''],
      ['src/lib.rs', '\ufeff// 日本\n'],
    ]);
    expect(intake.name).toBe('paste-1.0.15');
    expect(intake.problems).toEqual([]);
    expect(intake.skipped).toEqual([
      { reason: 'binary', count: 1, examples: ['logo.png'] },
      { reason: 'build-output', count: 1, examples: ['target/'] },
    ]);
    const [logo] = intake.carried;
    expect(logo?.path).toBe('logo.png');
    expect([...new Uint8Array((await logo?.blob.arrayBuffer()) ?? [])]).toEqual([1, 0, 255]);
  });
});

describe('names from an archive are not trusted', () => {
  const hostile = [
    { name: '../../.bashrc', content: 'x' },
    { name: '/etc/passwd', content: 'x' },
    { name: 'a.rs', content: 'first' },
    { name: './a.rs', content: 'second' },
    { name: 'src\\lib.rs', content: 'x' },
  ];
  test.each<[string, () => Promise<Intake>]>([
    ['zip', () => openZip(hostile)],
    ['tar', () => openTar(hostile)],
  ])('%s', async (_name, read) => {
    const intake = await read();
    expect(texts(intake)).toEqual([
      ['a.rs', 'first'],
      ['etc/passwd', 'x'],
      ['src/lib.rs', 'x'],
    ]);
    expect(problems(intake)).toEqual([
      ['unsafe-path', '../../.bashrc'],
      ['repaired-path', '/etc/passwd'],
      ['duplicate-path', 'a.rs'],
      ['repaired-path', 'src\\lib.rs'],
    ]);
  });
});

const big = 'x'.repeat(600_000);
const many = Array.from({ length: 25 }, (_, index) => ({ name: `${index}.rs`, content: 'x' }));
const good = { name: 'good.rs', content: 'good' };

describe('a zip', () => {
  test.each<[string, readonly ZipEntry[], ZipForm | undefined, string, string]>([
    [
      'with a link',
      [{ name: 'l', content: '/etc', mode: 0o120777 }],
      undefined,
      'link-outside',
      'l → /etc',
    ],
    ['with an encrypted file', [{ name: 'e.rs', flags: 1 }], undefined, 'encrypted-entry', 'e.rs'],
    ['packed otherwise', [{ name: 'z.rs', method: 93 }], undefined, 'unsupported-entry', 'z.rs'],
    [
      'with a wrong checksum',
      [{ name: 'c.rs', content: 'x', crc: 7 }],
      undefined,
      'damaged-archive',
      'c.rs',
    ],
    [
      'claiming less than is there',
      [{ name: 's.rs', content: big, size: 10 }],
      undefined,
      'damaged-archive',
      's.rs',
    ],
    [
      'claiming more than is there',
      [{ name: 'm.rs', content: 'x', size: 999 }],
      undefined,
      'damaged-archive',
      'm.rs',
    ],
    [
      'claiming more than can be',
      [{ name: 'm.rs', content: 'x', size: 900_000 }],
      undefined,
      'damaged-archive',
      'm.rs',
    ],
    [
      'pointing past its end',
      [{ name: 'o.rs', content: 'x', offset: 99_999 }],
      undefined,
      'damaged-archive',
      'o.rs',
    ],
    ['claiming more entries than it has', [], { count: 9 }, 'damaged-archive', 'a.zip'],
  ])('%s: that is reported, and the rest is read', async (_name, entries, form, code, path) => {
    const intake = await openZip([good, ...entries], form);
    expect(texts(intake)).toEqual([['good.rs', 'good']]);
    expect(problems(intake)).toEqual([[code, path]]);
  });

  test('with the wrong number of bytes cut off its end is no archive', async () => {
    const bytes = zip([good]);
    const intake = await open(bytes.slice(0, -1), 'a.zip');
    expect(problems(intake)[0]).toEqual(['damaged-archive', 'a.zip']);
  });

  test.each([
    ['nothing', ''],
    ['text', 'hello, I am no archive at all'],
  ])('of %s is damaged', async (_name, text) => {
    const intake = await open(new TextEncoder().encode(text), 'a.zip');
    expect(problems(intake)[0]).toEqual(['damaged-archive', 'a.zip']);
  });

  const prefix = new TextEncoder().encode('#!/bin/sh\nexit 1\n');
  const endMark = Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(30).fill(0));
  test.each<[string, ZipForm]>([
    ['a comment that holds the mark of an end record', { comment: endMark }],
    ['the same behind text', { comment: joined(prefix, endMark) }],
    ['something before its first entry', { prefix }],
    ['that, in the zip64 way', { prefix, zip64: true }],
    ['that, and a comment with the mark', { prefix, comment: endMark }],
    ['a comment, in the zip64 way', { comment: endMark, zip64: true }],
  ])('with %s is read', async (_name, form) => {
    const intake = await openZip(
      [good, { name: 'b.rs', content: big, zip64: form.zip64 ?? false }],
      form,
    );
    expect(texts(intake).map(([path]) => path)).toEqual(['b.rs', 'good.rs']);
    expect(intake.problems).toEqual([]);
  });

  test('names that are not UTF-8 stay distinct', async () => {
    const intake = await openZip([
      { name: Uint8Array.of(0xe9, 0x2e, 0x72, 0x73), content: '1' },
      { name: Uint8Array.of(0xe8, 0x2e, 0x72, 0x73), content: '2' },
    ]);
    expect(texts(intake)).toEqual([
      ['è.rs', '2'],
      ['é.rs', '1'],
    ]);
  });
});

describe('a tar', () => {
  const longName = `${'deep/'.repeat(40)}lib.rs`;
  test.each<[string, readonly TarEntry[], string]>([
    [
      'a long name, GNU',
      [{ name: '././@LongLink', type: 'L', content: `${longName}\0` }],
      longName,
    ],
    ['a long name, pax', [pax('path', longName)], longName],
    ['a name with a line for another key', [pax('comment', 'path=evil')], 'short.rs'],
    ['a global header', [{ ...pax('comment', 'a commit'), type: 'g' }], 'short.rs'],
  ])('%s', async (_name, headers, path) => {
    const intake = await openTar([
      { name: 'Cargo.toml' },
      ...headers,
      { name: 'short.rs', content: 'x' },
    ]);
    expect(texts(intake)).toContainEqual([path, 'x']);
    expect(intake.problems).toEqual([]);
  });

  test('links to licences and pictures are counted, not told one by one', async () => {
    const intake = await openTar([
      good,
      { name: 'a/LICENSE-MIT', type: '2' },
      { name: 'a/logo.png', type: '2' },
      { name: 'a/README.md', type: '1' },
    ]);
    expect(intake.problems).toEqual([]);
    expect(intake.skipped).toMatchObject([{ reason: 'link', count: 3 }]);
  });

  test('a linked folder is told with where it leads, one of texts alone is counted', async () => {
    const links = [
      ['a/src/shared', '../../shared'],
      ['b/shared', '../shared'],
      ['a/docs', '../docs'],
    ] as const;
    const files = ['shared/mod.rs', 'docs/guide.txt'];
    const intakes = [
      await openTar([
        ...links.map(([name, target]) => ({ name, type: '2', target })),
        ...files.map((name) => ({ name, content: 'x' })),
      ]),
      await openZip([
        ...links.map(([name, content]) => ({ name, content, mode: 0o120777 })),
        ...files.map((name) => ({ name, content: 'x' })),
      ]),
    ];
    for (const intake of intakes) {
      expect(problems(intake)).toEqual([
        ['link-entry', 'a/src/shared → ../../shared'],
        ['link-entry', 'b/shared → ../shared'],
      ]);
      expect(intake.skipped).toMatchObject([{ reason: 'link', count: 1, examples: ['a/docs'] }]);
      expect(intake.files.map(({ path }) => path)).toEqual(files.toSorted());
    }
  });

  test('a name in two parts', async () => {
    const intake = await openTar([
      { name: 'Cargo.toml' },
      { name: 'lib.rs', prefix: 'a/src', content: 'x' },
    ]);
    expect(texts(intake)).toContainEqual(['a/src/lib.rs', 'x']);
  });

  test.each<[string, readonly TarEntry[], string, string]>([
    ['a symbolic link', [{ name: 'l', type: '2' }], 'link-outside', 'l'],
    [
      'a link to a source',
      [{ name: 'src/l.rs', type: '2', target: '../good.rs' }],
      'link-entry',
      'src/l.rs → ../good.rs',
    ],
    [
      'a link to a link',
      [
        { name: 'a', type: '2', target: 'b' },
        { name: 'b', type: '2', target: './good.rs' },
      ],
      'link-entry',
      'a → b',
    ],
    ['a hard link', [{ name: 'a/l', type: '1', target: 'good.rs' }], 'link-entry', 'a/l → good.rs'],
    ['a link back up', [{ name: 'a/l', type: '2', target: '..' }], 'link-entry', 'a/l → ..'],
    ['a link to itself', [{ name: 'l', type: '2', target: 'l' }], 'link-outside', 'l → l'],
    [
      'a link out of the archive',
      [{ name: 'l', type: '2', target: '../../etc/passwd' }],
      'link-outside',
      'l → ../../etc/passwd',
    ],
    [
      'a long target, GNU',
      [
        { name: '././@LongLink', type: 'K', content: `${'./'.repeat(80)}good.rs\0` },
        { name: 'l', type: '2' },
      ],
      'link-entry',
      `l → ${'./'.repeat(80)}good.rs`,
    ],
    [
      'a long target, pax',
      [pax('linkpath', 'x/../good.rs'), { name: 'l', type: '2' }],
      'link-entry',
      'l → x/../good.rs',
    ],
    ['a device', [{ name: 'd', type: '3' }], 'special-entry', 'd'],
    ['a bad checksum', [{ name: 'c', checksum: 1 }], 'damaged-archive', 'a.tar.gz'],
    ['a size past the end', [{ name: 's', size: 90_000 }], 'damaged-archive', 'a.tar.gz'],
    ['a size beyond the bound', [{ name: 's', size: 5_000_000_000 }], 'too-much-data', 'a.tar.gz'],
    [
      'an overlong name',
      [{ name: 'n', type: 'L', content: 'x'.repeat(70_000) }],
      'damaged-archive',
      'a.tar.gz',
    ],
    [
      'a broken pax record',
      [{ name: 'p', type: 'x', content: '999 path=x\n' }],
      'damaged-archive',
      'a.tar.gz',
    ],
  ])(
    'with %s: that is reported, and what came before is there',
    async (_name, entries, code, path) => {
      const intake = await openTar([good, ...entries]);
      expect(texts(intake)).toEqual([['good.rs', 'good']]);
      expect(problems(intake)[0]).toEqual([code, path]);
    },
  );

  test.each([
    ['cut off', gzip(tar([good, { name: 'b.rs', content: big }])).slice(0, -300)],
    ['without its end', gzip(tar([good], { end: false }))],
  ])('%s: what could be read is there', async (_name, bytes) => {
    const intake = await open(bytes, 'a.tar.gz');
    expect(texts(intake)).toContainEqual(['good.rs', 'good']);
    expect(problems(intake)).toEqual([['damaged-archive', 'a.tar.gz']]);
  });
});

describe('gzip of several members', () => {
  const archive = tar([good, { name: 'b.rs', content: big }]);
  const parts = [archive.slice(0, 700), archive.slice(700, 700), archive.slice(700)].map(gzip);
  const whole = new Uint8Array(Buffer.concat(parts));
  const padding = (length: number) => new Uint8Array(length);

  test.each([
    ['as it is', whole],
    ['with zeros after it', joined(whole, padding(1000))],
    ['one member with zeros after it', joined(gzip(archive), padding(5))],
  ])('%s is read', async (_name, bytes) => {
    const intake = await open(bytes, 'a.tar.gz');
    expect(texts(intake).map(([path]) => path)).toEqual(['b.rs', 'good.rs']);
    expect(intake.problems).toEqual([]);
  });

  test.each([
    ['cut within its last member', whole.slice(0, -4)],
    ['cut within its first', whole.slice(0, 300)],
    ['with something else after it', joined(whole, Uint8Array.of(1, 2, 3, 4, 5))],
    ['with a wrong checksum in the middle', flipped(whole, (parts[0]?.length ?? 0) - 5)],
    ['with a wrong checksum at the end', flipped(whole, whole.length - 5)],
  ])('%s is damaged', async (_name, bytes) => {
    const intake = await open(bytes, 'a.tar.gz');
    expect(problems(intake)[0]).toEqual(['damaged-archive', 'a.tar.gz']);
  });
});

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([first, second]));
}

function flipped(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)));
}

describe('bounds hold while inflating', () => {
  const bomb = { name: 'bomb.rs', content: new Uint8Array(40_000_000) };
  test.each<[string, () => Promise<Intake>, string]>([
    ['one file, zip', () => openZip([good, bomb]), 'too-much-data'],
    ['one file, tar', () => openTar([good, bomb]), 'too-much-data'],
    [
      'one file in target/, tar',
      () => openTar([good, { ...bomb, name: 'target/b' }]),
      'too-much-data',
    ],
    [
      'several files, zip',
      () => openZip([good, { name: 'a', content: big }, { name: 'b', content: big }]),
      'too-much-data',
    ],
    [
      'several files, tar',
      () => openTar([good, { name: 'a', content: big }, { name: 'b', content: big }]),
      'too-much-data',
    ],
    ['too many, zip', () => openZip([good, ...many]), 'too-many-files'],
    ['too many, tar', () => openTar([good, ...many]), 'too-many-files'],
  ])('%s', async (_name, read, code) => {
    const intake = await read();
    expect(texts(intake)).toContainEqual(['good.rs', 'good']);
    expect(intake.problems.map((problem) => problem.code)).toEqual([code]);
  });

  test('a bomb under another name costs what it claims, not what it holds', async () => {
    const intake = await openZip([good, { ...bomb, size: 100 }]);
    expect(problems(intake)).toEqual([['damaged-archive', 'bomb.rs']]);
  });
});
