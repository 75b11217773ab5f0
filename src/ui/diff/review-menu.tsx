/** What one does about all changes at once: by kind, and to the review as a whole. */
import { createMemo } from 'solid-js';
import type { Edit } from '../../engine/host.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { text } from '../text.ts';

const documentation: readonly Edit['part'][] = ['example', 'text'];
const kinds = {
  manifests: (part: Edit['part']) => part !== 'path' && !documentation.includes(part),
  sources: (part: Edit['part']) => part === 'path',
  documentation: (part: Edit['part']) => documentation.includes(part),
} as const;

export function ReviewMenu() {
  const store = useStore();
  const page = usePage();
  const items = createMemo((): readonly MenuItem[] => {
    const reviewed = store.review.done().size === page.order().length;
    const byKind = (['documentation', 'sources', 'manifests'] as const).flatMap((kind) => {
      const place = text.review.kinds[kind];
      const state = page.appliedIn(({ part }) => kinds[kind](part));
      if (state === null) return [];
      const apply = state === 'none';
      const label = apply ? text.review.applyAll(place) : text.review.leave(place);
      return [{ label, run: () => page.applyEdits(place, ({ part }) => kinds[kind](part), apply) }];
    });
    return [
      ...byKind,
      {
        label: text.review.applyAll(text.review.project),
        disabled: store.project.kept().length === 0,
        run: () => page.applyEdits(text.review.project, () => true, true),
      },
      {
        label: reviewed ? text.review.unmarkAll : text.review.markAll,
        run: () => page.review(page.order(), !reviewed),
      },
      { label: text.review.fold, run: () => page.view()?.foldAll?.(true) },
      { label: text.review.unfold, run: () => page.view()?.foldAll?.(false) },
    ];
  });
  return (
    <Menu
      label={text.review.menu}
      icon="more"
      iconOnly="always"
      kind="quiet"
      align="end"
      items={items()}
    />
  );
}
