/** What the user can do to all changes at once: by kind and crate, and to the review as a whole. */
import { useStore } from '../../state/store.ts';
import { bulkItems } from '../bulk.ts';
import { usePage } from '../page.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { text } from '../text.ts';

export function ReviewMenu() {
  const store = useStore();
  const page = usePage();
  // Computed when the menu opens, because it looks at every change.
  const items = (): readonly MenuItem[] => {
    const reviewed = store.review.done().size === page.order().length;
    return [
      ...bulkItems(store, page, text.review.project, () => true),
      {
        label: reviewed ? text.review.unmarkAll : text.review.markAll,
        run: () => page.review(page.order(), !reviewed),
      },
      { label: text.review.fold, run: () => page.view()?.foldAll?.(true) },
      { label: text.review.unfold, run: () => page.view()?.foldAll?.(false) },
    ];
  };
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
