/** The types for everything that comes in: what was found, and what became of it. */
import type { SourceFile } from '../../engine/host.ts';
import type { CarriedFile } from '../snapshot.ts';
import type { ArchiveLink } from './links.ts';

/** The result of an intake. Every file found is in `files`, in `carried` or counted in `skipped`. */
export interface Intake {
  /** The name of the one folder or archive that everything came from, or `''`. */
  readonly name: string;
  /**
   * The folder that contained all paths, with a trailing `/`. It is removed from the paths in `files` and `carried`.
   */
  readonly root: string;
  /** Text files, in path order. */
  readonly files: readonly SourceFile[];
  /** Files kept byte for byte without being read as text. They are counted in `skipped` as well. */
  readonly carried: readonly CarriedFile[];
  /** What is not migrated, by reason, most frequent first. */
  readonly skipped: readonly Skipped[];
  /** What the user should know: unsafe names, damaged archives, unreadable files. */
  readonly problems: readonly IntakeProblem[];
  /** The folder to write back to, if the browser gave one. */
  readonly directory: FileSystemDirectoryHandle | null;
  /** Whether the user stopped it. The other fields hold what had been read by then. */
  readonly cancelled: boolean;
}

/** The first five are left out, the others are carried. */
export type SkipReason =
  /** Inside `target/`. */
  | 'build-output'
  /** Inside `.git/` and the like. */
  | 'version-control'
  /** Inside `node_modules/`. */
  | 'node-modules'
  /** What an operating system leaves behind: `.DS_Store`, `__MACOSX/`. */
  | 'system'
  /** A link to something that is never compiled: a licence, a picture. */
  | 'link'
  | 'binary'
  | 'not-utf8'
  | 'too-large';

export interface Skipped {
  readonly reason: SkipReason;
  /** The number of files, and of folders that were not entered. */
  readonly count: number;
  /** The first few paths; those of folders end in `/`. */
  readonly examples: readonly string[];
}

export type IntakeProblemCode =
  | 'unsafe-path'
  | 'repaired-path'
  | 'duplicate-path'
  /** A link to sources that are given; says where it leads. */
  | 'link-entry'
  /** A link to something that was not given. */
  | 'link-outside'
  | 'special-entry'
  | 'unreadable'
  | 'damaged-archive'
  | 'encrypted-entry'
  | 'unsupported-entry'
  | 'too-many-files'
  | 'too-much-data'
  | 'nothing-found';

export interface IntakeProblem {
  readonly code: IntakeProblemCode;
  /** The path as it was given; show it with `displayPath`. Empty if the problem is about the whole intake. */
  readonly path: string;
  readonly message: string;
}

export interface IntakeProgress {
  /** Files found so far. */
  readonly found: number;
  /** Files read so far. */
  readonly read: number;
}

/**
 * A text file just read, with its bytes, perhaps in a buffer that other files share. Nobody else needs the bytes any
 * more.
 */
export interface ReadFile extends SourceFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface IntakeOptions {
  /** Called at most about twenty times a second. */
  readonly onProgress?: (progress: IntakeProgress) => void;
  /** Called with text files as they are read, several at a time, with their paths before `root` was removed. */
  readonly onFiles?: (files: readonly ReadFile[]) => void;
  readonly signal?: AbortSignal;
  /** Defaults to `intakeBounds`. */
  readonly bounds?: IntakeBounds;
}

/** The limits of an intake; a project of this size still fits into a browser tab. */
export interface IntakeBounds {
  readonly files: number;
  /** Bytes of text in total, and also of what archives inflate to in total. */
  readonly bytes: number;
}

export const intakeBounds: IntakeBounds = { files: 100_000, bytes: 512 * 1024 * 1024 };

/** What a source of files finds on its way. Paths are as the source gives them, untrusted. */
export type Found =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly open: () => Promise<Blob | Uint8Array<ArrayBuffer>>;
    }
  /** A file that `leftOut` told the source not to read, or a folder (with a trailing `/`) not to enter. */
  | { readonly kind: 'left-out'; readonly path: string }
  | { readonly kind: 'link'; readonly link: ArchiveLink }
  | { readonly kind: 'problem'; readonly code: IntakeProblemCode; readonly path: string };
