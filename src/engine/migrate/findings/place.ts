/**
 * Places in manifests, for findings.
 */
import type { Manifest } from '../../cargo/manifest.ts';
import { spanAt, valueAt } from '../../toml/tree.ts';
import type { FindingPlace } from './finding.ts';

/** Where `at` is written in the manifest, or else the nearest table above it. */
export function placeIn(manifest: Manifest, at: readonly string[]): FindingPlace {
  const span = spanAt(manifest.document.tree(), at);
  return { path: manifest.path, ...(span ? { from: span.from, to: span.to } : {}) };
}

/** Where the element with this index is written in the array at `at`. */
export function elementPlace(
  manifest: Manifest,
  at: readonly string[],
  index: number,
): FindingPlace {
  const array = valueAt(manifest.document.tree(), at);
  const element = array?.kind === 'array' ? array.elements[index] : undefined;
  return element
    ? { path: manifest.path, from: element.from, to: element.to }
    : placeIn(manifest, at);
}
