/**
 * Answers that are worked out once for each subject: an index of a list, a table by name. They are kept as long as the
 * subject itself is in use.
 */

/** A pure function of an object that never changes. Asking again costs one lookup. */
export function onceFor<Subject extends object, Answer extends object>(
  answer: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new WeakMap<Subject, Answer>();
  return (subject) => {
    const before = known.get(subject);
    if (before) return before;
    const made = answer(subject);
    known.set(subject, made);
    return made;
  };
}
