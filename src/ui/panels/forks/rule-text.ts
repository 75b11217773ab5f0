/** Rules as text: an entry of `forklift.toml`, and an issue that suggests one for the catalogue. */
import { type Fork, forkName } from '../../../engine/host.ts';
import { factsOf } from './facts.ts';

/** What the form asks for; empty where nothing was written. */
export interface RuleDraft {
  readonly crate: string;
  readonly fork: string;
  readonly requirement: string;
  readonly from: string;
  readonly git: string;
  readonly branch: string;
}

/** Whether the draft takes the crate itself from another place: what `[patch]` does. */
export function isPatch({ crate, fork, git }: RuleDraft): boolean {
  return git !== '' && (fork === '' || fork === crate);
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
  return `${file}${gap}[forks.${/^[\w-]+$/.test(crate) ? crate : quoted(crate)}]\n${lines.join('\n')}\n`;
}

/** Text of an issue for this page's own repository. */
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
