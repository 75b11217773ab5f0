/**
 * One question about a name: the package it is about, what was already passed while answering it, and the modules
 * around a place.
 */
import type { ItemMacros } from './item-macros.ts';
import { FOREIGN, FORK, type Meaning } from './meaning.ts';
import type { Module, Modules } from './modules.ts';
import type { RustReading } from './reading.ts';

export interface Context {
  readonly read: (path: string) => RustReading | null;
  readonly modules: () => Modules;
  /** The names of the crates to rename. */
  readonly crates: ReadonlySet<string>;
  /** The names of their forks. A name bound to one of them is settled. */
  readonly forks: ReadonlySet<string>;
  /** Whether anything in the package but the crate itself may have the name. If not, glob imports can't bring it in. */
  readonly declares: (name: string) => boolean;
  /** The macros of the package whose bodies declare a module or type of that name. */
  readonly makers: (name: string) => ReadonlySet<string>;
  readonly isRoot: (path: string) => boolean;
  readonly edition2015: boolean;
}

/** One question: the crate for which it is asked, and what was already passed, because imports may form circles. */
export interface Query {
  readonly context: Context;
  readonly root: string | null;
  readonly known: Map<string, Meaning>;
  readonly seen: Set<string>;
  /**
   * Glob imports and scopes that are known not to provide a name, by name. `empty` holds those found by this question.
   */
  readonly barren: Set<string>;
  readonly empty: string[];
  /** Whether a file calls a name, by file and name. */
  readonly called: Map<string, boolean>;
  readonly itemMacros: Map<string, ItemMacros>;
}

/** How long a chain of imports may be. Longer ones count as undecided. */
export const DEEPEST = 40;

export function inPrelude(context: Context, name: string): Meaning {
  if (context.crates.has(name)) return { kind: 'crate', name, by: 'prelude' };
  return context.forks.has(name) ? FORK : FOREIGN;
}

/** The next scope outwards in which names are looked up; -1 for a module, where lookup ends. */
export function enclosing(reading: RustReading, scope: number): number {
  const at = reading.outline.scopes[scope];
  return !at || at.kind === 'file' || at.kind === 'module' ? -1 : at.parent;
}

/** Whether `place` is in `target` or below it, where its private names are visible. */
export function isWithin(query: Query, place: Module, target: Module): boolean {
  let at: Module | null = { file: place.file, scope: moduleAround(query.context, place) };
  for (let steps = 0; at && steps < DEEPEST; steps++) {
    if (at.file === target.file && at.scope === target.scope) return true;
    at = parentOf(query, at);
  }
  return false;
}

export function moduleAround(context: Context, place: Module): number {
  return context.read(place.file)?.outline.scopes[place.scope]?.module ?? 0;
}

export function parentOf({ context, root }: Query, module: Module): Module | null {
  if (module.scope !== 0) {
    const around = context.read(module.file)?.outline.scopes[module.scope]?.parent ?? 0;
    return {
      file: module.file,
      scope: moduleAround(context, { file: module.file, scope: around }),
    };
  }
  return root === null ? null : context.modules().parentOf(root, module);
}
