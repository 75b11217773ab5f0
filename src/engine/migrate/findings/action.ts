/** What a press of the finding's button does, and a script can do: an option to set, an edit group to apply, a file to add. */
export type FindingAction =
  | { readonly option: 'shim'; readonly value: boolean }
  | { readonly option: 'patchScope'; readonly value: 'guide' | 'used' }
  | { readonly option: 'strategy'; readonly value: 'rename' | 'alias' }
  | { readonly option: 'outsideMatrix'; readonly value: 'hold' | 'migrate' }
  /** The name that can't be told means the crate in this source, whose path is added to the option. */
  | { readonly option: 'crateIn'; readonly add: string }
  /** Take these rows of the catalogue into use, by `rowId`. */
  | { readonly use: readonly string[] }
  /** Take the kept changes of this group after all. */
  | { readonly apply: string }
  /** The path of a file that the answer needs. */
  | { readonly add: string };

export const migrateOutside: FindingAction = { option: 'outsideMatrix', value: 'migrate' };
export const switchOnShim: FindingAction = { option: 'shim', value: true };
export const useAlias: FindingAction = { option: 'strategy', value: 'alias' };
/** What a member needs: the root's place is not known. */
export const addManifest: FindingAction = { add: 'Cargo.toml' };
