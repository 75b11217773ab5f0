/**
 * The given files as a Cargo project: manifests and lock files read, what can't be read reported. Whatever did not
 * change since the last time is the same object again.
 */
import { type LockReading, readLock } from '../cargo/lock.ts';
import { type Manifest, readManifest } from '../cargo/manifest.ts';
import { type Workspace, workspacesIn } from '../cargo/project.ts';
import { openRust, type RustFile } from '../rust/rewrite.ts';
import type { Problem } from '../text/span.ts';
import { readToml } from '../toml/document.ts';
import { finding } from './findings/finding.ts';
import type { LockFile } from './graph-plan.ts';
import { Memo, remembered, settled } from './memo.ts';
import type { FileKind, Finding, SourceFile } from './migration.ts';
import { kindOf } from './recognise.ts';

export interface ProjectFile extends SourceFile {
  readonly kind: FileKind;
  /** Rust sources, read when somebody asks. */
  readonly rust: RustFile | null;
}

export interface Project {
  readonly files: readonly ProjectFile[];
  readonly paths: readonly string[];
  readonly cargo: CargoFiles;
}

/** What the manifests and lock files say. */
export interface CargoFiles {
  readonly workspaces: readonly Workspace[];
  /** Lock files by path. */
  readonly locks: ReadonlyMap<string, LockReading>;
  readonly findings: readonly Finding[];
  /** Whether any manifest was given at all. Without one, sources are migrated on their word. */
  readonly hasManifest: boolean;
}

/** The readers of a project, with what they remember between migrations. */
export class ProjectReader {
  private files: readonly ProjectFile[] = [];
  private paths: readonly string[] = [];
  private cargoFiles: readonly ProjectFile[] = [];
  private readonly manifests = new Memo((text, path) => {
    const { document, problem } = readToml(text);
    return document ? readManifest(path, document) : problem;
  });
  private readonly locks = new Memo<LockReading>(readLock);
  private readonly readCargo = remembered((files: readonly ProjectFile[]) => this.cargo(files));

  read(files: readonly SourceFile[]): Project {
    const inPlace =
      files.length === this.paths.length && files.every(({ path }, at) => path === this.paths[at]);
    if (!inPlace) this.paths = files.map(({ path }) => path);
    this.files = recognise(this.files, files, inPlace);
    this.cargoFiles = settled(
      this.cargoFiles,
      this.files.filter(({ kind }) => kind === 'manifest' || kind === 'lockfile'),
    );
    return { files: this.files, paths: this.paths, cargo: this.readCargo(this.cargoFiles) };
  }

  private cargo(files: readonly ProjectFile[]): CargoFiles {
    const manifests: Manifest[] = [];
    const locks = new Map<string, LockReading>();
    const findings: Finding[] = [];
    for (const { path, text, kind } of files) {
      if (kind === 'manifest') {
        const reading = this.manifests.of(path, text);
        if ('document' in reading) manifests.push(reading);
        else findings.push(unreadable('toml-syntax', path, reading));
      } else {
        const reading = this.locks.of(path, text);
        locks.set(path, reading);
        for (const problem of reading.problems) {
          findings.push(unreadable('lock-syntax', path, problem));
        }
      }
    }
    this.manifests.turn();
    this.locks.turn();
    const hasManifest = files.some(({ kind }) => kind === 'manifest');
    return { workspaces: workspacesIn(manifests), locks, findings, hasManifest };
  }
}

/** The lock file that belongs to a workspace: beside its root. `null` when it, or the root, was not given. */
export function lockFileOf(cargo: CargoFiles, { root }: Workspace): LockFile | null {
  if (!root) return null;
  const path = root.dir === '' ? 'Cargo.lock' : `${root.dir}/Cargo.lock`;
  const reading = cargo.locks.get(path);
  return reading ? { path, reading } : null;
}

/** Some of the project's files. */
export function filesAt(
  files: readonly ProjectFile[],
  indices: readonly number[],
): readonly ProjectFile[] {
  const found: ProjectFile[] = [];
  for (const index of indices) {
    const file = files[index];
    if (file) found.push(file);
  }
  return found;
}

/** The files with what they are; those of `last` again where path and text are the same. `inPlace`: all paths are. */
function recognise(
  last: readonly ProjectFile[],
  files: readonly SourceFile[],
  inPlace: boolean,
): readonly ProjectFile[] {
  const known = inPlace ? null : new Map(last.map((file) => [file.path, file]));
  return files.map(({ path, text }, at) => {
    const before = known ? known.get(path) : last[at];
    if (before?.text === text) return before;
    const kind = kindOf(path);
    return { path, text, kind, rust: kind === 'rust' ? openRust(text) : null };
  });
}

function unreadable(code: 'toml-syntax' | 'lock-syntax', path: string, problem: Problem): Finding {
  return finding(code, { path, from: problem.from, to: problem.to }, { problem: problem.message });
}
