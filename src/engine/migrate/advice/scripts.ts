/**
 * Files that call Cargo: CI of all makers, shell scripts, and what `just`, `make` and `cargo make` run. They are read as
 * text, line by line, for advisories told to be ignored, and for calls that the migration breaks.
 */
import type { Offset } from '../../text/span.ts';
import { finding } from '../findings/finding.ts';
import type { Finding, SourceFile } from '../migration.ts';
import type { CompanionFacts } from './facts.ts';

export function scriptFindings(file: SourceFile, facts: CompanionFacts): Finding[] {
  const findings = advisoryFindings(file, facts);
  const { path, text } = file;
  if (!text.includes('cargo') && !text.includes('--features')) return findings;
  for (const { from, to, name, feature, fork } of namedFeatures(text, facts)) {
    findings.push(finding('ci-feature', { path, from, to }, { crate: name, feature, fork }));
  }
  for (const call of callsOfCargo(text)) {
    for (const each of callFindings(path, call, facts)) findings.push(each);
  }
  return findings;
}

/** Advisories that the file names outside comments. */
export function advisoryFindings({ path, text }: SourceFile, facts: CompanionFacts): Finding[] {
  const findings: Finding[] = [];
  const inComment = commentsIn(text);
  for (const { index, 0: written } of text.matchAll(/\bRUSTSEC-\d{4}-\d{4}\b/g)) {
    const found = facts.advisories.find(({ advisory }) => advisory === written);
    if (!found || inComment(index)) continue;
    const { advisory, crate, gone } = found;
    const code = gone ? 'advisory-ignore-obsolete' : 'advisory-ignore-stays';
    const place = { path, from: index, to: index + written.length };
    findings.push(finding(code, place, { advisory, crate }));
  }
  return findings;
}

/** `--features key/feature`, of a dependency whose key moves. */
function* namedFeatures(text: string, { moved }: CompanionFacts) {
  const keys = new Map(moved.flatMap((each) => (each.rekeyed ? [[each.crate, each.fork]] : [])));
  if (keys.size === 0) return;
  const inComment = commentsIn(text);
  const flags =
    /(?:--features(?:=|[ \t]+)|(?<![\w-])-F[ \t]*)(?:"[^"\n]{0,500}|'[^'\n]{0,500}|[^\s"']{1,500})/g;
  for (const { index, 0: written } of text.matchAll(flags)) {
    if (inComment(index)) continue;
    for (const value of written.matchAll(/(?<![\w/-])([\w-]+)\??\/([\w-]+)/g)) {
      const [whole, name = '', feature = ''] = value;
      const fork = keys.get(name);
      const from = index + value.index;
      if (fork !== undefined) yield { from, to: from + whole.length, name, feature, fork };
    }
  }
}

interface Word {
  readonly text: string;
  readonly from: Offset;
}

/** The words of every call of cargo, `cargo` itself left out, up to a `--` or the end of the command. */
function* callsOfCargo(text: string): Generator<readonly Word[]> {
  const inComment = commentsIn(text);
  const starts = /(?<![\w./-])cargo(?=[ \t])/g;
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    if (inComment(start.index)) continue;
    const words: Word[] = [];
    // A backslash, backtick or caret before the line's end continues the command.
    const word = /[ \t]+|[\\`^][ \t]*\r?\n|([^\s|;&#`()]+)/y;
    word.lastIndex = start.index + 'cargo'.length;
    for (let next = word.exec(text); next; next = word.exec(text)) {
      const [, written] = next;
      if (written === '--') break;
      if (written === undefined) continue;
      words.push(unquoted(written, next.index));
      starts.lastIndex = word.lastIndex;
    }
    yield words;
  }
}

/** Calls that have a lock file of their own, or none at all. */
const ownLock = new Set([
  'install',
  'binstall',
  'uninstall',
  'vet',
  'deny',
  'audit',
  'search',
  'fmt',
]);

function callFindings(path: string, words: readonly Word[], facts: CompanionFacts): Finding[] {
  const command = words.find(({ text }) => !/^[+-]/.test(text))?.text ?? '';
  // Of a command in a variable only the variable's name is known: `"${install[@]}"`.
  const said = command.includes('$') ? (/[a-z]+/i.exec(command)?.[0].toLowerCase() ?? '') : command;
  if (ownLock.has(said)) return [];
  return words.flatMap((word, index): Finding[] => {
    const { text, from } = word;
    const place = { path, from, to: from + text.length };
    if (text === '--locked' || text === '--frozen') {
      return facts.resolutionChanges ? [finding('ci-locked', place, { flag: text })] : [];
    }
    const named = packageNamed(word, words[index + 1]);
    const name = named?.text.split(/[@:]/)[0];
    const moved = facts.moved.find(({ crate, stays }) => crate === name && !stays);
    if (!named || !moved) return [];
    const { crate, fork } = moved;
    const at = { path, from: named.from, to: named.from + named.text.length };
    return [finding('ci-package', at, { crate, fork })];
  });
}

/** The package that `-p NAME`, `--package=NAME` or `-i NAME` speaks of. */
function packageNamed({ text, from }: Word, next: Word | undefined): Word | null {
  if (/^(?:-p|--package|-i|--invert)$/.test(text)) return next ?? null;
  const joined = /^(?:-p=?|--package=|--invert=)(?=\w)/.exec(text)?.[0].length;
  return joined === undefined ? null : { text: text.slice(joined), from: from + joined };
}

/** A word without the quotes around it, and without a comma behind it. */
function unquoted(written: string, at: Offset): Word {
  let from = 0;
  let to = written.length;
  while (from < to && `"'`.includes(written.charAt(from))) from++;
  while (to > from && `"',`.includes(written.charAt(to - 1))) to--;
  return { text: written.slice(from, to), from: at + from };
}

/** Whether places are in a comment, `#` after a blank; asked in ascending order, so that each line is read once. */
function commentsIn(text: string): (at: Offset) => boolean {
  let end = -1;
  let comment = 0;
  return (at) => {
    if (at >= end) {
      const start = text.lastIndexOf('\n', at - 1) + 1;
      const next = text.indexOf('\n', at);
      end = next === -1 ? text.length : next;
      const found = /(?:^|\s)#/.exec(text.slice(start, end));
      comment = found ? start + found.index : end;
    }
    return at > comment;
  };
}
