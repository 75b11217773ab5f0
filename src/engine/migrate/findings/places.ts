/**
 * The last touch on findings: line and column beside the offsets, and an order a reader expects.
 */
import { lineStarts, placeAt } from '../../text/lines.ts';
import type { Offset } from '../../text/span.ts';
import type { Finding } from '../migration.ts';
import { remembered } from '../read/memo.ts';
import type { Project } from '../read/project.ts';

/** Findings with line and column, each said once, in the order of the files and of the places in them; those of no file stand first. */
export function createPlacer(): (findings: readonly Finding[], project: Project) => Finding[] {
  const indexOf = remembered(
    (paths: readonly string[]) => new Map(paths.map((path, index) => [path, index])),
  );
  return (findings, { files, paths }) => {
    const order = indexOf(paths);
    const rank = ({ path }: Finding) => (path === null ? -1 : (order.get(path) ?? files.length));
    const starts = new Map<string, readonly Offset[]>();
    const placed = findings.map((finding) => {
      const { path, from } = finding;
      const text = files[rank(finding)]?.text;
      // Placed already where the text is, or without a place.
      if (finding.line !== undefined || path === null || from === undefined || text === undefined) {
        return finding;
      }
      const known = starts.get(path) ?? lineStarts(text);
      starts.set(path, known);
      return { ...finding, ...placeAt(known, from) };
    });
    const said = new Map(placed.map((finding) => [JSON.stringify(finding), finding]));
    return [...said.values()].sort((a, b) => rank(a) - rank(b) || (a.from ?? 0) - (b.from ?? 0));
  };
}
