/**
 * Which rows concern a workspace, by the names of packages in it: of hundreds of rows, a workspace pays only for those
 * whose crates or forks it names. This deliberately knows no manifest; the plan provides the names.
 */

import { addUnder } from '../text/append.ts';
import { onceFor } from '../text/once.ts';
import { cratesOf, type Fork } from './fork.ts';

/**
 * The rows about one of `names`, and those about a crate that such a row brings along or moves to, in the order of
 * `forks`: after the migration they concern the workspace too, so that a second one would find them. The first
 * renamed row and the guide's rows are always among them: the checklist is about them.
 */
export function rowsConcerning(forks: readonly Fork[], names: Iterable<string>): readonly Fork[] {
  const { always, byName } = indexOf(forks);
  if (always.size === forks.length) return forks;
  const found = new Set(always);
  const waiting: Fork[] = [...always];
  const add = (name: string): void => {
    for (const row of byName.get(name) ?? []) {
      if (found.has(row)) continue;
      found.add(row);
      waiting.push(row);
    }
  };
  for (const name of names) add(name);
  for (const row of waiting) for (const name of reachedBy(row)) add(name);
  return found.size === forks.length ? forks : forks.filter((row) => found.has(row));
}

interface Index {
  readonly always: ReadonlySet<Fork>;
  readonly byName: ReadonlyMap<string, readonly Fork[]>;
}

/** Made once for a list of rows, because every workspace needs it. */
const indexOf = onceFor((forks: readonly Fork[]): Index => {
  const byName = new Map<string, Fork[]>();
  for (const row of forks) for (const name of namesOf(row)) addUnder(byName, name, row);
  const first = forks.find(({ kind }) => kind === 'rename');
  const always = new Set(forks.filter((row) => row === first || row.tier === 'guide'));
  return { always, byName };
});

function namesOf(row: Fork): ReadonlySet<string> {
  return new Set(row.kind === 'rename' ? [row.crate, row.fork] : cratesOf(row));
}

/** A row's fork, which the workspace declares after the move, and the crates and forks that come with it. */
function reachedBy(row: Fork): readonly string[] {
  if (row.kind === 'patch') return row.uses ?? [];
  return [row.fork, ...(row.brings ?? []).map(({ crate }) => crate)];
}
