/**
 * The way back from `[patch]`: the root's entries that lead to the fork are taken out, and the table with them where
 * nothing else is in it. Also entries that patch in a stand-in made for a renamed fork, which has gone back.
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
import type { Decisions, ManifestRule, PatchPlan, PlannedChange } from '../model.ts';
import { isFrom } from './uses.ts';

/** Nothing is patched; what is there goes. */
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

/** An entry that goes, and the fork for whose sake. */
interface Going {
  readonly entry: PatchEntry;
  readonly fork: Fork;
}

export const patchesBack: ManifestRule = ({ workspace, manifest, patches, renames, standIns }) => {
  if (manifest !== workspace.root) return { changes: [], findings: [] };
  const patched = patches.flatMap(({ fork }): readonly Going[] =>
    fork.reverse ? entriesOf(workspace, fork).map((entry) => ({ entry, fork })) : [],
  );
  const shims = renames.flatMap(({ fork }) =>
    fork.reverse
      ? manifest.patches.flatMap((entry) => {
          const folder = entry.package === fork.fork ? folderAt(manifest, entry) : null;
          const shim = folder === null ? undefined : standIns.get(folder);
          return shim?.fork === fork && folder !== null ? [{ fork, entry, folder }] : [];
        })
      : [],
  );
  return {
    changes: removals(manifest, [...patched, ...shims]),
    findings: shims.map(({ fork, entry, folder }) =>
      finding('back-shim', placeIn(manifest, entry.at), { crate: fork.fork, folder }),
    ),
  };
};

function folderAt({ dir }: Manifest, { source, origin }: PatchEntry): string | null {
  return isCratesIo(source) && origin.kind === 'path' ? resolvePath(dir, origin.path) : null;
}

/** What a root patches in that is under an old crate's name, hands on the fork and says so, as `shim.ts` writes it. */
export function standInsOf(
  { root }: Workspace,
  packageAt: (folder: string) => Manifest | undefined,
  rows: readonly RenamedFork[],
): Decisions['standIns'] {
  const back = new Map(rows.filter(({ reverse }) => reverse).map((row) => [row.fork, row]));
  const found = new Map<string, { readonly fork: RenamedFork }>();
  for (const entry of back.size > 0 && root ? root.patches : []) {
    const row = back.get(entry.package);
    const folder = row && root ? folderAt(root, entry) : null;
    const said = lookup(packageAt(folder ?? '')?.document.value ?? {}, ['package', 'description']);
    if (row && folder !== null && said === `Re-exports ${row.crate} under the name ${row.fork}.`) {
      found.set(folder, { fork: row });
    }
  }
  return found;
}

/** Whether nobody commented a table but its rows: then it was made for what they brought. */
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

/** What takes the entries out: where a table would be empty, it goes itself. */
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
    return removed.map(({ entry, fork }): PlannedChange => {
      const name = forkName(fork);
      return {
        kind: 'remove',
        at: all ? at : entry.at,
        ...(fork.kind === 'patch' && fork.comment !== undefined && { comment: fork.comment }),
        reason: `${entry.package} is not taken from elsewhere any more.`,
        fork: name,
        group: `${name}\0${manifest.path}`,
        part: 'patch',
      };
    });
  });
}
