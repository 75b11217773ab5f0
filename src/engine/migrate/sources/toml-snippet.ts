/**
 * A piece of a manifest in documentation: `[dependencies]` with a line or two. Its declarations move like those of a
 * manifest, but nothing is added to it.
 */
import { packagesDeclared } from '../../cargo/declarations.ts';
import { readManifest } from '../../cargo/manifest.ts';
import { workspacesIn } from '../../cargo/project.ts';
import { rowsConcerning } from '../../forks/concerned.ts';
import { rowId } from '../../forks/fork.ts';
import type { Rename } from '../../rust/rewrite.ts';
import type { Edit } from '../../text/edit.ts';
import { readToml } from '../../toml/document.ts';
import type { ResolvedOptions } from '../migration.ts';
import { editManifest } from '../plan/edits.ts';
import { loneChanges } from '../plan/rename/rules.ts';
import { planRenames } from '../plan/rename/together.ts';

/** The edits of a snippet for the rows that `renames` follow; none if it is not TOML. */
export function rewriteTomlSnippet(
  text: string,
  renames: readonly Rename[],
  options: ResolvedOptions,
): readonly Edit[] {
  const { document } = readToml(text);
  if (!document) return [];
  const manifest = readManifest('', document);
  const [workspace] = workspacesIn([manifest]);
  if (!workspace) return [];
  const moving = new Set(renames.map(({ row }) => row));
  const forks = rowsConcerning(options.forks, packagesDeclared(workspace)).filter((fork) =>
    moving.has(rowId(fork)),
  );
  const plans = planRenames({ ...workspace, root: manifest }, forks, options);
  return editManifest(manifest, loneChanges(workspace, manifest, plans).changes).edits ?? [];
}
