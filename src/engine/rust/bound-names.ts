/** Where a file uses a name that it binds: paths and leaves of `use` declarations that begin with it, and itself alone. */

import type { Binding } from './bindings.ts';
import { type Head, readPlaces } from './heads.ts';
import { scopeAt } from './outline.ts';
import type { RustReading } from './reading.ts';
import { isWord, means } from './tokens.ts';
import { type Leaf, pathOf } from './use-tree.ts';

/** The paths of a file that begin with a bound name and mean that binding. */
export function headsOf(
  { tokens, groups, outline }: RustReading,
  name: string,
  isBoundIn: (scope: number) => boolean,
): readonly Head[] {
  return readPlaces(tokens, groups, outline, name).heads.filter(
    ({ token, global }) => !global && isBoundIn(scopeAt(outline, token)),
  );
}

/** The names that `use super::Name;` and the like bind again, if nothing else in the file has the name. */
export function takenOver(
  { tokens, names }: RustReading,
  name: string,
  own: ReadonlySet<number>,
): readonly number[] {
  const taken: number[] = [];
  for (const { token, leaf } of [...(names.byName.get(name)?.values() ?? [])].flat()) {
    if (own.has(token)) continue;
    const [first = -1, second = -1, ...deeper] = pathOf(leaf?.path ?? null);
    const isInward = ['super', 'self', 'crate'].some((word) => isWord(tokens, first, word));
    if (!isInward || deeper.length > 0 || !means(tokens, second, name)) return [];
    taken.push(token);
  }
  return taken;
}

/** The leaves of `use` declarations whose path begins with a bound name. */
export function leavesFrom(
  { outline, names }: RustReading,
  name: string,
  isBoundIn: (scope: number) => boolean,
): readonly { readonly leaf: Leaf; readonly keyword: number }[] {
  return (names.usesByHead.get(name) ?? []).flatMap(({ use, leaves }) => {
    const { keyword, scope } = outline.uses[use] ?? { keyword: -1, scope: -1 };
    if (keyword === -1 || !isBoundIn(scope)) return [];
    return leaves.flatMap((leaf) =>
      leaf.path !== null && !leaf.path.global && leaf.path.length > 1 ? [{ leaf, keyword }] : [],
    );
  });
}

/**
 * Says for a scope whether a name in it means one of these bindings: they are the nearest ones within its module, or else
 * the only ones in the file.
 */
export function boundIn(
  { outline, names }: RustReading,
  name: string,
  own: ReadonlySet<number>,
): (scope: number) => boolean {
  const bindings = names.byName.get(name);
  const areOwn = (each: readonly Binding[]) => each.every(({ token }) => own.has(token));
  const known = new Map<number, boolean>();
  /** For a module that imports it with `super::…`, or does not have the name at all. */
  let elsewhere: boolean | null = null;
  return (scope) => {
    const way: number[] = [];
    let at = scope;
    let answer = known.get(at);
    while (answer === undefined) {
      way.push(at);
      const here = bindings?.get(at);
      const around = outline.scopes[at];
      if (here) answer = areOwn(here);
      else if (!around || around.kind === 'file' || around.kind === 'module') {
        elsewhere ??= bindings !== undefined && [...bindings.values()].every(areOwn);
        answer = elsewhere;
      } else {
        at = around.parent;
        answer = known.get(at);
      }
    }
    for (const each of way) known.set(each, answer);
    return answer;
  };
}

/** Where a file uses a name as the head of a path or by itself, in order. */
export function usesOf({ tokens, groups, outline }: RustReading, name: string): readonly number[] {
  const { heads, mentions } = readPlaces(tokens, groups, outline, name);
  return [
    ...heads.flatMap(({ token, global }) => (global ? [] : [token])),
    ...mentions.flatMap(({ token, place }) => (place === 'bare' ? [token] : [])),
  ].sort((a, b) => a - b);
}
