/**
 * What a project is called, in lists of projects and wherever else one is named.
 */
import type { ProjectSnapshot } from './snapshot.ts';

/** The package at the root, else the folder or archive, else the only package, else "Untitled". */
export function projectName({ name, files }: Pick<ProjectSnapshot, 'name' | 'files'>): string {
  const manifests = files.filter(({ path }) => /(?:^|\/)Cargo\.toml$/.test(path));
  const root = manifests.find(({ path }) => path === 'Cargo.toml');
  const only = manifests.length === 1 ? manifests[0] : undefined;
  return (root && packageName(root.text)) || name || (only && packageName(only.text)) || 'Untitled';
}

/**
 * The `name` in a manifest's `[package]` table, or '' where there is none in plain sight. A name for
 * people may be missed: a manifest half typed has to have one, too, so nothing is parsed here.
 */
function packageName(manifest: string): string {
  let inPackage = false;
  for (const line of manifest.split('\n')) {
    if (line.trimStart().startsWith('[')) {
      if (inPackage) return '';
      inPackage = /^\s*\[\s*package\s*\]/.test(line);
    } else if (inPackage) {
      const [, name] = /^\s*name\s*=\s*["']([\w-]{1,64})["']/.exec(line) ?? [];
      if (name !== undefined) return name;
    }
  }
  return '';
}
