/**
 * Reports the user's own rules whose crate no source names. The library may have another name than the package, which
 * neither manifests nor sources show. Rows of the catalogue state that name, so they are not checked.
 */
import { finding } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import type { Finding } from '../migration.ts';
import type { ProjectPlan } from '../plan/model.ts';
import type { ProjectFile } from '../read/file.ts';
import { filesAt } from '../read/project.ts';
import type { Unit } from './units.ts';

/** One finding for each declaration that moves under a name which its package's sources never use. */
export function unnamedFindings(
  { workspaces }: ProjectPlan,
  units: readonly Unit[],
  files: readonly ProjectFile[],
): readonly Finding[] {
  const unsure = workspaces.flatMap(({ renames }) =>
    renames.flatMap(({ fork, moves }) =>
      fork.tier === undefined && fork.lib === undefined && fork.crate !== fork.fork ? moves : [],
    ),
  );
  const said = new Set<string>();
  return unsure.flatMap(({ declaration, fork, from }): Finding[] => {
    const { manifest, dependency } = declaration;
    if (dependency.kind === 'workspace' || dependency.renamed) return [];
    const key = `${manifest.path}\0${from}`;
    const sources = units.flatMap((unit) =>
      unit.owner === manifest.path ? filesAt(files, unit.sources) : [],
    );
    const isNamed = sources.some(({ rust }) => rust?.says(from) === true);
    if (sources.length === 0 || isNamed || said.has(key)) return [];
    said.add(key);
    const about = { crate: fork.crate, fork: fork.fork, name: from };
    return [finding('library-unnamed', placeIn(manifest, dependency.at), about)];
  });
}
