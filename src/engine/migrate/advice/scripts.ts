/**
 * Files that run Cargo: CI settings of any kind, shell scripts, and recipes for `just`, `make` and `cargo make`. They
 * are read as text, line by line, for ignored advisories and for calls that break after the migration.
 */
import { append } from '../../text/append.ts';
import type { Offset, Span } from '../../text/span.ts';
import { type FindingPlace, finding } from '../findings/finding.ts';
import type { Finding, SourceFile } from '../migration.ts';
import type { CompanionFacts } from './facts.ts';

export function scriptFindings(file: SourceFile, facts: CompanionFacts): Finding[] {
  const findings = advisoryFindings(file, facts);
  const { path, text } = file;
  // Calls break only where something changes.
  if (facts.moved.length === 0 && !facts.resolutionChanges) return findings;
  if (!/cargo|cross|features/i.test(text)) return findings;
  const calls = [...callsOfCargo(text), ...callsInLists(path, text)];
  append(findings, featureFindings(path, text, calls, facts));
  for (const call of calls) append(findings, callFindings(path, call, facts));
  return findings;
}

/** `[alias]` in Cargo's configuration: a string of words or a list of them, written at `span` of the text. */
export function aliasFindings(
  { path, text }: SourceFile,
  span: Span,
  facts: CompanionFacts,
): readonly Finding[] {
  const line = text.slice(span.from, span.to);
  const words = [...line.matchAll(/[^\s"',[\]]+/g)].map(({ index, 0: word }) => ({
    text: word,
    from: span.from + index,
  }));
  const call = callOf(words);
  const inLine = featureFindings(path, line, [], facts).map((each) => ({
    ...each,
    from: (each.from ?? 0) + span.from,
    to: (each.to ?? 0) + span.from,
  }));
  const findings = inLine.filter(({ from }) => from < call.passedOn.from);
  append(findings, callFindings(path, call, facts));
  return findings;
}

/** Advisories that the file mentions outside comments. */
export function advisoryFindings({ path, text }: SourceFile, facts: CompanionFacts): Finding[] {
  const findings: Finding[] = [];
  const inComment = commentsIn(text);
  for (const { index, 0: written } of text.matchAll(/\bRUSTSEC-\d{4}-\d{4}\b/g)) {
    const found = facts.advisories.find(({ advisory }) => advisory === written);
    if (!found || inComment(index)) continue;
    findings.push(ignoredFinding(found, { path, from: index, to: index + written.length }));
  }
  return findings;
}

/** About an advisory that is ignored at this place. */
export function ignoredFinding(
  { advisory, crate, gone }: CompanionFacts['advisories'][number],
  place: FindingPlace,
): Finding {
  const code = gone ? 'advisory-ignore-obsolete' : 'advisory-ignore-stays';
  return finding(code, place, { advisory, crate });
}

/** Features of a dependency whose key changes, as `key/feature`, except in what a call passes on to another program. */
function featureFindings(
  path: string,
  text: string,
  calls: readonly Call[],
  facts: CompanionFacts,
): Finding[] {
  const passedOn = calls.map((call) => call.passedOn).sort((a, b) => a.from - b.from);
  const findings: Finding[] = [];
  let next = 0;
  for (const { from, to, name, feature, fork } of namedFeatures(text, facts)) {
    while ((passedOn[next]?.to ?? from + 1) <= from) next++;
    if ((passedOn[next]?.from ?? from + 1) <= from) continue;
    findings.push(finding('ci-feature', { path, from, to }, { crate: name, feature, fork }));
  }
  return findings;
}

/**
 * The features listed by `--features`, `-F` and settings with such a name, in order: `--features x`, `"--features",
 * "x"`, `FEATURES: x`.
 */
function* namedFeatures(text: string, { moved }: CompanionFacts) {
  const keys = new Map(moved.flatMap((each) => (each.rekeyed ? [[each.crate, each.fork]] : [])));
  if (keys.size === 0) return;
  const inComment = commentsIn(text);
  const lists =
    /(?:--features(?:=|[ \t]+|["'],\s{0,200})|(?<![\w-])-F(?:=|[ \t]*|["'],\s{0,200}))("[^"\n]{0,500}|'[^'\n]{0,500}|[^\s"']{1,500})|(?<![\w-])features["']?[ \t]*[:=]([^\n]{1,500})/gi;
  for (const { index, 0: whole, 1: flag, 2: setting } of text.matchAll(lists)) {
    if (inComment(index)) continue;
    const list = flag ?? setting ?? '';
    const start = index + whole.length - list.length;
    for (const value of list.matchAll(/(?<![\w/-])([\w-]+)\??\/([\w-]+)(?![\w/.-])/g)) {
      const [written, name = '', feature = ''] = value;
      const fork = keys.get(name);
      const from = start + value.index;
      if (fork !== undefined) yield { from, to: from + written.length, name, feature, fork };
    }
  }
}

interface Word {
  readonly text: string;
  readonly from: Offset;
}

/** The words of a call: those after `cargo`, and those after its `--`. */
interface Call {
  readonly words: readonly Word[];
  readonly passedOn: Span;
}

const nothingPassedOn: Span = { from: Infinity, to: Infinity };

function callOf(all: readonly Word[]): Call {
  const end = all.findIndex(({ text }) => text === '--');
  const last = all.at(-1);
  if (end === -1 || last === undefined) return { words: all, passedOn: nothingPassedOn };
  const passedOn = { from: all[end]?.from ?? 0, to: last.from + last.text.length };
  return { words: all.slice(0, end), passedOn };
}

/** Every call of cargo, or of cross with the same arguments, up to the end of the command. */
function* callsOfCargo(text: string): Generator<Call> {
  const inComment = commentsIn(text);
  // What may not be before the word is looked at last: an expression that begins with letters is searched for sooner.
  const starts = /(?:cargo|cross)(?=[ \t])(?<![\w./-].{5})/g;
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    if (inComment(start.index)) continue;
    const words: Word[] = [];
    // A backslash, backtick or caret at the end of a line continues the command.
    const word = /[ \t]+|[\\`^][ \t]*\r?\n|([^\s|;&#`()]+)/y;
    word.lastIndex = start.index + start[0].length;
    for (let next = word.exec(text); next; next = word.exec(text)) {
      const [, written] = next;
      if (written === undefined) continue;
      words.push(unquoted(written, next.index));
      starts.lastIndex = word.lastIndex;
    }
    yield callOf(words);
  }
}

/** Calls as lists of strings: `["cargo", "build"]` in containers and CI, `args = ["build"]` in cargo-make. */
function* callsInLists(path: string, text: string): Generator<Call> {
  const isCargoMake = /(?:^|\/)makefile\.toml$/i.test(path);
  if (!isCargoMake && !/["'](?:cargo|cross)["']/.test(text)) return;
  let words: Word[] | null = null;
  for (const { index, 0: part } of text.matchAll(/"[^"\n]*"|'[^'\n]*'|#[^\n]*|[^\s,]/g)) {
    if (part === '[') words = [];
    else if (part === ']') {
      const first = words?.[0]?.text ?? '';
      if (words && (first === 'cargo' || first === 'cross')) yield callOf(words.slice(1));
      else if (words && isCargoMake && subcommands.has(first)) yield callOf(words);
      words = null;
    } else if (part.length > 1 && /["']/.test(part.charAt(0))) {
      words?.push({ text: part.slice(1, -1), from: index + 1 });
    } else if (!part.startsWith('#')) words = null;
  }
}

/** The first word of `args` in cargo-make if the command is cargo. */
const subcommands = new Set(
  'b bench build c check clippy d doc fetch hack llvm-cov metadata miri nextest package publish r run rustc rustdoc t test tree update'.split(
    ' ',
  ),
);

/** Calls that use a lock file of their own, or none. */
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

/** Commands whose arguments are packages. */
const takesPackages = new Set(['update', 'pkgid', 'remove', 'rm']);

function callFindings(path: string, { words }: Call, facts: CompanionFacts): Finding[] {
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
    const named =
      packageNamed(word, words[index + 1]) ??
      (takesPackages.has(said) && !takesWord(words[index - 1]) ? word : null);
    const name = named?.text.split(/[@:]/)[0];
    const moved = facts.moved.find(({ crate, stays }) => crate === name && !stays);
    if (!named || !moved) return [];
    const { crate, fork } = moved;
    const at = { path, from: named.from, to: named.from + named.text.length };
    return [finding('ci-package', at, { crate, fork })];
  });
}

/** The package that `-p NAME`, `--package=NAME` or `-i NAME` names. */
function packageNamed({ text, from }: Word, next: Word | undefined): Word | null {
  if (/^(?:-p|--package|-i|--invert)$/.test(text)) return next ?? null;
  const joined = /^(?:-p=?|--package=|--invert=)(?=\w)/.exec(text)?.[0].length;
  return joined === undefined ? null : { text: text.slice(joined), from: from + joined };
}

/** Whether the next word belongs to this flag and is judged with it. */
function takesWord(before: Word | undefined): boolean {
  return before !== undefined && /^(?:-p|--package|-i|--invert)$/.test(before.text);
}

/** A word without the quotes around it, and without what ends a list after it. */
function unquoted(written: string, at: Offset): Word {
  let from = 0;
  let to = written.length;
  while (from < to && `"'`.includes(written.charAt(from))) from++;
  while (to > from && `"',]}`.includes(written.charAt(to - 1))) to--;
  return { text: written.slice(from, to), from: at + from };
}

/**
 * Whether an offset is in a comment, `#` after a blank. Must be called with ascending offsets, so that each line is
 * read once.
 */
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
