/**
 * Advisories that a project accepts for now, in the place where cargo-deny and cargo-audit look for them: `[advisories]
 * ignore`. Each is added in the layout that the list already has, and the result is read back before anybody sees it. A
 * list that can't be edited is left alone, with a text to copy.
 */

import type { Edit } from '../../text/edit.ts';
import { fileName, folderOf } from '../../text/path.ts';
import { formatValue, type NewElement } from '../../toml/change.ts';
import { readToml, type TomlDocument } from '../../toml/document.ts';
import { valueAt } from '../../toml/tree.ts';
import { elementsOf, isArray, isTable, lookup, type TomlValue, valueIn } from '../../toml/value.ts';
import { finding } from '../findings/finding.ts';
import type { AcceptanceFile, CreatedFile, Finding, SourceFile } from '../migration.ts';
import { editManifest } from '../plan/edits.ts';
import type { PlannedChange } from '../plan/model.ts';

/** A settings file of cargo-deny or cargo-audit. */
export interface ToolFile {
  readonly path: string;
  readonly tool: AcceptanceFile['tool'];
  /** The folder that it applies to. */
  readonly folder: string;
  /** `null` if it is not TOML. */
  readonly document: TomlDocument | null;
}

/**
 * Names of cargo-deny's files as in its `common.rs`, of cargo-audit's as in its `commands.rs`. Files with other names
 * are given on the command line, which we can't see.
 */
export function toolFilesIn(files: readonly SourceFile[]): readonly ToolFile[] {
  return files.flatMap(({ path, text }): ToolFile[] => {
    const tool = toolOf(path);
    if (tool === null) return [];
    const { document } = readToml(text);
    return [{ path, tool, folder: servedFolder(path), document }];
  });
}

function toolOf(path: string): ToolFile['tool'] | null {
  if (/(?:^|\/)\.?deny\.toml$/.test(path)) return 'cargo-deny';
  return /(?:^|\/)\.cargo\/audit\.toml$/.test(path) ? 'cargo-audit' : null;
}

function servedFolder(path: string): string {
  const folder = folderOf(path);
  return fileName(folder) === '.cargo' ? folderOf(folder) : folder;
}

/**
 * The files that judge a lock file. For each tool: those in its folder or the nearest one above, where cargo-deny
 * looks; otherwise those below it, which scripts name. If there is none at all, the one to create.
 */
export function filesFor(lock: string, files: readonly ToolFile[]): readonly ToolFile[] {
  const folder = folderOf(lock);
  const found = (['cargo-deny', 'cargo-audit'] as const).flatMap((tool) => {
    const own = files.filter((file) => file.tool === tool);
    const above = own.filter((file) => isWithin(folder, file.folder));
    if (above.length === 0) return own.filter((file) => isWithin(file.folder, folder));
    const nearest = above.reduce((most, file) => Math.max(most, file.folder.length), 0);
    return above.filter((file) => file.folder.length === nearest);
  });
  if (found.length > 0) return found;
  const path = `${folder === '' ? '' : `${folder}/`}.cargo/audit.toml`;
  const { document } = readToml('');
  return [{ path, tool: 'cargo-audit', folder, document }];
}

function isWithin(folder: string, above: string): boolean {
  return above === '' || folder === above || folder.startsWith(`${above}/`);
}

/** A crate with the advisories about it, and why it stays. */
export interface Accepted {
  readonly crate: string;
  readonly advisories: readonly string[];
  /** The packages from elsewhere that depend on it. */
  readonly askedBy: readonly string[];
  /** Whether a package on disk depends on it directly. */
  readonly declared: boolean;
}

const listAt = ['advisories', 'ignore'] as const;

/** What a file says about a crate's advisories, and what should be added. */
export function acceptanceIn(file: ToolFile, given: boolean, accepted: Accepted): AcceptanceFile {
  const { path, tool, document } = file;
  const state = document ? stateOf(document, tool, accepted) : 'unreadable';
  const missing = accepted.advisories.filter((id) => !document || !ignoredIn(document).has(id));
  const entered = missing.length > 0 ? missing : accepted.advisories;
  const entry = entered.map((id) => formatValue(elementFor(file, id, accepted).value)).join(',\n');
  return { path, tool, state, given, text: given ? entry : newFile([accepted]), entry };
}

function stateOf(
  document: TomlDocument,
  tool: ToolFile['tool'],
  accepted: Accepted,
): AcceptanceFile['state'] {
  if (isLetThrough(document, tool, accepted)) return 'unneeded';
  const ignored = ignoredIn(document);
  if (accepted.advisories.every((id) => ignored.has(id))) return 'accepted';
  return isEditable(document) ? 'add' : 'unreadable';
}

/** Whether the file's settings already ignore unmaintained crates like this one. */
function isLetThrough({ value }: TomlDocument, tool: ToolFile['tool'], { declared }: Accepted) {
  if (tool === 'cargo-audit') {
    const kinds = lookup(value, ['advisories', 'informational_warnings']);
    return isArray(kinds) && !kinds.includes('unmaintained');
  }
  const scope = lookup(value, ['advisories', 'unmaintained']);
  return scope === 'none' || (scope === 'workspace' && !declared);
}

/** Whether `ignore` is a list in brackets, or is missing from a table that can be extended. */
function isEditable(document: TomlDocument): boolean {
  const list = lookup(document.value, listAt);
  if (list !== undefined) return valueAt(document.tree(), listAt)?.kind === 'array';
  const table = valueIn(document.value, 'advisories');
  return table === undefined || isTable(table);
}

function ignoredIn({ value }: TomlDocument): ReadonlySet<TomlValue> {
  return new Set(
    elementsOf(lookup(value, listAt)).flatMap((each) =>
      isTable(each) ? (valueIn(each, 'id') ?? []) : each,
    ),
  );
}

/**
 * Only cargo-deny accepts a table as an element, so only a list with tables gets one, or one that has nothing but
 * comments.
 */
function elementFor(
  { tool, document }: ToolFile,
  id: string,
  accepted: Accepted,
): { readonly value: NewElement; readonly comment?: string } {
  const reason = reasonOf(accepted);
  const list = document ? lookup(document.value, listAt) : undefined;
  const elements = elementsOf(list);
  const tables = elements.filter(isTable).length;
  const asTable = tool === 'cargo-deny' && (elements.length === 0 ? isArray(list) : tables > 0);
  return asTable ? { value: { id, reason } } : { value: id, comment: reason };
}

/** On one line, whatever the lock file calls its packages. */
function reasonOf({ crate, askedBy }: Accepted): string {
  const [first, ...others] = askedBy;
  if (first === undefined) return oneLine(`${crate} is unmaintained`);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return oneLine(
    `${crate} is unmaintained; ${first}${more} needs it`.replace('more needs', 'more need'),
  );
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
}

function newFile(all: readonly Accepted[]): string {
  const entries = all.flatMap((accepted) =>
    accepted.advisories.map((id) => `    ${formatValue(id)}, # ${reasonOf(accepted)}`),
  );
  return ['# Settings of cargo audit.', '[advisories]', 'ignore = [', ...entries, ']', ''].join(
    '\n',
  );
}

export interface AcceptancePlan {
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly created: readonly CreatedFile[];
  readonly findings: readonly Finding[];
}

/** Adds what is accepted to its files, each advisory once in a file. */
export function planAcceptance(
  wanted: readonly { readonly accepted: Accepted; readonly files: readonly ToolFile[] }[],
  given: ReadonlySet<string>,
): AcceptancePlan {
  const byFile = new Map<string, { readonly file: ToolFile; readonly all: Accepted[] }>();
  for (const { accepted, files } of wanted) {
    for (const file of files) {
      const known = byFile.get(file.path);
      if (known) known.all.push(accepted);
      else byFile.set(file.path, { file, all: [accepted] });
    }
  }
  const edits = new Map<string, readonly Edit[]>();
  const created: CreatedFile[] = [];
  const findings: Finding[] = [];
  for (const { file, all } of byFile.values()) {
    const { path, document } = file;
    if (!given.has(path)) {
      created.push({ path, text: newFile(onceEach(all)), optional: true });
      continue;
    }
    const problem = document ? enter(file, document, all, edits) : 'it is no TOML';
    if (problem) findings.push(finding('acceptance-not-entered', { path }, { problem }));
  }
  return { edits, created, findings };
}

function onceEach(all: readonly Accepted[]): readonly Accepted[] {
  const known = new Set<string>();
  return all.flatMap((accepted) => {
    const advisories = accepted.advisories.filter((id) => !known.has(id));
    for (const id of advisories) known.add(id);
    return advisories.length > 0 ? [{ ...accepted, advisories }] : [];
  });
}

/** Returns what kept the advisories from being added; `null` if nothing did. */
function enter(
  file: ToolFile,
  document: TomlDocument,
  all: readonly Accepted[],
  edits: Map<string, readonly Edit[]>,
): string | null {
  const { path, tool } = file;
  const ignored = ignoredIn(document);
  const missing = onceEach(all).flatMap((accepted) =>
    isLetThrough(document, tool, accepted)
      ? []
      : accepted.advisories.flatMap((id) => (ignored.has(id) ? [] : [{ id, accepted }])),
  );
  if (missing.length === 0) return null;
  if (!isEditable(document)) return '“ignore” is not a list in brackets';
  const ids = missing.map(({ id }) => id);
  const purpose = {
    reason: `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} accepted for now.`,
    fork: tool,
    group: 'accept',
    part: 'acceptance',
  } as const;
  const at = [...listAt];
  const change: PlannedChange =
    lookup(document.value, listAt) === undefined
      ? { kind: 'add', at, value: ids, ...purpose }
      : {
          kind: 'append',
          at,
          elements: missing.map(({ id, accepted }) => elementFor(file, id, accepted)),
          ...purpose,
        };
  const { edits: made, problem } = editManifest({ path, document }, [change]);
  if (made === null) return problem;
  edits.set(
    path,
    made.map((edit) => ({ ...edit, manifests: [] })),
  );
  return null;
}
