/** Places of findings: where in a manifest something is written, and, as the last step, line and column for all. */
import type { Manifest } from '../../cargo/manifest.ts';
import { lineStarts, positionAt } from '../../text/lines.ts';
import type { Offset } from '../../text/span.ts';
import { spanAt, valueAt } from '../../toml/tree.ts';
import type { SourceFile } from '../migration.ts';
import type { Finding, FindingPlace } from './finding.ts';

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

/**
 * Sorts findings by file and offset; those without a file come first. Findings with the same text become one, at the
 * first of their places. Takes time in proportion to their number.
 */
export function createPlacer(): (
  findings: readonly Finding[],
  project: { readonly files: readonly SourceFile[]; readonly paths: readonly string[] },
) => Finding[] {
  let known: readonly string[] = [];
  let order: ReadonlyMap<string, number> = new Map();
  return (findings, { files, paths }) => {
    if (paths !== known) order = new Map(paths.map((path, index) => [path, index]));
    known = paths;
    const rank = (path: string | null) => (path === null ? -1 : (order.get(path) ?? files.length));
    const starts = new Map<string, readonly Offset[]>();
    const located = (place: FindingPlace): FindingPlace => {
      const { path, from } = place;
      const text = files[rank(path)]?.text;
      if (place.line !== undefined || path === null || from === undefined || text === undefined) {
        return place;
      }
      const lines = starts.get(path) ?? lineStarts(text);
      starts.set(path, lines);
      return { ...place, ...positionAt(lines, from) };
    };
    const sorted = [...findings].sort(
      (a, b) => rank(a.path) - rank(b.path) || (a.from ?? 0) - (b.from ?? 0),
    );
    const groups = new Map<
      string,
      { readonly finding: Finding; readonly places: FindingPlace[] }
    >();
    for (const finding of sorted) {
      const key = JSON.stringify([finding.code, finding.params, finding.action]);
      const group = groups.get(key) ?? { finding, places: [] };
      groups.set(key, group);
      for (const place of finding.places) {
        const last = group.places.at(-1);
        // They are sorted, so an equal place is always next to the last one.
        if (last && isSame(last, place)) continue;
        group.places.push(located(place));
      }
    }
    return [...groups.values()].map(({ finding, places }) => ({
      ...finding,
      ...places[0],
      places,
    }));
  };
}

function isSame(a: FindingPlace, b: FindingPlace): boolean {
  return a.path === b.path && a.from === b.from && a.to === b.to;
}
