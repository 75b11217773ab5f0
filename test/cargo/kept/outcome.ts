/** A case's migration without what it keeps. */
import { applyEdits, type Edit, keptFindings, migrate } from '../../../src/engine/index.ts';
import type { Files } from '../lab/run.ts';
import type { KeptCase } from './kept.cases.ts';

export function outcomeOf({ files: given, options, keep }: KeptCase) {
  const sources = Object.entries(given).map(([path, text]) => ({ path, text }));
  const { files } = migrate(sources, options);
  const kept = new Set<Edit>();
  for (const { path, edits } of files)
    for (const edit of edits) if (keep(edit, path)) kept.add(edit);
  const after: Files = Object.fromEntries(
    files.flatMap(({ path, before, after, removed, edits }) => {
      const made = edits.filter((edit) => !kept.has(edit));
      if (removed && made.length > 0) return [];
      return [[path, before === null ? after : applyEdits(before, made)]];
    }),
  );
  return { kept, after, findings: keptFindings(files, kept) };
}
