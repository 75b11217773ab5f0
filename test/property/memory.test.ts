/**
 * Whatever a worker was asked before, and however the files came, it answers like an engine that has seen nothing yet.
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
  'a used worker answers as a fresh engine',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 3 }), async (requests) => {
        const client = createMigrationClient(localWorkers());
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
      }),
      runs,
    );
  },
  patience,
);
