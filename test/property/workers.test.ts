/**
 * However many workers share a project, and whatever they were asked before, they answer as one engine does that has
 * seen nothing before.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate } from '../../src/engine/index.ts';
import { createMigrationClient } from '../../src/worker/client.ts';
import { localWorkers } from '../unit/worker/local-worker.ts';
import { options, project } from './projects.ts';
import { patience, runs } from './runs.ts';

const request = fc.tuple(project, options, fc.boolean());

test(
  'workers answer as one engine',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(request, { minLength: 1, maxLength: 3 }),
        async (workers, requests) => {
          const client = createMigrationClient({ ...localWorkers(), workers, share: 1 });
          for (const [files, chosen, ahead] of requests) {
            if (ahead) {
              const arrival = client.arrival();
              const encoder = new TextEncoder();
              arrival.read(
                files.map(({ path, text }) => ({ path, text, bytes: encoder.encode(text) })),
              );
              arrival.end('');
            }
            const outcome = await client.migrate(files, chosen);
            expect(outcome).toEqual({ state: 'done', migration: migrate(files, chosen) });
          }
          client.dispose();
        },
      ),
      runs,
    );
  },
  patience,
);
