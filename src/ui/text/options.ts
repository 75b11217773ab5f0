/** Texts of the options. */
import { displayPath as shown } from '../../project/paths.ts';

export const options = {
  title: 'Options',
  strategy: {
    label: 'Renamed crates',
    rename: ['Rename', 'New dependency key, new imports.'],
    alias: ['Alias', 'Keeps the key with package = "…"; no source changes.'],
  },
  patchScope: {
    label: '[patch] entries',
    guide: ['The usual crates', 'Those that most users of the fork need, and others in use.'],
    used: ['Only crates in use', 'Avoids the “patch was not used” warning.'],
  },
  outsideMatrix: {
    label: 'Versions not checked',
    hold: ['Leave it', 'Left as they are, with a finding.'],
    migrate: ['Migrate anyway', 'Moved with a warning; the API may differ.'],
  },
  shim: ['Shim crates', 'Replace renamed crates where other crates pull them in, too.'],
  docs: ['Documentation', 'Rewrite code in doc comments and Markdown too.'],
  crateIn: (path: string): readonly [string, string] => [
    `${shown(path)}: it is the crate`,
    'Names there that could mean something else are renamed.',
  ],
  changed: (name: string) => `Option: ${name}`,
} as const;
