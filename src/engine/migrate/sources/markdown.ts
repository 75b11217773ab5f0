/**
 * Markdown files: READMEs, books, changelogs, and whatever else a source includes as its documentation. Code fences
 * follow the package that the file is in. A file above all packages follows the workspace where all its packages agree.
 */
import { rowId } from '../../forks/fork.ts';
import { mentionPattern, rewriteMarkdown } from '../../rust/rewrite.ts';
import { append } from '../../text/append.ts';
import type { Edit } from '../../text/edit.ts';
import type { Finding } from '../migration.ts';
import type { ProjectFile } from '../read/file.ts';
import { rememberedFor } from '../read/memo.ts';
import { filesAt } from '../read/project.ts';
import type { SourceEdits } from './ownership.ts';
import { type IncludedDocument, noteFinding } from './rust.ts';
import { rewriteTomlSnippet } from './toml-snippet.ts';
import type { Unit } from './units.ts';

/**
 * Rewrites documents, each again only after it, its unit, or what includes it has changed. `includes` finds the
 * documents that sources include; it is only called if documents are rewritten.
 */
export function createDocumentRewriter(): (
  units: readonly Unit[],
  files: readonly ProjectFile[],
  includes: () => readonly IncludedDocument[],
) => SourceEdits {
  const asked = rememberedFor(mentioning);
  const asText = rememberedFor(rewriteAsText);
  const asRust = rememberedFor(rewriteAsRust);
  return (units, files, includes) => {
    const edits = new Map<string, readonly Edit[]>();
    const findings: Finding[] = [];
    if (!units.some(rewritesDocuments)) return { edits, findings };
    const asking = units.flatMap((unit) => asked(unit, filesAt(files, unit.documents)));
    const included = new Map(includes().map((each) => [each.path, each]));
    // What a source includes follows the source, whatever it is called and wherever it is.
    const own = new Set(asking.map(({ document }) => document.path));
    for (const document of included.size === 0 ? [] : files) {
      const unit = included.get(document.path)?.unit;
      const isDocument = document.kind === 'other' || document.kind === 'markdown';
      if (unit && isDocument && !own.has(document.path))
        append(asking, mentioning(unit, [document]));
    }
    for (const { unit, document } of asking) {
      const include = included.get(document.path);
      const result = include
        ? asRust(document, [unit, ...include.bound])
        : asText(document, [unit]);
      if (result.edits.length > 0) edits.set(document.path, result.edits);
      for (const each of result.findings) findings.push(each);
    }
    return { edits, findings };
  };
}

function rewritesDocuments({ documentRenames, options }: Unit): boolean {
  return options.docs && documentRenames.length > 0;
}

/** The documents of a unit that mention a moving crate, by its name in code or its package's name. */
function mentioning(unit: Unit, documents: readonly ProjectFile[]) {
  const { documentRenames, options } = unit;
  if (documents.length === 0 || !rewritesDocuments(unit)) return [];
  const moved = new Set(documentRenames.map(({ row }) => row));
  const packages = options.forks.flatMap((fork) =>
    fork.kind === 'rename' && moved.has(rowId(fork)) ? [fork.crate] : [],
  );
  const names = mentionPattern([...documentRenames.map(({ from }) => from), ...packages]);
  return documents.filter(({ text }) => names.test(text)).map((document) => ({ unit, document }));
}

interface DocumentEdits {
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
}

const rewriteAsText = (document: ProjectFile, [unit]: readonly Unit[]) =>
  rewriteDocument(document, unit, null);

/** As rustdoc reads it. `about` is the unit, followed by the names that the including source binds. */
function rewriteAsRust(document: ProjectFile, about: readonly (Unit | string)[]): DocumentEdits {
  const [unit, ...bound] = about;
  return rewriteDocument(document, typeof unit === 'object' ? unit : undefined, new Set(bound));
}

/** `bound` is `null` for a Markdown file by itself. */
function rewriteDocument(
  { path, text }: ProjectFile,
  unit: Unit | undefined,
  bound: ReadonlySet<Unit | string> | null,
): DocumentEdits {
  if (!unit) return { edits: [], findings: [] };
  const { edition, documentRenames: renames, options } = unit;
  const { edits, notes } = rewriteMarkdown(text, {
    path,
    edition,
    renames,
    untagged: bound !== null,
    ...(bound && {
      meaningOf: (_token, { from }, { single, global }) =>
        global || !(single || bound.has(from)) ? 'crate' : 'unknown',
    }),
    rewriteToml: (snippet) => rewriteTomlSnippet(snippet, renames, options),
  });
  return { edits, findings: notes.map(noteFinding) };
}
