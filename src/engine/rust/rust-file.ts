/**
 * A file of a package that is read only when needed: most files never mention a watched name and are never lexed.
 * Everything that was worked out about it is kept with it, for as long as the text stays the same.
 */
import { includesWord } from '../text/search.ts';
import { type EmbeddedManifest, readEmbeddedManifest } from './embedded-manifest.ts';
import { type Inclusion, readInclusions, scanTaking, type Taking } from './inclusions.ts';
import { type RustReading, readRust } from './reading.ts';

export interface RustFile {
  readonly text: string;
  /** Read at the first access. */
  readonly reading: RustReading;
  /** Whether the text contains `word`. Each word is searched for once. */
  says(word: string): boolean;
  /** What it may include. */
  readonly taking: Taking;
  /** The files it includes. After an edit in a function's body, the list is still equal. */
  readonly inclusions: readonly Inclusion[];
  /** The manifest inside it, if it is a script. */
  readonly manifest: EmbeddedManifest | null;
}

export function openRust(text: string): RustFile {
  return new OpenedFile(text);
}

/** Shared by all files that include nothing, which are most. */
const noInclusions: readonly Inclusion[] = [];

/** Kept small, with everything else made on demand, because a project opens thousands of them. */
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

  /** Inclusions mostly come first in a file. If nothing else needs the file's tokens, only that part is read. */
  private readInclusions(): readonly Inclusion[] {
    const { end } = this.taking;
    if (end === 0) return noInclusions;
    const isWhole = this.ownReading !== null || end === this.text.length;
    return readInclusions(isWhole ? this.reading : readRust(this.text.slice(0, end)));
  }
}
