/** What the editor of the user's text marks: findings and declined changes, as effects for it. */
import type { StateEffect } from '@codemirror/state';
import type { EditorHost, EditorInput } from './editor.ts';
import { setMarks } from './finding-marks.ts';
import { setKept } from './kept-marks.ts';
import { offsetMap } from './line-endings.ts';

/** Empty while the result belongs to an older text than `model`. */
export function markEffects(
  input: EditorInput,
  model: string,
  host: EditorHost,
): readonly StateEffect<unknown>[] {
  if (!input.result || input.result.before !== model) return [];
  const map = offsetMap(model);
  const marks = input.findings.map((finding) => {
    const from = Math.min(finding.from ?? 0, model.length);
    const to = Math.min(Math.max(from, finding.to ?? from), model.length);
    return { from: map.toDocument(from), to: map.toDocument(to), finding };
  });
  const kept = input.kept.map((edit) => ({
    from: map.toDocument(edit.from),
    to: map.toDocument(edit.to),
    take: () => host.take(input.path, edit.from, edit.to),
  }));
  return [setMarks.of(marks), setKept.of(kept)];
}
