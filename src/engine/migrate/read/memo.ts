/**
 * What is remembered between migrations: answers of pure functions, given again while they are asked the same. What
 * is the same is decided by identity, never by looking into things, so that asking costs next to nothing.
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

/** The same with one last answer for each subject, for as long as the subject itself is held by someone. */
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

/** `next`, or `last` itself where both hold the same values, so that identity is enough from then on. */
export function settled<Value>(last: readonly Value[], next: readonly Value[]): readonly Value[] {
  return sameValues(last, next) ? last : next;
}

function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
