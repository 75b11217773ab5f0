/**
 * What of a folder belongs to the project: which folders are left out unread, which files are
 * carried along without being read as text, and how bytes become text.
 */
import { fileName } from '../engine/host.ts';
import type { SkipReason } from './intake/intake.ts';

const folders: ReadonlyMap<string, SkipReason> = new Map([
  ['.git', 'version-control'],
  ['.hg', 'version-control'],
  ['.jj', 'version-control'],
  ['.svn', 'version-control'],
  ['node_modules', 'node-modules'],
  ['__MACOSX', 'system'],
]);

const systemFiles: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Folders of sources, in which a `target/` is a module and not Cargo's build output. */
const sourceFolders: ReadonlySet<string> = new Set(['src', 'tests', 'examples', 'benches']);

/** Why a path (a file's, or a folder's ending in '/') is left out, with the folder to blame; `null` when it is not. */
export function leftOut(path: string): { readonly reason: SkipReason; readonly at: string } | null {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  let inSources = false;
  for (const [index, segment] of segments.entries()) {
    const reason = segment === 'target' && !inSources ? 'build-output' : folders.get(segment);
    if (reason) return { reason, at: `${segments.slice(0, index + 1).join('/')}/` };
    inSources ||= sourceFolders.has(segment);
  }
  return systemFiles.has(name) || name.startsWith('._') ? { reason: 'system', at: path } : null;
}

/** Files that mean something to the migration: always read as text, whatever they hold. */
const ours = /\.(?:rs|toml|md|markdown|lock)$/i;

/** Formats that are never text: not even opened. */
const binaryFormats =
  /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|pdf|mp[34]|m4a|wav|ogg|flac|mov|webm|ttf|otf|woff2?|eot|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|crate|jar|wasm|exe|dll|so|dylib|a|o|lib|rlib|rmeta|pdb|bin|dat|npy|npz|pth?|safetensors|onnx|gguf|ggml|parquet|arrow|sqlite|db|class|pyc)$/i;

const mebibyte = 1024 * 1024;

/** Above this many bytes a file is carried, not read: sources may be large (generated bindings), other text is data by then. */
function largestText(path: string): number {
  return ours.test(path) ? 64 * mebibyte : 2 * mebibyte;
}

/** Why a file is carried unread, as far as its name and size tell. */
export function carriedUnread(path: string, size: number): 'binary' | 'too-large' | null {
  if (!ours.test(path) && binaryFormats.test(fileName(path))) return 'binary';
  return size > largestText(path) ? 'too-large' : null;
}

export type Decoded = { readonly text: string } | { readonly reason: 'binary' | 'not-utf8' };

/** How far git looks for a NUL to call a file binary. */
const binaryProbe = 8000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file, byte order mark included, if every byte of it is UTF-8: only then do the same bytes come out again. */
export function decodeText(path: string, bytes: Uint8Array): Decoded {
  if (!ours.test(path) && bytes.subarray(0, binaryProbe).includes(0)) return { reason: 'binary' };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { reason: 'not-utf8' };
  }
}
