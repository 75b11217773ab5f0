/**
 * Remembers answers of pure functions between migrations, and returns them again for the same question. Questions are
 * compared by identity, never by content, so that asking costs next to nothing.
 */

/** A pure function that keeps its last answer. */
export function remembered<Question extends readonly unknown[], Answer>(
  answer: (...question: Question) => Answer,
): (...question: Question) => Answer {
  let last: { readonly question: Question; readonly answer: Answer } | null = null;
  return (...question) => {
    if (!last || !sameValues(last.question, question)) {
      last = { question, answer: answer(...question) };
    }
    return last.answer;
  };
}

/** The same, with a last answer for each subject, kept as long as the subject itself is in use. */
export function rememberedFor<Subject extends object, Value, Answer>(
  answer: (subject: Subject, values: readonly Value[]) => Answer,
): (subject: Subject, values: readonly Value[]) => Answer {
  const last = new WeakMap<Subject, { values: readonly Value[]; answer: Answer }>();
  return (subject, values) => {
    const known = last.get(subject);
    if (known && sameValues(known.values, values)) return known.answer;
    const entry = { values, answer: answer(subject, values) };
    last.set(subject, entry);
    return entry.answer;
  };
}

/** `next`, or `last` itself if both hold the same values, so that later steps can compare by identity. */
export function settled<Value>(last: readonly Value[], next: readonly Value[]): readonly Value[] {
  return sameValues(last, next) ? last : next;
}

function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
