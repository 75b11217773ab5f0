/**
 * Texts that become Rust or manifests but are not named so: templates, grammars, generators in other languages. None is
 * edited, because what fills them in is not known. If one names a moving crate, there is one finding for each file and
 * crate; for sources beside a template of their manifest, one finding at that template.
 */

import { textIncludes } from '../../rust/rewrite.ts';
import { fileName, folderOf, foldersAbove } from '../../text/path.ts';
import { indexOfWord, wordsIn } from '../../text/search.ts';
import type { Offset, Span } from '../../text/span.ts';
import { finding } from '../findings/finding.ts';
import type { Finding, ResolvedOptions } from '../migration.ts';
import type { ProjectFile } from '../read/file.ts';
import { remembered, rememberedFor, settled } from '../read/memo.ts';
import { ownersAmong } from '../read/owners.ts';
import { filesAt, type Project } from '../read/project.ts';
import type { Unclaimed } from './units.ts';

/** Finds them. Returns the same answer while the texts are the same. */
export function createTemplateReader(): (
  project: Project,
  unclaimed: readonly Unclaimed[],
  options: ResolvedOptions,
) => readonly Finding[] {
  let last: readonly ProjectFile[] = [];
  let included: readonly string[] = [];
  const find = remembered(templateFindings);
  const includes = rememberedFor(includedIn);
  return ({ files, paths, cargo: { templates, unreadable } }, unclaimed, options) => {
    last = settled(
      last,
      filesAt(
        files,
        unclaimed.flatMap(({ texts }) => texts),
      ),
    );
    const names = unclaimed.flatMap(({ textRenames }) => textRenames.map(({ from }) => from));
    const isAsked = last.some(({ path, text }) => isProse(path) && wordsIn(text, names).length > 0);
    const owners = ownersAmong(paths, unreadable);
    included = settled(
      included,
      isAsked ? files.flatMap((file) => includes(file, [folderOf(owners.of(file.path))])) : [],
    );
    return find(templates, unclaimed, last, options, included);
  };
}

/** Texts that a source includes as they are: what is made of them may be code, whatever they are called. */
function includedIn(
  { path, rust }: ProjectFile,
  [folder = '']: readonly string[],
): readonly string[] {
  if (!rust?.taking.text || rust.reading.problem) return [];
  return textIncludes(path, rust.reading, folder).flatMap((each) => (each.isDoc ? [] : each.path));
}

/** `texts`: all files that belong to no unit, one after another. */
function templateFindings(
  templates: readonly ProjectFile[],
  unclaimed: readonly Unclaimed[],
  texts: readonly ProjectFile[],
  { forks }: ResolvedOptions,
  included: readonly string[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const code = new Set(included);
  const said = new Set<string>();
  for (const file of [...templates, ...texts.filter((file) => writesManifest(file, []))]) {
    for (const row of forks) {
      if (row.kind !== 'rename') continue;
      const { crate, fork } = row;
      const from = declarationOf(file.text, crate);
      if (from === -1) continue;
      const place = { path: file.path, from, to: from + crate.length };
      findings.push(finding('template-manifest', place, { crate, fork }));
      if (isNamedAsManifest(file.path)) said.add(folderOf(file.path));
    }
  }
  let next = 0;
  for (const { texts: own, textRenames: renames } of unclaimed) {
    const names = renames.map(({ from }) => from);
    for (const file of texts.slice(next, next + own.length)) {
      const named =
        names.length > 0 ? (code.has(file.path) ? namedInCode : namedIn)(file, names) : nowhere;
      if (named.size === 0 || foldersAbove(file.path).some((each) => said.has(each))) {
        continue;
      }
      for (const { from, to, manifest } of renames) {
        const place = named.get(from);
        const about = { name: from, to, package: manifest };
        if (place) findings.push(finding('source-unclaimed', { path: file.path, ...place }, about));
      }
    }
    next += own.length;
  }
  return findings;
}

const nowhere: ReadonlyMap<string, Span> = new Map();

function isNamedAsManifest(path: string): boolean {
  return /cargo.*toml/i.test(fileName(path));
}

/** Whether a text is a manifest that Cargo does not read as it is, or writes one. */
const writesManifest = rememberedFor(({ path, kind, text }: ProjectFile): boolean => {
  if (kind !== 'other' || isBackup(path)) return false;
  const isManifest = isNamedAsManifest(path);
  if (!isManifest && (isProse(path) || !text.includes('Cargo.toml'))) return false;
  return /^[ \t]*\[(?:[^\]\n]{1,80}\.)?(?:dev-|build-)?dependencies[\].]/m.test(text);
});

/** Where a line of `text` begins to declare `crate`, or -1. */
function declarationOf(text: string, crate: string): number {
  for (
    let at = indexOfWord(text, crate);
    at !== -1;
    at = indexOfWord(text, crate, at + crate.length)
  ) {
    // Only as much of the line as a table's header may have, because this runs for each mention in a line.
    const before = text.slice(Math.max(0, at - 200), at);
    const after = text.charAt(at + crate.length);
    if (/(?:^|\n)\s*(?:\[[\w.-]*\.)?$/.test(before) && /[\s=.\]]/.test(after)) return at;
  }
  return -1;
}

/** Where a text that is not named as a source refers to one of `names` as a crate. */
const namedIn = rememberedFor(
  (file: ProjectFile, names: readonly string[]): ReadonlyMap<string, Span> =>
    isNamedAsRust(file.path) || !isProse(file.path) ? namesIn(file, names) : nowhere,
);

/** The same for a text that a source includes, which may have any name. */
const namedInCode = rememberedFor(namesIn);

function namesIn({ path, text }: ProjectFile, names: readonly string[]): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>();
  if (isBackup(path)) return found;
  for (const name of names) {
    const from = placeOf(text, name, isNamedAsRust(path));
    if (from !== null) found.set(name, { from, to: from + name.length });
  }
  return found;
}

function isNamedAsRust(path: string): boolean {
  return /\.rs\.\w+$/.test(path);
}

function isBackup(path: string): boolean {
  return /\.(?:orig|rej|bak|bk|old|swp|diff|patch|snap|stderr|stdout|lock)$|~$/i.test(path);
}

/** Texts for people, and data: mentions in them break nothing. */
function isProse(path: string): boolean {
  const name = fileName(path);
  return (
    /\.(?:txt|rst|adoc|asciidoc|org|tex|typ|html?|css|scss|svg|xml|json5?|jsonl|ipynb|csv|tsv|ya?ml|log|out|map|po)$/i.test(
      name,
    ) ||
    /^(?:licen[cs]e|copying|copyright|notice|readme|changelog|changes|news|authors)\b/i.test(name)
  );
}

/**
 * Where `name` is used as a crate. In a file named as Rust, any path that begins with it counts; elsewhere only what no
 * other language has: an import, or a macro's path (`gemm::f` could also be C++).
 */
function placeOf(text: string, name: string, isRust: boolean): Offset | null {
  for (
    let at = indexOfWord(text, name);
    at !== -1;
    at = indexOfWord(text, name, at + name.length)
  ) {
    const before = text.slice(Math.max(0, at - 40), at);
    const after = text.slice(at + name.length, at + name.length + 80);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    if (/[\w.$-]$/.test(before) || /[\w>]::\s*$/.test(before) || /^\w/.test(after)) continue;
    if (/^\s*(?:\/\/|#(?!\[)|\*)/.test(line)) continue;
    if (/\bextern crate $/.test(before)) return at;
    if (/\buse (?:::)?$/.test(before) && /^(?:::|;| as\b)/.test(after)) return at;
    if (/^(?:::\w{1,30}){1,2}![ \t]*[({[]/.test(after)) return at;
    if (isRust && /^\s*::\s*[\w{*<]/.test(after)) return at;
  }
  return null;
}
