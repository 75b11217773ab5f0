/**
 * The types of everything that comes in: what was found, what became of it.
 */
import type { SourceFile } from '../../engine/host.ts';
import type { CarriedFile } from '../snapshot.ts';
import type { ArchiveLink } from './links.ts';

/** What an intake brought. Every file met is in `files`, in `carried` or counted in `skipped`. */
export interface Intake {
  /** The name of the one folder or archive everything came from, else ''. */
  readonly name: string;
  /** The folder that all paths had in common, ending in '/'; `files` and `carried` have lost it. */
  readonly root: string;
  /** Text files, in path order. */
  readonly files: readonly SourceFile[];
  /** Files kept byte for byte without being read as text; they too are counted in `skipped`. */
  readonly carried: readonly CarriedFile[];
  /** What is not migrated, by reason, the most frequent first. */
  readonly skipped: readonly Skipped[];
  /** What the user should know of: unsafe names, damaged archives, unreadable files. */
  readonly problems: readonly IntakeProblem[];
  /** The folder to write back to, where the browser gave one. */
  readonly directory: FileSystemDirectoryHandle | null;
  /** Whether the user stopped it; what had been read until then is in the other fields. */
  readonly cancelled: boolean;
}

/** Left out: the first five. Carried: the others. */
export type SkipReason =
  /** Inside `target/`. */
  | 'build-output'
  /** Inside `.git/` and its like. */
  | 'version-control'
  /** Inside `node_modules/`. */
  | 'node-modules'
  /** What an operating system leaves behind: `.DS_Store`, `__MACOSX/`. */
  | 'system'
  /** A link to what no package compiles: a licence, a picture. */
  | 'link'
  | 'binary'
  | 'not-utf8'
  | 'too-large';

export interface Skipped {
  readonly reason: SkipReason;
  /** Files, and folders that were not entered. */
  readonly count: number;
  /** The first few paths; folders end in '/'. */
  readonly examples: readonly string[];
}

export type IntakeProblemCode =
  | 'unsafe-path'
  | 'repaired-path'
  | 'duplicate-path'
  /** A link, with where it leads: to sources that are given. */
  | 'link-entry'
  /** To what is not given. */
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
  /** The path as it was given: show it with `displayPath`. Empty when it is about the whole. */
  readonly path: string;
  readonly message: string;
}

export interface IntakeProgress {
  /** Files met so far. */
  readonly found: number;
  /** Files read so far. */
  readonly read: number;
  /** Bytes read so far. */
  readonly bytes: number;
  /** Whether `found` is final. */
  readonly complete: boolean;
}

/** A text file just read, with the bytes it came from, perhaps in a buffer it shares: nobody else needs them any more. */
export interface ReadFile extends SourceFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface IntakeOptions {
  /** Called at most some twenty times a second. */
  readonly onProgress?: (progress: IntakeProgress) => void;
  /** Is given text files as they are read, several at a time, under their paths before `root` was taken off. */
  readonly onFiles?: (files: readonly ReadFile[]) => void;
  readonly signal?: AbortSignal;
  /** Default `intakeBounds`. */
  readonly bounds?: IntakeBounds;
}

/** What an intake takes at most; a project of this size still fits a browser tab. */
export interface IntakeBounds {
  readonly files: number;
  /** Bytes of text in all, and bytes inflated from archives in all. */
  readonly bytes: number;
}

export const intakeBounds: IntakeBounds = { files: 100_000, bytes: 512 * 1024 * 1024 };

/** What a source of files meets on its way; paths as given there, untrusted. */
export type Found =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly open: () => Promise<Blob | Uint8Array<ArrayBuffer>>;
    }
  /** A file that `leftOut` told the source not to read, or a folder, ending in '/', not to enter. */
  | { readonly kind: 'left-out'; readonly path: string }
  | { readonly kind: 'link'; readonly link: ArchiveLink }
  | { readonly kind: 'problem'; readonly code: IntakeProblemCode; readonly path: string };
