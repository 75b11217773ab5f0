/** What the editor of the user's text marks: findings and declined changes, as effects for it. */
import type { EditorState, StateEffect } from '@codemirror/state';
import type { EditorHost, EditorInput } from './editor.ts';
import { setMarks, showsMarks } from './finding-marks.ts';
import { setKept, showsNoKept } from './kept-marks.ts';
import { offsetMap } from './line-endings.ts';

/** What `state` does not show yet; empty while the result belongs to an older text than `model`. */
export function markEffects(
  state: EditorState,
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
  return [
    ...(showsMarks(state, marks) ? [] : [setMarks.of(marks)]),
    ...(kept.length === 0 && showsNoKept(state) ? [] : [setKept.of(kept)]),
  ];
}
