/**
 * A migration as the description of a pull request, in Markdown: what moves where and why, what a reviewer should look
 * at, and what to run. Made from the migration alone; text from the user's project never becomes markup.
 */
import type { Fork, PatchedFork } from '../../forks/fork.ts';
import { forkName } from '../../forks/fork.ts';
import type { ChecklistStep, Finding, MigratedFile, Migration } from '../migration.ts';
import { count } from './checklist.ts';

/** The whole description; `forks` are those the migration was made with. */
export function pullRequestText(migration: Migration, forks: readonly Fork[]): string {
  const changed = migration.files.filter((file) => file.before !== file.after);
  if (changed.length === 0)
    return '# Nothing to migrate\n\nNo file of this project needs a change.\n';
  const used = forks.filter((fork) => changed.some((file) => servesFork(file, fork)));
  const sections = [
    `# Move to ${used.map(forkName).join(', ') || 'the maintained forks'}`,
    used.map(reason).join('\n'),
    section('Changes', changed.map(changeLine)),
    section('To look at', attention(migration.findings)),
    section('Checklist', migration.checklist.map(checkLine)),
    migration.commands.length === 0
      ? ''
      : `## Commands\n\n${fenced(migration.commands.join('\n'), 'sh')}`,
  ];
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
}

function servesFork(file: MigratedFile, fork: Fork): boolean {
  const name = forkName(fork);
  if (file.before === null && fork.kind === 'rename') return file.after.includes(fork.fork);
  return file.edits.some((edit) => edit.fork === name);
}

function reason(fork: Fork): string {
  if (fork.kind === 'rename') {
    const [advisory] = fork.advisories ?? [];
    const why = advisory
      ? `is unmaintained ([${advisory}](https://rustsec.org/advisories/${advisory}.html))`
      : 'is not maintained';
    const link = fork.repository ?? `https://crates.io/crates/${fork.fork}`;
    return `- \`${fork.crate}\` ${why}; [\`${fork.fork}\`](${link}) takes its place.`;
  }
  const upstream = fork.pullRequest
    ? ` until [the upstream change](${fork.pullRequest}) is released`
    : '';
  const shown = fork.crates.slice(0, 3).map(code).join(', ');
  const whole = fork.crates.length > 1 ? `${shown} and their family come` : `${shown} comes`;
  return `- ${whole} from ${placeOf(fork)}${upstream}.`;
}

function placeOf(fork: PatchedFork): string {
  const { git, branch, tag, rev } = fork;
  if (git === undefined) return code(fork.path ?? fork.registry ?? '');
  const state = branch ?? tag ?? rev;
  const word = branch !== undefined ? 'branch' : tag !== undefined ? 'tag' : 'revision';
  const link = `[${code(forkName(fork))}](${git.replace(/\.git$/, '')})`;
  return state === undefined ? link : `${link}, ${word} ${code(state)}`;
}

function changeLine({ path, before, edits }: MigratedFile): string {
  return `- ${code(path)}: ${before === null ? 'new' : count(edits.length, 'change')}`;
}

/** Errors first, then warnings; information stays in the page. */
function attention(findings: readonly Finding[]): readonly string[] {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  return findings
    .filter(({ severity }) => severity !== 'info')
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map(({ severity, path, line, places, message, help }) => {
      const place = path === null ? '' : ` ${code(line === undefined ? path : `${path}:${line}`)}`;
      const others = places.length > 1 ? ` and ${count(places.length - 1, 'other place')}` : '';
      return `- **${severity}**${place}${others}: ${plain(message)}${help === undefined ? '' : ` ${plain(help)}`}`;
    });
}

function checkLine({ step, title, state, detail }: ChecklistStep): string {
  const mark = state === 'todo' ? ' ' : 'x';
  const unneeded = state === 'unneeded' ? ' (not needed)' : '';
  return `- [${mark}] ${step}. ${plain(title)}${unneeded}: ${plain(detail)}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

/** A code span that holds its text whatever backticks or line ends are in it. */
export function code(text: string): string {
  const flat = text.replace(/[\r\n]+/g, ' ');
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Text with the characters escaped that Markdown or HTML would take for markup; one line. */
function plain(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]|@(?=\w)/g, (mark) =>
      mark === '@' ? '@\u200b' : mark === '<' ? '&lt;' : `\\${mark}`,
    );
}
