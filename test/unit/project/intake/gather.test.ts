import { describe, expect, test } from 'vitest';
import { gather } from '../../../../src/project/intake/gather.ts';
import type { Found, IntakeProgress, ReadFile } from '../../../../src/project/intake/intake.ts';

const found = (path: string, text = path): Found => ({
  kind: 'file',
  path,
  open: async () => new Blob([text]),
});

async function* source(...items: readonly Found[]): AsyncGenerator<Found> {
  yield* items;
}

describe('gather', () => {
  test('brings files in order, below the folder they have in common', async () => {
    const intake = await gather(source(found('a/src/lib.rs'), found('a/Cargo.toml')));
    expect(intake).toEqual({
      name: 'a',
      root: 'a/',
      files: [
        { path: 'Cargo.toml', text: 'a/Cargo.toml' },
        { path: 'src/lib.rs', text: 'a/src/lib.rs' },
      ],
      carried: [],
      skipped: [],
      problems: [],
      directory: null,
      cancelled: false,
    });
  });

  test('counts what is left out, by reason, with examples', async () => {
    const intake = await gather(
      source(
        found('Cargo.toml'),
        { kind: 'left-out', path: 'target/' },
        ...Array.from({ length: 9 }, (_, index) => found(`${index}.png`)),
      ),
    );
    expect(intake.skipped).toEqual([
      { reason: 'binary', count: 9, examples: ['0.png', '1.png', '2.png', '3.png', '4.png'] },
      { reason: 'build-output', count: 1, examples: ['target/'] },
    ]);
    expect(intake.carried).toHaveLength(9);
  });

  test('keeps what is no UTF-8 byte for byte', async () => {
    const bytes = Uint8Array.of(0x2f, 0x2f, 0xe9, 0x0a);
    const intake = await gather(
      source(found('Cargo.toml'), { kind: 'file', path: 'a.rs', open: async () => bytes }),
    );
    expect(intake.skipped).toEqual([{ reason: 'not-utf8', count: 1, examples: ['a.rs'] }]);
    const [kept] = intake.carried;
    expect(new Uint8Array((await kept?.blob.arrayBuffer()) ?? [])).toEqual(bytes);
  });

  test('a file that cannot be read is a problem of its own', async () => {
    const gone: Found = {
      kind: 'file',
      path: 'gone.rs',
      open: () => Promise.reject(new Error('NotFoundError')),
    };
    const intake = await gather(source(gone, found('b.rs')));
    expect(intake.files.map((file) => file.path)).toEqual(['b.rs']);
    expect(intake.problems.map(({ code, path }) => [code, path])).toEqual([
      ['unreadable', 'gone.rs'],
    ]);
  });

  test('a source that fails leaves what it brought', async () => {
    async function* failing(): AsyncGenerator<Found> {
      yield found('a.rs');
      throw new Error('the folder vanished');
    }
    const intake = await gather(failing());
    expect(intake.files).toHaveLength(1);
    expect(intake.problems.map((problem) => problem.code)).toEqual(['unreadable']);
  });

  test('nothing at all is said', async () => {
    const intake = await gather(source({ kind: 'left-out', path: '.git/' }));
    expect(intake.problems.map((problem) => problem.code)).toEqual(['nothing-found']);
  });

  test('many problems of a kind become a count', async () => {
    const bad = Array.from({ length: 1250 }, (_, index) => found(`../${index}`));
    const { problems } = await gather(source(found('a.rs'), ...bad));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toBe('… and 1,200 more like this.');
  });

  test('text beyond the bound is carried, and said once', async () => {
    const intake = await gather(
      source(
        found('a.rs', 'x'.repeat(60)),
        found('b.rs', 'x'.repeat(60)),
        found('c.rs', 'x'.repeat(60)),
      ),
      {},
      { bounds: { files: 10, bytes: 100 } },
    );
    expect(intake.files).toHaveLength(1);
    expect(intake.carried).toHaveLength(2);
    expect(intake.problems.map((problem) => problem.code)).toEqual(['too-much-data']);
  });

  test('ends with its count complete', async () => {
    const seen: IntakeProgress[] = [];
    await gather(
      source(found('a.rs', 'four'), found('b.rs', 'four')),
      {},
      {
        onProgress: (progress) => seen.push(progress),
      },
    );
    expect(seen.at(-1)).toEqual({ found: 2, read: 2 });
  });

  test('passes each text on as it is read, under the path it was found at, with its bytes', async () => {
    const seen: ReadFile[] = [];
    const intake = await gather(
      source(found('app/a.rs', 'ä'), found('app/logo.png', 'x'), found('app/src/b.rs', 'two')),
      {},
      { onFiles: (files) => seen.push(...files) },
    );
    expect(seen.map(({ path, text, bytes }) => [path, text, bytes.length])).toEqual([
      ['app/a.rs', 'ä', 2],
      ['app/src/b.rs', 'two', 3],
    ]);
    expect(intake.files.map(({ path }) => intake.root + path)).toEqual(
      seen.map(({ path }) => path),
    );
  });

  test('Cancel settles it though a file never answers', async () => {
    const stop = new AbortController();
    const silent: Found = { kind: 'file', path: 'b.rs', open: () => new Promise(() => {}) };
    const intake = await gather(
      source(found('a.rs'), silent),
      {},
      { signal: stop.signal, onFiles: () => void setTimeout(() => stop.abort()) },
    );
    expect(intake.cancelled).toBe(true);
    expect(intake.files.map((file) => file.path)).toEqual(['a.rs']);
  });

  test('Cancel lets the source let go of what it holds', async () => {
    const stop = new AbortController();
    // As many as are read at once, and some more: what it has no room for ends it as well.
    const [cancelAt, most] = [500, 5000];
    let given = 0;
    const closed = new Promise<string>((resolve) => {
      async function* endless(): AsyncGenerator<Found> {
        try {
          for (; given < most; given++) {
            if (given === cancelAt) stop.abort();
            yield found(`${given}.rs`);
          }
        } finally {
          resolve('closed');
        }
      }
      void gather(endless(), {}, { signal: stop.signal });
    });
    expect(await closed).toBe('closed');
    expect(given).toBeLessThan(most);
  });

  test('cancelled before it begins, it reads nothing', async () => {
    const intake = await gather(source(found('a.rs')), {}, { signal: AbortSignal.abort() });
    expect([intake.cancelled, intake.files]).toEqual([true, []]);
  });
});
