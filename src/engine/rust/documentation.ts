/**
 * Moves documentation along with the code: rewrites the code of Rust and TOML fences and intra-doc links, and reports
 * prose that names the crate. As in rustdoc, each fence is a crate of its own.
 */

import { lastUpTo } from '../text/binary-search.ts';
import type { Edit, Splice } from '../text/edit.ts';
import type { Offset, Span } from '../text/span.ts';
import { readDocComments, splitLines } from './doc-comments.ts';
import { type DocText, placeOf, plainText, spanOf } from './doc-text.ts';
import { type Fence, fenceKind, readFences } from './fences.ts';
import { type DocLink, definedLabels, labelOf, readDocLinks } from './intra-doc-links.ts';
import { itemsInText } from './items.ts';
import { mentionedIn, namesAny, oldName } from './mentioned.ts';
import { namesOf, type RustNote, type RustNoteParams } from './note.ts';
import type { CrateInput, Rename, RewriteToml } from './package.ts';
import type { RustEdition, RustReading } from './reading.ts';
import { openRust } from './rust-file.ts';
import { rewriteSources, scanFiles } from './sources.ts';

export interface DocumentationOptions {
  readonly path: string;
  readonly edition: RustEdition;
  readonly renames: readonly Rename[];
  /**
   * Whether Rust fences are doctests, including those without a language: in doc comments, and in Markdown that a crate
   * includes as documentation.
   */
  readonly untagged: boolean;
  readonly rewriteToml?: RewriteToml;
  /**
   * The meaning of a link in the documentation at this token. Without it nothing is a link, as in a Markdown file by
   * itself.
   */
  readonly meaningOf?: LinkMeaning;
  /** Names that the file binds to items of a crate: links may begin with them. */
  readonly given?: readonly GivenName[];
}

/** What a name of the file means, as a path below the crate. */
export interface GivenName {
  readonly name: string;
  readonly item: string;
  readonly rename: Rename;
}

export type LinkMeaning = (
  token: number,
  rename: Rename,
  link: DocLink,
) => 'crate' | 'other' | 'unknown';

export interface DocumentationOutput {
  readonly edits: readonly Edit[];
  readonly notes: readonly RustNote[];
}

/** The fences and prose of a Markdown file. */
export function rewriteMarkdown(text: string, options: DocumentationOptions): DocumentationOutput {
  return rewriteDoc(plainText(text), options);
}

/** The documentation of a Rust file. */
export function rewriteDocComments(
  reading: RustReading,
  options: DocumentationOptions,
): DocumentationOutput {
  const edits: Edit[] = [];
  const notes: RustNote[] = [];
  const docs = readDocComments(reading, (source) => matters(source, options));
  for (const doc of docs) {
    const result = rewriteDoc(doc, options);
    for (const edit of result.edits) edits.push(edit);
    for (const note of result.notes) notes.push(note);
  }
  return { edits, notes };
}

const nothingGiven: readonly GivenName[] = [];

function givenName({ name }: GivenName): string {
  return name;
}

/** Whether documentation with this text may have to change, or be told of. */
function matters(text: string, { renames, given, rewriteToml }: DocumentationOptions): boolean {
  return (
    namesAny(text, renames, oldName) ||
    namesAny(text, given ?? nothingGiven, givenName) ||
    (rewriteToml !== undefined && /toml/i.test(text))
  );
}

function rewriteDoc(doc: DocText, options: DocumentationOptions): DocumentationOutput {
  const { text } = doc;
  const edits: Edit[] = [];
  const notes: RustNote[] = [];
  if (!matters(text, options)) return { edits, notes };
  const renames = mentionedIn(text, options.renames, oldName);
  const given = mentionedIn(text, options.given ?? nothingGiven, givenName);
  const { fences, prose: outside } = readFences(text, splitLines(text, 0, text.length));
  const prose = [...outside];
  const { path } = options;
  const noteExample = (at: Span, why: RustNoteParams['rust-doc-example']['why']): void => {
    notes.push({ code: 'rust-doc-example', path, ...spanOf(doc, at), params: { why } });
  };
  for (const fence of fences) {
    const kind = fenceKind(fence, options.untagged);
    // An indented block that is never compiled is read like prose.
    if (fence.indented && kind === 'other') for (const line of fence.lines) prose.push(line);
    if (kind === 'other' || (kind === 'toml' && !options.rewriteToml)) continue;
    const snippet = snippetOf(text, fence, kind !== 'toml');
    const said = kind === 'toml' ? renames : mentionedIn(snippet.text, renames, oldName);
    if (kind !== 'toml' && said.length === 0) continue;
    const result =
      kind === 'toml'
        ? rewriteToml(`${snippet.text}\n`, options)
        : rewriteRust(snippet.text, fence, options.edition, said);
    if (kind === 'idle') {
      // It is never compiled, so nothing would prove an edit right. We only report what would have changed.
      if (!result || result.edits.length > 0) noteExample(fence.open, 'ignored');
      continue;
    }
    if (!result) {
      noteExample(fence.open, kind === 'toml' ? 'lines' : 'unreadable');
      continue;
    }
    for (const edit of result.edits) {
      const at = snippet.span(edit);
      const placed = placeOf(doc, at, edit.insert);
      const part = kind === 'toml' || !options.untagged ? 'text' : 'example';
      if (placed) edits.push({ ...edit, part, ...placed });
      else noteExample(at, 'parts');
    }
    for (const note of result.notes) {
      notes.push({ ...note, path, ...spanOf(doc, snippet.span(note)) });
    }
  }
  for (const rename of renames) {
    const undecided = rewriteLinks(doc, prose, rename, options, { edits, notes });
    for (const { from, to } of undecided) {
      notes.push({
        code: 'rust-doc-mention',
        path,
        ...spanOf(doc, { from, to }),
        params: namesOf(rename),
      });
    }
  }
  for (const { name, item, rename } of given) {
    for (const { single, to } of readDocLinks(text, prose, name)) {
      if (!single) changeLinked(doc, to, rename, options, { edits, notes }, item);
    }
  }
  return { edits: edits.sort((a, b) => a.from - b.from), notes };
}

/** Adds the edits of links that lead into the crate. Returns the other mentions in prose, for a person to judge. */
function rewriteLinks(
  doc: DocText,
  prose: readonly Span[],
  rename: Rename,
  options: DocumentationOptions,
  out: Changed,
): readonly Span[] {
  const { edits } = out;
  const { meaningOf } = options;
  const links = meaningOf ? readDocLinks(doc.text, prose, rename.from) : [];
  const settled = new Set<Offset>();
  for (const link of links) {
    const meaning = meaningOf?.(doc.token, rename, link) ?? 'unknown';
    if (meaning === 'unknown') continue;
    if (meaning === 'crate') {
      const head = placeOf(doc, link, rename.to);
      if (!head) continue;
      if (rename.from !== rename.to) push(edits, head, rename);
      changeLinked(doc, link.to, rename, options, out);
    }
    settled.add(link.from);
  }
  if (rename.from === rename.to) return [];
  return mentionsInProse(doc.text, prose, rename).filter(({ from }) => !settled.has(from));
}

interface Changed {
  readonly edits: Edit[];
  readonly notes: RustNote[];
}

function push(edits: Edit[], placed: Splice, { fork, group, manifests }: Rename): void {
  const reason = `The link leads into ${fork} now.`;
  edits.push({ ...placed, reason, fork, group, part: 'text', manifests });
}

/**
 * Changes the segments of a link that have another name in the fork, and reports those that are gone. `start` is the
 * item that the link means up to `at`.
 */
function changeLinked(
  doc: DocText,
  at: Offset,
  rename: Rename,
  { path }: DocumentationOptions,
  { edits, notes }: Changed,
  start = '',
): void {
  for (const { item, now, from, to } of itemsInText(
    doc.text,
    at,
    rename.items ?? new Map(),
    start,
  )) {
    if (typeof now === 'string') {
      const placed = placeOf(doc, { from, to }, now);
      if (placed) push(edits, placed, rename);
    } else if (now === null) {
      const params = { name: rename.from, to: rename.fork, item };
      notes.push({ code: 'rust-item-gone', path, ...spanOf(doc, { from, to }), params });
    }
  }
}

interface Snippet {
  readonly text: string;
  /** Translates a span of the snippet into one of the documentation. */
  readonly span: (span: Span) => Span;
}

/** The code of a fence. Rustdoc's hidden lines lose their `# `; `##` stands for `#`. */
function snippetOf(text: string, fence: Fence, hidden: boolean): Snippet {
  const starts: Offset[] = [];
  const origins: Offset[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of fence.lines) {
    const line = text.slice(from, to);
    const mark = hidden ? /^\s*#(?= |$|#)/.exec(line) : null;
    const origin = from + (mark ? mark[0].length : 0);
    const part = text.slice(origin, to);
    starts.push(at);
    origins.push(origin);
    parts.push(part);
    at += part.length + 1;
  }
  const place = (offset: Offset): Offset => {
    const line = lastUpTo(starts, (start) => start <= offset);
    return (origins[line] ?? 0) + offset - (starts[line] ?? 0);
  };
  const span = ({ from, to }: Span): Span => ({ from: place(from), to: place(from) + to - from });
  return { text: parts.join('\n'), span };
}

const SNIPPET = 'example.rs';

/** `null` if the code can't be read. `renames`: those that it mentions. */
function rewriteRust(
  text: string,
  fence: Fence,
  around: RustEdition,
  renames: readonly Rename[],
): DocumentationOutput | null {
  const file = openRust(text);
  if (file.reading.problem) return null;
  const tag = fence.tags.find((word) => /^edition(2015|2018|2021|2024)$/.test(word));
  const edition = (['2015', '2018', '2021', '2024'] as const).find((year) => tag?.endsWith(year));
  const input: CrateInput = {
    edition: edition ?? around,
    roots: [SNIPPET],
    files: new Map([[SNIPPET, file]]),
    renames,
    docs: false,
  };
  const output = rewriteSources(input, scanFiles(input));
  return { edits: output.edits.get(SNIPPET) ?? [], notes: output.notes };
}

/** `null` if an edit would not stay on its line, because new lines would lack comment marks. */
function rewriteToml(text: string, options: DocumentationOptions): DocumentationOutput | null {
  const edits: Edit[] = [];
  for (const splice of options.rewriteToml?.(text) ?? []) {
    if (`${text.slice(splice.from, splice.to)}${splice.insert}`.includes('\n')) return null;
    const fork = splice.fork ?? options.renames[0]?.fork ?? '';
    const rename = options.renames.find((each) => each.fork === fork);
    edits.push({
      from: splice.from,
      to: splice.to,
      insert: splice.insert,
      reason: splice.reason ?? `The example names ${fork} now.`,
      fork,
      group: rename?.group ?? '',
      part: 'text',
      manifests: rename?.manifests ?? [],
    });
  }
  return { edits, notes: [] };
}

/** Paths in prose that lead into the crate, and its name in brackets: `[paste]`, `` `gemm::Parallelism` ``. */
function mentionsInProse(
  text: string,
  prose: readonly Span[],
  { from: name }: Rename,
): readonly Span[] {
  if (!text.includes(name)) return [];
  const found: Span[] = [];
  const form = new RegExp(
    `(?<![\\w:/.-])(?:::)?(${name})(?=::\\w)|\\[(\`?)(${name})!?\\2\\](?![:(])`,
    'g',
  );
  let labels: ReadonlySet<string> | null = null;
  const isDefined = (label: string): boolean => {
    labels ??= definedLabels(text, prose);
    return labels.has(labelOf(label));
  };
  // Where the name comes next. Lines mostly come in order.
  let next = -1;
  let before = 0;
  for (const { from, to } of prose) {
    if (from < before || (next !== -1 && next < from)) next = -1;
    before = from;
    if (next === -1) next = text.indexOf(name, from);
    if (next === -1) next = text.length;
    if (next + name.length > to) continue;
    // A label that the documentation itself defines leads elsewhere.
    const line = text
      .slice(from, to)
      .replace(/\[([^[\]]+)\]/g, (found, label) =>
        isDefined(label) ? ' '.repeat(found.length) : found,
      );
    for (const match of line.matchAll(form)) {
      const at = from + match.index + match[0].indexOf(name);
      found.push({ from: at, to: at + name.length });
    }
  }
  return found;
}
