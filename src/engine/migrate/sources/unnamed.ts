/**
 * Reports the user's own rules whose crate no source names. The library may have another name than the package, which
 * neither manifests nor sources show. Rows of the catalogue state that name, so they are not checked.
 */
import { mentionedIn } from '../../rust/rewrite.ts';
import { addUnder } from '../../text/append.ts';
import { finding } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import type { Finding } from '../migration.ts';
import type { GroupedMove, ProjectPlan } from '../plan/model.ts';
import type { ProjectFile } from '../read/file.ts';
import { rememberedFor } from '../read/memo.ts';
import { filesAt } from '../read/project.ts';
import type { Unit } from './units.ts';

/** One finding for each declaration that moves under a name which its package's sources never use. */
export function unnamedFindings(
  { workspaces }: ProjectPlan,
  units: readonly Unit[],
  files: readonly ProjectFile[],
): readonly Finding[] {
  const unsure = new Map<string, GroupedMove[]>();
  for (const { fork, moves } of workspaces.flatMap(({ renames }) => renames)) {
    if (fork.tier !== undefined || fork.lib !== undefined || fork.crate === fork.fork) continue;
    for (const move of moves) {
      const { manifest, dependency } = move.declaration;
      if (dependency.kind === 'workspace' || dependency.renamed) continue;
      addUnder(unsure, manifest.path, move);
    }
  }
  if (unsure.size === 0) return [];
  const unitsOf = new Map<string, Unit[]>();
  for (const unit of units) addUnder(unitsOf, unit.owner, unit);
  return [...unsure].flatMap(([owner, moves]) => {
    const sources = (unitsOf.get(owner) ?? []).flatMap((unit) => filesAt(files, unit.sources));
    return sources.length === 0 ? [] : unnamedIn(sources, moves);
  });
}

/** The moves of one package whose names none of its sources contains, one for each name. */
function unnamedIn(
  sources: readonly ProjectFile[],
  moves: readonly GroupedMove[],
): readonly Finding[] {
  const firstOf = new Map<string, GroupedMove>();
  for (const move of moves) if (!firstOf.has(move.from)) firstOf.set(move.from, move);
  const names = [...firstOf.keys()];
  for (const file of sources) for (const name of namedIn(file, names)) firstOf.delete(name);
  return [...firstOf.values()].map(({ declaration: { manifest, dependency }, fork, from }) => {
    const about = { crate: fork.crate, fork: fork.fork, name: from };
    return finding('library-unnamed', placeIn(manifest, dependency.at), about);
  });
}

const namedIn = rememberedFor(({ kind, text }: ProjectFile, names: readonly string[]) =>
  kind === 'rust' ? mentionedIn(text, names, itself) : [],
);

function itself(name: string): string {
  return name;
}
