/** Turns planned changes of a manifest into edits, and checks that the edits mean what was planned. */
import type { Manifest } from '../../cargo/manifest.ts';
import { addUnder, append } from '../../text/append.ts';
import { applyEdits, type Edit, type EditPurpose, sortEdits } from '../../text/edit.ts';
import type { Offset } from '../../text/span.ts';
import { spliceChanges } from '../../toml/change.ts';
import { unplanned } from '../../toml/changed-value.ts';
import { readToml, type TomlDocument } from '../../toml/document.ts';
import { sortedMoves } from '../../toml/sorted.ts';
import { spanAt, type TomlTree } from '../../toml/tree.ts';
import { type Sorting, unsorted } from '../read/sorters.ts';
import type { PlannedChange, WorkspacePlan } from './model.ts';

export type ManifestEdits =
  | { readonly edits: readonly Edit[]; readonly problem: null }
  /** What went wrong; no edit may be used. */
  | { readonly edits: null; readonly problem: string };

/** A manifest that can't be edited as planned. */
export interface EditFailure {
  readonly path: string;
  readonly problem: string;
  /** Which of its changes have to be given up (`partOf`). */
  readonly parts: ReadonlySet<string>;
}

/** The edits of a workspace's manifests, by path, and the manifests that can't be edited. */
export function editWorkspace(
  { workspace, changes }: WorkspacePlan,
  sorting: Sorting,
): {
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly failures: readonly EditFailure[];
} {
  const edits = new Map<string, readonly Edit[]>();
  const failures: EditFailure[] = [];
  for (const manifest of workspace.manifests) {
    const planned = changes.get(manifest.path) ?? [];
    const { edits: made, problem } = editManifest(manifest, planned, sorting);
    if (made === null) {
      failures.push({ path: manifest.path, problem, parts: failingParts(manifest, planned) });
    } else if (made.length > 0) edits.set(manifest.path, made);
  }
  return { edits, failures };
}

/** The changes of a manifest that are given up together: all that belong to a fork, with its shim apart. */
export function partOf({ fork, part }: PlannedChange): string {
  return part === 'shim' || part === 'snippet' ? shimPart(fork) : fork;
}

export function shimPart(fork: string): string {
  return `${fork}\0shim`;
}

/** The parts that fail by themselves or together with those before them. */
function failingParts(manifest: Manifest, planned: readonly PlannedChange[]): ReadonlySet<string> {
  const failing = new Set<string>();
  let good: readonly PlannedChange[] = [];
  for (const part of new Set(planned.map(partOf))) {
    const tried = [...good, ...planned.filter((change) => partOf(change) === part)];
    if (editManifest(manifest, tried).edits === null) failing.add(part);
    else good = tried;
  }
  return failing;
}

/**
 * The edits that make `changes` in `manifest`. The edited text is read again and its values are compared with the
 * planned ones (promise 3). A mismatch is a problem, never an edit.
 */
export function editManifest(
  manifest: Pick<Manifest, 'path' | 'document'>,
  changes: readonly PlannedChange[],
  sorting: Sorting = unsorted,
): ManifestEdits {
  if (changes.length === 0) return { edits: [], problem: null };
  const { document } = manifest;
  const tree = document.tree();
  const manifests = [manifest.path];
  const added = addedPatches(changes);
  const edits = sortEdits(
    document.text,
    spliceChanges(tree, changes).flatMap(({ change, splices }) => {
      const purpose = { ...purposeOf(change, added), manifests };
      return splices.map((splice) => ({ ...splice, ...purpose }));
    }),
  );
  if (!edits) return { edits: null, problem: 'two edits meet at one place' };
  const taken = withCratesTaken(tree, edits, changes);
  const moved = withMoves(tree, taken, changes, (table) => sorting(manifest.path, table));
  if (moved && problemOf(document, changes, moved) === null) return { edits: moved, problem: null };
  const problem = problemOf(document, changes, taken);
  return problem === null ? { edits: taken, problem } : { edits: null, problem };
}

/** `[patch]` entries on neighbouring lines are removed by one edit, which names the crates of all. */
function withCratesTaken(
  tree: TomlTree,
  edits: readonly Edit[],
  changes: readonly PlannedChange[],
): readonly Edit[] {
  const entries = changes.flatMap(({ part, at, crates = [] }) => {
    const from = part === 'unpatched' ? spanAt(tree, at)?.from : undefined;
    return from === undefined ? [] : [{ from, crates }];
  });
  if (entries.length < 2) return edits;
  return edits.map((edit) => {
    if (edit.part !== 'unpatched') return edit;
    const within = entries.filter(({ from }) => edit.from <= from && from < edit.to);
    return { ...edit, crates: within.flatMap(({ crates }) => crates) };
  });
}

/** Why the edited text does not mean what was planned; `null` if it does. */
function problemOf(
  document: TomlDocument,
  changes: readonly PlannedChange[],
  edits: readonly Edit[],
): string | null {
  const reading = readToml(applyEdits(document.text, edits));
  if (reading.problem) return reading.problem.message;
  const [wrong] = unplanned(document.value, changes, reading.document.value);
  return wrong ? `${wrong.join('.')} has another value than planned` : null;
}

/**
 * Adds to `edits` what keeps a sorted table sorted: one edit removes the lines of a renamed key, with all edits in
 * them, and another inserts them elsewhere. `null` if nothing moves or something prevents it.
 */
function withMoves(
  tree: TomlTree,
  edits: readonly Edit[],
  changes: readonly PlannedChange[],
  orderOf: Parameters<typeof sortedMoves>[2],
): readonly Edit[] | null {
  const { text } = tree;
  const renames = changes.filter((change) => change.kind === 'rename');
  const moves = sortedMoves(tree, renames, orderOf);
  if (moves.length === 0) return null;
  const out: Edit[] = [];
  let next = 0;
  const before = (at: Offset): Edit[] => {
    const start = next;
    while (next < edits.length && (edits[next]?.from ?? at) < at) next++;
    return edits.slice(start, next);
  };
  for (const { renamed, lines, to, side } of moves) {
    append(out, before(lines.from));
    const within = before(lines.to);
    const [first] = within;
    const isOwn = within.every(({ declaration }) => declaration === renamed.declaration);
    if (!first || !isOwn) {
      append(out, within);
      continue;
    }
    const shifted = within.map((edit) => ({
      ...edit,
      from: edit.from - lines.from,
      to: edit.to - lines.from,
    }));
    const written = applyEdits(text.slice(lines.from, lines.to), shifted);
    const body = written.replace(/\r?\n$/, '');
    const end = written.slice(body.length) || tree.eol;
    const { reason, fork, group, part, declaration } = renamed;
    const reasons = new Set([reason, ...within.map((edit) => edit.reason)]);
    const about = {
      reason: `${[...reasons].join(' ')} The table is sorted.`,
      fork,
      group,
      ...(declaration !== undefined && { declaration }),
      manifests: first.manifests,
      moves: true,
    } as const;
    // If the last line has no line end, the line end before it goes instead.
    const isLast = lines.to === text.length && !text.endsWith('\n');
    const from = isLast ? lines.from - end.length : lines.from;
    out.push({ from, to: lines.to, insert: '', ...about, part });
    const insert = side === 'above' ? body + end : end + body;
    out.push({ from: to, to, insert, ...about, part: 'detail' });
  }
  append(out, edits.slice(next));
  return sortEdits(text, out);
}

/** The purpose of a change's edits. Entries added to `[patch]` share one edit, which names the crates of all. */
function purposeOf(
  change: PlannedChange,
  added: ReadonlyMap<string | undefined, readonly string[]>,
): EditPurpose {
  const { reason, fork, group, part, declaration, kind, at } = change;
  const all = kind === 'add' && at[0] === 'patch' ? added.get(at[1]) : undefined;
  const crates = all ?? change.crates;
  return {
    reason,
    fork,
    group,
    part,
    ...(declaration !== undefined && { declaration }),
    ...(crates && { crates }),
  };
}

/** The entries added to `[patch]`, by source. */
function addedPatches(
  changes: readonly PlannedChange[],
): ReadonlyMap<string | undefined, readonly string[]> {
  const added = new Map<string | undefined, string[]>();
  for (const { kind, at } of changes) {
    if (kind !== 'add' || at[0] !== 'patch') continue;
    const crate = at.at(-1) ?? '';
    addUnder(added, at[1], crate);
  }
  return added;
}
