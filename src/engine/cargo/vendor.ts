/**
 * Vendored packages: copies that Cargo checks byte by byte against the `.cargo-checksum.json` in each (Cargo reference,
 * "Source Replacement", "Directory Sources"). If one byte changes, Cargo refuses to build.
 */
import { resolvePath } from '../text/path.ts';
import type { TomlDocument } from '../toml/document.ts';
import { entriesOf, isTable, stringAt, valueIn } from '../toml/value.ts';

/** Whether the file at `path` is a configuration file of Cargo's, with the new name or the old one. */
export function isCargoConfig(path: string): boolean {
  return /(?:^|\/)\.cargo\/config(?:\.toml)?$/.test(path);
}

/** Whether the file at `path` marks its folder as a vendored package. */
export function isChecksumFile(path: string): boolean {
  return /(?:^|\/)\.cargo-checksum\.json$/.test(path);
}

/** The folders that the configuration at `path` names as directory sources, without those outside the given files. */
export function vendorFolders(path: string, { value }: TomlDocument): readonly string[] {
  const above = path.slice(0, Math.max(path.lastIndexOf('.cargo/') - 1, 0));
  return entriesOf(valueIn(value, 'source')).flatMap(([, source]) => {
    const directory = isTable(source) ? stringAt(source, 'directory') : null;
    const folder = directory === null ? null : resolvePath(above, directory);
    return folder === null || folder === '' ? [] : [folder];
  });
}

/** A test for whether a path lies in one of `folders`. */
export function insideOf(folders: ReadonlySet<string>): (path: string) => boolean {
  if (folders.size === 0) return () => false;
  return (path) => {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      if (folders.has(path.slice(0, at))) return true;
    }
    return false;
  };
}
