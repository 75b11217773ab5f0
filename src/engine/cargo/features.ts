/**
 * Feature values: what the strings in `[features]`, `required-features` and docs.rs settings refer to
 * (Cargo reference, "Features").
 */
import { onceFor } from '../text/once.ts';

export type FeatureValue =
  /** `name`: another feature, or the implicit feature of an optional dependency. */
  | { readonly kind: 'feature'; readonly name: string }
  /** `dep:name` */
  | { readonly kind: 'dependency'; readonly name: string }
  /** `name/feature`, or `name?/feature`, which does not enable `name` itself. */
  | {
      readonly kind: 'dependency-feature';
      readonly name: string;
      readonly feature: string;
      readonly weak: boolean;
    };

export function parseFeatureValue(text: string): FeatureValue {
  if (text.startsWith('dep:')) return { kind: 'dependency', name: text.slice(4) };
  const slash = text.indexOf('/');
  if (slash === -1) return { kind: 'feature', name: text };
  const weak = text[slash - 1] === '?';
  return {
    kind: 'dependency-feature',
    name: text.slice(0, weak ? slash - 1 : slash),
    feature: text.slice(slash + 1),
    weak,
  };
}

export function formatFeatureValue(value: FeatureValue): string {
  switch (value.kind) {
    case 'feature':
      return value.name;
    case 'dependency':
      return `dep:${value.name}`;
    case 'dependency-feature':
      return `${value.name}${value.weak ? '?' : ''}/${value.feature}`;
  }
}

/**
 * Whether an optional dependency with the key `key` has an implicit feature of that name. Cargo makes one unless some
 * feature says `dep:key`, or the package defines a feature of that name itself.
 */
export function hasImplicitFeature(features: FeatureTable, key: string): boolean {
  return !features.has(key) && !switchesOf(features).named.has(key);
}

/**
 * A feature that enables the optional dependency `key`; `null` if the default features do, or none does. The result
 * names a feature that stays the same when the dependency's key changes.
 */
export function featureFor(features: FeatureTable, key: string): string | null {
  const { byDefault, first } = switchesOf(features);
  if (byDefault.has(key)) return null;
  return first.get(key) ?? (hasImplicitFeature(features, key) ? key : null);
}

/** Whether there would be a feature named `key`, defined or implicit, if an optional dependency had that key. */
export function hasFeatureOf(features: FeatureTable, key: string): boolean {
  return features.has(key) || hasImplicitFeature(features, key);
}

/** Whether some feature contains `key/…` or, for `weak`, `key?/…`. */
export function asksFeatures(features: FeatureTable, key: string, how: 'strong' | 'weak'): boolean {
  return switchesOf(features)[how].has(key);
}

type FeatureTable = ReadonlyMap<string, readonly string[]>;

/** What a package's features say about its dependencies, by key. */
interface Switches {
  /** Dependencies that some feature names as `dep:KEY`. */
  readonly named: ReadonlySet<string>;
  /** Dependencies that the default features enable. */
  readonly byDefault: ReadonlySet<string>;
  /** For each dependency that some feature enables, the first such feature. */
  readonly first: ReadonlyMap<string, string>;
  /** Dependencies from which some feature requests a feature, as `KEY/f` and as `KEY?/f`. */
  readonly strong: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
}

/** Read once for a table, however many dependencies are looked up. */
const switchesOf = onceFor((features: FeatureTable): Switches => {
  const named = new Set<string>();
  const first = new Map<string, string>();
  const strong = new Set<string>();
  const weak = new Set<string>();
  for (const [feature, values] of features) {
    for (const value of values) {
      if (value.startsWith('dep:')) named.add(value.slice(4));
      const parsed = parseFeatureValue(value);
      if (parsed.kind === 'dependency-feature') (parsed.weak ? weak : strong).add(parsed.name);
      const key = switchedOn(features, value);
      if (key !== null && !first.has(key)) first.set(key, feature);
    }
  }
  const byDefault = new Set<string>();
  const reached = new Set(['default']);
  for (const feature of reached) {
    for (const value of features.get(feature) ?? []) {
      const key = switchedOn(features, value);
      if (key !== null) byDefault.add(key);
      reached.add(value);
    }
  }
  return { named, byDefault, first, strong, weak };
});

/** The key of the dependency that a feature value enables. A feature of the same name takes precedence. */
function switchedOn(features: FeatureTable, value: string): string | null {
  const parsed = parseFeatureValue(value);
  if (parsed.kind === 'dependency') return parsed.name;
  if (parsed.kind === 'dependency-feature') return parsed.weak ? null : parsed.name;
  return features.has(parsed.name) ? null : parsed.name;
}
