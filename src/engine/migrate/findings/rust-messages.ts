/**
 * What is said about Rust sources and documentation.
 */
import type { Message } from './message.ts';

export const rustMessages = {
  'rust-syntax': {
    severity: 'error',
    message: 'This file can’t be read as Rust: {problem}',
    help: 'The file is left as it is. Correct this place and it will migrate too.',
  },
  'source-without-manifest': {
    severity: 'info',
    message:
      'No manifest was given for this source, so {crate} is taken to be the crates.io crate and its edition to be 2021.',
    help: 'Add the package’s Cargo.toml to have its own declarations decide.',
  },
} as const satisfies Record<string, Message>;
