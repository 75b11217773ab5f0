/**
 * Rust files with readings made when somebody asks: most files never mention a watched name, and are never lexed.
 */
import { type RustFile, readRust } from '../rust/rewrite.ts';
import { Memo } from './memo.ts';
import type { SourceFile } from './migration.ts';

export class RustFiles {
  private readonly memo = new Memo<RustFile>(lazily);

  open(files: readonly SourceFile[]): ReadonlyMap<string, RustFile> {
    return new Map(files.map(({ path, text }) => [path, this.memo.of(path, text)]));
  }

  /** Ends a migration: forgets the files it did not open. */
  turn(): void {
    this.memo.turn();
  }
}

function lazily(text: string): RustFile {
  let reading: RustFile['reading'] | null = null;
  return {
    text,
    get reading() {
      reading ??= readRust(text);
      return reading;
    },
  };
}
