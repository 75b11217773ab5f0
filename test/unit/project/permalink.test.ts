import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../src/project/crc32.ts';
import type { SharedProject } from '../../../src/project/permalink.ts';
import { decodeLink, encodeLink, linkBounds } from '../../../src/project/permalink.ts';

const project: SharedProject = {
  files: [
    { path: 'Cargo.toml', text: '\ufeff[dependencies]\r\npaste = "1.0"\r\n' },
    { path: 'src/lib.rs', text: 'use paste::paste; // 日本 😀' },
  ],
  options: { strategy: 'alias' },
};

async function fragmentOf(shared: SharedProject): Promise<string> {
  const link = await encodeLink(shared);
  if (link.state !== 'encoded') throw new Error(link.message);
  return link.fragment;
}

/** A link as a stranger makes it. */
const forged = (value: unknown) => packed(JSON.stringify(value));
const packed = (content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(bytes));
  const payload = Buffer.concat([checksum, deflateRawSync(bytes, { level: 9 })]);
  return `#v1=${payload.toString('base64url')}`;
};

describe('a link', () => {
  test('gives the project back, to the character', async () => {
    const fragment = await fragmentOf(project);
    expect(fragment).toMatch(/^#v1=[A-Za-z0-9_-]+$/);
    expect(await decodeLink(fragment)).toEqual({ state: 'project', project });
    expect(await decodeLink(fragment.slice(1))).toEqual({ state: 'project', project });
    expect(await decodeLink(fragment.replace('=', '%3D'))).toEqual({ state: 'project', project });
  });

  test('holds options only where they differ from the default', async () => {
    const plain = await fragmentOf({ ...project, options: {} });
    const spelled = { strategy: 'rename', shim: false, docs: true } as const;
    expect(await fragmentOf({ ...project, options: spelled })).toBe(plain);
  });

  test('never carries a catalogue of forks', async () => {
    const decoded = await decodeLink(await fragmentOf({ ...project, options: { forks: [] } }));
    expect(decoded).toEqual({ state: 'project', project: { ...project, options: {} } });
  });

  test('carries the name of a whole project, at most 80 characters of it', async () => {
    const named = { ...project, name: 'inference-stack' };
    expect(await decodeLink(await fragmentOf(named))).toEqual({ state: 'project', project: named });
    const forgedName = forged({ files: [], options: {}, name: 'x'.repeat(1000) });
    expect(await decodeLink(forgedName)).toMatchObject({ project: { name: 'x'.repeat(80) } });
    const noName = forged({ files: [], options: {}, name: { toString: 1 } });
    expect(await decodeLink(noName)).toEqual({
      state: 'project',
      project: { files: [], options: {} },
    });
  });

  test('gives halves of surrogate pairs back', async () => {
    const odd = { files: [{ path: 'a.rs', text: '\ud800' }], options: {} };
    expect(await decodeLink(await fragmentOf(odd))).toEqual({ state: 'project', project: odd });
  });
});

test.each([
  ['', { state: 'none' }],
  ['#', { state: 'none' }],
  ['#help', { state: 'none' }],
  ['#findings=3', { state: 'none' }],
  ['#example=candle-workspace', { state: 'example', id: 'candle-workspace' }],
])('the fragment %j', async (fragment, decoded) => {
  expect(await decodeLink(fragment)).toEqual(decoded);
});

describe('a bad link is refused with a reason', () => {
  const file = ['a.rs', ''];
  test.each<[string, string, string]>([
    ['a later version', '#v2=abc', 'version'],
    ['characters that are not base64url', '#v1=ab+/', 'damaged'],
    ['a length that base64 never has', '#v1=abcde', 'damaged'],
    ['nothing', '#v1=', 'damaged'],
    ['no deflate', '#v1=AAAAAAAA', 'damaged'],
    ['deflate cut short', packed('{"files":[]}'.repeat(50)).slice(0, -6), 'damaged'],
    ['another checksum', packed('{"files":[]}').replace('=', '=A'), 'damaged'],
    ['a checksum alone', '#v1=AAAAAA', 'damaged'],
    ['no JSON', packed('{"files":'), 'damaged'],
    ['no UTF-8', packed(Uint8Array.of(0x22, 0xff, 0x22)), 'damaged'],
    ['JSON of another shape', forged([1]), 'invalid'],
    ['null', forged(null), 'invalid'],
    ['files that are no list', forged({ files: { length: 3 } }), 'invalid'],
    ['a file that is no pair', forged({ files: ['a.rs'] }), 'invalid'],
    ['a file without text', forged({ files: [['a.rs']] }), 'invalid'],
    ['a path that leaves the project', forged({ files: [['../a.rs', '']] }), 'invalid'],
    ['an absolute path', forged({ files: [['/a.rs', '']] }), 'invalid'],
    ['a path with a line break', forged({ files: [['a\nb', '']] }), 'invalid'],
    ['a path twice', forged({ files: [file, file] }), 'invalid'],
    ['JSON nested 100,000 deep', packed('['.repeat(100_000) + ']'.repeat(100_000)), 'invalid'],
    ['100,000 files', forged({ files: Array.from({ length: 100_000 }, () => file) }), 'too-large'],
    ['a bomb of 200 MB', packed(new Uint8Array(200_000_000)), 'too-large'],
    ['an endless fragment', `#v1=${'A'.repeat(linkBounds.fragment)}`, 'too-large'],
    ['an example with markup in its name', '#example=<img>', 'invalid'],
  ])('%s', async (_name, fragment, code) => {
    const decoded = await decodeLink(fragment);
    expect(decoded).toMatchObject({ state: 'error', code });
    expect(decoded.state === 'error' && decoded.message).toMatch(/^This link .*\.$/);
  });

  test('but prototypes in it are only names', async () => {
    const text =
      '{"files":[["__proto__","x"]],"__proto__":{"files":[]},"options":{"__proto__":{"shim":true}}}';
    expect(await decodeLink(packed(text))).toEqual({
      state: 'project',
      project: { files: [{ path: '__proto__', text: 'x' }], options: {} },
    });
  });
});

describe('the length of a link', () => {
  /** Text that deflate cannot shorten much. */
  const noise = (length: number) => {
    let state = 1;
    return Array.from({ length }, () => {
      state = (state * 48271) % 2147483647;
      return String.fromCharCode(33 + (state % 90));
    }).join('');
  };
  const sized = (length: number): SharedProject => ({
    files: [{ path: 'a.rs', text: noise(length) }],
    options: {},
  });

  test.each([
    ['short', 500, /^$/],
    ['long', 5000, /^This link is [\d,]+ characters long; .*2,000/],
    ['too-long', 300_000, /^This link is [\d,]+ characters long, .*200,000.*zip/],
  ])('%s', async (verdict, length, message) => {
    const link = await encodeLink(sized(length));
    expect(link).toMatchObject({ state: 'encoded', verdict });
    expect(link.message).toMatch(message);
  });

  test('counts the address before it', async () => {
    expect(await encodeLink(sized(500), 1900)).toMatchObject({ verdict: 'long' });
  });

  test('beyond what a link may inflate to, there is none', async () => {
    const link = await encodeLink({
      files: [{ path: 'a.rs', text: 'x'.repeat(linkBounds.inflated) }],
      options: {},
    });
    expect(link.state).toBe('too-large');
    expect(link.message).toContain('4,194,304');
  });
});
