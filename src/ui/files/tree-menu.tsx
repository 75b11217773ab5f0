/** What can be done with a row of the tree, in a menu at the place where it was opened. */
import { onCleanup, onMount } from 'solid-js';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { bulkItems, createdItems } from '../bulk.ts';
import { usePage } from '../page.ts';
import { type MenuItem, MenuList } from '../parts/menu.tsx';
import { text } from '../text.ts';
import type { TreeRow } from './tree-model.ts';

/** A row, and where its menu opens, in px of the window. */
export interface MenuPlace {
  readonly row: TreeRow;
  readonly x: number;
  readonly y: number;
}

export default function TreeMenu(props: { place: MenuPlace; onClose: () => void }) {
  const store = useStore();
  const page = usePage();
  let frame: HTMLDivElement | undefined;
  // Read once, because what is under the menu does not change while it is open.
  const { row, x, y } = props.place;
  const isFolder = row.kind === 'folder';
  const within = (path: string) => (isFolder ? path.startsWith(row.path) : path === row.path);
  const toReview = page.order().filter(within);
  const reviewed = toReview.every((path) => store.review.done().has(path));
  const own: readonly MenuItem[] =
    isFolder || store.project.file(row.path) === null
      ? []
      : [
          {
            label: text.files.rename,
            keys: 'F2',
            run: () => page.ask({ kind: 'rename', path: row.path }),
          },
          { label: text.files.remove, keys: 'Delete', run: () => page.removeFile(row.path) },
        ];
  const items: readonly MenuItem[] = [
    ...(isFolder ? [] : [{ label: text.review.openFile, run: () => page.openFile(row.path) }]),
    ...bulkItems(store, page, displayPath(row.path), within),
    ...createdItems(store, page, row.path),
    ...(toReview.length === 0
      ? []
      : [
          {
            label: reviewed ? text.review.unmark : text.review.markThis,
            run: () => page.review(toReview, !reviewed),
          },
        ]),
    ...own,
  ];
  onMount(() => {
    if (!frame) return;
    const { width, height } = frame.getBoundingClientRect();
    frame.style.insetInlineStart = `${Math.max(4, Math.min(x, innerWidth - width - 4))}px`;
    frame.style.insetBlockStart = `${Math.max(4, Math.min(y, innerHeight - height - 4))}px`;
    frame.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  });
  const outside = (event: PointerEvent) => {
    if (event.target instanceof Node && !frame?.contains(event.target)) props.onClose();
  };
  document.addEventListener('pointerdown', outside);
  onCleanup(() => document.removeEventListener('pointerdown', outside));
  return (
    <div ref={frame} class="menu-list is-free">
      <MenuList
        label={text.files.menuFor(row.path)}
        items={
          items.length > 0
            ? items
            : [{ label: text.diff.clean, disabled: true, run: () => undefined }]
        }
        onClose={() => props.onClose()}
      />
    </div>
  );
}
