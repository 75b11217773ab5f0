/** A project's name, in lists of projects and everywhere else. */
import { fileName } from '../engine/host.ts';
import { packageName } from './intake/manifest-glance.ts';
import type { ProjectSnapshot } from './snapshot.ts';

/**
 * The package at the root; else the folder or archive; else the only package; else the only file; else the packages of
 * the workspace; else "Untitled".
 */
export function projectName({ name, files }: Pick<ProjectSnapshot, 'name' | 'files'>): string {
  const manifests = files.filter(
    ({ path }) => path === 'Cargo.toml' || path.endsWith('/Cargo.toml'),
  );
  const root = manifests.find(({ path }) => path === 'Cargo.toml');
  const only = manifests.length === 1 ? manifests[0] : undefined;
  const file = files.length === 1 ? fileName(files[0]?.path ?? '') : '';
  return (
    (root && packageName(root.text)) ||
    name ||
    (only && packageName(only.text)) ||
    (manifests.length === 0 && file) ||
    membersOf(manifests) ||
    'Untitled'
  );
}

/** `layers and 2 more`: for a workspace whose root has no name. */
function membersOf(manifests: readonly { readonly text: string }[]): string {
  const named = manifests.flatMap(({ text }) => packageName(text) || []);
  const [first] = named;
  if (first === undefined || named.length === 1) return first ?? '';
  return `${first} and ${named.length - 1} more`;
}
