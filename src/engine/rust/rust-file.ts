/**
 * A file of a package, opened and not yet read: most files never mention a watched name, and are never lexed. Whoever
 * keeps it while its text stays the same keeps with it all that was ever asked of it.
 */
import { includesWord } from '../text/search.ts';
import { type EmbeddedManifest, readEmbeddedManifest } from './embedded-manifest.ts';
import { type Inclusion, readInclusions, scanTaking, type Taking } from './inclusions.ts';
import { type RustReading, readRust } from './reading.ts';

export interface RustFile {
  readonly text: string;
  /** Read when somebody first asks. */
  readonly reading: RustReading;
  /** Whether the text has `word` anywhere. The text is searched once for each word. */
  says(word: string): boolean;
  /** What it may take in. */
  readonly taking: Taking;
  /** The files it takes in. A change in a body leaves them as they were. */
  readonly inclusions: readonly Inclusion[];
  /** The manifest it brings along, if it is a script. */
  readonly manifest: EmbeddedManifest | null;
}

export function openRust(text: string): RustFile {
  return new OpenedFile(text);
}

/** Of a file by itself, as most are: the same object for all. */
const noInclusions: readonly Inclusion[] = [];

/** Small, and nothing more is made until somebody asks: a project opens thousands. */
class OpenedFile implements RustFile {
  readonly text: string;
  private ownReading: RustReading | null = null;
  private ownTaking: Taking | null = null;
  private ownInclusions: readonly Inclusion[] | null = null;
  private ownManifest: EmbeddedManifest | null | undefined;
  private said: Map<string, boolean> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get reading(): RustReading {
    this.ownReading ??= readRust(this.text);
    return this.ownReading;
  }

  get taking(): Taking {
    this.ownTaking ??= scanTaking(this.text);
    return this.ownTaking;
  }

  get inclusions(): readonly Inclusion[] {
    this.ownInclusions ??= this.readInclusions();
    return this.ownInclusions;
  }

  get manifest(): EmbeddedManifest | null {
    if (this.ownManifest === undefined) {
      this.ownManifest = readEmbeddedManifest(this.text, () => this.reading);
    }
    return this.ownManifest;
  }

  says(word: string): boolean {
    this.said ??= new Map();
    const known = this.said.get(word);
    if (known !== undefined) return known;
    const found = includesWord(this.text, word);
    this.said.set(word, found);
    return found;
  }

  /** What takes other files in mostly stands first: only so much is read of a file that nothing else is asked of. */
  private readInclusions(): readonly Inclusion[] {
    const { end } = this.taking;
    if (end === 0) return noInclusions;
    const isWhole = this.ownReading !== null || end === this.text.length;
    return readInclusions(isWhole ? this.reading : readRust(this.text.slice(0, end)));
  }
}
