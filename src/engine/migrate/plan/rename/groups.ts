/**
 * Declarations that move together or not at all: Cargo refuses a package that depends on one crate "multiple times with
 * different names", and an inherited dependency must have the key of its root's entry (facts, "Manifest forms").
 */

import type { Declaration } from '../../../cargo/declarations.ts';
import { addUnder } from '../../../text/append.ts';
import type { GroupedMove, Move } from '../model.ts';

/**
 * The groups that can't move, each with the held declaration that causes it: every group of a held declaration, and
 * every group that shares a declaration with such a group.
 */
export function blockedGroups(
  declarations: readonly Declaration[],
  held: readonly Declaration[],
): ReadonlyMap<string, Declaration> {
  const members = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    for (const group of declaration.groups) {
      addUnder(members, group, declaration);
    }
  }
  const blocked = new Map<string, Declaration>();
  const waiting = held.map((declaration) => ({ declaration, cause: declaration }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const group of next.declaration.groups) {
      if (blocked.has(group)) continue;
      blocked.set(group, next.cause);
      for (const declaration of members.get(group) ?? []) {
        waiting.push({ declaration, cause: next.cause });
      }
    }
  }
  return blocked;
}

/** The moves with their groups: declarations that are linked directly or through others form one group. */
export function grouped(moves: readonly Move[]): readonly GroupedMove[] {
  const above = new Map<string, string>();
  const first = (link: string): string => {
    let top = link;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    for (let at = link; at !== top; ) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  for (const { declaration } of moves) {
    const [own, ...others] = declaration.groups.map(first);
    for (const other of others) if (own !== undefined && other !== own) above.set(other, own);
  }
  return moves.map((move) => ({
    ...move,
    group: `${move.fork.fork}\0${first(move.declaration.groups[0] ?? '')}`,
  }));
}
