/**
 * Reads the output of `cargo audit`, `cargo deny` and `cargo tree`: which crates it names, and what depends on them.
 * Only used for what the page says about the pasted text; a lock file has the exact answer.
 */

export interface CargoReport {
  readonly tool: 'cargo audit' | 'cargo deny' | 'cargo tree';
  /** Empty if the tool found none. */
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

/** `null` if the text is no such output; for JSON see `cargo-report-json.ts`. */
export function readCargoReport(text: string): CargoReport | null {
  const lines = text.split('\n', mostLines).map(plain);
  return readAudit(lines) ?? readDeny(lines) ?? readTree(lines);
}

/** The time with which a log of a CI begins a line, and what is before it. */
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z ?/;

/** A printed line without what a terminal or a log adds. */
function plain(line: string): string {
  // Colours of a terminal.
  const [first = '', ...coloured] = line.slice(0, 2 * longest).split('\u001b[');
  const start = [first, ...coloured.map((part) => part.replace(/^[\d;]*m/, ''))].join('');
  const stamp = time.exec(start.slice(0, longest));
  return start
    .slice(stamp ? stamp.index + stamp[0].length : 0)
    .slice(0, longest)
    .trimEnd();
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
  const scanned = /^ *Scanning \S+ for vulnerabilities \(/;
  const isAudit = crates.length > 0 || lines.some((line) => scanned.test(line));
  return isAudit ? { tool: 'cargo audit', crates } : null;
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

/** What may be around a tree: the prompt with the command, a code fence, and what cargo says meanwhile. */
const around =
  /^(?:[$>#%](?: |$)|```|~~~|warning: |note: | *(?:Updating|Downloading|Downloaded|Locking|Blocking|Adding) )/;
/** How a crate is printed: with the place of a path dependency, or where else it comes from. */
const crateLine =
  /^(\d*)([A-Za-z_][\w-]*) v(\d\S*)(?: \((proc-macro|\/|file:|https?:|registry|[A-Za-z]:\\).*\))?(?: \(\*\))?$/;
const branch = /^[│| ]*(?:[├└]──|[|`]--) ([\w-]+) v(\d\S*)/;

/**
 * `cargo tree -i paste`: the crate, and below it what depends on it; several, if blank lines separate them. Without
 * `-i`, the first line is the user's own package. `--prefix none` and `--prefix depth` draw no branches.
 */
function readTree(lines: readonly string[]): CargoReport | null {
  const rest = lines.filter((line) => line === '' || !around.test(line));
  const printed = rest.filter((line) => line !== '' && !/^[│| ]*\[[\w-]+\]$/.test(line));
  const root = crateLine.exec(printed[0] ?? '');
  if (!root) return readRefusal(lines);
  if (!printed.every((line) => crateLine.test(line) || branch.test(line))) return null;
  const place = root[4] ?? '';
  const isOwn = place.startsWith('/') || place.startsWith('file:') || /^[A-Za-z]:/.test(place);
  if (isOwn) {
    const crates = printed.flatMap((line) => {
      const [, , flat, flatRelease] = crateLine.exec(line) ?? [];
      const [, name = flat, version = flatRelease] = branch.exec(line) ?? [];
      return name === undefined ? [] : [alone(name, version)];
    });
    return { tool: 'cargo tree', crates: crates.slice(1) };
  }
  const crates = blocksOf(rest).flatMap((block) => {
    const [, depth, name = '', version = ''] = crateLine.exec(block[0] ?? '') ?? [];
    if (name === '') return [];
    // Without branches only the depths say what depends on what.
    const indented = block.map((line) =>
      line.replace(/^\d+/, (digits) => ' '.repeat(Number(digits) % longest)),
    );
    const isFlat = depth === '' && !block.some((line) => branch.test(line));
    return [{ name, version, advisory: '', ...dependentsIn(isFlat ? [] : indented) }];
  });
  return { tool: 'cargo tree', crates };
}

/** What `cargo tree -i paste` says where there is no tree: none of that name, or several versions to choose from. */
function readRefusal(lines: readonly string[]): CargoReport | null {
  const none =
    /^(?:error: package ID specification `[^`]+` did not match any packages|warning: nothing to print\.)/;
  if (lines.some((line) => none.test(line))) return { tool: 'cargo tree', crates: [] };
  if (!lines.some((line) => /^error: There are multiple `[^`]+` packages in /.test(line)))
    return null;
  const crates = lines.flatMap((line) => {
    const [, name, version] = /^ +(?:\S*#)?([\w-]+)@(\d\S*)$/.exec(line) ?? [];
    return name === undefined ? [] : [alone(name, version)];
  });
  return { tool: 'cargo tree', crates };
}

/** A crate of which nothing else is printed. */
function alone(name: string, version = ''): ReportedCrate {
  return { name, version, advisory: '', path: [], askedBy: [] };
}

/** The lines between blank ones. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0);
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
