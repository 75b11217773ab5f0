/** What another project or other options would come to, tried in a worker of its own beside the page's. */
import type { Migration, MigrationOptions, SourceFile } from '../engine/host.ts';
import { createMigrationClient } from '../worker/client.ts';

export interface Trial {
  /** `null` where a later question took its place, or none could be answered. */
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
