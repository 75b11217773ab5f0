/** Which language a file's text is coloured as. */
import type { LineReader } from './reader.ts';
import { rust } from './rust.ts';
import { toml } from './toml.ts';

export function readerFor(path: string): LineReader | null {
  if (path.endsWith('.rs')) return rust;
  return /\.toml$|(^|\/)Cargo\.lock$/.test(path) ? toml : null;
}
