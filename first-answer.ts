/**
 * The engine's answer for the example that a first visit shows, worked out while the page is built, so that its changes
 * can be read before the engine's worker has loaded.
 */
import { runnerImport } from 'vite';
import type * as known from './src/engine/forks/catalogue.ts';
import type * as host from './src/engine/host.ts';
import type * as first from './src/project/examples/first-example.ts';

/** As a module's text. */
export async function firstAnswer(): Promise<string> {
  const { module: example } = await runnerImport<typeof first>(
    './src/project/examples/first-example.ts',
  );
  const { module: engine } = await runnerImport<typeof host>('./src/engine/host.ts');
  const {
    module: { catalogue },
  } = await runnerImport<typeof known>('./src/engine/forks/catalogue.ts');
  const { edits, ...rest } = engine.createEngine().changes(example.files, { catalogue });
  return `export default JSON.parse(${JSON.stringify(JSON.stringify({ ...rest, edits: [...edits] }))});`;
}
