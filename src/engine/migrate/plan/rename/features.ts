/**
 * What refers to a moved dependency by its key: feature values, `required-features`, docs.rs settings and the lists of
 * tools that watch for unused dependencies. (Profile overrides go by package name, see `profiles.ts`.)
 */
import {
  type FeatureValue,
  formatFeatureValue,
  hasImplicitFeature,
  parseFeatureValue,
} from '../../../cargo/features.ts';
import type { Manifest } from '../../../cargo/manifest.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { isArray, isTable, lookup } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { elementPlace, placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { GroupedMove, ManifestChanges, ManifestRule, PlannedChange } from '../model.ts';

/** Arrays of dependency keys in settings of tools that would complain about the old name. */
const keyLists: readonly (readonly string[])[] = [
  ['package', 'metadata', 'cargo-machete', 'ignored'],
  ['package', 'metadata', 'cargo-shear', 'ignored'],
  ['package', 'metadata', 'cargo-udeps', 'ignore', 'normal'],
  ['package', 'metadata', 'cargo-udeps', 'ignore', 'development'],
  ['package', 'metadata', 'cargo-udeps', 'ignore', 'build'],
];

/** Arrays of feature values outside `[features]`. Targets are added per manifest. */
const featureLists: readonly (readonly string[])[] = [
  ['package', 'metadata', 'docs', 'rs', 'features'],
  ['package', 'metadata', 'playground', 'features'],
];

/** The lists below `metadata` that are rewritten. */
export const knownLists: readonly (readonly string[])[] = [...keyLists, ...featureLists];

const targetTables = ['lib', 'bin', 'test', 'example', 'bench'];

/** What refers to a moved dependency by its key. One package may declare it in several tables; this is changed once. */
export const features: ManifestRule = ({ manifest, moves }) => {
  const byKey = new Map(
    moves
      .filter(({ declaration }) => declaration.dependency.kind !== 'workspace')
      .map((move) => [move.declaration.dependency.key, move]),
  );
  const results = [...byKey].map(([key, move]) => {
    const optional = moves.some(
      ({ declaration: { dependency } }) => dependency.key === key && dependency.optional,
    );
    return featureChanges(manifest, move, optional);
  });
  return {
    changes: results.flatMap(({ changes }) => changes),
    findings: results.flatMap(({ findings }) => findings),
  };
};

/** What becomes of a feature asked of the old crate: it goes, or it has its name in the fork. */
export function mappedFeatures({ features }: RenamedFork, feature: string): readonly string[] {
  if (features?.drop?.includes(feature)) return [];
  const { rename } = features ?? {};
  const renamed = rename && Object.hasOwn(rename, feature) ? rename[feature] : undefined;
  return [renamed ?? feature];
}

/** `optional`: whether any declaration of this key in the package is. */
function featureChanges(manifest: Manifest, move: GroupedMove, optional: boolean): ManifestChanges {
  const { fork, key } = move;
  const old = move.declaration.dependency.key;
  const implicit = optional && hasImplicitFeature(manifest.features, old);
  const namesake = optional && (implicit || manifest.features.has(old));
  const about = { fork: fork.fork, group: move.group };
  const changes: PlannedChange[] = [];
  const findings: Finding[] = [];
  const document = manifest.document;

  const rewriteList = (at: readonly string[], rewrite: (text: string) => readonly string[]) => {
    const array = lookup(document.value, at);
    if (!isArray(array)) return;
    const values = array.map((element) => (typeof element === 'string' ? rewrite(element) : []));
    const changed = array.some(
      (element, index) =>
        typeof element === 'string' &&
        (values[index]?.length !== 1 || values[index][0] !== element),
    );
    if (!changed) return;
    const reason =
      key === old
        ? `${fork.fork} does not have this feature under this name.`
        : `The dependency’s key is ${key} now.`;
    const part = at[1] === 'metadata' ? 'setting' : 'reference';
    changes.push({ kind: 'elements', at, values, reason, ...about, part });
  };

  const rewriteValue = (at: readonly string[]) => {
    const [table, feature = ''] = at;
    // Cargo refuses a feature that names itself ("cyclic feature dependency"); longer circles are fine with it.
    const itself = table === 'features' && feature === old;
    const enables = namesake && !itself && !arrayAt(manifest, at).includes(old);
    return (text: string) => rewritten(at, text, enables);
  };

  const rewritten = (at: readonly string[], text: string, enables: boolean) => {
    let value = parseFeatureValue(text);
    if (value.kind === 'dependency-feature' && value.name === old) {
      const [mapped] = mappedFeatures(fork, value.feature);
      if (mapped === undefined) {
        findings.push(
          finding('feature-missing', elementPlace(manifest, at, text), {
            fork: fork.fork,
            feature: value.feature,
          }),
        );
        return [];
      }
      value = { ...value, feature: mapped };
    }
    if (key === old) return [formatFeatureValue(value)];
    return renamedValue(value, old, key, enables);
  };

  for (const name of manifest.features.keys()) {
    const at = ['features', name];
    rewriteList(at, rewriteValue(at));
  }
  for (const at of [...featureLists, ...requiredFeatureLists(manifest)]) {
    rewriteList(at, rewriteValue(at));
  }
  if (key !== old) {
    for (const at of keyLists) rewriteList(at, (text) => [text === old ? key : text]);
    if (implicit) {
      changes.push({
        kind: 'add',
        at: ['features', old],
        value: [`dep:${key}`],
        reason: `The optional dependency ${old} was a feature of this name too; it stays one.`,
        ...about,
        part: 'public-feature',
      });
      const place = placeIn(manifest, move.declaration.dependency.at);
      findings.push(finding('public-feature-kept', place, { crate: old }));
    }
  }
  return { changes, findings };
}

/** A feature value that spoke of `old`, speaking of `key`. `enables`: a feature called `old`, written or implicit, is to go with it. */
function renamedValue(
  value: FeatureValue,
  old: string,
  key: string,
  enables: boolean,
): readonly string[] {
  if (value.kind === 'feature' || value.name !== old) return [formatFeatureValue(value)];
  const renamed = formatFeatureValue({ ...value, name: key });
  // `paste/f` of an optional dependency also switched on the feature `paste`; `qlora-paste/f` does not (Cargo reference,
  // "Dependency features").
  const isStrong = value.kind === 'dependency-feature' && !value.weak;
  return enables && isStrong ? [old, renamed] : [renamed];
}

function requiredFeatureLists(manifest: Manifest): readonly (readonly string[])[] {
  const { value } = manifest.document;
  return targetTables.flatMap((table) => {
    const targets = lookup(value, [table]);
    if (isTable(targets)) return [[table, 'required-features']];
    return isArray(targets)
      ? targets.map((_, index) => [table, String(index), 'required-features'])
      : [];
  });
}

function arrayAt(manifest: Manifest, at: readonly string[]): readonly string[] {
  const array = lookup(manifest.document.value, at);
  return isArray(array) ? array.filter((element) => typeof element === 'string') : [];
}
