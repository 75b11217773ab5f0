/**
 * Whether a file by itself seems to refer to a crate. For files that are not rewritten, this is enough to decide
 * whether a person has to look.
 */
import type { Span } from '../text/span.ts';
import { readPlaces } from './heads.ts';
import type { RustFile } from './rust-file.ts';
import { Kind, kindAt, means, mentionsName, tokenSpan } from './tokens.ts';

/**
 * The first place where the file names `name` as a crate: at the head of a path, in a `use` or in an `extern crate`.
 * `null` if there is none or the file can't be read.
 */
export function firstReference(file: RustFile, name: string): Span | null {
  if (!file.says(name) || !mentionsName(file.text, name) || file.reading.problem) return null;
  const { tokens, groups, outline, names } = file.reading;
  let token = tokens.count;
  const found = (at: number): void => {
    token = Math.min(token, at);
  };
  for (const leaf of names.leaves.flat()) {
    const first = leaf.path?.first ?? -1;
    if (means(tokens, first, name) && kindAt(tokens, first - 1) !== Kind.Dollar) found(first);
  }
  for (const each of outline.externCrates) {
    if (means(tokens, each.name, name)) found(each.name);
  }
  for (const head of readPlaces(tokens, groups, outline, name).heads) found(head.token);
  if (token === tokens.count) return null;
  return tokenSpan(tokens, token);
}

/** Whether the file binds the name to anything with which a path may begin. */
export function bindsName({ reading: { names } }: RustFile, name: string): boolean {
  for (const bindings of names.byName.get(name)?.values() ?? []) {
    if (bindings.some(({ how }) => bindingKinds.has(how))) return true;
  }
  return false;
}

const bindingKinds: ReadonlySet<string> = new Set(['module', 'type', 'use', 'extern']);

/** Whether a module or type of the file has the name, so that a path may mean that. */
export function declaresName({ reading: { names } }: RustFile, name: string): boolean {
  for (const bindings of names.byName.get(name)?.values() ?? []) {
    if (bindings.some(({ how }) => how === 'module' || how === 'type')) return true;
  }
  return false;
}
