/** What a name may mean to Rust, as far as it matters for renames, and why that may be impossible to tell. */
import type { Module } from './modules.ts';

/** Why a name's meaning can't be told. */
export type Doubt = 'included' | 'import' | 'cfg' | 'macro' | 'missing' | 'crates' | 'many';

export type Meaning =
  /** A crate that may be renamed. `by` says how the name leads to it: the extern prelude, `extern crate`, or `use`. */
  | {
      readonly kind: 'crate';
      readonly name: string;
      readonly by: 'prelude' | 'extern' | 'use';
      /** The module of the `extern crate` item that the name comes from. */
      readonly item?: Module;
    }
  | { readonly kind: 'module'; readonly module: Module }
  /** A local type, trait or generic parameter. */
  | { readonly kind: 'type' }
  /** Only a function, constant or macro has the name, so no path can go through it. */
  | { readonly kind: 'value' }
  /** Something from a crate that is not renamed. */
  | { readonly kind: 'foreign' }
  /** A crate that another one is renamed to. */
  | { readonly kind: 'fork' }
  | { readonly kind: 'none' }
  /** `within`: the module it is, unless a macro declared something else under the name. */
  | { readonly kind: 'doubt'; readonly doubt: Doubt; readonly within?: Module }
  /** Another file decides, and it depends on the crate, which has not been chosen yet. */
  | { readonly kind: 'elsewhere' };

export const NONE: Meaning = { kind: 'none' };
export const VALUE: Meaning = { kind: 'value' };
export const TYPE: Meaning = { kind: 'type' };
export const FOREIGN: Meaning = { kind: 'foreign' };
export const FORK: Meaning = { kind: 'fork' };
export const ELSEWHERE: Meaning = { kind: 'elsewhere' };
export const doubt = (reason: Doubt): Meaning => ({ kind: 'doubt', doubt: reason });

export function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.kind === 'module' && b.kind === 'module') {
    return a.module.file === b.module.file && a.module.scope === b.module.scope;
  }
  return a.kind === b.kind && (a.kind !== 'crate' || (b.kind === 'crate' && a.by === b.by));
}
