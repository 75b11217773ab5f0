/** Rules as text: an entry of `forklift.toml`, and an issue that suggests one for the catalogue. */
import { type Fork, forkName } from '../../../engine/host.ts';
import { factsOf } from './facts.ts';

/** The fields of the form; empty where nothing was entered. */
export interface RuleDraft {
  readonly crate: string;
  readonly fork: string;
  readonly requirement: string;
  readonly from: string;
  readonly git: string;
  readonly branch: string;
}

/** Whether the draft takes the crate itself from another place, as `[patch]` does. */
export function isPatch({ crate, fork, git }: RuleDraft): boolean {
  return git !== '' && (fork === '' || fork === crate);
}

/**
 * The fields that a rule needs and that are still empty. A fork's place can stand in for its name or for a requirement.
 */
export function missingIn(draft: RuleDraft): readonly (keyof RuleDraft)[] {
  const { crate, fork, requirement, from, git } = draft;
  const needed: readonly (readonly [keyof RuleDraft, boolean])[] = [
    ['crate', crate === ''],
    ['fork', fork === '' && git === ''],
    ['requirement', requirement === '' && (isPatch(draft) || git === '')],
    ['from', from === '' && !isPatch(draft)],
  ];
  return needed.flatMap(([name, isMissing]) => (isMissing ? [name] : []));
}

/** The draft with valid values in empty fields, so that the entered ones can be checked. */
export function filledIn(draft: RuleDraft): RuleDraft {
  const placeholders = {
    crate: 'a',
    fork: 'b',
    requirement: isPatch(draft) ? '1.0.0' : '1',
    from: '*',
  };
  const missing = missingIn(draft).map((name) => [name, Reflect.get(placeholders, name)]);
  return { ...draft, ...Object.fromEntries(missing) };
}

/** `forklift.toml` with the rule added at its end. */
export function withRule(file: string, draft: RuleDraft): string {
  const { crate, fork, requirement, from, git, branch } = draft;
  const fields = isPatch(draft)
    ? { git, branch, version: requirement }
    : { fork, requirement, from, git, branch };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === '' ? [] : [`${name} = ${quoted(value)}`],
  );
  const gap = file === '' ? '' : file.endsWith('\n') ? '\n' : '\n\n';
  const rule = `${gap}[forks.${/^[\w-]+$/.test(crate) ? crate : quoted(crate)}]\n${lines.join('\n')}\n`;
  return file + (file.includes('\r\n') ? rule.replaceAll('\n', '\r\n') : rule);
}

/** The text of an issue for this page's own repository. */
export function suggestion(row: Fork): string {
  const { from, rows } = factsOf(row);
  const facts = rows.map(([name, value]) => `- ${name}: ${value}`);
  return [
    `Successor for the catalogue: ${from} → ${forkName(row)}`,
    '',
    ...facts,
    '',
    'How I know that it stands in for the old crate (repository, changelog, a commit that made the move):',
    '',
  ].join('\n');
}

/** A TOML basic string (TOML 1.0, "String"). */
function quoted(value: string): string {
  return JSON.stringify(value).replace(/\u007f/g, '\\u007f');
}
