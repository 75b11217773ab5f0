/**
 * The `[patch]` block by itself, for the panel that shows it: what stands at the root, and where that is.
 */
import type { PatchBlock } from '../../migration.ts';
import type { WorkspacePlan } from '../workspace.ts';
import { patchText } from './changes.ts';

/** The block of the first workspace that needs one: several in one drop that patch the same fork need the same block. */
export function patchBlock(plans: readonly WorkspacePlan[]): PatchBlock | null {
  for (const { workspace, patches } of plans) {
    const text = patchText(patches, workspace.root?.workspace != null);
    if (text === '') continue;
    // Where a root was given, the migration writes what was not there yet.
    return { text, path: workspace.root?.path ?? null, applied: workspace.root !== null };
  }
  return null;
}
