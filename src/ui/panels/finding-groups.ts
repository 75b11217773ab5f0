/**
 * Findings as the panel lists them: one row for each code, most serious first, with what all findings of a row have in
 * common.
 */
import { addUnder, type Finding, type FindingAction } from '../../engine/host.ts';

export interface FindingGroup {
  readonly code: Finding['code'];
  /** The most serious of its findings. */
  readonly severity: Finding['severity'];
  readonly findings: readonly Finding[];
  /** How many places they have; one about the project as a whole counts as one. */
  readonly places: number;
  /** What to do, if all of them recommend the same. */
  readonly help: string | null;
  readonly action: FindingAction | null;
}

/** `findings` come most serious first. The groups keep that order, by their first finding. */
export function groupsOf(findings: readonly Finding[]): readonly FindingGroup[] {
  const byCode = new Map<Finding['code'], Finding[]>();
  for (const finding of findings) {
    addUnder(byCode, finding.code, finding);
  }
  return [...byCode].map(([code, all]) => ({
    code,
    severity: all[0]?.severity ?? 'info',
    findings: all,
    places: all.reduce((sum, finding) => sum + finding.places.length, 0),
    help: common(all, ({ help }) => help) ?? null,
    action: common(all, ({ action }) => action) ?? null,
  }));
}

/** The code in words: `old-crate-remains` is “Old crate remains”. */
export function nameOf(code: string): string {
  const words = code
    .split('-')
    .map((word) => spellings.get(word) ?? word)
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const spellings: ReadonlyMap<string, string> = new Map([
  ['ci', 'CI'],
  ['toml', 'TOML'],
  ['utf8', 'UTF-8'],
]);

/** The groups of edits that these findings recommend to apply after all. */
export function groupsToApply(findings: readonly Finding[]): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const { action } of findings) if (action && 'apply' in action) groups.add(action.apply);
  return groups;
}

function common<T>(findings: readonly Finding[], of: (finding: Finding) => T): T | undefined {
  const [first, ...rest] = findings;
  if (!first) return undefined;
  const wanted = JSON.stringify(of(first));
  return rest.every((finding) => JSON.stringify(of(finding)) === wanted) ? of(first) : undefined;
}
