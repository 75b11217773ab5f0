/**
 * What of a folder belongs to the project: which folders are left out unread, which files are carried along without
 * being read as text, and how bytes become text.
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

/** Source folders, in which `target/` is a module and not Cargo's build output. */
const sourceFolders: ReadonlySet<string> = new Set(['src', 'tests', 'examples', 'benches']);

/**
 * Why a path (of a file, or with a trailing `/` of a folder) is left out, and the folder that causes it; `null` if it
 * is not.
 */
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

/** Files that matter to the migration: always read as text, whatever they contain. */
const ours = /\.(?:rs|toml|md|markdown|lock)$/i;

/** Formats that are never text, so these files are not even opened. */
const binaryFormats =
  /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|pdf|mp[34]|m4a|wav|ogg|flac|mov|webm|ttf|otf|woff2?|eot|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|crate|jar|wasm|exe|dll|so|dylib|a|o|lib|rlib|rmeta|pdb|bin|dat|npy|npz|pth?|safetensors|onnx|gguf|ggml|parquet|arrow|sqlite|db|class|pyc)$/i;

const mebibyte = 1024 * 1024;

/**
 * Files with more bytes are carried and not read: sources may be large (generated bindings), but other text of such a
 * size is data.
 */
function largestText(path: string): number {
  return ours.test(path) ? 64 * mebibyte : 2 * mebibyte;
}

/** Why a file is carried unread, as far as its name and size show. */
export function carriedUnread(path: string, size: number): 'binary' | 'too-large' | null {
  if (!ours.test(path) && binaryFormats.test(fileName(path))) return 'binary';
  return size > largestText(path) ? 'too-large' : null;
}

export type Decoded = { readonly text: string } | { readonly reason: 'binary' | 'not-utf8' };

/** How many bytes git searches for a NUL to call a file binary. */
const binaryProbe = 8000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a file, including a byte order mark, if all of it is UTF-8: only then can the same bytes be written
 * again.
 */
export function decodeText(path: string, bytes: Uint8Array): Decoded {
  if (!ours.test(path) && bytes.subarray(0, binaryProbe).includes(0)) return { reason: 'binary' };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { reason: 'not-utf8' };
  }
}
