/**
 * The examples: the guide's five scenarios, the crates of its alignment table, and cases beyond it, as small projects
 * written for this page (the crates have their real names, but not their real code). Their files are in `projects/`,
 * and are loaded when the first of these examples is opened.
 */
import type { MigrationOptions, SourceFile } from '../../engine/host.ts';

export interface Example {
  /** Used in links, so it never changes. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The options that the example is shown with, where they differ from the defaults. */
  readonly options?: MigrationOptions;
  readonly files: () => Promise<readonly SourceFile[]>;
}

/** In the order of the menu. A first visit shows the first one. */
export const examples: readonly Example[] = [
  example(
    'inference-stack',
    'A workspace with paste, gemm and candle',
    'A tokenizer needs paste too.',
  ),
  example('scenario-1', '1. paste, directly', 'A macro crate: the key, its imports and its tests.'),
  example('scenario-2', '2. gemm, directly', 'A new version with the new name: 0.19 becomes 0.20.'),
  example('scenario-3', '3. candle, by patch', 'The manifest gets a patch; no source changes.'),
  example('scenario-4', '4. A workspace', 'One patch at the root serves every member.'),
  example(
    'scenario-5',
    '5. paste, below another crate',
    'A [patch] snippet that Cargo refuses, and the shim that works.',
    { shim: true },
  ),
  example('peft-rs', 'peft-rs', 'candle through a workspace dependency, and paste of its own.'),
  example('qlora-rs', 'qlora-rs', 'candle through a workspace dependency.'),
  example(
    'unsloth-rs',
    'unsloth-rs',
    'candle through a workspace dependency, and gemm without defaults.',
  ),
  example('axolotl-rs', 'axolotl-rs', 'Aligned already: nothing is left to do.'),
  example('bitnet-quantize', 'bitnet-quantize', 'candle through a workspace dependency.'),
  example('trit-vsa', 'trit-vsa', 'An optional candle dependency, which counts as in the graph.'),
  example('vsa-optim-rs', 'vsa-optim-rs', 'Two members, one of them on candle.'),
  example('tritter-accel', 'tritter-accel', 'candle, and an optional paste behind a feature.'),
  example('rust-ai-core', 'rust-ai-core', 'Used alone, it needs the patch in its own manifest.'),
  example(
    'everyday',
    'Everyday crates',
    'dotenv, memmap and yaml-rust in a workspace with a lock file, moved by rows of the catalogue.',
    {
      switches: [
        { row: 'dotenv→dotenvy', to: 'on' },
        { row: 'memmap→memmap2', to: 'on' },
        { row: 'yaml-rust→yaml-rust2', to: 'on' },
      ],
    },
  ),
  example(
    'two-choices',
    'Two forks to choose from',
    'paste may become qlora-paste, as it does unless you choose, or pastey, which is chosen here.',
    {
      switches: [
        { row: 'paste→qlora-paste', to: 'off' },
        { row: 'paste→pastey', to: 'on' },
      ],
    },
  ),
  example('way-back', 'The way back', 'From qlora-paste to paste again.', {
    switches: [{ row: 'paste→qlora-paste', to: 'back' }],
  }),
];

/** An example's title and summary in one line. */
export function exampleTitle(id: string): string {
  const example = exampleById(id);
  return example ? `${example.title}. ${example.summary}` : '';
}

export function exampleById(id: string): Example | null {
  return examples.find((each) => each.id === id) ?? null;
}

function example(id: string, title: string, summary: string, options?: MigrationOptions): Example {
  return {
    id,
    title,
    summary,
    ...(options ? { options } : {}),
    files: async () =>
      id === examples[0]?.id
        ? (await import('./first-example.ts')).files
        : (await import('./example-files.ts')).filesOf(id),
  };
}
