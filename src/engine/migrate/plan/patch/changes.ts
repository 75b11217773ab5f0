/**
 * A patch plan as changes of the root manifest, and as the block to paste where no root was given.
 */
import { type Manifest, requirementPath } from '../../../cargo/manifest.ts';
import { forkName, type PatchedFork } from '../../../forks/fork.ts';
import { formatValue, type NewValue } from '../../../toml/change.ts';
import { quoteKey } from '../../../toml/edit.ts';
import type { PlannedChange } from '../edits.ts';
import { type PatchPlan, sameSource } from './decide.ts';
import type { Use } from './uses.ts';

/** The entries that the root does not have yet. An existing table of the same source is extended, however it is spelled. */
export function patchChanges(root: Manifest, plan: PatchPlan): readonly PlannedChange[] {
  const { fork } = plan;
  const name = forkName(fork);
  return plan.tables.flatMap((table) => {
    const written = root.patches.find((entry) => sameSource(entry.source, table.source))?.source;
    return table.crates
      .filter((crate) => !table.present.includes(crate))
      .map(
        (crate): PlannedChange => ({
          kind: 'add',
          at: ['patch', written ?? table.source, crate],
          value: patchValue(fork),
          // Among the patches of a workspace a heading helps; in a package's own manifest the entries say enough.
          ...(root.workspace && fork.comment !== undefined ? { comment: fork.comment } : {}),
          reason: `${crate} is taken from the maintained fork ${name}, at version ${fork.version}.`,
          fork: name,
        }),
      );
  });
}

/** A requirement outside the matrix that the user chose to move, written as the fork's version; what is inherited has none of its own. */
export function requirementChange(
  { manifest, dependency, source }: Use,
  fork: PatchedFork,
): readonly PlannedChange[] {
  if (source !== dependency) return [];
  return [
    {
      kind: 'set',
      at: requirementPath(manifest, dependency),
      value: fork.version,
      reason: `A patch is used only where the requirement admits its version, ${fork.version}.`,
      fork: forkName(fork),
    },
  ];
}

/** All tables of the plans as text to paste at the workspace root: what is there already and what is added. */
export function patchText(plans: readonly PatchPlan[], heading: boolean): string {
  return plans
    .flatMap(({ fork, tables }) =>
      tables.map(({ source, crates }) => {
        const comment = heading && fork.comment !== undefined ? [`# ${fork.comment}`] : [];
        const lines = crates.map(
          (crate) => `${quoteKey(crate)} = ${formatValue(patchValue(fork))}`,
        );
        return [`[patch.${quoteKey(source)}]`, ...comment, ...lines, ''].join('\n');
      }),
    )
    .join('\n');
}

function patchValue(fork: PatchedFork): NewValue {
  return { git: fork.git, branch: fork.branch };
}
