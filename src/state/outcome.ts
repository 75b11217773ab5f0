/** What the page shows of a result: the migration less what the user declined, and each file's state. */
import { createMemo } from 'solid-js';
import type { Edit, Finding, MigratedFile, Migration } from '../engine/index.ts';
import { type Keep, keptEdits, withoutKept } from '../project/keep.ts';
import { keptFindings, keptPatchEntries } from '../project/keep-findings.ts';

export type FileState = 'changed' | 'attention' | 'clean' | 'created';

export interface FileStatus {
  readonly state: FileState;
  readonly changes: number;
  /** The gravest finding in the file. */
  readonly severity: Finding['severity'] | null;
  readonly kept: number;
}

const rank = { error: 0, warning: 1, info: 2 } as const;

export function createOutcome(result: () => Migration | null, kept: () => readonly Keep[]) {
  const keptEntries = createMemo(() => {
    const whole = result();
    return whole ? keptPatchEntries(whole, kept()) : 0;
  });
  const migration = createMemo<Migration | null>(() => {
    const whole = result();
    const keeps = kept();
    if (!whole || keeps.length === 0) return whole;
    const { patch } = whole;
    return {
      ...whole,
      files: whole.files.map((file) => withoutKept(file, keeps)),
      findings: [...keptFindings(whole, keeps), ...whole.findings],
      patch: patch && keptEntries() > 0 ? { ...patch, applied: false } : patch,
    };
  });
  const byPath = createMemo(
    () => new Map((migration()?.files ?? []).map((file) => [file.path, file])),
  );
  const wholeByPath = createMemo(
    () => new Map((result()?.files ?? []).map((file) => [file.path, file])),
  );
  const findings = createMemo(() =>
    (migration()?.findings ?? []).toSorted((a, b) => rank[a.severity] - rank[b.severity]),
  );
  const findingsByPath = createMemo(() => byOwnPath(findings()));
  const statuses = createMemo(
    () =>
      new Map(
        (migration()?.files ?? []).map((file) => [
          file.path,
          statusOf(file, wholeByPath().get(file.path), findingsByPath().get(file.path) ?? []),
        ]),
      ),
  );
  const changed = createMemo(() =>
    (migration()?.files ?? []).filter((file) => file.before !== file.after),
  );

  return {
    migration,
    file: (path: string): MigratedFile | null => byPath().get(path) ?? null,
    findings,
    findingsOf: (path: string): readonly Finding[] => findingsByPath().get(path) ?? [],
    statuses,
    changed,
    /** Entries of the patch block that the user declined. */
    keptEntries,
    /** Changes the user declined. Those of a fork that is left out are not even planned. */
    keptChanges: createMemo(() => {
      const keeps = kept();
      if (keeps.length === 0) return 0;
      const flags = (result()?.files ?? []).flatMap((file) => keptEdits(file, keeps));
      return flags.filter(Boolean).length;
    }),
    edits: createMemo(() => changed().reduce((sum, file) => sum + file.edits.length, 0)),
    /** Edits of a file that the user declined. */
    keptOf(path: string): readonly Edit[] {
      const whole = wholeByPath().get(path);
      if (!whole) return [];
      const flags = keptEdits(whole, kept());
      return whole.edits.filter((_, index) => flags[index]);
    },
    /** The file with all its edits, also the declined ones. */
    whole: (path: string): MigratedFile | null => wholeByPath().get(path) ?? null,
  };
}

export type Outcome = ReturnType<typeof createOutcome>;

function byOwnPath(findings: readonly Finding[]): ReadonlyMap<string | null, readonly Finding[]> {
  const groups = new Map<string | null, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.path);
    if (group) group.push(finding);
    else groups.set(finding.path, [finding]);
  }
  return groups;
}

function statusOf(
  file: MigratedFile,
  whole: MigratedFile | undefined,
  findings: readonly Finding[],
): FileStatus {
  const severity = findings[0]?.severity ?? null;
  const changes = file.edits.length;
  const kept = (whole?.edits.length ?? 0) - changes;
  const grave = severity === 'error' || severity === 'warning';
  const state =
    file.before === null ? 'created' : grave ? 'attention' : changes > 0 ? 'changed' : 'clean';
  return { state, changes, severity, kept };
}
