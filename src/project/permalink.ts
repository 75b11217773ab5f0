/**
 * A project and its options in the fragment of a URL, which no server ever sees. It is `#v1=` and then, in base64url
 * without '=', a checksum of four bytes (CRC-32, big-endian) and the deflated (raw) JSON
 * `{"files":[[path,text],…],"options":{…},"name":…}`. `#example=<id>` names a built-in example.
 *
 * Deflate has no checksum of its own: without ours, one lost character could show other code than was shared.
 *
 * Links come from strangers. Reading one has limits while it inflates, validates every value, accepts only paths that
 * are already safe, and never accepts `forks`, because a link must not decide where somebody's dependencies point. The
 * rules of a `forklift.toml` in it are read but not used.
 */
import {
  defaultOptions,
  isRulesFile,
  type MigrationOptions,
  type SourceFile,
} from '../engine/host.ts';
import { ByteSource, PastBound } from './byte-source.ts';
import { crc32 } from './crc32.ts';
import { isRecord, readOptions } from './options.ts';
import { cleanPath, displayPath } from './paths.ts';

/** The content of a link. */
export interface SharedProject {
  readonly files: readonly SourceFile[];
  readonly options: MigrationOptions;
  /** The name of its folder or archive, if the link holds all its files. */
  readonly name?: string;
}

export const linkBounds = {
  /** The longest fragment we read, in characters; browsers keep this much without trouble. */
  fragment: 1_000_000,
  /** The most bytes of JSON, for reading and writing. */
  inflated: 4 * 1024 * 1024,
  /** The most files, for reading and writing. */
  files: 2000,
  /** The longest link that is easily shared, in characters. Beyond it, offer the zip. */
  comfortable: 200_000,
  /** The length, in characters, at which Discord, the strictest of the usual places, cuts a message off. */
  discord: 2000,
} as const;

export type EncodedLink =
  | {
      readonly state: 'encoded';
      /** Including its `#`. */
      readonly fragment: string;
      /** The length of the fragment in characters. */
      readonly length: number;
      readonly verdict: 'short' | 'long' | 'too-long';
      /** What the verdict means, with the numbers; `''` if there is nothing to say. */
      readonly message: string;
    }
  | { readonly state: 'too-large'; readonly message: string };

export type LinkErrorCode = 'version' | 'damaged' | 'too-large' | 'invalid';

export type DecodedLink =
  | { readonly state: 'project'; readonly project: SharedProject }
  | { readonly state: 'example'; readonly id: string }
  /** The fragment is not one of our links: empty, or an anchor. */
  | { readonly state: 'none' }
  | { readonly state: 'error'; readonly code: LinkErrorCode; readonly message: string };

/** The fragment for a project. `baseLength` is the length of the page's own address before it. */
export async function encodeLink(project: SharedProject, baseLength = 0): Promise<EncodedLink> {
  const { files, name } = project;
  const json = JSON.stringify({
    files: files.map(({ path, text }) => [path, text]),
    options: withoutDefaults(project.options),
    ...(name && { name }),
  });
  const bytes = new TextEncoder().encode(json);
  if (bytes.length > linkBounds.inflated || files.length > linkBounds.files) {
    return {
      state: 'too-large',
      message:
        `A link holds at most ${count(linkBounds.files)} files and ${count(linkBounds.inflated)} bytes; ` +
        `this project has ${count(files.length)} and ${count(bytes.length)}. Share it as a zip instead.`,
    };
  }
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const payload = new Blob([checksum(bytes), await new Response(packed).arrayBuffer()]);
  const fragment = `#v1=${toBase64Url(new Uint8Array(await payload.arrayBuffer()))}`;
  return {
    state: 'encoded',
    fragment,
    length: fragment.length,
    ...judge(fragment.length + baseLength),
  };
}

/** The content of a fragment, with or without `#`. Never throws and never rejects. */
export async function decodeLink(fragment: string): Promise<DecodedLink> {
  // Some programs that pass links on write '=' as %3D.
  const [, key, value = ''] = /^#?([a-z]+\d*)(?:=|%3[Dd])(.*)$/s.exec(fragment) ?? [];
  if (key === 'example') {
    return /^[a-z0-9-]{1,64}$/.test(value)
      ? { state: 'example', id: value }
      : refuse('invalid', 'This link does not name an example in the right form.');
  }
  if (key === undefined || !/^v\d+$/.test(key)) return { state: 'none' };
  if (key !== 'v1') {
    return refuse(
      'version',
      `This link was made by another version of the page (${key}; this one reads v1). Reload the page to get the newest one.`,
    );
  }
  if (fragment.length > linkBounds.fragment) return refuse('too-large', tooLarge);
  const payload = fromBase64Url(value);
  if (!payload) return refuse('damaged', damaged);
  const json = await readJson(payload.subarray(0, 4), payload.subarray(4));
  if (json.state === 'error') return json;
  return readProject(json.value);
}

const damaged =
  'This link is damaged: it may have been cut off where it was posted. Ask for it again, or for the zip.';
const tooLarge = 'This link holds more than a link of this page may. Ask for the project as a zip.';

function refuse(code: LinkErrorCode, message: string): DecodedLink & { state: 'error' } {
  return { state: 'error', code, message };
}

/** The four bytes that distinguish a complete link from a damaged one. */
function checksum(json: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, crc32(json));
  return bytes;
}

async function readJson(
  expected: Uint8Array,
  deflated: Uint8Array<ArrayBuffer>,
): Promise<{ state: 'value'; value: unknown } | (DecodedLink & { state: 'error' })> {
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const source = new ByteSource(stream, linkBounds.inflated);
  try {
    const bytes = await source.rest();
    if (checksum(bytes).some((byte, index) => byte !== expected[index])) {
      return refuse('damaged', damaged);
    }
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { state: 'value', value: JSON.parse(text) };
  } catch (error) {
    return error instanceof PastBound ? refuse('too-large', tooLarge) : refuse('damaged', damaged);
  } finally {
    await source.close();
  }
}

function readProject(value: unknown): DecodedLink {
  if (!isRecord(value) || !Array.isArray(value.files)) {
    return refuse('invalid', 'This link does not hold a project.');
  }
  if (value.files.length > linkBounds.files) return refuse('too-large', tooLarge);
  const files = new Map<string, string>();
  for (const entry of value.files) {
    const [path, text]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof path !== 'string' || typeof text !== 'string') {
      return refuse('invalid', 'This link holds something that is not a file.');
    }
    if (cleanPath(path)?.path !== path) {
      return refuse(
        'invalid',
        `This link names a file in an unsafe way: ${shorten(displayPath(path))}.`,
      );
    }
    if (files.has(path)) {
      return refuse('invalid', `This link holds ${shorten(displayPath(path))} more than once.`);
    }
    files.set(path, text);
  }
  const name = typeof value.name === 'string' ? value.name.slice(0, longestName).trim() : '';
  return {
    state: 'project',
    project: {
      ...(name && { name }),
      files: [...files].map(([path, text]) => ({ path, text })),
      options: {
        ...readOptions(value.options),
        // A stranger's rules decide where dependencies point, so they stay off until the reader has seen them.
        ...([...files.keys()].some(isRulesFile) && { projectRules: false }),
      },
    },
  };
}

/** The longest name that is taken from a link, in UTF-16 code units. */
const longestName = 80;

function withoutDefaults(options: MigrationOptions): Record<string, unknown> {
  const chosen = Object.entries(defaultOptions).flatMap(([name, standard]) => {
    const value: unknown = Reflect.get(options, name);
    return value === undefined || value === standard ? [] : [[name, value]];
  });
  return Object.fromEntries(chosen);
}

function judge(length: number): { verdict: 'short' | 'long' | 'too-long'; message: string } {
  if (length <= linkBounds.discord) return { verdict: 'short', message: '' };
  const numbers = `This link is ${count(length)} characters long`;
  if (length <= linkBounds.comfortable) {
    return {
      verdict: 'long',
      message: `${numbers}; browsers take it, but Discord cuts messages off after ${count(linkBounds.discord)} and some other places do too.`,
    };
  }
  return {
    verdict: 'too-long',
    message: `${numbers}, and most places take at most ${count(linkBounds.comfortable)}. Share the zip instead.`,
  };
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** How many bytes are turned into characters at once: `String.fromCharCode` takes a limited number of arguments. */
const charactersAtOnce = 0x8000;

/** Base64 in the alphabet for URLs (RFC 4648, section 5), without the trailing '=' that chat programs cut off. */
function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += charactersAtOnce) {
    binary += String.fromCharCode(...bytes.subarray(at, at + charactersAtOnce));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes, or `null` if the text is not base64url. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
