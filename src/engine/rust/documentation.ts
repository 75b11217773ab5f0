/**
 * Documentation moved along: the code of Rust and TOML fences is rewritten, prose and intra-doc links
 * that name the crate are reported. A fence is a crate of its own, as rustdoc compiles it.
 */
import type { Edit } from '../text/edit.ts';
import type { Offset, Span } from '../text/span.ts';
import { readDocComments, splitLines } from './doc-comments.ts';
import { type Fence, fenceKind, readFences } from './fences.ts';
import { namesOf, type RustNote, type RustNoteParams } from './note.ts';
import type { Rename, RewriteToml } from './package.ts';
import type { RustEdition, RustReading } from './reading.ts';
import { openRust } from './rust-file.ts';
import { rewriteSources } from './sources.ts';
import { mentions } from './tokens.ts';

export interface DocumentationOptions {
  readonly path: string;
  readonly edition: RustEdition;
  readonly renames: readonly Rename[];
  /** Whether Rust fences are doctests, also those without a language: in doc comments, and in Markdown that a crate includes as such. */
  readonly untagged: boolean;
  readonly rewriteToml?: RewriteToml;
}

export interface DocumentationOutput {
  readonly edits: readonly Edit[];
  readonly notes: readonly RustNote[];
}

/** The fences and prose of a Markdown file. */
export function rewriteMarkdown(text: string, options: DocumentationOptions): DocumentationOutput {
  if (!options.renames.some(({ from }) => text.includes(from)) && !options.rewriteToml) {
    return { edits: [], notes: [] };
  }
  return rewriteLines(text, splitLines(text, 0, text.length), options);
}

/** Whether a fence without a language names a crate: it is Rust only where a source includes the document. */
export function namesInUntagged(text: string, names: readonly string[]): boolean {
  const { fences } = readFences(text, splitLines(text, 0, text.length));
  return fences.some((fence) => {
    const [first] = fence.lines;
    const code = text.slice(first?.from ?? 0, fence.lines.at(-1)?.to ?? 0);
    return fenceKind(fence, false) !== fenceKind(fence, true) && mentions(code, names);
  });
}

/** The documentation comments of a Rust file. */
export function rewriteDocComments(
  reading: RustReading,
  options: DocumentationOptions,
): DocumentationOutput {
  const edits: Edit[] = [];
  const notes: RustNote[] = [];
  for (const lines of readDocComments(reading)) {
    const result = rewriteLines(reading.text, lines, options);
    edits.push(...result.edits);
    notes.push(...result.notes);
  }
  return { edits, notes };
}

function rewriteLines(
  text: string,
  lines: readonly Span[],
  options: DocumentationOptions,
): DocumentationOutput {
  const edits: Edit[] = [];
  const notes: RustNote[] = [];
  const { fences, prose } = readFences(text, lines);
  const names = options.renames.map(({ from }) => from);
  for (const fence of fences) {
    const kind = fenceKind(fence, options.untagged);
    if (kind === 'other' || (kind === 'toml' && !options.rewriteToml)) continue;
    const snippet = snippetOf(text, fence, kind !== 'toml');
    if (kind !== 'toml' && !mentions(snippet.text, names)) continue;
    const result =
      kind === 'toml'
        ? rewriteToml(snippet.text, options)
        : rewriteRust(snippet.text, fence, options);
    if (kind === 'idle') {
      // Never compiled, so nothing proves an edit right: only what would have changed is said.
      if (result && result.edits.length === 0) continue;
      notes.push(example(fence, options, 'ignored'));
      continue;
    }
    if (!result) {
      notes.push(example(fence, options, 'unreadable'));
      continue;
    }
    for (const edit of result.edits) {
      const from = snippet.place(edit.from);
      const part = kind === 'toml' || !options.untagged ? 'text' : 'example';
      edits.push({ ...edit, part, from, to: from + edit.to - edit.from });
    }
    for (const note of result.notes) {
      const from = snippet.place(note.from);
      notes.push({ ...note, path: options.path, from, to: from + note.to - note.from });
    }
  }
  for (const rename of options.renames)
    notes.push(...mentionsInProse(text, prose, rename, options));
  return { edits, notes };
}

function example(
  fence: Fence,
  options: DocumentationOptions,
  why: RustNoteParams['rust-doc-example']['why'],
): RustNote {
  const { from, to } = fence.open;
  return { code: 'rust-doc-example', path: options.path, from, to, params: { why } };
}

interface Snippet {
  readonly text: string;
  /** Where an offset of the snippet stands in the file. */
  readonly place: (offset: Offset) => Offset;
}

/** The code of a fence. Of rustdoc's hidden lines the `# ` is left out; `##` stands for `#`. */
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
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (origins[low] ?? 0) + offset - (starts[low] ?? 0);
  };
  return { text: parts.join('\n'), place };
}

const SNIPPET = 'example.rs';

/** `null` when the code can't be read. */
function rewriteRust(
  text: string,
  fence: Fence,
  options: DocumentationOptions,
): DocumentationOutput | null {
  const file = openRust(text);
  if (file.reading.problem) return null;
  const tag = fence.tags.find((word) => /^edition(2015|2018|2021|2024)$/.test(word));
  const edition = (['2015', '2018', '2021', '2024'] as const).find((year) => tag?.endsWith(year));
  const output = rewriteSources(
    {
      edition: edition ?? options.edition,
      roots: [{ path: SNIPPET }],
      files: new Map([[SNIPPET, file]]),
      renames: options.renames,
      docs: false,
    },
    { mentioning: [SNIPPET], near: [SNIPPET], generated: [] },
  );
  return { edits: output.edits.get(SNIPPET) ?? [], notes: output.notes };
}

/** `null` when an edit does not stay on its line: comment marks would be missing. */
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

/** Intra-doc links and paths in prose that lead into the crate: `[paste]`, `` `gemm::Parallelism` ``. */
function mentionsInProse(
  text: string,
  prose: readonly Span[],
  rename: Rename,
  options: DocumentationOptions,
): readonly RustNote[] {
  const notes: RustNote[] = [];
  const name = rename.from;
  const form = new RegExp(
    `(?<![\\w:/.-])(?:::)?(${name})(?=::\\w)|\\[\`?(${name})!?\`?\\](?!:?\\s*\\(?https?:)`,
    'g',
  );
  for (const { from, to } of prose) {
    const line = text.slice(from, to);
    if (!line.includes(name)) continue;
    for (const match of line.matchAll(form)) {
      const at = from + match.index + match[0].indexOf(name);
      const params = namesOf(rename);
      notes.push({
        code: 'rust-doc-mention',
        path: options.path,
        from: at,
        to: at + name.length,
        params,
      });
    }
  }
  return notes;
}
