/** What the result comes to, in words. */
import type { Store } from '../state/store.ts';
import { text } from './text.ts';

export function summary({ project, outcome }: Store): string {
  return text.status.summary(project.files().length, outcome.changed().length, outcome.changes());
}
