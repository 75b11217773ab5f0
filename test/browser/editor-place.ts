/** The page around an editor, as far as its styles ask for it, and a host that remembers what it is told. */
import { vi } from 'vitest';
import type { EditorHost } from '../../src/ui/diff/editor.ts';

export type SpiedHost = { [Name in keyof EditorHost]: ReturnType<typeof vi.fn<EditorHost[Name]>> };

/** Puts an empty place for an editor on the page; `style` gives it its size. */
export function editorPlace(style: string): HTMLElement {
  document.body.innerHTML =
    '<div class="diff"><div class="editor"><div class="editor-host"></div></div></div>';
  const place = document.querySelector<HTMLElement>('.editor-host');
  if (!place) throw new Error('no place');
  place.style.cssText = style;
  return place;
}

export function spiedHost(): SpiedHost {
  return { edited: vi.fn(), keep: vi.fn(), take: vi.fn(), copied: vi.fn() };
}
