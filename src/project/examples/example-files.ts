/**
 * The files of all examples but the first, as text. In a module of its own, so that the page loads it only when one of
 * them is opened.
 */
import type { SourceFile } from '../../engine/host.ts';
import { filesIn } from './in-order.ts';

const texts: Readonly<Record<string, string>> = import.meta.glob(
  ['./projects/**', '!./projects/inference-stack/**'],
  { query: '?raw', import: 'default', eager: true },
);

export function filesOf(id: string): readonly SourceFile[] {
  return filesIn(texts, id);
}
