import { describe, expect, it } from 'vitest';
import { readLock, readReference } from '../../../../src/engine/cargo/lock.ts';

const registry = 'registry+https://github.com/rust-lang/crates.io-index';

const references: readonly [text: string, read: ReturnType<typeof readReference>][] = [
  ['paste', { name: 'paste', version: null, source: null }],
  ['paste 1.0.15', { name: 'paste', version: '1.0.15', source: null }],
  [`paste 1.0.15 (${registry})`, { name: 'paste', version: '1.0.15', source: registry }],
  [
    'a 1.0.0 (git+https://example.com/a?branch=b%20(c))',
    { name: 'a', version: '1.0.0', source: 'git+https://example.com/a?branch=b%20(c)' },
  ],
  ['__proto__', { name: '__proto__', version: null, source: null }],
  ['', null],
  ['paste  1.0.15', null],
  ['paste 1.0.15 registry', null],
];

describe('dependency strings', () => {
  it.each(references)('%s', (text, read) => {
    expect(readReference(text)).toEqual(read);
  });
});

const entry = (name: string, version: string, more = '') =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\n${more}\n`;

const formats: readonly [name: string, text: string, format: number | null][] = [
  [
    'checksums under [metadata]: 1',
    `${entry('a', '1.0.0')}[metadata]\n"checksum a 1.0.0 (x)" = "0"\n`,
    1,
  ],
  ['[root]: 1', '[root]\nname = "a"\nversion = "0.1.0"\n', 1],
  ['other metadata: 2', `${entry('a', '1.0.0')}[metadata]\nnote = "mine"\n`, 2],
  ['no version: 2', entry('a', '1.0.0'), 2],
  ['version 3', `version = 3\n${entry('a', '1.0.0')}`, 3],
  ['version 4', `version = 4\n${entry('a', '1.0.0')}`, 4],
  ['empty', '', 2],
  ['version 5', 'version = 5\n', null],
  ['a version that is no number', 'version = "four"\n', null],
];

describe('formats', () => {
  it.each(formats)('%s', (_, text, format) => {
    expect(readLock(text).lock?.format ?? null).toBe(format);
  });
});

describe('entries', () => {
  it('puts the root of format 1 first', () => {
    const { lock } = readLock(
      `[root]\nname = "app"\nversion = "0.1.0"\ndependencies = ["a 1.0.0 (${registry})"]\n\n${entry('a', '1.0.0', `source = "${registry}"`)}`,
    );
    expect(lock?.packages.map(({ name }) => name)).toEqual(['app', 'a']);
  });

  it('keeps patches that were not used apart', () => {
    const { lock } = readLock(
      `version = 4\n${entry('a', '1.0.0')}[[patch.unused]]\nname = "candle-core"\nversion = "0.9.2"\n`,
    );
    expect(lock?.packages).toHaveLength(1);
    expect(lock?.unusedPatches).toMatchObject([{ name: 'candle-core', version: '0.9.2' }]);
  });

  it('reads hostile names as names', () => {
    const { lock, problems } = readLock(
      `version = 4\n${entry('__proto__', '1.0.0', 'dependencies = ["constructor"]')}${entry('constructor', '1.0.0')}["__proto__"]\nname = "x"\n`,
    );
    expect(problems).toEqual([]);
    expect(lock?.packages.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });

  it.each([
    ['as cargo writes it', ''],
    ['as somebody else wrote it', ' # mine'],
  ])('knows where a package says its version: %s', (_, more) => {
    const text = `version = 4${more}\r\n${entry('a', '1.0.0')}${entry('b', '2.0.0')}`;
    const { lock, placeOf } = readLock(text);
    const second = lock?.packages[1];
    const place = second && placeOf(second);
    expect(text.slice(place?.from, place?.to)).toBe('"2.0.0"');
  });
});

const broken: readonly [name: string, text: string, at: string, message: RegExp][] = [
  [
    'a merge conflict',
    `version = 4\n<<<<<<< HEAD\n${entry('a', '1.0.0')}=======\n>>>>>>> main\n`,
    '<<<<<<< HEAD',
    /merge conflict/,
  ],
  ['no TOML', 'version = @4\n', '@4', /./],
  ['an entry without version', '[[package]]\nname = "a"\n', 'package', /`name` and `version`/],
  [
    'a package twice',
    `${entry('a', '1.0.0')}${entry('a', '1.0.0').replace('"a"', "'a'")}`,
    "'a'",
    /is in the lock file twice/,
  ],
  [
    'a dependency that is none',
    entry('a', '1.0.0', 'dependencies = ["b c d e"]'),
    '"b c d e"',
    /is no package/,
  ],
  [
    'a dependency that is no string',
    entry('a', '1.0.0', 'dependencies = [1]'),
    '1',
    /is no package/,
  ],
  [
    'dependencies that are no array',
    entry('a', '1.0.0', 'dependencies = "b"'),
    '"b"',
    /must be an array/,
  ],
  ['packages that are no array', '[package]\nname = "a"\n', 'package', /array of tables/],
];

describe('what cargo would refuse is reported at its place', () => {
  it.each(broken)('%s', (_, text, at, message) => {
    const { problems } = readLock(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(text.slice(problems[0]?.from, problems[0]?.to)).toBe(at);
  });

  it('and the other entries are still read', () => {
    const { lock } = readLock(`[[package]]\nname = "a"\n\n${entry('b', '1.0.0')}`);
    expect(lock?.packages.map(({ name }) => name)).toEqual(['b']);
  });
});
