/**
 * A Rust file whose reading is made when somebody asks: most files never mention a watched name, and are never lexed.
 */
import { type RustFile, readRust } from '../rust/rewrite.ts';

export function openRust(text: string): RustFile {
  let reading: RustFile['reading'] | null = null;
  return {
    text,
    get reading() {
      reading ??= readRust(text);
      return reading;
    },
  };
}
