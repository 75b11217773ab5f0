/**
 * Profile overrides, `[profile.NAME.package.SPEC]`, which go by package and are read from the workspace's root alone
 * (Cargo reference, "Profile overrides"). A stale one is only a warning to Cargo, so it would be lost without a word.
 */
import type { Manifest } from '../../../cargo/manifest.ts';
import { entriesOf, isTable, lookup, valueIn } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { ManifestChanges, ManifestRule, PlannedChange, RenamePlan } from '../model.ts';

export const profiles: ManifestRule = ({ workspace, manifest, renames, patches }) => {
  if (manifest !== workspace.root) return { changes: [], findings: [] };
  const results = renames.map((plan) => profileChanges(manifest, plan));
  const idle = renames.flatMap(({ fork, moves }) => {
    const arrives = patches.some(
      ({ tables, fork: { uses } }) => tables.length > 0 && uses?.includes(fork.fork),
    );
    const names = [
      ...(moves.length > 0 || arrives ? (fork.family ?? []) : []),
      ...(moves.length === 0 && arrives ? [fork.crate] : []),
    ];
    return overridesOf(manifest, names).map(({ at, crate }) =>
      finding('profile-override-idle', placeIn(manifest, at), { crate, fork: fork.fork }),
    );
  });
  return {
    changes: results.flatMap(({ changes }) => changes),
    findings: [...results.flatMap(({ findings }) => findings), ...idle],
  };
};

/** The overrides of packages with one of these names. */
function overridesOf({ document }: Manifest, names: readonly string[]) {
  return entriesOf(lookup(document.value, ['profile'])).flatMap(([profile, settings]) =>
    entriesOf(isTable(settings) ? valueIn(settings, 'package') : undefined).flatMap(([spec]) => {
      const crate = packageOf(spec);
      return names.includes(crate) ? [{ at: ['profile', profile, 'package', spec], crate }] : [];
    }),
  );
}

function profileChanges(root: Manifest, plan: RenamePlan): ManifestChanges {
  const { fork } = plan;
  const changes: PlannedChange[] = [];
  const findings: Finding[] = [];
  const [first] = plan.moves;
  if (!first || fork.fork === fork.crate) return { changes, findings };
  const { group } = first;
  for (const [profile, settings] of entriesOf(lookup(root.document.value, ['profile']))) {
    const overrides = isTable(settings) ? valueIn(settings, 'package') : undefined;
    for (const [spec] of entriesOf(overrides)) {
      if (packageOf(spec) !== fork.crate) continue;
      const at = ['profile', profile, 'package', spec];
      const taken = isTable(overrides) && valueIn(overrides, fork.fork) !== undefined;
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
  }
  return { changes, findings };
}

/** The package name of a package ID spec: `paste`, `paste@1.0`, `paste:1.0`, `https://…#paste@1.0`. An address alone names none. */
function packageOf(spec: string): string {
  const fragment = spec.includes('://') ? (spec.split('#')[1] ?? '') : spec;
  return fragment.split(/[@:]/)[0] ?? '';
}
