/**
 * Records of findings, and how their texts are filled in. Separate from `finding.ts`, which holds every record, so that a part of the page that
 * needs only a few codes (`advice/kept.ts`) does not load all of them.
 */
import type { Origin } from '../../cargo/dependency.ts';
import type { Span } from '../../text/span.ts';

/** One kind of finding, as data. `{name}` in a text is replaced by a parameter. */
export interface FindingRecord {
  readonly severity: 'error' | 'warning' | 'info';
  /** What is the case, in one or two sentences. */
  readonly message: string;
  /** For parameters with a few fixed values: the words that the text uses for each. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What to do. */
  readonly help?: string;
  /** Why it is the case, and what it means for the reader. Shown in the page's help. */
  readonly why: string;
}

/** Where a finding is: a file, and a range of it if known. */
export interface FindingPlace extends Partial<Span> {
  readonly path: string | null;
  /** Counted from 1. Filled in once, at the end (`place.ts`). */
  readonly line?: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column?: number;
}

/** A finding’s own place, which is the first of its places. */
export function placed(
  place: FindingPlace,
): FindingPlace & { readonly places: readonly FindingPlace[] } {
  const at = placeOnly(place);
  return { ...at, places: [at] };
}

function placeOnly({ path, from, to = from, line, column }: FindingPlace): FindingPlace {
  return {
    path,
    ...(from !== undefined && to !== undefined && { from, to }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}

/** A record's text with its parameters filled in. */
export function textOf(
  { severity, message, help, words }: FindingRecord,
  params: object,
): Pick<FindingRecord, 'severity' | 'message' | 'help'> {
  const values = new Map<string, string>(Object.entries(params));
  for (const [name, phrases] of Object.entries(words ?? {})) {
    const value = values.get(name) ?? '';
    if (Object.hasOwn(phrases, value)) values.set(name, fill(phrases[value] ?? value, values));
  }
  return {
    severity,
    message: fill(message, values),
    ...(help === undefined ? {} : { help: fill(help, values) }),
  };
}

function fill(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values.get(name) ?? place);
}

/** `a`, `a and b`, `a, b and c`; if there are more than `most`, `a, b, c and 3 more`. */
export function list(names: readonly string[], most = 4, word: 'and' | 'or' = 'and'): string {
  if (names.length <= 1) return names[0] ?? '';
  const shown = names.length > most ? names.slice(0, most - 1) : names.slice(0, -1);
  const last = names.length > most ? `${names.length - shown.length} more` : (names.at(-1) ?? '');
  return `${shown.join(', ')} ${word} ${last}`;
}

/** Where a dependency comes from, in a finding's words. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'path':
      return `the path ${origin.path}`;
    case 'git':
      return origin.url;
    case 'registry':
      return `the registry “${origin.name}”`;
    case 'inherited':
      return 'the workspace';
    case 'crates-io':
      return 'crates.io';
  }
}
