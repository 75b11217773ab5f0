/**
 * Items of a crate that have another name in its fork, are gone or behave differently (`paths` and `differs` of a row).
 * In paths that lead into the crate the names are changed; the rest is noted. An import keeps the name it binds, by
 * `as`, so that the code below it stays as it is.
 */

import type { Edit } from '../text/edit.ts';
import type { Offset, Span } from '../text/span.ts';
import { readFront } from './attributes.ts';
import { boundIn, headsOf, leavesFrom, takenOver, usesOf } from './bound-names.ts';
import { itemsBelow } from './item-paths.ts';
import type { RustNote, RustNoteSaid } from './note.ts';
import type { ItemChange, Rename } from './package.ts';
import type { RustReading } from './reading.ts';
import {
  endOf,
  isName,
  isWord,
  Kind,
  kindAt,
  means,
  nameOf,
  startOf,
  type Tokens,
  textOf,
  tokenSpan,
} from './tokens.ts';
import { boundName, type Leaf, pathOf } from './use-tree.ts';

/** Changes one crate's items in one file. It is called for every path that leads into the crate. */
export interface ItemChanges {
  /** A path outside `use` declarations; the segment at `token`, its first, means the crate. */
  readonly head: (token: number) => void;
  /** A leaf of the `use` declaration at `keyword` whose first segment means the crate. */
  readonly leaf: (leaf: Leaf, keyword: number) => void;
  /** The name at `token` that the `extern crate` at `keyword` gives the crate. */
  readonly extern: (token: number, keyword: number) => void;
  /** A path in the string at `token`; its first segment means the crate and ends at `at`. */
  readonly written: (token: number, at: Offset) => void;
  /** A path outside `use` declarations whose segment at `token` means `item`. */
  readonly path: (token: number, item: string) => void;
  /** A leaf of the `use` declaration at `keyword` whose segment with index `segment` means `item`. */
  readonly below: (leaf: Leaf, segment: number, item: string, keyword: number) => void;
  /** A name by itself that a glob import brings in and that means `item`. */
  readonly brought: (token: number, item: string) => void;
  /**
   * Follows the paths that begin with what the leaves above bind. Call it at the end, and again after further calls.
   */
  readonly finish: () => void;
  /** What the file binds, for paths of other modules that go through it. `finish` adds to its end. */
  readonly given: readonly GivenItem[];
}

/** A name that a file binds to an item of the crate, or a glob that imports all of the item. */
export interface GivenItem {
  /** The token of the bound name, or of the glob's `*`. */
  readonly token: number;
  /** `null` for a glob. */
  readonly name: string | null;
  /** The item's path below the crate. */
  readonly item: string;
}

const nothing = (): void => {};
const none: ItemChanges = {
  head: nothing,
  leaf: nothing,
  extern: nothing,
  written: nothing,
  path: nothing,
  below: nothing,
  brought: nothing,
  finish: nothing,
  given: [],
};

interface Bound {
  readonly path: string;
  readonly tokens: Set<number>;
  /** How many of them there were when the file was last searched for the name. */
  searched: number;
}

export function changeItems(
  path: string,
  reading: RustReading,
  rename: Rename,
  edits: Edit[],
  notes: RustNote[],
): ItemChanges {
  const { items } = rename;
  if (!items || items.size === 0) return none;
  const { tokens, groups } = reading;
  const above = itemsBelow(items);
  const given: GivenItem[] = [];
  const seen = new Set<number>();
  const bound = new Map<string, Bound>();
  const globs = new Set<string>();
  const told = new Set<string>();
  const done = new Set<Leaf>();

  const write = (first: number, last: number, insert: string, reason: string): void => {
    const { fork, group, manifests } = rename;
    const [from, to] = [startOf(tokens, first), endOf(tokens, last)];
    edits.push({ from, to, insert, reason, fork, group, part: 'path', manifests });
  };
  const note = (token: number, said: RustNoteSaid): void => {
    notes.push({ ...said, path, ...tokenSpan(tokens, token) });
  };
  const names = namesIn(rename);
  const differing = new Set<string>();
  /** Notes an item that is gone, and, once a file, one that differs. */
  const tell = (token: number, item: string, now: Exclude<ItemChange, string>): void => {
    if (now === null) {
      note(token, { code: 'rust-item-gone', params: { ...names, item } });
    } else if (!differing.has(item)) {
      differing.add(item);
      if ('differs' in now) {
        const params = { ...names, item, how: now.differs };
        note(token, { code: 'rust-item-differs', params });
      } else {
        const params = { ...names, item, names: now.either.join(' and ') };
        note(token, { code: 'back-item', params });
      }
    }
  };
  /** Notes the use of an item from a glob import that is renamed, gone or different in the fork. */
  const noteBrought = (token: number, item: string, now: ItemChange): void => {
    if (typeof now !== 'string') tell(token, item, now);
    else note(token, { code: 'rust-item-glob', params: { ...names, item, now } });
  };
  /** Notes the first use of each changed item in a path, given by its tokens, whose first name means `item`. */
  const tellAlong = (path: readonly number[], item: string): void => {
    let at = item;
    for (const [index, token] of path.entries()) {
      if (index > 0) at = below(at, nameOf(tokens, token));
      const now = items.get(at);
      if (now === undefined || told.has(at)) continue;
      told.add(at);
      noteBrought(token, at, now);
    }
  };
  /** Notes where something from a glob import of `item` is first used by its name, alone or in front of a path. */
  const tellOfGlob = (item: string): void => {
    for (const own of above.get(item)?.names ?? []) {
      if (reading.names.byName.has(own)) continue;
      const path = below(item, own);
      for (const first of usesOf(reading, own)) {
        tellAlong(above.has(path) ? pathFrom(tokens, first) : [first], path);
      }
      for (const { leaf } of leavesFrom(reading, own, () => true))
        tellAlong(pathOf(leaf.path), path);
    }
  };
  const renamed = (name: string): string => `The item is called ${name} in ${rename.fork}.`;

  /** Follows a path from its segment at `token`, which means the item `at`. */
  const follow = (token: number, at: string): void => {
    let item = at;
    for (let i = token; kindAt(tokens, i + 1) === Kind.PathSep && isName(tokens, i + 2); i += 2) {
      item = below(item, nameOf(tokens, i + 2));
      const now = items.get(item);
      if (now !== undefined && !seen.has(i + 2)) {
        seen.add(i + 2);
        if (typeof now === 'string') write(i + 2, i + 2, now, renamed(now));
        else tell(i + 2, item, now);
      }
      if (!above.has(item)) return;
    }
    // `type Hue = hues::Colour;`: the items below it can be reached by that name too.
    const named = token - 2;
    if (at !== '' || kindAt(tokens, token - 1) !== Kind.Equals) return;
    if (!isName(tokens, named) || !isWord(tokens, named - 1, 'type')) return;
    bind(named, item);
    giveOut(named, item, named - 1);
  };

  /** Notes what changes below an item that is public under this name: paths in other crates are not followed. */
  const giveOut = (token: number, item: string, keyword: number): void => {
    const changed = above.get(item)?.changed ?? '';
    if (changed === '' || !readFront(tokens, groups, keyword).isOpen) return;
    note(token, { code: 'rust-item-export', params: { ...names, changed } });
  };

  const bind = (token: number, item: string): void => {
    if (!above.has(item)) return;
    const name = nameOf(tokens, token);
    const known = bound.get(name);
    if (known?.path === item) addBound(name, known, token);
    else if (!known) {
      const first: Bound = { path: item, tokens: new Set(), searched: 0 };
      bound.set(name, first);
      addBound(name, first, token);
    }
  };
  const addBound = (name: string, { path: item, tokens: own }: Bound, token: number): void => {
    if (own.has(token)) return;
    own.add(token);
    given.push({ token, name, item });
  };

  /** `known`: the index of the segment that means `start`. */
  const followLeaf = (leaf: Leaf, start: string, keyword: number, known = 0): void => {
    if (done.has(leaf)) return;
    done.add(leaf);
    const segments = pathOf(leaf.path);
    const last = segments.at(-1);
    let item = start;
    for (let at = known + 1; at < segments.length && above.has(item); at++) {
      const token = segments[at] ?? -1;
      item = below(item, nameOf(tokens, token));
      const now = items.get(item);
      if (now === undefined) continue;
      const binds = token === last && leaf.kind === 'name';
      if (typeof now !== 'string') {
        const names = token === last && now && 'either' in now ? now.either : [];
        const kept = names.find((name) => means(tokens, leaf.rename, name));
        // The way there had kept the name used here, by `as`.
        if (kept !== undefined && leaf.kind === 'self') {
          write(token, token, kept, renamed(kept));
          write(leaf.token, leaf.rename, 'self', renamed(kept));
        } else if (kept !== undefined) write(token, leaf.rename, kept, renamed(kept));
        else if (!seen.has(token)) tell(token, item, now);
      } else if (binds && leaf.rename === -1) {
        write(token, token, `${now} as ${textOf(tokens, token)}`, renamed(now));
      } else if (binds && rename.back && means(tokens, leaf.rename, now)) {
        write(token, leaf.rename, now, renamed(now));
      } else if (!seen.has(token)) write(token, token, now, renamed(now));
      seen.add(token);
      if (typeof now !== 'string' || token !== last || leaf.kind !== 'self') continue;
      const keeps = `self as ${textOf(tokens, token)}`;
      if (leaf.rename === -1) write(leaf.token, leaf.token, keeps, renamed(now));
      else if (rename.back && means(tokens, leaf.rename, now)) {
        write(leaf.token, leaf.rename, 'self', renamed(now));
      }
    }
    if (leaf.kind === 'glob' && above.has(item)) {
      globs.add(item);
      given.push({ token: leaf.token, name: null, item });
    }
    const name = boundName(tokens, leaf);
    if (name !== -1) bind(name, item);
    if (name !== -1) giveOut(name, item, keyword);
    else if (leaf.kind === 'glob') giveOut(leaf.token, item, keyword);
  };

  return {
    head: (token) => follow(token, ''),
    leaf: (leaf, keyword) => followLeaf(leaf, '', keyword),
    extern: (token, keyword) => {
      bind(token, '');
      giveOut(token, '', keyword);
    },
    written: (token, at) => {
      for (const { item, now, from, to } of itemsInText(reading.text, at, items)) {
        const { fork, group, manifests } = rename;
        if (typeof now !== 'string') tell(token, item, now);
        else {
          const reason = renamed(now);
          edits.push({ from, to, insert: now, reason, fork, group, part: 'path', manifests });
        }
      }
    },
    path: follow,
    below: (leaf, segment, item, keyword) => followLeaf(leaf, item, keyword, segment),
    brought: (token, item) => {
      const now = items.get(item);
      if (now === undefined || told.has(item)) return;
      told.add(item);
      noteBrought(token, item, now);
    },
    given,
    finish: () => {
      for (const [name, each] of bound) {
        if (each.searched === each.tokens.size) continue;
        for (const token of takenOver(reading, name, each.tokens)) addBound(name, each, token);
        each.searched = each.tokens.size;
        const isBoundIn = boundIn(reading, name, each.tokens);
        for (const head of headsOf(reading, name, isBoundIn)) follow(head.token, each.path);
        for (const { leaf, keyword } of leavesFrom(reading, name, isBoundIn)) {
          followLeaf(leaf, each.path, keyword);
        }
      }
      for (const glob of globs) tellOfGlob(glob);
      globs.clear();
    },
  };
}

/**
 * The changed items in a path inside a text. The part of the path that ends at `at` means `start`, or else the crate
 * itself.
 */
export function* itemsInText(
  text: string,
  at: Offset,
  items: ReadonlyMap<string, ItemChange>,
  start = '',
): Generator<Span & { readonly item: string; readonly now: ItemChange }> {
  const segment = /\s*::\s*(\w+)/y;
  segment.lastIndex = at;
  let item = start;
  for (let match = segment.exec(text); match; match = segment.exec(text)) {
    const name = match[1] ?? '';
    item = below(item, name);
    const now = items.get(item);
    const to = segment.lastIndex;
    if (now !== undefined) yield { from: to - name.length, to, item, now };
  }
}

/** With an alias, crate and fork have the same name here, so the fork is called by its package. */
function namesIn({ from, fork }: Rename) {
  return { name: from, to: fork };
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}::${name}`;
}

/** The names of the path that begins at a token. */
function pathFrom(tokens: Tokens, first: number): readonly number[] {
  const path = [first];
  for (let i = first; kindAt(tokens, i + 1) === Kind.PathSep && isName(tokens, i + 2); i += 2) {
    path.push(i + 2);
  }
  return path;
}
