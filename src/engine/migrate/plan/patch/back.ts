/**
 * The way back from `[patch]`: removes the root's entries that lead to the fork, and the table too if it holds nothing
 * else. Also removes entries for the shim of a renamed fork that is taken back.
 */

import type { Manifest, PatchEntry } from '../../../cargo/manifest.ts';
import { isCratesIo } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import { type Fork, forkName, type PatchedFork, type RenamedFork } from '../../../forks/fork.ts';
import { addUnder } from '../../../text/append.ts';
import { resolvePath } from '../../../text/path.ts';
import { commentsOf } from '../../../toml/layout.ts';
import { isTable, lookup } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { ManifestRule, PatchPlan, PlannedChange, PresentShim } from '../model.ts';
import { isFrom } from './uses.ts';

/** A plan that patches nothing and removes what is there. */
export function planBack(workspace: Workspace, fork: PatchedFork): PatchPlan {
  const gone = entriesOf(workspace, fork).map((entry) => entry.package);
  const { version: written } = fork;
  const findings = workspace.manifests.flatMap((manifest) =>
    manifest.dependencies
      .filter((each) => gone.includes(each.package) && each.requirement === written)
      .map((each) => {
        const about = { crate: each.package, written, fork: forkName(fork) };
        return finding('back-version', placeIn(manifest, each.at), about);
      }),
  );
  return { fork, tables: [], used: gone, moved: [], held: [], findings };
}

/** The root's patch entries that lead to the fork. */
export function entriesOf({ root }: Workspace, fork: PatchedFork): readonly PatchEntry[] {
  return (root?.patches ?? []).filter(
    (entry) => fork.crates.includes(entry.package) && isFrom(entry.origin, fork, root?.dir ?? ''),
  );
}

/** An entry to remove, the fork it belongs to, and the group that it is removed with. */
interface Going {
  readonly entry: PatchEntry;
  readonly fork: Fork;
  readonly group: string;
}

export const patchesBack: ManifestRule = ({ workspace, manifest, patches, presentShims }) => {
  if (manifest !== workspace.root) return { changes: [], findings: [] };
  const patched = patches.flatMap(({ fork }): readonly Going[] =>
    fork.reverse
      ? entriesOf(workspace, fork).map((entry) => ({
          entry,
          fork,
          group: `${forkName(fork)}\0${manifest.path}`,
        }))
      : [],
  );
  const shims = presentShims.map(({ entry, fork, folder }): Going => {
    return { entry, fork, group: shimGroup(fork, folder) };
  });
  return { changes: removals(manifest, [...patched, ...shims]), findings: [] };
};

/** The group of a shim that is removed: its `[patch]` entry and its files. */
export function shimGroup({ fork }: RenamedFork, folder: string): string {
  return `${fork}\0${folder}`;
}

/**
 * The root's patches with an old crate's name that pass on to the fork and say so in the words that `shim.ts` writes.
 */
export function presentShimsOf(
  { root }: Workspace,
  packageAt: (folder: string) => Manifest | undefined,
  rows: readonly RenamedFork[],
): readonly PresentShim[] {
  const back = new Map(rows.filter(({ reverse }) => reverse).map((row) => [row.fork, row]));
  if (!root || back.size === 0) return [];
  return root.patches.flatMap((entry): PresentShim[] => {
    const fork = back.get(entry.package);
    const folder = fork ? folderAt(root, entry) : null;
    if (!fork || folder === null) return [];
    const said = lookup(packageAt(folder)?.document.value ?? {}, ['package', 'description']);
    return said === `Re-exports ${fork.crate} under the name ${fork.fork}.`
      ? [{ fork, entry, folder }]
      : [];
  });
}

function folderAt({ dir }: Manifest, { source, origin }: PatchEntry): string | null {
  return isCratesIo(source) && origin.kind === 'path' ? resolvePath(dir, origin.path) : null;
}

/** Whether a table has no comments except those of the rows: then it was only made for their entries. */
function isBare(
  { document }: Manifest,
  at: readonly string[],
  comments: readonly string[],
): boolean {
  const tree = document.tree();
  const own = new Set(comments.map((comment) => `# ${comment}`));
  return tree.sections.every(
    (section) =>
      section.path.join('\0') !== at.join('\0') ||
      commentsOf(tree, section).every((comment) => own.has(comment)),
  );
}

/** The changes that remove the entries. A table that would be left empty is removed as a whole. */
function removals(manifest: Manifest, going: readonly Going[]): readonly PlannedChange[] {
  const byTable = new Map<string, Going[]>();
  for (const each of going) {
    const table = JSON.stringify(each.entry.at.slice(0, 2));
    addUnder(byTable, table, each);
  }
  return [...byTable.values()].flatMap((own) => {
    const at = own[0]?.entry.at.slice(0, 2) ?? [];
    const table = lookup(manifest.document.value, at);
    const comments = own.flatMap(({ fork }) =>
      fork.kind === 'patch' && fork.comment !== undefined ? [fork.comment] : [],
    );
    const all =
      table !== undefined &&
      isTable(table) &&
      Object.keys(table).length === own.length &&
      isBare(manifest, at, comments);
    const removed = all ? own.slice(0, 1) : own;
    return removed.map(({ entry, fork, group }): PlannedChange => {
      const name = forkName(fork);
      return {
        kind: 'remove',
        at: all ? at : entry.at,
        ...(fork.kind === 'patch' && fork.comment !== undefined && { comment: fork.comment }),
        reason: `${entry.package} is not taken from elsewhere any more.`,
        fork: name,
        group,
        part: 'unpatched',
        crates: (all ? own : [{ entry }]).map((each) => each.entry.package),
      };
    });
  });
}
