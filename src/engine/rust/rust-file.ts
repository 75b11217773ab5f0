/**
 * A file of a package, opened and not yet read: most files never mention a watched name, and are never lexed. Whoever
 * keeps it while its text stays the same keeps with it all that was ever asked of it.
 */
import { type RustReading, readRust } from './reading.ts';

export interface RustFile {
  readonly text: string;
  /** Read when somebody first asks. */
  readonly reading: RustReading;
  /** Whether the text has `word` anywhere. The text is searched once for each word. */
  readonly says: (word: string) => boolean;
}

export function openRust(text: string): RustFile {
  let reading: RustReading | null = null;
  const said = new Map<string, boolean>();
  return {
    text,
    get reading() {
      reading ??= readRust(text);
      return reading;
    },
    says(word) {
      const known = said.get(word);
      if (known !== undefined) return known;
      const found = text.includes(word);
      said.set(word, found);
      return found;
    },
  };
}
