import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRust } from '../../../src/engine/rust/reading.ts';
import { docIncludes, rewriteMarkdown } from '../../../src/engine/rust/rewrite.ts';
import { applyEdits } from '../../../src/engine/text/edit.ts';
import { guideRenames } from '../../guide-renames.ts';
import { hasRustc, type Judge, NEW, OLD, openJudge } from './judge.ts';

const LIB = '#![doc = include_str!("../README.md")]\n';
const README = `# Own

\`\`\`
use gemm::gemm;
# use paste::paste;
gemm(1);
# paste! { fn hidden() {} }
\`\`\`

\`\`\`rust,should_panic
gemm::gemm(1);
panic!()
\`\`\`

\`\`\`text
gemm::gemm(1)
\`\`\`
`;

describe.skipIf(!hasRustc)('a README that rustdoc tests (skipped where rustc is absent)', () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await openJudge();
  });
  afterAll(() => judge?.close());

  const withReadme = (text: string) =>
    new Map([
      ['src/lib.rs', LIB],
      ['README.md', text],
    ]);

  test('its examples run before and after, and would not without the edits', async () => {
    expect(docIncludes('src/lib.rs', readRust(LIB), '')).toEqual(['README.md']);
    const renames = guideRenames;
    const options = { path: 'README.md', edition: '2021', renames, untagged: true } as const;
    const { edits, notes } = rewriteMarkdown(README, options);
    expect(notes).toEqual([]);
    expect(edits.length).toBe(3);
    expect(await judge.doctest(withReadme(README), '2021', OLD)).toBe('');
    expect(await judge.doctest(withReadme(README), '2021', NEW)).toContain('E0432');
    expect(await judge.doctest(withReadme(applyEdits(README, edits)), '2021', NEW)).toBe('');
  });
});
