/**
 * The last touch on findings: line and column beside the offsets, and an order a reader expects.
 */
import { lineStarts, placeAt } from '../../text/lines.ts';
import type { Offset } from '../../text/span.ts';
import type { Finding, SourceFile } from '../migration.ts';

/** Findings with line and column, each said once, in the order of the files and of the places in them; those of no file stand first. */
export function placeFindings(
  findings: readonly Finding[],
  files: readonly SourceFile[],
): readonly Finding[] {
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const starts = new Map<string, readonly Offset[]>();
  const placed = findings.map((finding) => {
    const { path, from } = finding;
    const text = path === null ? undefined : texts.get(path);
    if (path === null || from === undefined || text === undefined) return finding;
    const known = starts.get(path) ?? lineStarts(text);
    starts.set(path, known);
    return { ...finding, ...placeAt(known, from) };
  });
  const said = new Map(placed.map((finding) => [JSON.stringify(finding), finding]));
  const rank = ({ path }: Finding) => (path === null ? -1 : (order.get(path) ?? files.length));
  return [...said.values()].sort((a, b) => rank(a) - rank(b) || (a.from ?? 0) - (b.from ?? 0));
}
