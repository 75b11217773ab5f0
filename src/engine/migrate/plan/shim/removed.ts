/**
 * The shims that a way back leaves unused. A folder that is exactly as `shim.ts` writes it is deleted with its patch;
 * one that somebody changed, or that a manifest names, stays, with a finding.
 */
import type { Manifest } from '../../../cargo/manifest.ts';
import { type RenamedFork, rangesOf } from '../../../forks/fork.ts';
import { addUnder } from '../../../text/append.ts';
import type { Edit } from '../../../text/edit.ts';
import { foldersAbove, resolvePath } from '../../../text/path.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { Project } from '../../read/project.ts';
import type { PlannedChange, PresentShim, ProjectPlan } from '../model.ts';
import { shimGroup } from '../patch/back.ts';
import { shimFiles } from './shim.ts';

export interface RemovedShims {
  /** Edits of the files that are removed, by path: one each. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly findings: readonly Finding[];
}

/** A shim, as the roots that patch it in know it. */
interface Use {
  readonly root: Manifest;
  readonly presentShim: PresentShim;
  /** Whether its entry is removed from the root's manifest. */
  readonly isGoing: boolean;
}

/** `undecoded`: paths of files that exist but have no text. */
export function removedShims(
  { workspaces }: ProjectPlan,
  project: Project,
  undecoded: readonly string[],
): RemovedShims {
  const uses = new Map<string, Use[]>();
  for (const { workspace, presentShims, changes } of workspaces) {
    const { root } = workspace;
    if (!root) continue;
    for (const presentShim of presentShims) {
      const isGoing = isTaken(presentShim, changes.get(root.path) ?? []);
      addUnder(uses, presentShim.folder, { root, presentShim, isGoing });
    }
  }
  const edits = new Map<string, readonly Edit[]>();
  const findings: Finding[] = [];
  if (uses.size === 0) return { edits, findings };
  const files = filesIn([...uses.keys()], project.files, undecoded);
  const named = namedFolders(project);
  for (const [folder, own] of uses) {
    const [first] = own;
    if (!first || own.some(({ isGoing }) => !isGoing)) continue;
    const { fork } = first.presentShim;
    const whole = files.get(folder) ?? [];
    const why = whyStays(fork, folder, whole, named);
    if (why !== null) {
      for (const { root, presentShim } of own) {
        const about = { crate: fork.fork, folder, why };
        findings.push(finding('back-shim', placeIn(root, presentShim.entry.at), about));
      }
      continue;
    }
    const manifests = own.map(({ root }) => root.path);
    for (const { path, text } of whole) {
      const purpose = {
        reason: `Everything uses ${fork.fork} itself again, so nothing needs its shim.`,
        fork: fork.fork,
        group: shimGroup(fork, folder),
        part: 'file',
        manifests,
      } as const;
      edits.set(path, [{ from: 0, to: text.length, insert: '', ...purpose }]);
    }
  }
  return { edits, findings };
}

/** Whether the entry is removed, by itself or with its table. */
function isTaken({ entry }: PresentShim, changes: readonly PlannedChange[]): boolean {
  return changes.some(
    ({ kind, at }) => kind === 'remove' && at.every((key, index) => key === entry.at[index]),
  );
}

/** Why a folder stays; `null` if it is deleted. */
function whyStays(
  back: RenamedFork,
  folder: string,
  files: readonly TextFile[],
  named: ReadonlySet<string>,
): 'changed' | 'named' | 'unknown' | null {
  if (named.has(folder)) return 'named';
  if (!back.shimThere) return 'unknown';
  return isAsWritten(back, folder, files) ? null : 'changed';
}

type TextFile = Project['files'][number];

/** The files in and below each of the folders; none for a folder that contains a file without text. */
function filesIn(
  folders: readonly string[],
  files: readonly TextFile[],
  undecoded: readonly string[],
): ReadonlyMap<string, readonly TextFile[]> {
  const found = new Map<string, TextFile[]>(folders.map((folder) => [folder, []]));
  for (const file of files) {
    for (const folder of foldersAbove(file.path)) found.get(folder)?.push(file);
  }
  for (const path of undecoded) {
    for (const folder of foldersAbove(path)) found.delete(folder);
  }
  return found;
}

/** Whether these are the files of a shim, all of them, and as they are written; line ends may be those of Windows. */
function isAsWritten(back: RenamedFork, folder: string, files: readonly TextFile[]): boolean {
  const { shimThere } = back;
  const manifest = files.find(({ path }) => path === `${folder}/Cargo.toml`)?.manifest;
  const version = manifest && 'document' in manifest ? manifest.package?.version : null;
  if (!shimThere || version == null || files.length !== 2) return false;
  const there = rowThere(back);
  return [false, true].some((member) =>
    [false, true].some((flat) =>
      shimFiles(there, shimThere, version, { folder, member, flat }).every(({ path, text }) =>
        files.some((file) => file.path === path && file.text.replaceAll('\r\n', '\n') === text),
      ),
    ),
  );
}

/** The row that led there, as far as a shim depends on it. */
function rowThere(back: RenamedFork): RenamedFork {
  const { crate, lib, fork, forkLib, features, wrote } = back;
  const [requirement = '*'] = wrote ?? rangesOf(back).map(({ compatible }) => compatible);
  return {
    kind: 'rename',
    crate: fork,
    fork: crate,
    requirement,
    versions: [],
    compatible: '*',
    ...(forkLib !== undefined && { lib: forkLib }),
    ...(lib !== undefined && { forkLib: lib }),
    ...(features?.drop && { features: { add: features.drop } }),
  };
}

/** The folders that manifests name as dependencies or as members: without one of these Cargo reads no manifest. */
function namedFolders({ cargo }: Project): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { manifests } of cargo.workspaces) {
    for (const { dir, dependencies, workspace } of manifests) {
      const paths = dependencies.flatMap(({ origin }) =>
        origin.kind === 'path' ? [origin.path] : [],
      );
      for (const path of [...paths, ...(workspace?.members ?? [])]) {
        const folder = resolvePath(dir, path);
        if (folder !== null) named.add(folder);
      }
    }
  }
  return named;
}
