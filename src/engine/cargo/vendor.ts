/**
 * Vendored packages: copies that Cargo checks byte by byte against a `.cargo-checksum.json` beside each (Cargo reference,
 * "Source Replacement", "Directory Sources"). One changed byte and it refuses to build.
 */
import { resolvePath } from '../text/path.ts';
import type { TomlDocument } from '../toml/document.ts';
import { entriesOf, isTable, stringAt, valueIn } from '../toml/value.ts';

/** Whether the file at `path` is one of Cargo's own configuration files, new name or old. */
export function isCargoConfig(path: string): boolean {
  return /(?:^|\/)\.cargo\/config(?:\.toml)?$/.test(path);
}

/** Whether the file at `path` makes its folder a vendored package. */
export function isChecksumFile(path: string): boolean {
  return /(?:^|\/)\.cargo-checksum\.json$/.test(path);
}

/** The folders that the configuration at `path` names as directory sources; those outside of what was given left out. */
export function vendorFolders(path: string, { value }: TomlDocument): readonly string[] {
  const above = path.slice(0, Math.max(path.lastIndexOf('.cargo/') - 1, 0));
  return entriesOf(valueIn(value, 'source')).flatMap(([, source]) => {
    const directory = isTable(source) ? stringAt(source, 'directory') : null;
    const folder = directory === null ? null : resolvePath(above, directory);
    return folder === null || folder === '' ? [] : [folder];
  });
}

/** Says whether a path lies in one of `folders`. */
export function insideOf(folders: ReadonlySet<string>): (path: string) => boolean {
  if (folders.size === 0) return () => false;
  return (path) => {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      if (folders.has(path.slice(0, at))) return true;
    }
    return false;
  };
}
