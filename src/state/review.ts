/** The review of a migration: what there is to look at, and what the user has looked at. */
import { createMemo } from 'solid-js';
import { markOf } from '../project/reviewed.ts';
import type { Outcome } from './outcome.ts';
import type { ProjectState } from './project.ts';

export function createReview(project: ProjectState, outcome: Outcome) {
  const done = createMemo<ReadonlySet<string>>(() => {
    const holds = project.reviewed().filter(({ path, of }) => {
      const file = outcome.whole(path);
      return file !== null && file.before !== file.after && markOf(file) === of;
    });
    return new Set(holds.map(({ path }) => path));
  });
  return {
    /** The paths of files that were looked at as they are now. */
    done,
    /** Marks these files as looked at, or removes their marks. */
    mark(label: string, paths: readonly string[], reviewed: boolean): void {
      const named = new Set(paths);
      const others = project.reviewed().filter(({ path }) => !named.has(path));
      const marks = paths.flatMap((path) => {
        const file = outcome.whole(path);
        return file ? [{ path, of: markOf(file) }] : [];
      });
      project.setReviewed(label, reviewed ? [...others, ...marks] : others);
    },
  };
}
