/**
 * Large results in parts. A structured clone of 100,000 edits or places takes the page some 200 ms at once; in parts it
 * has a turn after each few thousand.
 */
import type { Edit, Finding, FindingPlace } from '../engine/host.ts';
import type { FileResult, MigrationDelta, ResultPart } from './protocol.ts';

/** About how many edits and places a message holds: 10 ms of copying. */
const partSize = 4000;

/** The parts of a result to send first, and what remains of it. A result that fits into one message has no parts. */
export function inParts(
  { changed, findings, ...rest }: MigrationDelta,
  most = partSize,
): {
  readonly parts: readonly ResultPart[];
  readonly rest: MigrationDelta;
} {
  const size =
    changed.reduce((sum, { edits }) => sum + edits.length, 0) +
    findings.reduce((sum, { places }) => sum + places.length, 0);
  if (size <= most) return { parts: [], rest: { ...rest, changed, findings } };
  return {
    parts: [...changesInParts(changed, most), ...findingsInParts(findings, most)],
    rest: { ...rest, changed: [], findings: [] },
  };
}

function* changesInParts(changed: readonly FileResult[], most: number): Generator<ResultPart> {
  let part: FileResult[] = [];
  let room = most;
  for (const { path, edits } of changed) {
    for (const some of slices(edits, most)) {
      part.push({ path, edits: some });
      room -= some.length + 1;
      if (room > 0) continue;
      yield { changed: part, findings: [], places: [] };
      part = [];
      room = most;
    }
  }
  if (part.length > 0) yield { changed: part, findings: [], places: [] };
}

function* findingsInParts(findings: readonly Finding[], most: number): Generator<ResultPart> {
  let part: Finding[] = [];
  let room = most;
  for (const finding of findings) {
    const [first = [], ...more] = slices(finding.places, most);
    part.push({ ...finding, places: first });
    room -= first.length + 1;
    if (room > 0 && more.length === 0) continue;
    yield { changed: [], findings: part, places: [] };
    for (const places of more) yield { changed: [], findings: [], places };
    part = [];
    room = most;
  }
  if (part.length > 0) yield { changed: [], findings: part, places: [] };
}

function slices<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (items.length <= size) return [items];
  const found: (readonly Item[])[] = [];
  for (let at = 0; at < items.length; at += size) found.push(items.slice(at, at + size));
  return found;
}

/** Puts the parts of a result together. */
export class JoinedParts {
  private readonly changed = new Map<string, Edit[]>();
  private readonly findings: { readonly said: Finding; readonly places: FindingPlace[] }[] = [];

  add({ changed, findings, places }: ResultPart): void {
    for (const { path, edits } of changed) {
      const known = this.changed.get(path) ?? [];
      this.changed.set(path, known);
      for (const edit of edits) known.push(edit);
    }
    for (const said of findings) this.findings.push({ said, places: [...said.places] });
    for (const place of places) this.findings.at(-1)?.places.push(place);
  }

  /** The whole result. */
  with({ changed, findings, ...rest }: MigrationDelta): MigrationDelta {
    const own = [...this.changed].map(([path, edits]) => ({ path, edits }));
    const said = this.findings.map(({ said, places }) => ({ ...said, places }));
    return { ...rest, changed: [...own, ...changed], findings: [...said, ...findings] };
  }
}
