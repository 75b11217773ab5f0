/**
 * The changes to manifests when crates are patched: the root's `[patch]` tables, and requirements that the user chose
 * to move. Also the text to paste if no root was given.
 */

import { type Manifest, requirementPath } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import { forkName, forkSource, type PatchedFork } from '../../../forks/fork.ts';
import { addUnder } from '../../../text/append.ts';
import { onceFor } from '../../../text/once.ts';
import { formatValue, type NewValue } from '../../../toml/change.ts';
import { quoteKey } from '../../../toml/quote.ts';
import type { PatchBlock } from '../../migration.ts';
import type { ManifestRule, PatchPlan, PlannedChange, Use, WorkspacePlan } from '../model.ts';
import { writtenSource } from '../source.ts';
import { patchesBack } from './back.ts';
import { patchesOf } from './decide.ts';

/**
 * Replaces a requirement outside the matrix by the fork's version. An inherited dependency has no requirement of its
 * own.
 */
const requirements: ManifestRule = ({ workspace, manifest, patches }) => ({
  changes: patches.flatMap((plan) =>
    (movedByManifest(plan).get(manifest) ?? []).map((use) =>
      requirementChange(use, plan.fork, familyOf(workspace, plan.fork)),
    ),
  ),
  findings: [],
});

/**
 * The uses that move and have a requirement of their own, by manifest. Computed once, because every manifest looks its
 * own up.
 */
const movedByManifest = onceFor((plan: PatchPlan): ReadonlyMap<Manifest, readonly Use[]> => {
  const uses = new Map<Manifest, Use[]>();
  for (const use of plan.moved) {
    if (use.source !== use.dependency) continue;
    addUnder(uses, use.manifest, use);
  }
  return uses;
});

const tables: ManifestRule = ({ workspace, manifest, patches }) => ({
  changes:
    manifest === workspace.root
      ? patches.flatMap((plan) => patchChanges(workspace, manifest, plan))
      : [],
  findings: [],
});

/** The changes to manifests when crates are taken from a fork by `[patch]`. */
export const patchRules: readonly ManifestRule[] = [requirements, tables, patchesBack];

/**
 * The block of the first workspace that needs one. Several given workspaces that patch the same fork need the same
 * block.
 */
export function patchBlock(plans: readonly WorkspacePlan[]): PatchBlock | null {
  for (const { workspace, patches } of plans) {
    const text = patchText(patches, workspace.root?.workspace != null, workspace.root?.dir ?? '');
    if (text === '') continue;
    // If a root was given, the migration adds what was not there yet.
    return { text, path: workspace.root?.path ?? null, applied: workspace.root !== null };
  }
  return null;
}

/** The entries that the root lacks. An existing table for the same source is extended, however that is spelled. */
function patchChanges(
  workspace: Workspace,
  root: Manifest,
  plan: PatchPlan,
): readonly PlannedChange[] {
  const { fork } = plan;
  const name = forkName(fork);
  const group = familyOf(workspace, fork);
  const part = plan.tables.some(({ present }) => present.length > 0) ? 'extension' : 'patch';
  return plan.tables.flatMap((table) => {
    const written = patchesOf(root, table.source)[0]?.source;
    return table.crates
      .filter((crate) => !table.present.includes(crate))
      .map(
        (crate): PlannedChange => ({
          kind: 'add',
          at: ['patch', written ?? table.source, crate],
          value: patchValue(fork, root.dir),
          // A heading helps among the patches of a workspace. In a lone package's manifest the entries are clear
          // without one.
          ...(root.workspace && fork.comment !== undefined ? { comment: fork.comment } : {}),
          reason: `${crate} is taken from the maintained fork ${name}, at version ${fork.version}.`,
          fork: name,
          group,
          part,
        }),
      );
  });
}

/** The crates of a patched fork exchange types, so within a workspace they move as one group. */
function familyOf({ root }: Workspace, fork: PatchedFork): string {
  return `${forkName(fork)}\0${root?.path ?? ''}`;
}

function requirementChange(
  { manifest, dependency, crate }: Use,
  fork: PatchedFork,
  group: string,
): PlannedChange {
  return {
    kind: 'set',
    at: requirementPath(manifest, dependency),
    value: fork.version,
    reason: `A patch is used only where the requirement admits its version, ${fork.version}.`,
    fork: forkName(fork),
    group,
    part: 'patch',
    crates: [crate],
  };
}

/** All tables of the plans as text to paste at the workspace root: existing entries and new ones. */
function patchText(plans: readonly PatchPlan[], heading: boolean, dir: string): string {
  return plans
    .flatMap(({ fork, tables }) =>
      tables.map(({ source, crates }) => {
        const comment = heading && fork.comment !== undefined ? [`# ${fork.comment}`] : [];
        const lines = crates.map(
          (crate) => `${quoteKey(crate)} = ${formatValue(patchValue(fork, dir))}`,
        );
        return [`[patch.${quoteKey(source)}]`, ...comment, ...lines, ''].join('\n');
      }),
    )
    .join('\n');
}

/** The place of the fork as an entry of a manifest in the folder `dir` writes it. A registry also needs the version. */
function patchValue(fork: PatchedFork, dir: string): NewValue {
  return writtenSource(forkSource(fork), dir, fork.version);
}
