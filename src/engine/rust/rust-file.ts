/**
 * A file of a package, opened and not yet read: most files never mention a watched name, and are never lexed. Whoever
 * keeps it while its text stays the same keeps with it all that was ever asked of it.
 */
import { type EmbeddedManifest, readEmbeddedManifest } from './embedded-manifest.ts';
import { type Inclusion, mayInclude, readInclusions } from './inclusions.ts';
import { type RustReading, readRust } from './reading.ts';

export interface RustFile {
  readonly text: string;
  /** Read when somebody first asks. */
  readonly reading: RustReading;
  /** Whether the text has `word` anywhere. The text is searched once for each word. */
  readonly says: (word: string) => boolean;
  /** The files it takes in. A change in a body leaves them as they were. */
  readonly inclusions: readonly Inclusion[];
  /** The manifest it brings along, if it is a script. */
  readonly manifest: EmbeddedManifest | null;
}

/** Of a file by itself, as most are: the same object for all. */
const noInclusions: readonly Inclusion[] = [];

export function openRust(text: string): RustFile {
  let reading: RustReading | null = null;
  let inclusions: readonly Inclusion[] | null = null;
  let manifest: EmbeddedManifest | null | undefined;
  const said = new Map<string, boolean>();
  return {
    text,
    get reading() {
      reading ??= readRust(text);
      return reading;
    },
    get inclusions() {
      inclusions ??= mayInclude(text) ? readInclusions(this.reading) : noInclusions;
      return inclusions;
    },
    get manifest() {
      if (manifest === undefined) manifest = readEmbeddedManifest(text, () => this.reading);
      return manifest;
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
