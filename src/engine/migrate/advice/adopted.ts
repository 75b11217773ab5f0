/** Rows whose fork a project already uses: those that the way back can start from. */

import { resolvedPackage, sourceOf } from '../../cargo/declarations.ts';
import type { Workspace } from '../../cargo/project.ts';
import { type Fork, rowId } from '../../forks/fork.ts';
import { addUnder } from '../../text/append.ts';
import type { ResolvedOptions } from '../migration.ts';
import { entriesOf } from '../plan/patch/back.ts';
import { comesFrom } from '../plan/source.ts';

/** From the given rows and the catalogue's, by `rowId`. A row that leads back counts as the row that it turns round. */
export function adoptedRows(
  workspaces: readonly Workspace[],
  { forks, catalogue }: Pick<ResolvedOptions, 'forks' | 'catalogue'>,
): readonly string[] {
  const rows = [...forks, ...(catalogue?.rows ?? [])];
  const byFork = new Map<string, Fork[]>();
  const adopted = new Set<string>();
  for (const row of rows) {
    if (row.kind === 'patch') {
      if (workspaces.some((workspace) => entriesOf(workspace, row).length > 0))
        adopted.add(rowId(row));
    } else {
      const fork = row.reverse ? row.crate : row.fork;
      addUnder(byFork, fork, row);
    }
  }
  for (const workspace of workspaces) {
    for (const manifest of workspace.manifests) {
      for (const dependency of manifest.dependencies) {
        const known = byFork.get(resolvedPackage(workspace, dependency));
        const source = known && sourceOf(workspace, dependency);
        if (!known || !source) continue;
        const { dir } = source !== dependency && workspace.root ? workspace.root : manifest;
        for (const row of known) {
          if (row.kind !== 'rename') continue;
          const from = row.reverse ? row.from : row.source;
          if (!comesFrom(source.origin, from ?? null, dir)) continue;
          adopted.add(row.reverse ? `${row.fork}→${row.crate}` : rowId(row));
        }
      }
    }
  }
  return [...adopted];
}
