/**
 * What is said about the dependency graph, the lock file and companion files.
 */
import type { Message } from './message.ts';

export const graphMessages = {
  'lock-syntax': {
    severity: 'error',
    message: 'This lock file can’t be read: {problem}',
    help: 'Everything that needs no lock file works all the same. cargo generate-lockfile writes a new one.',
  },
} as const satisfies Record<string, Message>;
