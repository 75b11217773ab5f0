/**
 * What refers to a moving dependency by its key: feature values, `required-features`, docs.rs settings and the lists of
 * tools that look for unused dependencies. (Profile overrides refer to the package name, see `profiles.ts`.)
 */
import {
  type FeatureValue,
  formatFeatureValue,
  hasImplicitFeature,
  parseFeatureValue,
} from '../../../cargo/features.ts';
import type { Manifest } from '../../../cargo/manifest.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { elementsOf, isArray, isTable, lookup, type TomlValue } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { elementPlace, placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { GroupedMove, ManifestChanges, ManifestRule, PlannedChange } from '../model.ts';
import { isNamesake, wasAdded } from './back.ts';

/** Arrays of dependency keys in settings of tools, which would complain about the old key. */
const keyLists: readonly (readonly string[])[] = [
  ['package', 'metadata', 'cargo-machete', 'ignored'],
  ['package', 'metadata', 'cargo-shear', 'ignored'],
  ['package', 'metadata', 'cargo-udeps', 'ignore', 'normal'],
  ['package', 'metadata', 'cargo-udeps', 'ignore', 'development'],
  ['package', 'metadata', 'cargo-udeps', 'ignore', 'build'],
];

/** Arrays of feature values outside `[features]`. Those of targets are added for each manifest. */
const featureLists: readonly (readonly string[])[] = [
  ['package', 'metadata', 'docs', 'rs', 'features'],
  ['package', 'metadata', 'playground', 'features'],
];

/** The lists below `metadata` that are rewritten. */
export const knownLists: readonly (readonly string[])[] = [...keyLists, ...featureLists];

const targetTables = ['lib', 'bin', 'test', 'example', 'bench'];

/**
 * Changes what refers to a moving dependency by its key. A package may declare it in several tables; this is changed
 * once.
 */
export const features: ManifestRule = ({ manifest, moves }) => {
  const own = moves.filter(({ declaration }) => declaration.dependency.kind !== 'workspace');
  const optional = new Set(
    own.flatMap(({ declaration: { dependency } }) => (dependency.optional ? [dependency.key] : [])),
  );
  const optionalAfter = optionalKeys(manifest, own);
  const movers = new Map(
    own.map((move) => {
      const { key } = move.declaration.dependency;
      const after = optionalAfter.has(move.key);
      return [key, new Mover(manifest, move, optional.has(key), after)];
    }),
  );
  if (movers.size === 0) return { changes: [], findings: [] };
  const lists = [...manifest.features.keys()].map((name) => ['features', name]);
  for (const at of [...lists, ...featureLists, ...requiredFeatureLists(manifest)]) {
    const array = arrayAt(manifest, at);
    const strings = new Set(array);
    array.forEach((text, index) => {
      if (typeof text !== 'string') return;
      const value = parseFeatureValue(text);
      if (value.kind !== 'feature') movers.get(value.name)?.featureValue(at, index, value, strings);
    });
  }
  for (const at of keyLists) {
    arrayAt(manifest, at).forEach((text, index) => {
      if (typeof text === 'string') movers.get(text)?.listedKey(at, index);
    });
  }
  const results = [...movers.values()].map((mover) => mover.result());
  const written = writtenOut(manifest, own, optional, movers);
  return {
    changes: [...results.flatMap(({ changes }) => changes), ...written.changes],
    findings: [...results.flatMap(({ findings }) => findings), ...written.findings],
  };
};

/** The keys of a package's dependencies that are optional after `moves`. */
function optionalKeys(
  { dependencies }: Manifest,
  moves: readonly GroupedMove[],
): ReadonlySet<string> {
  const moved = new Set(moves.map(({ declaration }) => declaration.dependency));
  const staying = dependencies.flatMap((each) =>
    each.optional && !moved.has(each) ? [each.key] : [],
  );
  const moving = moves.flatMap(({ declaration, key, merged }) =>
    declaration.dependency.optional && !merged ? [key] : [],
  );
  return new Set([...staying, ...moving]);
}

/**
 * Writes out the implicit features of forks that were declared before. A feature of the old crate now says `dep:` with
 * the fork's key, which removes that key's implicit feature (Cargo reference, "Optional dependencies").
 */
function writtenOut(
  manifest: Manifest,
  moves: readonly GroupedMove[],
  optional: ReadonlySet<string>,
  movers: ReadonlyMap<string, Mover>,
): ManifestChanges {
  const own = new Map(
    manifest.dependencies.flatMap((each) =>
      each.optional && each.kind !== 'workspace' ? [[each.key, each]] : [],
    ),
  );
  const changes: PlannedChange[] = [];
  const findings: Finding[] = [];
  const written = new Set<string>();
  for (const { declaration, fork, key, group } of moves) {
    const old = declaration.dependency.key;
    const rival = own.get(key);
    if (!rival || key === old || !optional.has(old) || movers.has(key) || written.has(key))
      continue;
    if (!hasImplicitFeature(manifest.features, key)) continue;
    written.add(key);
    const reason = `The optional dependency ${key} was a feature of this name too; it stays one.`;
    const about = { fork: fork.fork, group, part: 'public-feature' } as const;
    changes.push({ kind: 'add', at: ['features', key], value: [`dep:${key}`], reason, ...about });
    findings.push(finding('public-feature-kept', placeIn(manifest, rival.at), { crate: key }));
  }
  return { changes, findings };
}

/** The fork's features for a feature of the old crate; none if it lacks it. */
export function mappedFeatures({ features }: RenamedFork, feature: string): readonly string[] {
  if (features?.drop?.includes(feature)) return [];
  const { rename } = features ?? {};
  const renamed = rename && Object.hasOwn(rename, feature) ? rename[feature] : undefined;
  return [renamed ?? feature];
}

/** Changes what refers to one moving key, element by element, so that each list is read once for all keys. */
class Mover {
  readonly #manifest: Manifest;
  readonly #move: GroupedMove;
  /** Whether the dependency has an implicit feature. */
  readonly #implicit: boolean;
  /** Whether a feature has its name, implicit or written out. */
  readonly #namesake: boolean;
  /** Whether the feature that the way there added for it is removed. */
  readonly #goes: boolean;
  /** Whether the fork is always enabled, so that no feature can enable it. */
  readonly #always: boolean;
  readonly #spared = new Set<readonly string[]>();
  /** The values that were added to each list. */
  readonly #asked = new Map<readonly string[], Set<string>>();
  readonly #lists = new Map<readonly string[], Map<number, readonly string[]>>();
  readonly #findings: Finding[] = [];

  /**
   * `optional`: whether any declaration of this key in the package is optional; `after`: whether any of its new key
   * will be.
   */
  constructor(manifest: Manifest, move: GroupedMove, optional: boolean, after: boolean) {
    const old = move.declaration.dependency.key;
    this.#manifest = manifest;
    this.#move = move;
    this.#implicit = optional && hasImplicitFeature(manifest.features, old);
    this.#namesake = optional && (this.#implicit || manifest.features.has(old));
    this.#always = optional && !after;
    this.#goes = move.fork.reverse === true && optional && isNamesake(manifest, move);
  }

  /** Handles an element that mentions the old key, in the list at `at` that holds `strings`. */
  featureValue(
    at: readonly string[],
    index: number,
    value: Exclude<FeatureValue, { kind: 'feature' }>,
    strings: ReadonlySet<unknown>,
  ): void {
    const { fork, key, declaration } = this.#move;
    const old = declaration.dependency.key;
    let written = value;
    if (value.kind === 'dependency' && this.#always) {
      this.#replace(at, index, []);
      return;
    }
    if (this.#goes) {
      if (at[0] === 'features' && at[1] === fork.fork) return;
      if (value.kind === 'dependency-feature' && !value.weak) this.#spare(at, strings);
    }
    if (value.kind === 'dependency-feature') {
      const [feature] = mappedFeatures(fork, value.feature);
      if (feature === undefined) {
        const about = { fork: fork.fork, feature: value.feature };
        this.#findings.push(
          finding('feature-missing', elementPlace(this.#manifest, at, index), about),
        );
        this.#replace(at, index, []);
        return;
      }
      written = { ...value, feature };
      if (feature !== value.feature && this.#isThere(at, formatFeatureValue(written), strings)) {
        this.#replace(at, index, []);
        return;
      }
    }
    if (key === old) {
      if (formatFeatureValue(written) !== formatFeatureValue(value))
        this.#replace(at, index, [formatFeatureValue(written)]);
      return;
    }
    const [table, feature = ''] = at;
    // Cargo refuses a feature that names itself ("cyclic feature dependency"), but accepts longer circles.
    const itself = table === 'features' && feature === old;
    const enables = this.#namesake && !itself && !this.#goes;
    const isStrong = written.kind === 'dependency-feature' && !written.weak;
    const renamed = formatFeatureValue({ ...written, name: key });
    // For an optional dependency, `paste/f` also enabled the feature `paste`; `qlora-paste/f` does not (Cargo
    // reference, "Dependency features").
    const adds = enables && isStrong && !this.#isThere(at, old, strings);
    this.#replace(at, index, adds ? [old, renamed] : [renamed]);
  }

  /** Handles an element of a list of keys that is the old key. */
  listedKey(at: readonly string[], index: number): void {
    const { key, declaration } = this.#move;
    if (key !== declaration.dependency.key) this.#replace(at, index, [key]);
  }

  result(): ManifestChanges {
    const { fork, key, group, declaration } = this.#move;
    const old = declaration.dependency.key;
    const about = { fork: fork.fork, group };
    const reason =
      key === old
        ? `${fork.fork} does not have this feature under this name.`
        : `The dependency’s key is ${key} now.`;
    const changes = [...this.#lists].map(([at, values]): PlannedChange => {
      const part = at[1] === 'metadata' ? 'setting' : 'reference';
      return { kind: 'elements', at, values, reason, ...about, part };
    });
    if (this.#goes) {
      const own = ['features', fork.fork];
      const at = wasAdded(this.#manifest, own) ? ['features'] : own;
      const again = `The optional dependency ${fork.fork} is a feature of this name by itself again.`;
      changes.push({ kind: 'remove', at, reason: again, ...about, part: 'public-feature' });
    }
    if (key === old || !this.#implicit) return { changes, findings: this.#findings };
    changes.push({
      kind: 'add',
      at: ['features', old],
      value: this.#always ? [] : [`dep:${key}`],
      reason: `The optional dependency ${old} was a feature of this name too; it stays one.`,
      ...about,
      part: 'public-feature',
    });
    const place = placeIn(this.#manifest, declaration.dependency.at);
    const kept = finding('public-feature-kept', place, { crate: old });
    return { changes, findings: [...this.#findings, kept] };
  }

  /** What the way there wrote out, `paste` beside `qlora-paste/f`, is expressed by `paste/f` alone again. */
  #spare(at: readonly string[], strings: ReadonlySet<unknown>): void {
    const { fork } = this.#move;
    if (this.#spared.has(at) || !strings.has(fork.fork)) return;
    this.#spared.add(at);
    this.#replace(at, arrayAt(this.#manifest, at).indexOf(fork.fork), []);
  }

  /** Whether the list at `at`, which holds `strings`, has the value, or was asked this about it before. */
  #isThere(at: readonly string[], value: string, strings: ReadonlySet<unknown>): boolean {
    const asked = this.#asked.get(at) ?? new Set<string>();
    this.#asked.set(at, asked);
    if (strings.has(value) || asked.has(value)) return true;
    asked.add(value);
    return false;
  }

  #replace(at: readonly string[], index: number, by: readonly string[]): void {
    const values = this.#lists.get(at) ?? new Map<number, readonly string[]>();
    this.#lists.set(at, values.set(index, by));
  }
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

function arrayAt(manifest: Manifest, at: readonly string[]): readonly TomlValue[] {
  return elementsOf(lookup(manifest.document.value, at));
}
