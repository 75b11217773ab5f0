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
  /** What ties it to other files and to a package. A change in a body leaves it as it was. */
  readonly structure: RustStructure;
}

/** Plain data: two readings of the same structure compare equal. */
export interface RustStructure {
  readonly inclusions: readonly Inclusion[];
  /** The manifest it brings along, if it is a script. */
  readonly manifest: EmbeddedManifest | null;
}

/** Of a file by itself, as most are: the same object for all. */
export const noStructure: RustStructure = { inclusions: [], manifest: null };

export function openRust(text: string): RustFile {
  let reading: RustReading | null = null;
  let structure: RustStructure | null = null;
  const said = new Map<string, boolean>();
  return {
    text,
    get reading() {
      reading ??= readRust(text);
      return reading;
    },
    get structure() {
      structure ??= readStructure(text, () => this.reading);
      return structure;
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

function readStructure(text: string, reading: () => RustReading): RustStructure {
  const inclusions = mayInclude(text) ? readInclusions(reading()) : [];
  const manifest = readEmbeddedManifest(text, reading);
  return inclusions.length === 0 && manifest === null ? noStructure : { inclusions, manifest };
}
