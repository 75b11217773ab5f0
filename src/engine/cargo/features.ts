/**
 * Feature values: what the strings in `[features]`, `required-features` and docs.rs settings refer to
 * (Cargo reference, "Features").
 */

export type FeatureValue =
  /** `name`: another feature, or the implicit one of an optional dependency. */
  | { readonly kind: 'feature'; readonly name: string }
  /** `dep:name` */
  | { readonly kind: 'dependency'; readonly name: string }
  /** `name/feature`, or `name?/feature` which does not enable `name` by itself. */
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
 * Whether an optional dependency called `key` has an implicit feature of its name: Cargo makes one unless some feature
 * says `dep:key`, or the package defines that feature itself.
 */
export function hasImplicitFeature(
  features: ReadonlyMap<string, readonly string[]>,
  key: string,
): boolean {
  if (features.has(key)) return false;
  for (const values of features.values()) {
    if (values.includes(`dep:${key}`)) return false;
  }
  return true;
}

/**
 * A feature that switches the optional dependency `key` on: `null` when the default features do, or none does. The name is
 * that of a public feature, and so the same before and after the dependency's key changes.
 */
export function featureFor(
  features: ReadonlyMap<string, readonly string[]>,
  key: string,
): string | null {
  const isOn = (value: string): boolean => {
    const parsed = parseFeatureValue(value);
    if (parsed.kind === 'dependency') return parsed.name === key;
    if (parsed.kind === 'dependency-feature') return parsed.name === key && !parsed.weak;
    return parsed.name === key && !features.has(key);
  };
  const byDefault = new Set(['default']);
  for (const feature of byDefault) {
    for (const value of features.get(feature) ?? []) {
      if (isOn(value)) return null;
      byDefault.add(value);
    }
  }
  for (const [feature, values] of features) if (values.some(isOn)) return feature;
  return hasImplicitFeature(features, key) ? key : null;
}
