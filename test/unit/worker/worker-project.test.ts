import { afterEach, describe, expect, test } from 'vitest';
import { type MigrationOptions, migrate, type SourceFile } from '../../../src/engine/index.ts';
import { createMigrationClient, type MigrationClient } from '../../../src/worker/client.ts';
import { localWorkers } from './local-worker.ts';

const clients: MigrationClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

/** Page and worker joined. */
function joined() {
  const { spawn, workers } = localWorkers();
  const client = createMigrationClient({ spawn });
  clients.push(client);
  const run = async (files: readonly SourceFile[], options: MigrationOptions = {}) => {
    const outcome = await client.migrate(files, options);
    if (outcome.state !== 'done') throw new Error(outcome.state);
    return outcome.migration;
  };
  return { client, run, workers };
}

const manifest = (name: string, dependency: string) =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${dependency}\n`;

const project: readonly SourceFile[] = [
  {
    path: 'Cargo.toml',
    text: `[workspace]\nmembers = ["a", "b", "c"]\n\n${manifest('root', 'paste = "1.0"')}`,
  },
  { path: 'README.md', text: '```\npaste::paste! {}\n```\n' },
  { path: 'a/Cargo.toml', text: manifest('a', 'paste = "1.0"') },
  { path: 'a/src/lib.rs', text: 'use paste::paste;\r\npaste! { fn f() {} }\r\n' },
  { path: 'b/Cargo.toml', text: manifest('b', 'gemm = "0.19"') },
  { path: 'b/src/lib.rs', text: 'use gemm::{gemm, Parallelism};\n' },
  { path: 'b/src/wrong.rs', text: 'fn f() { gemm::x(\n' },
  { path: 'c/Cargo.toml', text: manifest('c', 'paste = "1"') },
  { path: 'c/src/lib.rs', text: '#![doc = include_str!("../../README.md")]\npaste::paste! {}\n' },
  { path: 'loose.rs', text: 'use paste::paste;\n' },
  { path: 'notes.txt', text: 'nothing of ours' },
];

const without = (...paths: readonly string[]) =>
  project.filter(({ path }) => !paths.includes(path));
const withText = (path: string, text: string, files = project) =>
  files.map((file) => (file.path === path ? { path, text } : file));

const changes: readonly [string, readonly SourceFile[], MigrationOptions?][] = [
  ['the first', project],
  ['the same again', project],
  ['another option', project, { strategy: 'alias' }],
  ['back to the default', project],
  ['one file edited', withText('a/src/lib.rs', 'fn f() {}')],
  ['an including file edited', withText('c/src/lib.rs', 'paste::paste! {}\n')],
  ['a manifest less: its files are the root’s now', without('c/Cargo.toml')],
  ['one of them edited', withText('c/src/lib.rs', 'use paste::*;\n', without('c/Cargo.toml'))],
  ['and back', project],
  ['no root', without('Cargo.toml')],
  ['no manifest at all', project.filter(({ path }) => !path.endsWith('.toml'))],
  ['everything gone', []],
  ['everything back', [...project].reverse()],
];

test('page and worker give what the engine gives, through any sequence of changes', async () => {
  const { run, workers } = joined();
  for (const [name, files, options] of changes) {
    expect(await run(files, options), name).toEqual(migrate(files, options));
  }
  expect(workers).toHaveLength(1);
});

test('a project handed over while it is read is not sent again', async () => {
  const { client, run, workers } = joined();
  const arrival = client.arrival();
  for (const { path, text } of project) {
    arrival.read([{ path: `candle/${path}`, text, bytes: new TextEncoder().encode(text) }]);
  }
  arrival.end('candle/');
  expect(await run(project)).toEqual(migrate(project));
  expect(workers[0]?.takePut()).toEqual([]);
});

describe('what crosses', () => {
  test('is only what changed', async () => {
    const { run, workers } = joined();
    await run(project);
    expect(workers[0]?.takePut()).toEqual(project.map(({ path }) => path));
    const { results = 0 } = workers[0] ?? {};
    await run([...project]);
    await run(withText('notes.txt', 'more'));
    expect(workers[0]?.takePut()).toEqual(['notes.txt']);
    expect(workers[0]?.results).toBe(results);
  });
});

describe('a project on its way in', () => {
  const arriving = (path: string, text: string) => ({
    path,
    text,
    bytes: new TextEncoder().encode(text),
  });

  test('gives its bytes away, and keeps those that are part of something larger', () => {
    const { client } = joined();
    const whole = arriving('a.rs', 'fn a() {}');
    const part = { ...arriving('b.rs', 'fn b() {}'), bytes: whole.bytes.slice(0).subarray(1, 3) };
    client.arrival().read([whole, part]);
    expect(whole.bytes.byteLength).toBe(0);
    expect(part.bytes.byteLength).toBe(2);
  });

  test('gives away a buffer that its files share, if they are all there', async () => {
    const { client, run } = joined();
    const texts = ['use paste::paste;', 'fn b() {}'];
    const buffer = new TextEncoder().encode(texts.join('')).buffer;
    const [first = '', second = ''] = texts;
    const both = [
      { path: 'a.rs', text: first, bytes: new Uint8Array(buffer, 0, first.length) },
      { path: 'b.rs', text: second, bytes: new Uint8Array(buffer, first.length) },
    ];
    const arrival = client.arrival();
    arrival.read(both.slice(0, 1));
    expect(buffer.byteLength).toBe(first.length + second.length);
    arrival.read(both);
    expect(buffer.byteLength).toBe(0);
    arrival.end('');
    const files = both.map(({ path, text }) => ({ path, text }));
    expect(await run(files)).toEqual(migrate(files));
  });

  test('reaches the migration byte for byte', async () => {
    const { client, run, workers } = joined();
    const text = '\uFEFFuse paste::paste; // ü\r\n😀';
    const arrival = client.arrival();
    arrival.read([arriving('x/a.rs', text)]);
    arrival.end('x/');
    const files = [{ path: 'a.rs', text }];
    expect(await run(files)).toEqual(migrate(files));
    expect(workers[0]?.takePut()).toEqual([]);
  });

  test('that is given up, or overtaken by another, leaves nothing behind', async () => {
    const { client, run, workers } = joined();
    const givenUp = client.arrival();
    givenUp.read([arriving('a.rs', 'fn a() {}')]);
    givenUp.end(null);
    const overtaken = client.arrival();
    overtaken.read([arriving('a.rs', 'fn a() {}')]);
    client.arrival().read([arriving('b.rs', 'fn b() {}')]);
    overtaken.read([arriving('c.rs', '')]);
    overtaken.end('');
    const files = [{ path: 'a.rs', text: 'fn a() {}' }];
    expect(await run(files)).toEqual(migrate(files));
    expect(workers[0]?.takePut()).toEqual(['a.rs']);
  });

  test('is sent after all when its workers are lost on the way', async () => {
    const { client, run, workers } = joined();
    const arrival = client.arrival();
    arrival.read([arriving('a.rs', 'use paste::paste;')]);
    workers[0]?.die();
    arrival.read([arriving('b.rs', 'use gemm::gemm;')]);
    arrival.end('');
    const files = [
      { path: 'a.rs', text: 'use paste::paste;' },
      { path: 'b.rs', text: 'use gemm::gemm;' },
    ];
    expect(await run(files)).toEqual(migrate(files));
    expect(workers[1]?.takePut()).toEqual(['a.rs']);
  });
});
