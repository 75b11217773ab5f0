/**
 * The given files as a Cargo project: manifests and lock files read, what can't be read reported.
 */
import { type LockReading, readLock } from '../cargo/lock.ts';
import { type Manifest, readManifest } from '../cargo/manifest.ts';
import { type Workspace, workspacesIn } from '../cargo/project.ts';
import type { Problem } from '../text/span.ts';
import { readToml, type TomlReading } from '../toml/document.ts';
import { finding } from './findings/finding.ts';
import type { LockFile } from './graph-plan.ts';
import { Memo } from './memo.ts';
import type { FileKind, Finding, SourceFile } from './migration.ts';
import { kindOf } from './recognise.ts';

export interface ProjectFile extends SourceFile {
  readonly kind: FileKind;
}

export interface Project {
  readonly files: readonly ProjectFile[];
  readonly workspaces: readonly Workspace[];
  /** Lock files by path. */
  readonly locks: ReadonlyMap<string, LockReading>;
  readonly findings: readonly Finding[];
}

/** The readers of a project, with what they remember between migrations. */
export class ProjectReader {
  private readonly manifests = new Memo<TomlReading>(readToml);
  private readonly locks = new Memo<LockReading>(readLock);

  read(files: readonly SourceFile[]): Project {
    const manifests: Manifest[] = [];
    const locks = new Map<string, LockReading>();
    const findings: Finding[] = [];
    const recognised = files.map((file) => ({ ...file, kind: kindOf(file.path) }));
    for (const { path, text, kind } of recognised) {
      if (kind === 'manifest') {
        const { document, problem } = this.manifests.of(path, text);
        if (document) manifests.push(readManifest(path, document));
        else findings.push(unreadable('toml-syntax', path, problem));
      } else if (kind === 'lockfile') {
        const reading = this.locks.of(path, text);
        locks.set(path, reading);
        for (const problem of reading.problems) {
          findings.push(unreadable('lock-syntax', path, problem));
        }
      }
    }
    this.manifests.turn();
    this.locks.turn();
    return { files: recognised, workspaces: workspacesIn(manifests), locks, findings };
  }
}

/** The lock file that belongs to a workspace: beside its root. `null` when it, or the root, was not given. */
export function lockFileOf(project: Project, { root }: Workspace): LockFile | null {
  if (!root) return null;
  const path = root.dir === '' ? 'Cargo.lock' : `${root.dir}/Cargo.lock`;
  const reading = project.locks.get(path);
  return reading ? { path, reading } : null;
}

function unreadable(code: 'toml-syntax' | 'lock-syntax', path: string, problem: Problem): Finding {
  return finding(code, { path, from: problem.from, to: problem.to }, { problem: problem.message });
}
