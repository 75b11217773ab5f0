/** The edits of one file for all renames, and the places that remain undecided. */

import type { Edit } from '../text/edit.ts';
import { includesWord } from '../text/search.ts';
import { readAttributePaths } from './attribute-paths.ts';
import { readFront } from './attributes.ts';
import { parameterRanges } from './generics.ts';
import { readPlaces } from './heads.ts';
import { changeItems, type ItemChanges } from './items.ts';
import { namesMacro } from './macro-calls.ts';
import type { Meaning } from './meaning.ts';
import { namesOf, type RustNote, type RustNoteSaid } from './note.ts';
import { scopeAt } from './outline.ts';
import type { Package, Rename } from './package.ts';
import type { RustReading } from './reading.ts';
import { endOf, Kind, kindAt, means, startOf, textOf } from './tokens.ts';

interface Work {
  readonly rust: Package;
  readonly path: string;
  readonly reading: RustReading;
  readonly rename: Rename;
  /** Whether another crate has the old name in the extern prelude of this file's crate. */
  readonly replaced: boolean;
  /** Whether the user said that an undecidable name means the crate in this file. */
  readonly settled: boolean;
  readonly edits: Edit[];
  readonly notes: RustNote[];
  readonly items: ItemChanges;
}

/** What was changed in one file so far, and the `ItemChanges` of each crate in it. */
export interface FileChanges {
  readonly edits: Edit[];
  readonly notes: RustNote[];
  readonly items: Map<Rename, ItemChanges>;
}

/** `renames`: those of the package whose old name the file contains. */
export function rewriteFile(
  rust: Package,
  path: string,
  reading: RustReading,
  renames: readonly Rename[],
): FileChanges {
  const edits: Edit[] = [];
  const notes: RustNote[] = [];
  const all = new Map<Rename, ItemChanges>();
  const settled = rust.input.settled?.has(path) ?? false;
  for (const rename of renames) {
    const replaced = rust.crates.replaces(path, rename.from);
    const items = changeItems(path, reading, rename, edits, notes);
    all.set(rename, items);
    const work: Work = { rust, path, reading, rename, replaced, settled, edits, notes, items };
    rewriteUses(work);
    rewriteExternCrates(work);
    rewriteHeads(work);
    rewriteAttributePaths(work);
    items.finish();
  }
  return { edits, notes, items: all };
}

function replace(work: Work, token: number, insert: string, reason: string): void {
  const { reading, rename, edits } = work;
  if (rename.from === rename.to) return;
  const from = startOf(reading.tokens, token);
  const to = endOf(reading.tokens, token);
  const { fork, group, manifests } = rename;
  edits.push({ from, to, insert, reason, fork, group, part: 'path', manifests });
}

/** Replaces everything from one token to another. */
function replaceAll(
  work: Work,
  [first, last]: readonly [number, number],
  insert: string,
  reason: string,
): void {
  const { reading, rename, edits } = work;
  if (rename.from === rename.to) return;
  const from = startOf(reading.tokens, first);
  const to = endOf(reading.tokens, last);
  const { fork, group, manifests } = rename;
  edits.push({ from, to, insert, reason, fork, group, part: 'path', manifests });
}

/** Whether an `as` binds the name that the crate itself has again. */
function isNeedless({ reading, rename }: Work, alias: number): boolean {
  return rename.back === true && alias !== -1 && means(reading.tokens, alias, rename.to);
}

function note({ path, reading, notes }: Work, token: number, said: RustNoteSaid): void {
  const from = startOf(reading.tokens, token);
  notes.push({ ...said, path, from, to: endOf(reading.tokens, token) });
}

/** Whether a head with this meaning gets the new name. Adds a note if it can't be decided. */
function changes(work: Work, token: number, meaning: Meaning): boolean {
  if (meaning.kind === 'crate') {
    if (meaning.by === 'prelude' && work.replaced) return false;
    return meaning.name === work.rename.from && meaning.by !== 'use';
  }
  if (meaning.kind === 'doubt') {
    if (work.settled) return true;
    if (work.rename.behind && meaning.doubt === 'cfg') return false;
    const params = { ...namesOf(work.rename), doubt: meaning.doubt };
    note(work, token, { code: 'rust-undecided', params });
  }
  return false;
}

/** Whether a head with this meaning leads into the crate, even under a name that stays. */
function leadsIn({ rename, replaced, settled }: Work, meaning: Meaning): boolean {
  if (meaning.kind === 'doubt') return settled;
  if (meaning.kind !== 'crate' || meaning.name !== rename.from) return false;
  return meaning.by !== 'prelude' || !replaced;
}

/**
 * The new name for a path in `scope`, or in the use declaration at `declaration`. Starts with `::` if something local
 * has that name.
 */
function newName(
  { rust, path, reading, rename }: Work,
  scope: number,
  declaration: number | null = null,
): string {
  if (!rust.taken(rename.to) || (rename.back && isOnlyItsOwn(reading, rename))) return rename.to;
  const { kind } =
    declaration === null
      ? rust.resolver.meaningOf(path, scope, rename.to)
      : rust.resolver.meaningInUse(path, scope, rename.to, declaration);
  return kind === 'fork' ? rename.to : `::${rename.to}`;
}

/** Whether a file binds the crate's own name to nothing but items of the crate, as in `use paste::paste`. */
function isOnlyItsOwn({ tokens, names }: RustReading, { from, to }: Rename): boolean {
  const bindings = [...(names.byName.get(to)?.values() ?? [])].flat();
  return bindings.every(({ how, leaf, keyword }) => {
    const head = how === 'extern' ? keyword + 2 : (leaf?.path?.first ?? -1);
    return head !== -1 && (means(tokens, head, from) || means(tokens, head, to));
  });
}

function rewriteUses(work: Work): void {
  const { rust, path, reading, rename } = work;
  const { tokens, outline, names } = reading;
  // In edition 2015, paths start at the crate root, where `extern crate` keeps the name: only what comes after it
  // changes.
  const old = rust.input.edition === '2015';
  if (old && !rename.items) return;
  const { from, to } = rename;
  for (const { use, leaves } of names.usesByHead.get(from) ?? []) {
    const { keyword, scope } = outline.uses[use] ?? { keyword: -1, scope: -1 };
    const done = new Map<number, boolean>();
    const into = new Set<number>();
    for (const leaf of leaves) {
      const { path: segment } = leaf;
      if (!segment || !means(tokens, segment.first, from)) continue;
      const head = segment.first;
      if (kindAt(tokens, head - 1) === Kind.Dollar) continue;
      let right = done.get(head);
      if (right === undefined) {
        const meaning: Meaning = segment.global
          ? { kind: 'crate', name: from, by: 'prelude' }
          : rust.hidden(path, from)
            ? { kind: 'doubt', doubt: 'included' }
            : rust.resolver.meaningInUse(path, scope, from, keyword);
        right = !old && changes(work, head, meaning);
        done.set(head, right);
        if (leadsIn(work, meaning)) into.add(head);
        const name = segment.global ? to : newName(work, scope, keyword);
        const whole = leaf.kind === 'name' && segment.length === 1 && leaf.rename === -1;
        const simple = leaf.kind === 'name' && segment.length === 1;
        if (right && simple && isNeedless(work, leaf.rename) && name === to) {
          replaceAll(work, [head, leaf.rename], to, `${to} is called by its own name again.`);
        } else if (right && whole) {
          replace(
            work,
            head,
            `${name} as ${textOf(tokens, head)}`,
            `${to} is bound under its old name here, which the code goes on using.`,
          );
        } else if (right) replace(work, head, name, `The import names ${rename.fork} now.`);
      }
      if (into.has(head)) work.items.leaf(leaf, keyword);
      if (right && leaf.kind === 'self' && segment.length === 1 && isNeedless(work, leaf.rename)) {
        replaceAll(work, [leaf.token, leaf.rename], 'self', 'The name is the crate’s own again.');
      } else if (right && leaf.kind === 'self' && segment.length === 1 && leaf.rename === -1) {
        replace(
          work,
          leaf.token,
          `self as ${textOf(tokens, head)}`,
          `\`self\` would bind ${to}: the old name is kept for the code that uses it.`,
        );
      }
    }
  }
}

function rewriteExternCrates(work: Work): void {
  const { rust, path, reading, rename } = work;
  const { tokens, groups, outline } = reading;
  for (const { keyword, name, alias, scope } of outline.externCrates) {
    if (!means(tokens, name, rename.from)) continue;
    work.items.extern(alias === -1 ? name : alias, keyword);
    if (isNeedless(work, alias)) {
      replaceAll(work, [name, alias], rename.to, `${rename.to} is called by its own name again.`);
      continue;
    }
    const { isPublic } = readFront(tokens, groups, keyword);
    const keeps =
      alias === -1 &&
      (isPublic ||
        rust.input.edition === '2015' ||
        (rust.taken(rename.to) && !(rename.back && isOnlyItsOwn(reading, rename))) ||
        rust.input.renames.some((other) => other !== rename && other.to === rename.to) ||
        rust.keeps({ file: path, scope }, rename.from));
    const insert = keeps ? `${rename.to} as ${textOf(tokens, name)}` : rename.to;
    const reason = keeps
      ? `The crate is ${rename.fork} now; its old name stays bound for the paths that go through this item.`
      : `The crate is ${rename.fork} now.`;
    replace(work, name, insert, reason);
  }
}

function rewriteHeads(work: Work): void {
  const { rust, path, reading, rename } = work;
  const { tokens, groups, outline } = reading;
  const { from } = rename;
  const old = rust.input.edition === '2015';
  const stays = old && rust.crates.declares(path, from);
  if (stays && !rename.items) return;
  const isParameter = inParameters(reading, from);
  const meetsParameter = inParameters(reading, rename.to);
  for (const { token, global } of readPlaces(tokens, groups, outline, from).heads) {
    const scope = scopeAt(outline, token);
    if (old && global) {
      // The path begins at the crate root, where `extern crate` keeps the name.
      if (leadsIn(work, rust.resolver.meaningInUse(path, scope, from, -1))) work.items.head(token);
      continue;
    }
    if (!global && isParameter(token)) continue;
    const meaning: Meaning = global
      ? { kind: 'crate', name: from, by: 'prelude' }
      : namesMacro(tokens, groups, token)
        ? rust.resolver.meaningInMacroPath(path, scope, from)
        : rust.hidden(path, from)
          ? { kind: 'doubt', doubt: 'included' }
          : rust.resolver.meaningOf(path, scope, from);
    if (leadsIn(work, meaning)) work.items.head(token);
    if (stays || (old && meaning.kind === 'crate' && meaning.by !== 'prelude')) continue;
    if (!changes(work, token, meaning)) continue;
    const name = global
      ? rename.to
      : meetsParameter(token)
        ? `::${rename.to}`
        : newName(work, scope);
    if (old && name !== rename.to) {
      // Here, `::` would lead to the crate root and not to the extern prelude.
      note(work, token, { code: 'rust-name-taken', params: namesOf(rename) });
      continue;
    }
    replace(work, token, name, `The path leads into ${rename.fork} now.`);
  }
}

/** Whether a token is inside an item with a generic parameter called `name`. To be asked of tokens in their order. */
function inParameters(reading: RustReading, name: string): (token: number) => boolean {
  const ranges = parameterRanges(reading, name);
  let range = 0;
  let hiddenTo = -1;
  return (token) => {
    for (; (ranges[range]?.from ?? reading.tokens.count) < token; range++) {
      hiddenTo = Math.max(hiddenTo, ranges[range]?.to ?? -1);
    }
    return token < hiddenTo;
  };
}

function rewriteAttributePaths(work: Work): void {
  const { rust, path, reading, rename, edits } = work;
  const { from: name, to, fork, group, manifests } = rename;
  if ((rename.from === rename.to && !rename.items) || !includesWord(reading.text, 'serde')) return;
  const old = rust.input.edition === '2015';
  for (const { token, from, global } of readAttributePaths(reading, name)) {
    const scope = scopeAt(reading.outline, token);
    const meaning: Meaning = !global
      ? rust.resolver.meaningOf(path, scope, name)
      : old
        ? rust.resolver.meaningInUse(path, scope, name, -1)
        : { kind: 'crate', name, by: 'prelude' };
    if (leadsIn(work, meaning)) work.items.written(token, from + name.length);
    if (old && (global || rust.crates.declares(path, name))) continue;
    if (!changes(work, token, meaning)) continue;
    const insert = global ? to : newName(work, scope);
    const reason = `The attribute writes this path into code: it leads into ${fork} now.`;
    const end = from + name.length;
    edits.push({ from, to: end, insert, reason, fork, group, part: 'path', manifests });
  }
}
