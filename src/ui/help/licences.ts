/**
 * The packages whose code is in the built page, including those of the service worker. A test compares this list with
 * what is installed: the packages in `dependencies` and what those need.
 */
export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** As an SPDX identifier. */
  readonly licence: string;
  /** The copyright holder, as in the package's licence. */
  readonly holder: string;
}

const codeMirror = 'Marijn Haverbeke and others';

export const licences: readonly PackageLicence[] = [
  { name: '@codemirror/autocomplete', version: '6.20.4', licence: 'MIT', holder: codeMirror },
  { name: '@codemirror/commands', version: '6.11.1', licence: 'MIT', holder: codeMirror },
  { name: '@codemirror/merge', version: '6.12.3', licence: 'MIT', holder: codeMirror },
  { name: '@codemirror/search', version: '6.7.2', licence: 'MIT', holder: codeMirror },
  { name: '@codemirror/state', version: '6.7.6', licence: 'MIT', holder: codeMirror },
  { name: '@codemirror/view', version: '6.43.15', licence: 'MIT', holder: codeMirror },
  {
    name: '@marijn/find-cluster-break',
    version: '1.0.4',
    licence: 'MIT',
    holder: 'Marijn Haverbeke',
  },
  { name: 'crelt', version: '1.0.7', licence: 'MIT', holder: 'Marijn Haverbeke' },
  { name: 'fflate', version: '0.8.3', licence: 'MIT', holder: 'Arjun Barrett' },
  { name: 'idb-keyval', version: '6.3.0', licence: 'Apache-2.0', holder: 'Jake Archibald' },
  { name: 'smol-toml', version: '1.9.1', licence: 'BSD-3-Clause', holder: 'Squirrel Chat et al' },
  { name: 'solid-js', version: '1.9.19', licence: 'MIT', holder: 'Ryan Carniato' },
  { name: 'style-mod', version: '4.1.5', licence: 'MIT', holder: codeMirror },
  { name: 'w3c-keyname', version: '2.2.8', licence: 'MIT', holder: codeMirror },
  { name: 'workbox-core', version: '7.4.1', licence: 'MIT', holder: 'Google LLC' },
  { name: 'workbox-precaching', version: '7.4.1', licence: 'MIT', holder: 'Google LLC' },
  { name: 'workbox-routing', version: '7.4.1', licence: 'MIT', holder: 'Google LLC' },
  { name: 'workbox-strategies', version: '7.4.1', licence: 'MIT', holder: 'Google LLC' },
];
