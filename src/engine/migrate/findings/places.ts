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
  const named = new Map(findings.map(({ path }) => [path, files.length]));
  for (const [index, { path }] of files.entries()) if (named.has(path)) named.set(path, index);
  const rank = ({ path }: Finding) => (path === null ? -1 : (named.get(path) ?? files.length));
  const starts = new Map<string, readonly Offset[]>();
  const placed = findings.map((finding) => {
    const { path, from } = finding;
    const text = files[rank(finding)]?.text;
    if (path === null || from === undefined || text === undefined) return finding;
    const known = starts.get(path) ?? lineStarts(text);
    starts.set(path, known);
    return { ...finding, ...placeAt(known, from) };
  });
  const said = new Map(placed.map((finding) => [JSON.stringify(finding), finding]));
  return [...said.values()].sort((a, b) => rank(a) - rank(b) || (a.from ?? 0) - (b.from ?? 0));
}
