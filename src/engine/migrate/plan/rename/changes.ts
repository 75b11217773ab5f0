/**
 * The changes a manifest needs when declarations in it move to a renamed fork: the declarations themselves, and
 * everything in the manifest that refers to them by key.
 */
import { type Manifest, requirementPath } from '../../../cargo/manifest.ts';
import { lookup } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { elementPlace } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { PlannedChange } from '../edits.ts';
import type { Move } from './decide.ts';
import { featureChanges } from './features.ts';

export interface ManifestChanges {
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly Finding[];
}

/** The changes that `moves`, all in `manifest`, call for there. */
export function moveChanges(manifest: Manifest, moves: readonly Move[]): ManifestChanges {
  const changes: PlannedChange[] = [];
  const findings: Finding[] = [];
  for (const move of moves) {
    changes.push(...declarationChanges(manifest, move));
    const features = declaredFeatures(manifest, move);
    changes.push(...features.changes);
    findings.push(...features.findings);
  }
  // One package may declare a crate in several tables; what refers to it by key is changed once.
  const byKey = new Map(
    moves
      .filter(({ declaration }) => declaration.dependency.kind !== 'workspace')
      .map((move) => [move.declaration.dependency.key, move]),
  );
  for (const [key, move] of byKey) {
    const optional = moves.some(
      ({ declaration: { dependency } }) => dependency.key === key && dependency.optional,
    );
    const references = featureChanges(manifest, move, optional);
    changes.push(...references.changes);
    findings.push(...references.findings);
  }
  return { changes, findings };
}

function declarationChanges(manifest: Manifest, move: Move): PlannedChange[] {
  const { dependency } = move.declaration;
  const { fork } = move;
  const about = { fork: fork.fork };
  const changes: PlannedChange[] = [];
  const rekeyed = move.key !== dependency.key;
  const inherited = dependency.origin.kind === 'inherited';
  const written = lookup(manifest.document.value, dependency.at);
  const moved = `${fork.crate} is unmaintained; ${fork.fork} is its maintained fork.`;
  const version = `${fork.fork} has no release that “${dependency.requirement}” admits; “${fork.requirement}” is the fork’s own line.`;

  if (rekeyed)
    changes.push({ kind: 'rename', at: dependency.at, key: move.key, reason: moved, ...about });
  if (dependency.renamed) {
    const at = [...dependency.at, 'package'];
    changes.push(
      rekeyed
        ? { kind: 'remove', at, reason: 'The key is the package’s own name now.', ...about }
        : { kind: 'set', at, value: fork.fork, reason: moved, ...about },
    );
  } else if (!rekeyed && !inherited) {
    if (typeof written === 'string') {
      const fields = { package: fork.fork };
      const { requirement } = move;
      changes.push({
        kind: 'wrap',
        at: dependency.at,
        fields,
        key: 'version',
        value: requirement,
        reason: moved,
        ...about,
      });
      return changes;
    }
    const at = [...dependency.at, 'package'];
    changes.push({ kind: 'add', at, value: fork.fork, first: true, reason: moved, ...about });
  }
  if (move.requirement !== null) {
    const at = requirementPath(manifest, dependency);
    changes.push({ kind: 'set', at, value: move.requirement, reason: version, ...about });
  }
  return changes;
}

/** Features asked of the crate in its declaration that the fork does not have. */
function declaredFeatures(manifest: Manifest, { declaration, fork }: Move): ManifestChanges {
  const missing = fork.missingFeatures ?? [];
  const { dependency } = declaration;
  const lost = dependency.features.filter((feature) => missing.includes(feature));
  if (lost.length === 0) return { changes: [], findings: [] };
  const at = [...dependency.at, 'features'];
  const array = lookup(manifest.document.value, at);
  const values = Array.isArray(array)
    ? array.map((element) =>
        typeof element === 'string' && !missing.includes(element) ? [element] : [],
      )
    : [];
  return {
    changes: [
      {
        kind: 'elements',
        at,
        values,
        reason: `${fork.fork} has no feature “${lost.join('”, “')}”.`,
        fork: fork.fork,
      },
    ],
    findings: lost.map((feature) =>
      finding('feature-missing', elementPlace(manifest, at, feature), { fork: fork.fork, feature }),
    ),
  };
}
