/**
 * What a row says about the items of a crate, by their paths. It is needed for every import and every path that leads
 * into the crate, so it is worked out once for a row.
 */
import { onceFor } from '../text/once.ts';
import type { ItemChange } from './package.ts';

/** What is below an item, or below the crate itself (`''`). */
export interface ItemsBelow {
  /** The names right below it that are changed, or lead to something that is. */
  readonly names: ReadonlySet<string>;
  /** What changes below it, in a few words; `''` if nothing needs a note. */
  readonly changed: string;
}

/** By path, for each path above a changed item: `''`, `a` and `a::b` of `a::b::C`. */
export const itemsBelow = onceFor(
  (items: ReadonlyMap<string, ItemChange>): ReadonlyMap<string, ItemsBelow> => {
    const below = new Map<string, { names: Set<string>; said: string[]; count: number }>();
    for (const [item, now] of items) {
      const said = changeOf(item, now);
      const segments = item.split('::');
      let path = '';
      for (const name of segments) {
        const own = below.get(path) ?? { names: new Set(), said: [], count: 0 };
        below.set(path, own);
        own.names.add(name);
        if (said !== null && own.count++ < mostNamed) own.said.push(said);
        path = path === '' ? name : `${path}::${name}`;
      }
    }
    const made = new Map(
      [...below].map(([path, { names, said, count }]) => {
        const more = count > mostNamed ? ` and ${count - mostNamed} more` : '';
        return [path, { names, changed: `${said.join(', ')}${more}` }];
      }),
    );
    return made;
  },
);

/** The paths right below which a name is changed, or leads to something that is, by that name. */
export const parentsOf = onceFor(
  (items: ReadonlyMap<string, ItemChange>): ReadonlyMap<string, ReadonlySet<string>> => {
    const made = new Map<string, Set<string>>();
    for (const [path, { names }] of itemsBelow(items)) {
      for (const name of names) made.set(name, (made.get(name) ?? new Set()).add(path));
    }
    return made;
  },
);

/** How many names a note lists; more are hard to read. */
const mostNamed = 6;

/** What the fork has instead of an item, in a few words. */
function changeOf(path: string, now: ItemChange): string | null {
  if (now === null) return `${path} is gone`;
  if (typeof now === 'string') return `${path} is ${now}`;
  return 'differs' in now ? `${path} is not what it was` : null;
}
