/**
 * The user's project at one moment, as plain data. History keeps snapshots, drafts store them, a permalink holds a part
 * of one. Snapshots share values and are never changed.
 *
 * Everything that belongs to a project is in here, including its options and the folder on disk. Whatever shows another
 * project (a link, Undo, an example) has the options and the folder of that one, or none.
 */
import type { MigrationOptions, SourceFile } from '../engine/host.ts';
import type { Keep } from './keep.ts';
import type { Reviewed } from './reviewed.ts';

/**
 * A file carried along byte for byte and never read as text. The blob of a file on disk holds no bytes until it is
 * read.
 */
export interface CarriedFile {
  readonly path: string;
  readonly blob: Blob;
  /** Why it has no text. */
  readonly reason: CarriedReason;
}

export const carriedReasons = ['binary', 'not-utf8', 'too-large'] as const;
export type CarriedReason = (typeof carriedReasons)[number];

/** The folder on disk that a project was read from. A project keeps it for good. */
export interface Folder {
  readonly handle: FileSystemDirectoryHandle;
  /** The texts, by path, that this project last read or wrote there. */
  readonly read: ReadonlyMap<string, string>;
}

/** Where a project comes from. An example or a link becomes `own` with its first change. */
export type Origin =
  | { readonly kind: 'own' }
  /** `fragment`: what the page's address contains while it is shown, either `''` or with its `#`. */
  | { readonly kind: 'example' | 'link'; readonly fragment: string };

export interface ProjectSnapshot {
  /** The permanent name of the project and its draft. A copy has another one. */
  readonly id: string;
  readonly origin: Origin;
  /** The name of its folder or archive, or `''`. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly carried: readonly CarriedFile[];
  readonly options: MigrationOptions;
  /** Changes that the user declined. */
  readonly kept: readonly Keep[];
  /** Files that the user has looked at. */
  readonly reviewed: readonly Reviewed[];
  readonly folder: Folder | null;
}

/** A project with an id of its own. */
export function newProject(parts: Partial<Omit<ProjectSnapshot, 'id'>> = {}): ProjectSnapshot {
  return {
    origin: { kind: 'own' },
    name: '',
    files: [],
    carried: [],
    options: {},
    kept: [],
    reviewed: [],
    folder: null,
    ...parts,
    id: newId(),
  };
}

/**
 * The project with a change by its user. Viewing an example with other options leaves it an example: only changing a
 * text makes it the user's own.
 */
export function changed(
  snapshot: ProjectSnapshot,
  change: Partial<Pick<ProjectSnapshot, 'files' | 'carried' | 'options' | 'kept' | 'reviewed'>>,
): ProjectSnapshot {
  const stays = snapshot.origin.kind === 'example' && !change.files && !change.carried;
  return { ...snapshot, ...change, origin: stays ? snapshot.origin : { kind: 'own' } };
}

/** Whether it contains nothing that anyone could want back. */
export function isEmpty({ files, carried }: ProjectSnapshot): boolean {
  return files.length === 0 && carried.length === 0;
}

/**
 * Whether the project `now` lacks a text of the user's project `before`. A text that is on disk still counts as
 * lacking, because the next Save overwrites it.
 */
export function lacksText(now: ProjectSnapshot, before: ProjectSnapshot): boolean {
  if (before.origin.kind !== 'own') return false;
  const there = new Map(now.files.map(({ path, text }) => [path, text]));
  return before.files.some(({ path, text }) => text.trim() !== '' && there.get(path) !== text);
}

/** A copy with an id of its own: changing one never affects the other. */
export function copyOf(snapshot: ProjectSnapshot): ProjectSnapshot {
  return { ...snapshot, origin: { kind: 'own' }, id: newId() };
}

/** 128 random bits in hexadecimal. `crypto.randomUUID` is missing on pages served without TLS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
