/**
 * Rows as they are given: checked and joined, with findings about those that can't be used. Only this reads
 * `MigrationOptions.forks`.
 */
import { checkRow, rowName } from '../forks/check.ts';
import { type Fork, type RenamedFork, rowId } from '../forks/fork.ts';
import { disagreements } from '../forks/libraries.ts';
import { longestChain, type MetForks, meet } from '../forks/meet.ts';
import { type RuleEntry, readRules } from '../forks/rules-file.ts';
import { lineStarts, positionAt } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { type FindingPlace, finding } from './findings/finding.ts';
import type { Finding, ProjectRule, SourceFile } from './migration.ts';
import { remembered, rememberedFor } from './read/memo.ts';
import { createPicker, type Project } from './read/project.ts';

/** The rows that are valid, in their order, and a finding for each that is not. */
export interface CheckedForks {
  readonly forks: readonly Fork[];
  readonly findings: readonly Finding[];
}

/**
 * Checks rows of any origin: the form of names, addresses and versions, the types of fields, and what Cargo and Rust
 * would refuse. An invalid row is left out, with a finding; fields of old releases are read as today's. Never throws.
 */
export function checkForks(rows: readonly unknown[]): CheckedForks {
  if (!Array.isArray(rows)) {
    return { forks: [], findings: [finding('rules-unreadable', { path: null }, {})] };
  }
  const forks: Fork[] = [];
  const findings: Finding[] = [];
  for (const [index, row] of rows.entries()) {
    const { fork, problem } = checkRow(row);
    if (fork) forks.push(fork);
    else {
      const rule = rowName(row) ?? `number ${index + 1}`;
      findings.push(finding('rule-invalid', { path: null }, { rule, ...problem }));
    }
  }
  const odd = disagreements(forks);
  if (odd.size === 0) return { forks, findings };
  for (const [fork, how] of odd) {
    findings.push(finding('rules-disagree', { path: null }, { rule: rowId(fork), ...how }));
  }
  return { forks: forks.filter((fork) => !odd.has(fork)), findings };
}

/** The content of a `forklift.toml`. */
export interface ReadForks extends CheckedForks {
  /** Forks to leave, as rows from the fork back to the original crate. */
  readonly back: readonly RenamedFork[];
}

/**
 * Reads the rules of a `forklift.toml` and checks them as `checkForks` does. Findings carry `path`, offsets, line and
 * column. A file that is not TOML gives one finding and no rules. Never throws.
 */
export function readForks(text: string, path = 'forklift.toml'): ReadForks {
  const { entries, unknown, problem: unreadable } = readRules(text);
  const lines = lineStarts(text);
  const at = (span: Span | null): FindingPlace =>
    span ? { path, from: span.from, to: span.to, ...positionAt(lines, span.from) } : { path };
  const valid = new Map<Fork, RuleEntry>();
  const findings: Finding[] = [];
  if (unreadable) {
    findings.push(finding('toml-syntax', at(unreadable), { problem: unreadable.message }));
  }
  for (const entry of entries) {
    const { row, keyOf, placeOf } = entry;
    const { fork, problem } = checkRow(row);
    if (fork) valid.set(fork, entry);
    else {
      const named = { rule: nameOf(entry), ...problem, field: keyOf(problem.field) };
      findings.push(finding('rule-invalid', at(placeOf(problem.field)), named));
    }
  }
  for (const [fork, how] of disagreements([...valid.keys()])) {
    const entry = valid.get(fork);
    if (!entry) continue;
    const named = { rule: nameOf(entry), ...how, field: entry.keyOf(how.field) };
    findings.push(finding('rules-disagree', at(entry.placeOf(how.field)), named));
    valid.delete(fork);
  }
  for (const { key, known, at: span } of unknown) {
    findings.push(finding('rule-unknown-key', at(span), { key: key.slice(0, 60), known }));
  }
  const forks = [...valid].flatMap(([fork, { table }]) => (table === 'forks' ? [fork] : []));
  const back = [...valid].flatMap(([fork, { table }]) =>
    table !== 'forks' && fork.kind === 'rename' ? [fork] : [],
  );
  return { forks, back, findings: findings.sort((a, b) => (a.from ?? 0) - (b.from ?? 0)) };
}

function nameOf({ table, key }: RuleEntry): string {
  return `[${table}] ${key.slice(0, 60)}`.trim();
}

/** Whether a project's own rules are in the file at this path. */
export function isRulesFile(path: string): boolean {
  return path === 'forklift.toml' || path === '.cargo/forklift.toml';
}

/** The project's own rules, with all findings about them. */
export interface OwnRules {
  readonly rules: readonly ProjectRule[];
  readonly findings: readonly Finding[];
}

/** Reads the rules of a project, and again only after their text has changed. */
export function createRulesReader(): (project: Pick<Project, 'files' | 'paths'>) => OwnRules {
  const files = createPicker(isRulesFile);
  const read = remembered(rulesIn);
  return (project) => read(files(project));
}

function rulesIn(files: readonly SourceFile[]): OwnRules {
  const read = files.map(({ path, text }) => ({ path, ...readForks(text, path) }));
  return {
    rules: read.flatMap(({ path, forks, back }) =>
      [...forks, ...back].map((row) => ({ path, row })),
    ),
    findings: read.flatMap(({ findings }) => findings),
  };
}

/** The rows of one migration. */
export interface Rows extends MetForks {
  readonly findings: readonly Finding[];
}

/** Checks `rows` and joins them. */
export function rowsOf(rows: readonly unknown[]): Rows {
  const { forks, findings } = checkForks(rows);
  const [first] = forks;
  const met = first ? metFrom(first, forks) : meet(forks);
  const circles = met.circles.map((crates) =>
    finding('rules-circle', { path: null }, { way: wayOf(crates) }),
  );
  const [crate] = met.endless;
  const endless =
    crate === undefined
      ? []
      : [finding('rules-endless', { path: null }, { crate, longest: `${longestChain}` })];
  return { ...met, findings: [...findings, ...circles, ...endless] };
}

/** What rows mean together, kept by the first of them: a script may migrate many projects with the same rows. */
const metFrom = rememberedFor((_first: Fork, forks: readonly Fork[]) => meet(forks));

/** A circle of crates, back to the first one. A long circle is shortened in the middle. */
function wayOf(crates: readonly string[]): string {
  const shown =
    crates.length > 12 ? [...crates.slice(0, 8), '…', ...crates.slice(-2)] : [...crates];
  return [...shown, crates[0] ?? ''].join(' → ');
}
