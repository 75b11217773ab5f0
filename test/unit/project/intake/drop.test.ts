import { describe, expect, test } from 'vitest';
import { readDrop } from '../../../../src/project/intake/drop.ts';
import { type DropSource, takeDrop } from '../../../../src/project/intake/dropped.ts';

/** A folder as the older Entries API shows it: names to texts, or to folders; `null` is a file that fails. */
interface Tree {
  readonly [name: string]: string | null | Tree;
}

class FakeEntry implements FileSystemEntry {
  readonly name: string;
  readonly isFile: boolean = false;
  readonly isDirectory: boolean = false;
  readonly fullPath = '';

  constructor(name: string) {
    this.name = name;
  }

  get filesystem(): FileSystem {
    throw new Error('not used');
  }

  getParent(): void {
    throw new Error('not used');
  }
}

class FakeFile extends FakeEntry implements FileSystemFileEntry {
  override readonly isFile = true;
  private readonly text: string | null;

  constructor(name: string, text: string | null) {
    super(name);
    this.text = text;
  }

  file(success: FileCallback, failure?: ErrorCallback): void {
    if (this.text === null) failure?.(new DOMException('gone', 'NotFoundError'));
    else success(new File([this.text], this.name));
  }
}

class FakeDirectory extends FakeEntry implements FileSystemDirectoryEntry {
  override readonly isDirectory = true;
  private readonly tree: Tree;

  constructor(name: string, tree: Tree) {
    super(name);
    this.tree = tree;
  }

  getDirectory(): void {
    throw new Error('not used');
  }

  getFile(): void {
    throw new Error('not used');
  }

  /** Hands out a hundred at a time, as browsers do. */
  createReader(): FileSystemDirectoryReader {
    const entries = Object.entries(this.tree).map(([name, content]) =>
      typeof content === 'object' && content !== null
        ? new FakeDirectory(name, content)
        : new FakeFile(name, content),
    );
    return { readEntries: (success) => success(entries.splice(0, 100)) };
  }
}

const folder = (name: string, tree: Tree) => ({
  kind: 'file',
  getAsFile: () => null,
  webkitGetAsEntry: () => new FakeDirectory(name, tree),
});
const file = (name: string, text: string) => ({
  kind: 'file',
  getAsFile: () => new File([text], name),
  webkitGetAsEntry: () => new FakeFile(name, text),
});
const words = { kind: 'string', getAsFile: () => null, webkitGetAsEntry: () => null };
type Item = DropSource['items'] extends Iterable<infer I> ? I : never;
const read = (...items: readonly Item[]) => readDrop(takeDrop({ items, getData: () => '' }));

describe('a dropped folder', () => {
  test('is read whole, below its name, without what is no part of a project', async () => {
    const intake = await read(
      folder('candle', {
        'Cargo.toml': '[workspace]',
        src: { 'lib.rs': '', target: { 'mod.rs': '' } },
        target: { debug: 'x' },
        '.git': { HEAD: 'x' },
      }),
    );
    expect(intake.name).toBe('candle');
    expect(intake.files.map((one) => one.path)).toEqual([
      'Cargo.toml',
      'src/lib.rs',
      'src/target/mod.rs',
    ]);
    expect(intake.skipped).toEqual([
      { reason: 'build-output', count: 1, examples: ['target/'] },
      { reason: 'version-control', count: 1, examples: ['.git/'] },
    ]);
  });

  test('of more than a hundred files is read to its end', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`${index}.rs`, `// ${index}`]),
    );
    expect((await read(folder('a', many))).files).toHaveLength(250);
  });

  test('with a file that vanishes lacks that file, and says so', async () => {
    const intake = await read(folder('a', { 'a.rs': '', 'gone.rs': null }));
    expect(intake.files.map((one) => one.path)).toEqual(['a.rs']);
    expect(intake.problems.map(({ code, path }) => [code, path])).toEqual([
      ['unreadable', 'a/gone.rs'],
    ]);
  });
});

test('two folders keep their names', async () => {
  const intake = await read(folder('a', { 'Cargo.toml': '' }), folder('b', { 'Cargo.toml': '' }));
  expect(intake.name).toBe('');
  expect(intake.files.map((one) => one.path)).toEqual(['a/Cargo.toml', 'b/Cargo.toml']);
});

test('loose files stand beside each other; words are no file', async () => {
  const intake = await read(file('Cargo.toml', ''), words, file('main.rs', 'fn main() {}'));
  expect(intake.files).toEqual([
    { path: 'Cargo.toml', text: '' },
    { path: 'main.rs', text: 'fn main() {}' },
  ]);
});

test('two loose files of one name: the first stays, and the second is reported', async () => {
  const intake = await read(file('Cargo.toml', 'first'), file('Cargo.toml', 'second'));
  expect(intake.files).toEqual([{ path: 'Cargo.toml', text: 'first' }]);
  expect(intake.problems.map((problem) => problem.code)).toEqual(['duplicate-path']);
});

test('words alone are taken as text', () => {
  const getData = (format: string) => (format === 'text/plain' ? 'use paste::paste;' : '');
  expect(takeDrop({ items: [words], getData }).text).toBe('use paste::paste;');
  expect(takeDrop({ items: [file('a.rs', '')], getData }).text).toBe('');
});
