/**
 * Reads the output of `cargo audit`, `cargo deny` and `cargo tree`: which crates it names, and what depends on them.
 * Only used for what the page says about the pasted text; a lock file has the exact answer.
 */

export interface CargoReport {
  readonly tool: 'cargo audit' | 'cargo deny' | 'cargo tree';
  readonly crates: readonly ReportedCrate[];
}

export interface ReportedCrate {
  readonly name: string;
  /** As printed; `''` if the output has none. */
  readonly version: string;
  /** RustSec's id, or `''`. */
  readonly advisory: string;
  /** What depends on it, nearest first: one of the printed paths. */
  readonly path: readonly string[];
  /** Everything printed that depends on it directly. */
  readonly askedBy: readonly string[];
}

/** How many lines are read, and how many code units of each. */
const mostLines = 2000;
const longest = 400;

/** `null` if the text is no such output. */
export function readCargoReport(text: string): CargoReport | null {
  const lines = text.split('\n', mostLines).map((line) => line.slice(0, longest).trimEnd());
  return readAudit(lines) ?? readDeny(lines) ?? readTree(lines);
}

/**
 * `Crate:     paste`, `Version:   1.0.15`, `ID:        RUSTSEC-2024-0436`, then `Dependency tree:` and an inverse tree.
 */
function readAudit(lines: readonly string[]): CargoReport | null {
  const crates: ReportedCrate[] = [];
  for (const [at, line] of lines.entries()) {
    const [, name] = /^Crate: +([\w-]+)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const block = untilNext(lines, at + 1, /^Crate: /);
    crates.push({
      name,
      version: fieldOf(block, /^Version: +(\S+)$/),
      advisory: fieldOf(block, /^ID: +(RUSTSEC-\d{4}-\d{4})$/),
      ...dependentsIn(block.slice(block.indexOf('Dependency tree:') + 1)),
    });
  }
  return crates.length > 0 ? { tool: 'cargo audit', crates } : null;
}

/** `error[unmaintained]: …`, `├ ID: RUSTSEC-2024-0436`, then an inverse tree whose first line is the crate. */
function readDeny(lines: readonly string[]): CargoReport | null {
  const crates: ReportedCrate[] = [];
  const head = /^(?:error|warning|note|help)\[[\w-]+\]: /;
  for (const [at, line] of lines.entries()) {
    if (!head.test(line)) continue;
    const block = untilNext(lines, at + 1, head);
    const bare = block.map((each) => each.replace(/^[\s│|]*[├└] ?/, '').trim());
    const named = bare.findIndex((each) => /^[\w-]+ v\d\S*(?: \(.*\))?$/.test(each));
    const root = /^([\w-]+) v(\S+)/.exec(bare[named] ?? '');
    if (!root) continue;
    const [, name = '', version = ''] = root;
    const advisory = fieldOf(bare, /(RUSTSEC-\d{4}-\d{4})/);
    crates.push({ name, version, advisory, ...dependentsIn(block.slice(named)) });
  }
  return crates.length > 0 ? { tool: 'cargo deny', crates } : null;
}

/**
 * `cargo tree -i paste`: the crate, and below it what depends on it. Without `-i`, the first line is the user's own
 * package.
 */
function readTree(lines: readonly string[]): CargoReport | null {
  const [first = ''] = lines;
  const root =
    /^([\w-]+) v(\d\S*)(?: \((proc-macro|\/|file:|https?:|registry|[A-Za-z]:\\).*\))?$/.exec(first);
  const hasTree = lines.some((line) => /^[│ ]*[├└]── [\w-]+ v\d/.test(line));
  if (!root || !hasTree) return null;
  const [, name = '', version = '', place = ''] = root;
  const isOwn = place.startsWith('/') || place.startsWith('file:') || /^[A-Za-z]:/.test(place);
  if (isOwn) {
    const named = lines.flatMap((line) => {
      const [, crate, release] = /[├└]── ([\w-]+) v(\d\S*)/.exec(line) ?? [];
      return crate === undefined ? [] : [{ name: crate, version: release ?? '' }];
    });
    const once = new Map(named.map((each) => [each.name, each]));
    const crates = [...once.values()].map((each) => ({
      ...each,
      advisory: '',
      path: [],
      askedBy: [],
    }));
    return { tool: 'cargo tree', crates };
  }
  const crate = { name, version, advisory: '', ...dependentsIn(lines) };
  return { tool: 'cargo tree', crates: [crate] };
}

/**
 * Of an inverse tree: the crates along its first branch, each on a deeper line than the one before, and all those as deep
 * as the first of them.
 */
function dependentsIn(lines: readonly string[]): Pick<ReportedCrate, 'path' | 'askedBy'> {
  const path: string[] = [];
  const askedBy = new Set<string>();
  let isFirst = true;
  let [root, near, depth] = [-1, -1, -1];
  for (const line of lines) {
    const at = line.search(/(?<![\w-])[\w-]+ v?\d/);
    const [, name] = /(?<![\w-])([\w-]+) v?\d/.exec(line) ?? [];
    if (name === undefined) break;
    if (root === -1) root = at;
    else if (at <= root) break;
    else {
      if (near === -1) near = at;
      if (at === near) askedBy.add(name);
      isFirst &&= at > depth;
      if (isFirst) path.push(name);
    }
    depth = at;
  }
  return { path, askedBy: [...askedBy] };
}

function untilNext(lines: readonly string[], from: number, head: RegExp): readonly string[] {
  const rest = lines.slice(from);
  const end = rest.findIndex((line) => head.test(line));
  return end === -1 ? rest : rest.slice(0, end);
}

function fieldOf(lines: readonly string[], form: RegExp): string {
  for (const line of lines) {
    const [, value] = form.exec(line) ?? [];
    if (value !== undefined) return value;
  }
  return '';
}
