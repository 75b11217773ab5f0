/** Tries what another project or other options would lead to, in a worker of its own beside the page's. */
import type { Migration, MigrationOptions, SourceFile } from '../engine/host.ts';
import { createMigrationClient } from '../worker/client.ts';

export interface Trial {
  /** `null` if a later question superseded it, or no answer was possible. */
  ask(files: readonly SourceFile[], options: MigrationOptions): Promise<Migration | null>;
  dispose(): void;
}

/** Its worker starts with the first question and ends with `dispose`. */
export function createTrial(): Trial {
  const client = createMigrationClient();
  return {
    async ask(files, options) {
      const outcome = await client.migrate(files, options);
      return outcome.state === 'done' ? outcome.migration : null;
    },
    dispose: () => client.dispose(),
  };
}
