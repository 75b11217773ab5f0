/** The examples, as the menu lists them and as the page opens them. */
import type { MigrationOptions, SourceFile } from '../../engine/index.ts';

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly options?: MigrationOptions;
  readonly files: readonly SourceFile[];
}

const workspace: Example = {
  id: 'workspace',
  title: 'A workspace',
  summary: 'candle by [patch], paste and gemm by name, root and members together.',
  files: [
    {
      path: 'Cargo.toml',
      text: `[workspace]
members = ["crate-a", "crate-b"]
resolver = "2"

[workspace.dependencies]
candle-core = { version = "0.9.2", default-features = false }
candle-nn = { version = "0.9.2", default-features = false }
paste = "1.0.15"
`,
    },
    {
      path: 'crate-a/Cargo.toml',
      text: `[package]
name = "crate-a"
version = "0.1.0"
edition = "2021"

[dependencies]
candle-core = { workspace = true }
paste = { workspace = true }
`,
    },
    {
      path: 'crate-a/src/lib.rs',
      text: `//! Layer types, one for each name.

use paste::paste;

macro_rules! layers {
    ($($name:ident),* $(,)?) => {
        paste! {
            $(
                #[derive(Debug, Default, Clone)]
                pub struct [<$name Layer>];
            )*
        }
    };
}

layers!(Dense, Conv, Norm);
`,
    },
    {
      path: 'crate-b/Cargo.toml',
      text: `[package]
name = "crate-b"
version = "0.1.0"
edition = "2021"

[dependencies]
candle-nn = { workspace = true }
gemm = "0.19"
`,
    },
    {
      path: 'crate-b/src/lib.rs',
      text: `use gemm::{gemm, Parallelism};

/// Multiplies two square matrices.
pub fn multiply(n: usize, out: &mut [f32], left: &[f32], right: &[f32]) {
    let (rows, columns) = (n as isize, 1);
    unsafe {
        gemm(
            n, n, n,
            out.as_mut_ptr(), columns, rows, false,
            left.as_ptr(), columns, rows,
            right.as_ptr(), columns, rows,
            0.0, 1.0, false, false, false,
            Parallelism::Rayon(0),
        )
    }
}
`,
    },
  ],
};

export const exampleList: readonly Example[] = [workspace];
export const firstExample = workspace.id;

export async function loadExample(id: string): Promise<Example | null> {
  return exampleList.find((example) => example.id === id) ?? null;
}
