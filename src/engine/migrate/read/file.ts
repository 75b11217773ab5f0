/**
 * A file of a project together with everything that was read from it. Each reading is made when first asked for, or
 * ahead of a migration (`readAhead`) while other files are still arriving, and kept as long as the object is.
 */
import { crateIdentifier } from '../../cargo/dependency.ts';
import { type LockReading, readLock } from '../../cargo/lock.ts';
import { type Manifest, readManifest } from '../../cargo/manifest.ts';
import { cratesOf } from '../../forks/fork.ts';
import { guideForks } from '../../forks/guide.ts';
import {
  beginsAsScript,
  type EmbeddedManifest,
  openRust,
  type RustFile,
  readAhead,
} from '../../rust/rewrite.ts';
import type { Problem } from '../../text/span.ts';
import { readToml, type TomlReading } from '../../toml/document.ts';
import type { FileKind, SourceFile } from '../migration.ts';
import { kindOf } from './kind.ts';

/** Readings that do not depend on the file's path. */
interface Readings {
  rust: RustFile | null;
  toml: TomlReading | null;
  lock: LockReading | null;
}

export class ProjectFile implements SourceFile {
  readonly path: string;
  readonly text: string;
  readonly kind: FileKind;
  private readonly readings: Readings;
  private ownManifest: Manifest | Problem | null = null;

  constructor(path: string, text: string, readings?: Readings) {
    this.path = path;
    this.text = text;
    this.kind = kindOf(path);
    const rust = this.kind === 'rust' ? openRust(text) : null;
    this.readings = readings ?? { rust, toml: null, lock: null };
  }

  /** The same file under another path of the same kind. */
  at(path: string): ProjectFile {
    return new ProjectFile(path, this.text, this.readings);
  }

  /** `null` for a file that is not named as Rust. */
  get rust(): RustFile | null {
    return this.kind === 'rust' ? this.readings.rust : null;
  }

  /**
   * The text read as Rust, whatever the file's name, because `include!` takes any file. `null` for a manifest or lock
   * file.
   */
  get asRust(): RustFile | null {
    if (this.kind === 'manifest' || this.kind === 'lockfile') return null;
    this.readings.rust ??= openRust(this.text);
    return this.readings.rust;
  }

  /** The manifest inside the text, if it is a script. */
  get script(): EmbeddedManifest | null {
    if (this.kind === 'rust') {
      // One that can't be read is no Rust either, which is said there.
      const manifest = this.readings.rust?.manifest ?? null;
      return manifest?.problem === undefined ? manifest : null;
    }
    if (this.kind !== 'other' || !beginsAsScript(this.path, this.text)) return null;
    return this.asRust?.manifest ?? null;
  }

  /** The text read as a manifest, or why it can't be. */
  get manifest(): Manifest | Problem {
    this.ownManifest ??= this.readManifest();
    return this.ownManifest;
  }

  /** The text read as a lock file. */
  get lock(): LockReading {
    this.readings.lock ??= readLock(this.text);
    return this.readings.lock;
  }

  /** Reads what a migration with the guide's forks will need. */
  readAhead(): void {
    if (this.kind === 'lockfile') void this.lock;
    else if (this.kind === 'manifest') {
      if (packages.some((name) => this.text.includes(name))) this.toml.document?.tree();
    } else if (this.rust) readAhead(this.rust, watchedNames);
  }

  private get toml(): TomlReading {
    this.readings.toml ??= readToml(this.text);
    return this.readings.toml;
  }

  private readManifest(): Manifest | Problem {
    const { document, problem } = this.toml;
    return document ? readManifest(this.path, document) : problem;
  }
}

const packages = guideForks.flatMap(cratesOf);

/** The names in sources of the crates that the guide's forks replace. */
const watchedNames: readonly string[] = guideForks.flatMap((fork) =>
  fork.kind === 'rename' ? [crateIdentifier(fork.crate)] : [],
);
