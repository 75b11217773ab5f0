/**
 * Profile overrides, `[profile.NAME.package.SPEC]`, which refer to packages and are only read from the workspace's root
 * (Cargo reference, "Profile overrides"). To Cargo, a stale one is only worth a warning, so the setting would be lost
 * without anybody noticing.
 */

import type { Manifest } from '../../../cargo/manifest.ts';
import { addUnder } from '../../../text/append.ts';
import {
  entriesOf,
  isTable,
  lookup,
  type TomlTable,
  tableAt,
  valueIn,
} from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { ManifestChanges, ManifestRule, PlannedChange, RenamePlan } from '../model.ts';

export const profiles: ManifestRule = ({ workspace, manifest, renames }) => {
  if (manifest !== workspace.root) return { changes: [], findings: [] };
  const overrides = overridesIn(manifest);
  if (overrides.size === 0) return { changes: [], findings: [] };
  const results = renames.map((plan) => profileChanges(manifest, plan, overrides));
  return {
    changes: results.flatMap(({ changes }) => changes),
    findings: results.flatMap(({ findings }) => findings),
  };
};

/**
 * Overrides of crates that disappear along with the one that moves, or with a patch that brings its fork. If the lock
 * file shows that the old crate stays for somebody, or was never there, there is no finding.
 */
export const idleProfiles: ManifestRule = ({ workspace, manifest, renames, patches, graph }) => {
  if (manifest !== workspace.root) return { changes: [], findings: [] };
  const overrides = overridesIn(manifest);
  if (overrides.size === 0) return { changes: [], findings: [] };
  const locked = graph?.graph && new Set(graph.graph.packages.map(({ name }) => name));
  const staying = new Set(
    graph?.remaining?.flatMap(({ crate, versions }) => (versions.length > 0 ? [crate] : [])),
  );
  const findings = renames.flatMap(({ fork, moves }) => {
    const arrives = patches.some(
      ({ tables, fork: { uses } }) => tables.length > 0 && uses?.includes(fork.fork),
    );
    const names = new Set([
      ...(moves.length > 0 || arrives ? (fork.family ?? []) : []),
      ...(moves.length === 0 && arrives ? [fork.crate] : []),
    ]);
    if (staying.has(fork.crate)) return [];
    return [...names].flatMap((crate) =>
      locked && !locked.has(crate)
        ? []
        : (overrides.get(crate) ?? []).map(({ at }) =>
            finding('profile-override-idle', placeIn(manifest, at), { crate, fork: fork.fork }),
          ),
    );
  });
  return { changes: [], findings };
};

interface Override {
  readonly at: readonly string[];
  /** All overrides of its profile. */
  readonly beside: TomlTable;
}

/** The overrides of all profiles, by the package that each names. */
function overridesIn({ document }: Manifest): ReadonlyMap<string, readonly Override[]> {
  const overrides = new Map<string, Override[]>();
  for (const [profile, settings] of entriesOf(lookup(document.value, ['profile']))) {
    const beside = isTable(settings) ? tableAt(settings, 'package') : null;
    if (!beside) continue;
    for (const [spec] of entriesOf(beside)) {
      const override = { at: ['profile', profile, 'package', spec], beside };
      addUnder(overrides, packageOf(spec), override);
    }
  }
  return overrides;
}

function profileChanges(
  root: Manifest,
  plan: RenamePlan,
  overrides: ReadonlyMap<string, readonly Override[]>,
): ManifestChanges {
  const { fork } = plan;
  const changes: PlannedChange[] = [];
  const findings: Finding[] = [];
  const [first] = plan.moves;
  if (!first || fork.fork === fork.crate) return { changes, findings };
  const { group } = first;
  for (const { at, beside } of overrides.get(fork.crate) ?? []) {
    const taken = valueIn(beside, fork.fork) !== undefined;
    if (plan.held.length > 0 || taken) {
      const why = taken ? ('taken' as const) : ('held' as const);
      const about = { crate: fork.crate, fork: fork.fork, why };
      findings.push(finding('profile-override-left', placeIn(root, at), about));
    } else {
      const reason = `${fork.fork} takes the place of ${fork.crate}, so its build settings move with it.`;
      changes.push({
        kind: 'rename',
        at,
        key: fork.fork,
        reason,
        fork: fork.fork,
        group,
        part: 'profile',
      });
    }
  }
  return { changes, findings };
}

/**
 * The package name in a package ID spec: `paste`, `paste@1.0`, `paste:1.0`, `https://…#paste@1.0`. An address alone has
 * none.
 */
function packageOf(spec: string): string {
  const fragment = spec.includes('://') ? (spec.split('#')[1] ?? '') : spec;
  return fragment.split(/[@:]/)[0] ?? '';
}
