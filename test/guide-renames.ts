/** The guide's two renames as the rewriting of sources gets them. */
import type { Rename } from '../src/engine/rust/rewrite.ts';

export const pasteRename: Rename = {
  from: 'paste',
  to: 'qlora_paste',
  fork: 'qlora-paste',
  row: 'paste→qlora-paste',
  group: '',
  manifests: [],
};

export const gemmRename: Rename = {
  from: 'gemm',
  to: 'qlora_gemm',
  fork: 'qlora-gemm',
  row: 'gemm→qlora-gemm',
  group: '',
  manifests: [],
};

export const guideRenames: readonly Rename[] = [pasteRename, gemmRename];
