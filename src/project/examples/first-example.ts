/**
 * The example that a first visit shows. Separate from the others, so that nothing else is loaded before its changes can
 * be read.
 */
import type { SourceFile } from '../../engine/host.ts';
import { filesIn } from './in-order.ts';

const texts: Readonly<Record<string, string>> = import.meta.glob('./projects/inference-stack/**', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const files: readonly SourceFile[] = filesIn(texts, 'inference-stack');
