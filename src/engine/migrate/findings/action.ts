/** What a finding's button does, and what a script can do instead: set an option, make a group's edits, add a file. */
export type FindingAction =
  | { readonly option: 'shim'; readonly value: boolean }
  | { readonly option: 'patchScope'; readonly value: 'guide' | 'used' }
  | { readonly option: 'strategy'; readonly value: 'rename' | 'alias' }
  | { readonly option: 'outsideMatrix'; readonly value: 'hold' | 'migrate' }
  /** Adds the path of this source to the option: an undecidable name means the crate there. */
  | { readonly option: 'crateIn'; readonly add: string }
  /** Switches these rows on, by `rowId`. */
  | { readonly use: readonly string[] }
  /** Makes the edits of this group, which the user had kept back. */
  | { readonly apply: string }
  /** Asks for the missing file at this path. */
  | { readonly add: string };

export const migrateOutside: FindingAction = { option: 'outsideMatrix', value: 'migrate' };
export const switchOnShim: FindingAction = { option: 'shim', value: true };
export const useAlias: FindingAction = { option: 'strategy', value: 'alias' };
/** What a member without its root needs; where the root is is not known. */
export const addManifest: FindingAction = { add: 'Cargo.toml' };
