/**
 * Recognises a pasted text and decides where it goes in the open project, from a few of its lines and the project's
 * manifests; only JSON is read completely. It is a guess, and the user can undo it.
 */
import type { SourceFile } from '../../engine/host.ts';
import { freePath } from '../paths.ts';
import { type CargoReport, readCargoReport } from './cargo-report.ts';
import { readJsonReport } from './cargo-report-json.ts';
import { packageName, workspaceMembers } from './manifest-glance.ts';

type FileKind = 'manifest' | 'lockfile' | 'rust' | 'cargo-config' | 'toml' | 'markdown';

export type Pasted =
  /** A file. `text` is what was pasted; a snippet also gets the table header that it lacks. */
  | {
      readonly kind: FileKind | 'snippet';
      /** A path that is free, or whose file this text replaces. */
      readonly path: string;
      readonly text: string;
      readonly place: Place;
    }
  /** Output of cargo or one of its tools: it names crates, and is no file. */
  | { readonly kind: 'report'; readonly report: CargoReport }
  /** An address. The page fetches nothing. */
  | { readonly kind: 'address'; readonly address: string }
  /** Something that is not part of a Rust project: JSON, HTML. */
  | { readonly kind: 'foreign'; readonly what: 'JSON' | 'HTML' }
  /** Nothing in it looks like a file of a Rust project. */
  | { readonly kind: 'unknown' };

export type Place =
  /** The path is free. */
  | 'free'
  /** The same package or lock file in another state: it replaces the old one. */
  | 'replaces'
  /** The workspace lists this member's folder. */
  | 'member'
  /** A manifest where another package already is: only the user can decide. */
  | 'ask';

/** How much of a text is examined, in UTF-16 code units. */
const glance = 64 * 1024;

const names: Readonly<Record<FileKind, string>> = {
  manifest: 'Cargo.toml',
  lockfile: 'Cargo.lock',
  rust: 'src/lib.rs',
  'cargo-config': '.cargo/config.toml',
  toml: 'pasted.toml',
  markdown: 'README.md',
};

/** Nothing reaches a script, and it must not be where Cargo looks for a target. */
const scriptName = 'script.rs';

/** Each kind with a sign that no other kind has. The first match counts. */
const signs: readonly (readonly [FileKind, RegExp])[] = [
  ['lockfile', /^\[\[package\]\][ \t]*\r?\n(?:name|version) = /m],
  [
    'manifest',
    /^[ \t]*\[{1,2}[ \t]*(?:package|workspace|lib|bin|test|bench|example|features|patch|profile|lints|(?:dev-|build-)?dependencies)\b[^\n]*\]|^[ \t]*\[[ \t]*target[ \t]*\.[^\n]+\.[ \t]*(?:dev-|build-)?dependencies\b/m,
  ],
  [
    'cargo-config',
    /^[ \t]*\[(?:build|source|net|registries|alias|http|term|env|target)\b[^\n]*\]/m,
  ],
  [
    'rust',
    /^[ \t]*(?:#!?\[[a-z]|(?:pub(?:\([^)\n]*\))?[ \t]+)?(?:use[ \t]+[\w:{]|(?:const[ \t]+|async[ \t]+|unsafe[ \t]+)*fn[ \t]+\w|mod[ \t]+\w|struct[ \t]+\w|enum[ \t]+\w|trait[ \t]+\w|impl\b|extern[ \t]+crate\b|static[ \t]+\w|const[ \t]+\w+[ \t]*:|type[ \t]+\w)|macro_rules!|(?:\w+::)*\w+![ \t]*[({[]|\/\/[/!]|let[ \t]+(?:mut[ \t]+)?\w)/m,
  ],
];

/** How a script with a manifest of its own begins. YAML begins with dashes too, but has no table. */
const script =
  /^\ufeff?(?:#!(?!\[)[^\n]*\n)?\s*(?:\/\/[^\S\n]*cargo-deps[^\S\n]*:|(?:\/\/![^\n]*\n)*\/\/![^\S\n]*```cargo\b)/i;
const frontmatter = /^\ufeff?(?:#!(?!\[)[^\n]*\n)?\s*-{3,}[^\S\n]*(?:cargo)?[^\S\n]*\r?\n/;

const markdown = /^(?:#{1,6} \S|```|[-*] \[[ x]\])/m;

const toml = /^[ \t]*(?:\[[^\]\n]+\]|[\w.-]+[ \t]*=[ \t]*\S)/m;

/** A line of a dependency table: `paste = "1.0.15"`, `gemm = { version = … }`, `candle-core.workspace = true`. */
const dependencyLine =
  /^[ \t]*["']?[\w-]+["']?[ \t]*(?:=[ \t]*(?:["'][\d^~=<>* ][^"'\n]*["']|\{[^\n]*\b(?:version|git|path|workspace|package)[ \t]*=)|\.(?:workspace|version|git|path)[ \t]*=)/;

/** Recognises a pasted text, for a project with these files. */
export function recognisePasted(
  pasted: string,
  files: readonly SourceFile[],
  taken: { has(path: string): boolean },
): Pasted {
  const start = pasted.slice(0, glance);
  const other = recogniseOther(pasted, start);
  if (other) return other;
  const kind = signs.find(([, sign]) => sign.test(start))?.[0];
  if (script.test(start) || (kind === 'manifest' && frontmatter.test(start))) {
    return { kind: 'rust', path: freePath(scriptName, taken), text: pasted, place: 'free' };
  }
  if (kind === undefined && isSnippet(start)) {
    const eol = start.includes('\r\n') ? '\r\n' : '\n';
    const text = `[dependencies]${eol}${pasted}${pasted.endsWith('\n') ? '' : eol}`;
    return { kind: 'snippet', ...manifestPlace('', files, taken), text };
  }
  const file = kind ?? (markdown.test(start) ? 'markdown' : toml.test(start) ? 'toml' : null);
  if (file === null) return { kind: 'unknown' };
  const at = placeOf(file, start, files, taken);
  return { kind: file, ...at, text: pasted };
}

/** Recognises what is no file of a project; `null` if it may be one. */
function recogniseOther(pasted: string, start: string): Pasted | null {
  const trimmed = start.trim();
  if (/^(?:https?:\/\/|git@|ssh:\/\/)\S+$/.test(trimmed)) {
    return { kind: 'address', address: trimmed };
  }
  const report = reportIn(pasted);
  if (report) return { kind: 'report', report };
  if (/^[{[]\s*(?:["{}[\]]|$)/.test(trimmed) && isJson(trimmed, start.length)) {
    return { kind: 'foreign', what: 'JSON' };
  }
  if (/^<(?:!doctype html|html)\b/i.test(trimmed)) return { kind: 'foreign', what: 'HTML' };
  return null;
}

function reportIn(text: string): CargoReport | null {
  const report = readJsonReport(text) ?? readCargoReport(text);
  if (!report) return null;
  // Beside advisories, cargo deny prints duplicates and licences, which name crates too.
  const advised = report.crates.filter(({ advisory }) => advisory !== '');
  const crates = advised.length > 0 ? advised : report.crates;
  const once = new Map(crates.map((one) => [`${one.name} ${one.version} ${one.advisory}`, one]));
  return { tool: report.tool, crates: [...once.values()] };
}

/** Whether it parses as JSON. A text too long to be seen whole only has to begin like a JSON object. */
function isJson(text: string, length: number): boolean {
  if (length >= glance) return /^\{\s*"/.test(text);
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Keys of `[package]` whose values could be mistaken for requirements. */
const packageKeys = /^[ \t]*(?:version|edition|rust-version)\b/;

/** Whether every line that is not blank starts or continues an entry of a dependency table. */
function isSnippet(text: string): boolean {
  let entries = 0;
  let depth = 0;
  for (const line of text.split('\n')) {
    if (/^\s*(?:#|\r?$)/.test(line)) continue;
    if (depth <= 0) {
      if (!dependencyLine.test(line) || packageKeys.test(line)) return false;
      entries++;
    }
    depth += bracketsIn(line);
  }
  return entries > 0 && depth === 0;
}

/** How many more brackets a line opens than it closes, outside strings and comments. */
function bracketsIn(line: string): number {
  let depth = 0;
  let quote = '';
  for (const char of line) {
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '#') break;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
  }
  return depth;
}

interface Placed {
  readonly path: string;
  readonly place: Place;
}

function placeOf(
  kind: FileKind,
  text: string,
  files: readonly SourceFile[],
  taken: { has(path: string): boolean },
): Placed {
  if (kind === 'manifest') return manifestPlace(text, files, taken);
  const isProgram = kind === 'rust' && /^(?:async[ \t]+)?fn[ \t]+main[ \t]*\(/m.test(text);
  const path = isProgram ? 'src/main.rs' : names[kind];
  // A workspace has one lock file, so this is meant as its newer state.
  if (kind === 'lockfile' && taken.has(path)) return { path, place: 'replaces' };
  return { path: freePath(path, taken), place: 'free' };
}

/** Where a manifest belongs: in the place of the same package, in its member's folder, or at the root. */
function manifestPlace(
  text: string,
  files: readonly SourceFile[],
  taken: { has(path: string): boolean },
): Placed {
  const root = names.manifest;
  if (!taken.has(root)) return { path: root, place: 'free' };
  const name = packageName(text);
  const manifests = files.filter(({ path }) => path === root || path.endsWith(`/${root}`));
  if (name !== '') {
    const same = manifests.find((file) => packageName(file.text) === name);
    if (same) return { path: same.path, place: 'replaces' };
    const member = manifests
      .flatMap((file) => workspaceMembers(file, name))
      .find((folder) => !taken.has(`${folder}/${root}`));
    if (member !== undefined) return { path: `${member}/${root}`, place: 'member' };
    return { path: freePath(`${name}/${root}`, taken), place: 'ask' };
  }
  const isWorkspace = /^[ \t]*\[[ \t]*workspace\b/m.test(text);
  const rootText = files.find(({ path }) => path === root)?.text ?? '';
  // A root without a package of its own, in another state.
  const sameRoot = isWorkspace && packageName(rootText) === '';
  return sameRoot
    ? { path: root, place: 'replaces' }
    : { path: freePath(`pasted/${root}`, taken), place: 'ask' };
}
