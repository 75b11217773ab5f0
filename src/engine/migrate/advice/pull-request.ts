/**
 * A migration as the description of a pull request, in Markdown, for its reviewer: what moves from where to where and
 * why, crate by crate, what stays, what to look at, how to verify it. Made from the migration alone. Text from the
 * user's project never becomes markup, and nothing mentions the page that made it.
 */
import { advisoryUrl } from '../../forks/fork.ts';
import { folderOf } from '../../text/path.ts';
import { list } from '../findings/text.ts';
import type { CrateMove, Finding, MigratedFile, Migration, WatchedCrate } from '../migration.ts';
import { count, pathText, waysTo } from './checklist.ts';

/** A file's changes that the user left out. */
export interface LeftOut {
  readonly path: string;
  readonly changes: number;
}

/** `changesOf` counts a file's changes as its user does; without it, each edit is one. */
export function pullRequestText(
  migration: Migration,
  left: readonly LeftOut[] = [],
  changesOf: (file: MigratedFile) => number = ({ edits }) => edits.length,
): string {
  const changed = migration.files.filter((file) => file.before !== file.after);
  if (changed.length === 0)
    return '# Nothing to migrate\n\nNo file of this project needs a change.\n';
  const made = new Set(changed.flatMap(({ edits }) => edits.map(({ fork }) => fork)));
  const moves = migration.moves.filter(({ fork }) => made.has(fork));
  const changes = changed.reduce((sum, file) => sum + changesOf(file), 0);
  const sections = [
    `# ${titleOf(moves)}`,
    moves.length === 0 ? '' : tableOf(moves),
    `${count(changes, 'change')} in ${count(changed.length, 'file')}; every other byte stays as it was.`,
    section('By package', byPackage(changed, changesOf)),
    section(
      'Left out on purpose',
      left.map(({ path, changes }) => `- ${code(path)}: ${count(changes, 'change')}`),
    ),
    section('What stays', staying(migration)),
    section('To look at', attention(migration.findings)),
    section('How to verify', [
      'These changes were made without compiling anything. In this order:',
      '',
      ...migration.commands.map((command) => `- [ ] ${code(command)}`),
    ]),
    details(
      `${count(changed.length, 'file')} changed`,
      changed.map((file) => changeLine(file, changesOf(file))),
    ),
  ];
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
}

function titleOf(moves: readonly CrateMove[]): string {
  const crates = moves.map(({ crates: all }) => all[0] ?? '');
  if (moves.length === 0) return 'Move to maintained forks';
  return `Move ${plain(list(crates))} to ${moves.length === 1 ? 'its maintained fork' : 'their maintained forks'}`;
}

function tableOf(moves: readonly CrateMove[]): string {
  const rows = moves.map((move) => {
    const advisories = move.advisories.map((id) => `[${plain(id)}](${advisoryUrl(id)})`).join(', ');
    return `| ${wasOf(move)} | ${isOf(move)} | ${advisories || 'none: not maintained'} |`;
  });
  return ['| Package | Change | Advisory |', '| --- | --- | --- |', ...rows].join('\n');
}

function wasOf({ crates, from, locked }: CrateMove): string {
  const most = 4;
  const shown = crates.slice(0, most).map(cell);
  const rest = crates.length - shown.length;
  const names = rest > 0 ? `${shown.join(', ')} and ${rest} more` : list(shown);
  const asked = from.length === 0 ? '' : ` ${list(from.map((one) => cell(`"${one}"`)))}`;
  return `${names}${asked}${locked.length === 0 ? '' : `, locked at ${plain(list(locked))}`}`;
}

function isOf({ kind, fork, to, home, state, pullRequest }: CrateMove): string {
  const name = home === null ? cell(fork) : `[${cell(fork)}](${address(home)})`;
  if (kind === 'rename') {
    return `${name}${to.length === 0 ? '' : ` ${list(to.map((one) => cell(`"${one}"`)))}`}`;
  }
  const at = state === null ? '' : `, at ${cell(state)}`;
  const until =
    pullRequest === null
      ? ''
      : `, until [the upstream change](${address(pullRequest)}) is released`;
  return `patched to ${plain(list(to))} of ${name}${at}${until}`;
}

/** The changed files, grouped by the package they belong to. */
function byPackage(
  changed: readonly MigratedFile[],
  changesOf: (file: MigratedFile) => number,
): readonly string[] {
  const packages = new Map<string, { files: number; changes: number }>();
  for (const file of changed) {
    const { path, before, edits } = file;
    const manifest = edits[0]?.manifests[0] ?? path;
    const folder = before === null ? path.split('/').slice(0, 2).join('/') : folderOf(manifest);
    const sum = packages.get(folder) ?? { files: 0, changes: 0 };
    packages.set(folder, { files: sum.files + 1, changes: sum.changes + changesOf(file) });
  }
  return [...packages].map(
    ([folder, { files, changes }]) =>
      `- ${folder === '' ? 'the root' : code(folder)}: ${changes === 0 ? 'new' : count(changes, 'change')} in ${count(files, 'file')}`,
  );
}

function staying({ graphs, moves }: Migration): readonly string[] {
  if (graphs.length === 0) {
    const crates = moves.flatMap(({ kind, crates: all }) => (kind === 'rename' ? all : []));
    return crates.length === 0
      ? []
      : [
          `Not known: no \`Cargo.lock\` was read. Other crates may still bring ${plain(list(crates))} in; the last commands show it.`,
        ];
  }
  const lines = graphs.flatMap(({ path, crates }) =>
    crates.flatMap((crate) => stayingOf(crate, graphs.length > 1 ? `${code(path)}: ` : '')),
  );
  return lines.length > 0
    ? lines
    : ['Nothing: after `cargo update` none of the old crates is in the lock file.'];
}

function stayingOf({ crate, remaining }: WatchedCrate, where: string): readonly string[] {
  if (!remaining) return [];
  const { way, others } = waysTo(remaining);
  if (way.length === 0) return [];
  const more = others === 0 ? '' : ` and ${count(others, 'other way')}`;
  return [
    `- ${where}${code(crate)} ${plain(list(remaining.versions))}, through ${code(pathText(way))}${more}`,
  ];
}

function changeLine({ path, before, removed }: MigratedFile, changes: number): string {
  const change = before === null ? 'new' : removed ? 'deleted' : count(changes, 'change');
  return `- ${code(path)}: ${change}`;
}

/**
 * Errors first, then warnings. What stays has a section of its own, and what could be switched on does not concern a
 * reviewer.
 */
function attention(findings: readonly Finding[]): readonly string[] {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  const elsewhere: readonly Finding['code'][] = ['old-crate-remains', 'fork-brings-old-crate'];
  const most = 20;
  const all = findings
    .filter(({ severity, code: about }) => severity !== 'info' && !elsewhere.includes(about))
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
  const lines = all.slice(0, most).map(({ severity, path, line, places, message }) => {
    const place = path === null ? '' : ` ${code(line === undefined ? path : `${path}:${line}`)}`;
    const others = places.length > 1 ? ` and ${count(places.length - 1, 'other place')}` : '';
    return `- **${severity}**${place}${others}: ${plain(message)}`;
  });
  return all.length > most ? [...lines, `- … and ${all.length - most} more`] : lines;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function details(title: string, lines: readonly string[]): string {
  return `<details>\n<summary>${title}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

/** An address as a link's target, without brackets and spaces, which would end it. */
function address(url: string): string {
  return url.replace(/[\s()|<>]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** Code in a table cell, where a bar would end the cell. */
function cell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}

/** A code span that can hold any text, including backticks and line ends. */
export function code(text: string): string {
  const flat = text.replace(/[\r\n]+/g, ' ');
  const runs = flat.match(/`+/g) ?? [];
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** Text on one line, with characters escaped that Markdown or HTML would take for markup. */
function plain(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]|@(?=\w)/g, (mark) =>
      mark === '@' ? '@\u200b' : mark === '<' ? '&lt;' : `\\${mark}`,
    );
}
