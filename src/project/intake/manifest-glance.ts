/**
 * The package name in a manifest, and where it expects its members, found line by line without parsing, because
 * half-typed texts have to work too. Good enough for placing and naming files, never for a migration.
 */
import type { SourceFile } from '../../engine/host.ts';
import { cleanPath } from '../paths.ts';

/** The `name` in a manifest's `[package]` table, or `''` if none is easily found. */
export function packageName(manifest: string): string {
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

/** How much of a manifest is searched for its members, in UTF-16 code units. */
const glance = 64 * 1024;

/**
 * The folders where this manifest expects a member with that name, most likely first: `members = ["crates/x"]`,
 * `["crates/*"]`.
 */
export function workspaceMembers({ path, text }: SourceFile, name: string): readonly string[] {
  const start = text.slice(0, glance);
  const at = /^[ \t]*(?:workspace\.)?members[ \t]*=[ \t]*\[/m.exec(start);
  if (!at) return [];
  const from = at.index + at[0].length;
  const end = start.indexOf(']', from);
  const list = start.slice(from, end === -1 ? start.length : end);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const members = [...list.matchAll(/["']([^"'\n]{1,200})["']/g)].map(([, member]) =>
    (member ?? '').replace(/^\.\//, '').replace(/\/$/, ''),
  );
  const exact = members.filter((member) => member === name || member.endsWith(`/${name}`));
  const globs = members.filter((member) => member === '*' || member.endsWith('/*'));
  return [...exact, ...globs.map((glob) => `${glob.slice(0, -1)}${name}`)]
    .map((member) => `${folder}${member}`)
    .filter((member) => cleanPath(member)?.repaired === false);
}
