/**
 * Planned changes of a manifest as edits, and the check that they mean what was planned.
 */
import type { Manifest } from '../../cargo/manifest.ts';
import { applyEdits, type Edit, type EditPurpose, sortEdits } from '../../text/edit.ts';
import { spliceChanges } from '../../toml/change.ts';
import { unplanned } from '../../toml/changed-value.ts';
import { readToml } from '../../toml/document.ts';
import type { PlannedChange, WorkspacePlan } from './model.ts';

export type ManifestEdits =
  | { readonly edits: readonly Edit[]; readonly problem: null }
  /** What went wrong; nothing of it may be handed out. */
  | { readonly edits: null; readonly problem: string };

/** A manifest that can't be edited as planned. */
export interface EditFailure {
  readonly path: string;
  readonly problem: string;
  /** What of it has to be given up (`partOf`). */
  readonly parts: ReadonlySet<string>;
}

/** The edits of a workspace's manifests, by path, and what can't be made. */
export function editWorkspace({ workspace, changes }: WorkspacePlan): {
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly failures: readonly EditFailure[];
} {
  const edits = new Map<string, readonly Edit[]>();
  const failures: EditFailure[] = [];
  for (const manifest of workspace.manifests) {
    const planned = changes.get(manifest.path) ?? [];
    const { edits: made, problem } = editManifest(manifest, planned);
    if (made === null) {
      failures.push({ path: manifest.path, problem, parts: failingParts(manifest, planned) });
    } else if (made.length > 0) edits.set(manifest.path, made);
  }
  return { edits, failures };
}

/** What of a manifest's changes is given up or kept as one: all that belongs to a fork, its shim apart. */
export function partOf({ fork, part }: PlannedChange): string {
  return part === 'shim' || part === 'snippet' ? shimPart(fork) : fork;
}

export function shimPart(fork: string): string {
  return `${fork}\0shim`;
}

/** The parts that fail by themselves, or together with those before them. */
function failingParts(manifest: Manifest, planned: readonly PlannedChange[]): ReadonlySet<string> {
  const failing = new Set<string>();
  let good: readonly PlannedChange[] = [];
  for (const part of new Set(planned.map(partOf))) {
    const tried = [...good, ...planned.filter((change) => partOf(change) === part)];
    if (editManifest(manifest, tried).edits === null) failing.add(part);
    else good = tried;
  }
  return failing;
}

/**
 * The edits that make `changes` in `manifest`. The edited text is read again and its values compared with the planned
 * ones (promise 3): a mismatch is a problem, never an edit.
 */
export function editManifest(
  manifest: Pick<Manifest, 'path' | 'document'>,
  changes: readonly PlannedChange[],
): ManifestEdits {
  if (changes.length === 0) return { edits: [], problem: null };
  const { document } = manifest;
  const tree = document.tree();
  const manifests = [manifest.path];
  const added = addedPatches(changes);
  const edits = sortEdits(
    document.text,
    spliceChanges(tree, changes).flatMap(({ change, splices }) => {
      const purpose = { ...purposeOf(change, added), manifests };
      return splices.map((splice) => ({ ...splice, ...purpose }));
    }),
  );
  if (!edits) return { edits: null, problem: 'two edits meet at one place' };
  const reading = readToml(applyEdits(document.text, edits));
  if (reading.problem) return { edits: null, problem: reading.problem.message };
  const [wrong] = unplanned(document.value, changes, reading.document.value);
  if (wrong) return { edits: null, problem: `${wrong.join('.')} has another value than planned` };
  return { edits, problem: null };
}

/** What the edits of a change are for. Entries that are added to `[patch]` share one edit: it names the crates of all. */
function purposeOf(
  change: PlannedChange,
  added: ReadonlyMap<string | undefined, readonly string[]>,
): EditPurpose {
  const { reason, fork, group, part, declaration, kind, at } = change;
  const all = kind === 'add' && at[0] === 'patch' ? added.get(at[1]) : undefined;
  const crates = all ?? change.crates;
  return {
    reason,
    fork,
    group,
    part,
    ...(declaration !== undefined && { declaration }),
    ...(crates && { crates }),
  };
}

/** The entries that are added to `[patch]`, by source. */
function addedPatches(
  changes: readonly PlannedChange[],
): ReadonlyMap<string | undefined, readonly string[]> {
  const added = new Map<string | undefined, string[]>();
  for (const { kind, at } of changes) {
    if (kind !== 'add' || at[0] !== 'patch') continue;
    const crate = at.at(-1) ?? '';
    const entries = added.get(at[1]);
    if (entries) entries.push(crate);
    else added.set(at[1], [crate]);
  }
  return added;
}
