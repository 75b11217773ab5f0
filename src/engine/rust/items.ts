/**
 * Items below a crate that have another name in its fork, are gone, or are not what they were (`paths` and `differs` of a
 * row): names are changed in the paths that lead into the crate, the rest is noted. What an import binds keeps its name by
 * `as`, so that the code below it stays as it is.
 */
import type { Edit } from '../text/edit.ts';
import { type Head, readPlaces } from './heads.ts';
import type { RustNote, RustNoteSaid } from './note.ts';
import type { ItemChange, Rename } from './package.ts';
import type { RustReading } from './reading.ts';
import { endOf, isName, Kind, kindAt, means, nameOf, startOf, textOf } from './tokens.ts';
import { boundName, type Leaf, pathOf } from './use-tree.ts';

/** Changes the items of one file for one crate; told of every path that leads into the crate. */
export interface ItemChanges {
  /** A path outside `use` declarations whose first segment means the crate. */
  readonly head: (token: number) => void;
  /** A leaf of a `use` declaration whose first segment means the crate. */
  readonly leaf: (leaf: Leaf) => void;
  /** The token of a name that `extern crate` gives the crate. */
  readonly extern: (token: number) => void;
  /** To be called at the end: the paths that begin with what these leaves bind. */
  readonly finish: () => void;
}

const nothing = (): void => {};
const none: ItemChanges = { head: nothing, leaf: nothing, extern: nothing, finish: nothing };

interface Bound {
  readonly path: string;
  readonly tokens: Set<number>;
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
  const { tokens } = reading;
  const above = new Set([...items.keys()].flatMap(prefixesOf));
  const seen = new Set<number>();
  const bound = new Map<string, Bound>();
  const globs = new Set<string>();
  const done = new Set<Leaf>();

  const write = (first: number, last: number, insert: string, reason: string): void => {
    const { fork, group, manifests } = rename;
    const [from, to] = [startOf(tokens, first), endOf(tokens, last)];
    edits.push({ from, to, insert, reason, fork, group, part: 'path', manifests });
  };
  const note = (token: number, said: RustNoteSaid): void => {
    notes.push({ ...said, path, from: startOf(tokens, token), to: endOf(tokens, token) });
  };
  const names = namesIn(rename);
  const differing = new Set<string>();
  /** Notes what can't be edited; says once a file what differs. */
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
  const renamed = (name: string): string => `The item is called ${name} in ${rename.fork}.`;

  /** Follows a path on from its segment at `token`, which means `at` below the crate. */
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
  };

  const bind = (token: number, item: string): void => {
    if (!above.has(item)) return;
    const known = bound.get(nameOf(tokens, token));
    if (known?.path === item) known.tokens.add(token);
    else if (!known) bound.set(nameOf(tokens, token), { path: item, tokens: new Set([token]) });
  };

  const followLeaf = (leaf: Leaf, start: string): void => {
    if (done.has(leaf)) return;
    done.add(leaf);
    const segments = pathOf(leaf.path).slice(1);
    const last = segments.at(-1);
    let item = start;
    for (const token of segments) {
      item = below(item, nameOf(tokens, token));
      const now = items.get(item);
      if (now === undefined) continue;
      const binds = token === last && leaf.kind === 'name';
      if (typeof now !== 'string') {
        const names = token === last && now && 'either' in now ? now.either : [];
        const kept = names.find((name) => means(tokens, leaf.rename, name));
        // The way there kept the name that stood here by `as`.
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
    if (leaf.kind === 'glob') globs.add(item);
    const name = boundName(tokens, leaf);
    if (name !== -1) bind(name, item);
  };

  return {
    head: (token) => follow(token, ''),
    leaf: (leaf) => followLeaf(leaf, ''),
    extern: (token) => bind(token, ''),
    finish: () => {
      for (const [name, each] of bound) {
        for (const head of headsOf(reading, name, each)) follow(head.token, each.path);
        for (const leaf of leavesFrom(reading, name, each)) followLeaf(leaf, each.path);
      }
      for (const [item, now] of items) noteGlob(reading, globs, item, now, rename, note, tell);
    },
  };
}

/** An alias calls both the same: the fork is meant by its package. */
function namesIn({ from, fork }: Rename) {
  return { name: from, to: fork };
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}::${name}`;
}

/** What lies above an item: `''` (the crate itself), `a` and `a::b` of `a::b::C`. */
function prefixesOf(item: string): readonly string[] {
  const names = item.split('::');
  return names.map((_, length) => names.slice(0, length).join('::'));
}

/** The paths of a file that begin with a bound name, where nothing nearer bears it. */
function headsOf(reading: RustReading, name: string, { tokens: own }: Bound): readonly Head[] {
  const { tokens, groups, outline } = reading;
  return readPlaces(tokens, groups, outline, name).heads.filter(
    ({ token, global }) => !global && isBoundAt(reading, name, own, outline.scopeOf[token] ?? 0),
  );
}

/** The leaves of `use` declarations whose path begins with a bound name. */
function leavesFrom(reading: RustReading, name: string, { tokens: own }: Bound): readonly Leaf[] {
  const { tokens, outline, names } = reading;
  return outline.uses.flatMap(({ scope }, index) =>
    (names.leaves[index] ?? []).filter(
      ({ path }) =>
        path !== null &&
        !path.global &&
        path.length > 1 &&
        means(tokens, path.first, name) &&
        isBoundAt(reading, name, own, scope),
    ),
  );
}

/** Whether a name in a scope is one of these bindings: the nearest one up to its module, or the only ones of the file. */
function isBoundAt(
  { outline, names }: RustReading,
  name: string,
  own: ReadonlySet<number>,
  scope: number,
): boolean {
  const bindings = names.byName.get(name);
  if (!bindings) return false;
  for (let at = scope; at !== -1; ) {
    const here = bindings.get(at);
    if (here) return here.every(({ token }) => own.has(token));
    const around = outline.scopes[at];
    if (!around || around.kind === 'file' || around.kind === 'module') break;
    at = around.parent;
  }
  // A module below takes it in by `super::…`, or does not have it at all.
  return [...bindings.values()].flat().every(({ token }) => own.has(token));
}

/** What a glob brought in under a name that is another now, is gone or differs: its first use is said. */
function noteGlob(
  reading: RustReading,
  globs: ReadonlySet<string>,
  item: string,
  now: ItemChange,
  rename: Rename,
  note: (token: number, said: RustNoteSaid) => void,
  tell: (token: number, item: string, now: Exclude<ItemChange, string>) => void,
): void {
  const at = item.lastIndexOf('::');
  const name = item.slice(at === -1 ? 0 : at + 2);
  if (!globs.has(at === -1 ? '' : item.slice(0, at))) return;
  const { tokens, groups, outline, names } = reading;
  if (names.byName.has(name)) return;
  const { heads, mentions } = readPlaces(tokens, groups, outline, name);
  const [first] = [
    ...heads.filter(({ global }) => !global).map(({ token }) => token),
    ...mentions.flatMap(({ token, place }) => (place === 'bare' ? [token] : [])),
  ].sort((a, b) => a - b);
  if (first === undefined) return;
  if (typeof now !== 'string') tell(first, item, now);
  else note(first, { code: 'rust-item-glob', params: { ...namesIn(rename), item, now } });
}
