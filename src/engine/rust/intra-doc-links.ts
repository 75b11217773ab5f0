/**
 * Intra-doc links (rustdoc book, "Linking to items by name"). Rustdoc takes a link's target as a path if it looks like
 * one: in `(…)`, as a reference that nothing defines, or as the target of a definition.
 */
import type { Offset, Span } from '../text/span.ts';

export interface DocLink {
  /** The offset of the crate's name. */
  readonly from: Offset;
  readonly to: Offset;
  /** Whether the target is the name alone, so that it may mean a macro or function of that name. */
  readonly single: boolean;
  /** The path begins with `::`. */
  readonly global: boolean;
}

/** The links in the lines of prose whose target begins with `name`, in order. */
export function readDocLinks(
  text: string,
  prose: readonly Span[],
  name: string,
): readonly DocLink[] {
  if (!text.includes(name)) return [];
  const target = `\`?(?:\\w+@)?(?:::)?(?<name>${name})(?<rest>(?:::\\w+)*)(?<mark>!|\\(\\)|\\{\\}|\\[\\]|<[\\w:<>, ]*>)?\`?`;
  const forms = [
    new RegExp(`\\](?:\\(\\s*|:\\s+)<?${target}(?=[#>\\s)]|$)`, 'gd'),
    new RegExp(`\\[${target}\\](?!\\(|\\[[^\\]]|:)`, 'gd'),
  ];
  const defined = definedLabels(text, prose);
  const links: DocLink[] = [];
  for (const { from, to } of prose) {
    const line = text.slice(from, to);
    if (!line.includes(name)) continue;
    const masked = maskCode(line);
    /** Where the label of a definition ends, if the line is a definition. */
    const label = /^\s{0,3}\[/.test(masked) ? masked.indexOf(']') : -1;
    for (const [index, form] of forms.entries()) {
      for (const match of masked.matchAll(form)) {
        const at = match.indices?.groups?.name?.[0];
        if (at === undefined) continue;
        if (match[0].startsWith(']:') && match.index !== label) continue;
        if (index === 1 && defined.has(labelOf(match[0].slice(1, -1)))) continue;
        const { rest = '', mark = '' } = match.groups ?? {};
        if (rest === '' && mark !== '') continue; // `[paste!]`, `[gemm()]`: no crate
        const global = masked.startsWith('::', at - 2);
        links.push({ from: from + at, to: from + at + name.length, single: rest === '', global });
      }
    }
  }
  return links.sort((a, b) => a.from - b.from);
}

/** Normalises a label, so that labels compare as in CommonMark. */
export function labelOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The labels that the documentation itself defines: `[label]: target`. */
export function definedLabels(text: string, prose: readonly Span[]): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!text.includes(']:')) return labels;
  for (const { from, to } of prose) {
    const label = /^\s{0,3}\[([^\]]+)\]:/.exec(text.slice(from, to))?.[1];
    if (label !== undefined) labels.add(labelOf(label));
  }
  return labels;
}

/**
 * The line with blanks in place of what is not Markdown: escaped marks, and code spans, except those that are the whole
 * text of a link.
 */
function maskCode(line: string): string {
  const blank = (found: string): string => ' '.repeat(found.length);
  const escaped = line.replace(/\\[[\]`]/g, blank);
  if (!escaped.includes('`')) return escaped;
  const parts: string[] = [];
  let done = 0;
  for (const [open, close] of codeSpans(escaped)) {
    const isText = escaped.charAt(open - 1) === '[' && escaped.charAt(close) === ']';
    parts.push(escaped.slice(done, open));
    parts.push(isText ? escaped.slice(open, close) : blank(escaped.slice(open, close)));
    done = close;
  }
  return parts.join('') + escaped.slice(done);
}

/** Code spans: from a run of backticks to the next run of the same length. */
function codeSpans(line: string): readonly (readonly [Offset, Offset])[] {
  const runs = [...line.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  const next = new Map<number, number>();
  const closing: (number | undefined)[] = [];
  for (let at = runs.length - 1; at >= 0; at--) {
    const { length } = runs[at] ?? { length: 0 };
    closing[at] = next.get(length);
    next.set(length, at);
  }
  const spans: [Offset, Offset][] = [];
  for (let at = 0; at < runs.length; at++) {
    const close = closing[at];
    const end = close === undefined ? undefined : runs[close];
    if (close === undefined || !end) continue;
    spans.push([runs[at]?.index ?? 0, end.index + end.length]);
    at = close;
  }
  return spans;
}
