/** What the page shows of a result: the migration without what the user declined, and the state of each file. */
import { createMemo } from 'solid-js';
import {
  addUnder,
  type Edit,
  type Finding,
  type FindingPlace,
  keptFindings,
  keptPatchEntries,
  type MigratedFile,
  type Migration,
} from '../engine/host.ts';
import { choicesOf } from '../project/choice.ts';
import { isLeftOut, type Keep, keptEdits, withoutKept } from '../project/keep.ts';
import { createByPath, createPaths } from './by-path.ts';

export type FileState = 'changed' | 'attention' | 'clean' | 'created' | 'removed';

export interface FileStatus {
  readonly state: FileState;
  /** How many changes are applied, counted as their user decides about them (project/choice.ts). */
  readonly changes: number;
  /** The most serious finding in the file. */
  readonly severity: Finding['severity'] | null;
  /** How many changes are left out. */
  readonly kept: number;
}

const rank = { error: 0, warning: 1, info: 2 } as const;

export function createOutcome(result: () => Migration | null, kept: () => readonly Keep[]) {
  const declined = createMemo<ReadonlySet<Edit>>(() => {
    const keeps = kept();
    const files = keeps.length === 0 ? none : (result()?.files ?? none);
    return new Set(files.flatMap((file) => declinedOf(file, keeps)));
  });
  const keptEntries = createMemo(() => keptPatchEntries(declined()));
  const migration = createMemo<Migration | null>(() => {
    const whole = result();
    const keeps = kept();
    if (!whole || keeps.length === 0) return whole;
    const { patch } = whole;
    return {
      ...whole,
      files: whole.files.flatMap((file) =>
        isLeftOut(file, keeps) ? [] : withoutKept(file, keeps),
      ),
      findings: [...keptFindings(whole.files, declined()), ...whole.findings],
      patch: patch && keptEntries() > 0 ? { ...patch, applied: false } : patch,
    };
  });
  const file = createByPath(() => migration()?.files ?? none);
  const whole = createByPath(() => result()?.files ?? none);
  const findings = createMemo(() =>
    (migration()?.findings ?? []).toSorted((a, b) => rank[a.severity] - rank[b.severity]),
  );
  const findingsByPath = createMemo(() => byOwnPath(findings()));
  const changed = createMemo(() => (migration()?.files ?? none).filter(isChanged));
  const wholeChanged = createMemo(() =>
    result() === migration() ? changed() : (result()?.files ?? none).filter(isChanged),
  );
  const statuses = createMemo<ReadonlyMap<string, FileStatus>>((before) => {
    const paths = wholeChanged().map(({ path }) => path);
    for (const path of findingsByPath().keys()) if (path !== null) paths.push(path);
    const now = new Map<string, FileStatus>();
    for (const path of paths) {
      const [one, all] = [file(path), whole(path)];
      const severity = findingsByPath().get(path)?.gravest ?? null;
      if (one) now.set(path, statusOf(one, all, severity));
      else if (all) now.set(path, { state: 'created', changes: 0, severity: null, kept: 1 });
    }
    return sameStatuses(before, now) ? before : now;
  }, new Map());

  return {
    migration,
    /** The file as it leaves the page; `null` if it does not. */
    file,
    /** The file to show: also one that the migration would create and that the user left out. */
    shown: (path: string) => file(path) ?? whole(path),
    findings,
    findingsOf: (path: string): readonly Finding[] => findingsByPath().get(path)?.list() ?? [],
    /** Of the files with something to show; the others are clean. */
    statuses,
    changed,
    /** The paths of the files that the migration changes, including those where all changes are left out. */
    toReview: createPaths(wholeChanged),
    /** The paths of the files that the migration creates, including those that are left out. */
    createdPaths: createPaths(() => wholeChanged().filter(({ before }) => before === null)),
    /** Entries of the patch block that the user declined. */
    keptEntries,
    /** How many changes are left out. Changes of a fork that is switched off are not even planned. */
    keptChanges: createMemo(() => sumOf(statuses(), ({ kept }) => kept)),
    /**
     * How many changes are applied, counted as their user decides about them: every part of the page shows this number.
     */
    changes: createMemo(() => sumOf(statuses(), ({ changes }) => changes)),
    /** Whether anything moves. An accepted advisory is a change, but it moves nothing. */
    moves: createMemo(() =>
      changed().some(
        ({ edits, optional }) =>
          !optional && (edits.length === 0 || edits.some(({ part }) => part !== 'acceptance')),
      ),
    ),
    /** Edits of a file that the user declined. */
    keptOf(path: string): readonly Edit[] {
      const one = whole(path);
      return one ? declinedOf(one, kept()) : [];
    },
    /** The file with all its edits, including declined ones. */
    whole,
  };
}

export type Outcome = ReturnType<typeof createOutcome>;

const none: readonly MigratedFile[] = [];

function sumOf(
  statuses: ReadonlyMap<string, FileStatus>,
  figure: (status: FileStatus) => number,
): number {
  let sum = 0;
  for (const status of statuses.values()) sum += figure(status);
  return sum;
}

function declinedOf(file: MigratedFile, keeps: readonly Keep[]): readonly Edit[] {
  const flags = keptEdits(file, keeps);
  return file.edits.filter((_, index) => flags[index]);
}

function isChanged(file: MigratedFile): boolean {
  return file.before !== file.after;
}

function sameStatuses(
  a: ReadonlyMap<string, FileStatus>,
  b: ReadonlyMap<string, FileStatus>,
): boolean {
  if (a.size !== b.size) return false;
  for (const [path, one] of a) {
    const other = b.get(path);
    if (
      one.state !== other?.state ||
      one.changes !== other.changes ||
      one.severity !== other.severity ||
      one.kept !== other.kept
    ) {
      return false;
    }
  }
  return true;
}

interface OwnFindings {
  readonly gravest: Finding['severity'];
  /** Created when a file is shown: there may be tens of thousands of findings, and most files are never shown. */
  list(): readonly Finding[];
}

/** The findings of each file. A finding with places in several files is in each of them, at its place there. */
function byOwnPath(findings: readonly Finding[]): ReadonlyMap<string | null, OwnFindings> {
  const groups = new Map<string | null, (readonly [Finding, FindingPlace])[]>();
  for (const finding of findings) {
    for (const place of finding.places) {
      addUnder(groups, place.path, [finding, place]);
    }
  }
  const own = new Map<string | null, OwnFindings>();
  for (const [path, group] of groups) {
    const [first] = group;
    let made: readonly Finding[] | null = null;
    const list = () => {
      made ??= atPlaces(group);
      return made;
    };
    if (first) own.set(path, { gravest: first[0].severity, list });
  }
  return own;
}

/** Each finding as it stands at one of its places. A finding's places come one after another. */
function atPlaces(group: readonly (readonly [Finding, FindingPlace])[]): readonly Finding[] {
  let last: Finding | null = null;
  let said: ReturnType<typeof withoutPlace> | null = null;
  return group.map(([finding, place]) => {
    if (finding.places.length === 1) return finding;
    if (finding !== last || !said) [last, said] = [finding, withoutPlace(finding)];
    return { ...said, ...place, places: [place] };
  });
}

function withoutPlace(finding: Finding) {
  const { from: _from, to: _to, line: _line, column: _column, ...said } = finding;
  return said;
}

function statusOf(
  file: MigratedFile,
  all: MigratedFile | null,
  severity: Finding['severity'] | null,
): FileStatus {
  const applied = new Set(file.edits);
  const edits = all?.edits ?? file.edits;
  const choices = file.before === null ? [] : choicesOf(file.before, edits);
  const left = choices.filter(({ first, end }) =>
    edits.slice(first, end).every((edit) => !applied.has(edit)),
  );
  const changes = file.before === null ? 1 : choices.length - left.length;
  const kept = left.length;
  const grave = severity === 'error' || severity === 'warning';
  const state = grave ? 'attention' : changes > 0 ? 'changed' : 'clean';
  const whole = file.before === null ? 'created' : file.removed ? 'removed' : state;
  return { state: whole, changes, severity, kept };
}
