/** Decisions about many changes at once: all in one place, all of one kind, or all of one crate. */
import type { Edit } from '../engine/host.ts';
import { displayPath } from '../project/paths.ts';
import type { Store } from '../state/store.ts';
import type { Page } from './page.ts';
import type { MenuItem } from './parts/menu.tsx';
import { text } from './text.ts';

const documentation: readonly Edit['part'][] = ['example', 'text'];
const kinds = {
  documentation: ({ part }: Edit) => documentation.includes(part),
  sources: ({ part }: Edit) => part === 'path',
  manifests: ({ part }: Edit) => part !== 'path' && !documentation.includes(part),
} as const;

/** Menu items to leave out or apply what is in the files that `within` selects. `place` is their common name. */
export function bulkItems(
  store: Store,
  page: Page,
  place: string,
  within: (path: string) => boolean,
): readonly MenuItem[] {
  const edits = (store.run.result()?.files ?? []).flatMap((file) =>
    within(file.path) ? file.edits : [],
  );
  const items = (
    name: string,
    words: (apply: boolean) => string,
    which: (edit: Edit) => boolean,
  ): readonly MenuItem[] => {
    const state = page.appliedIn(which, within);
    return [false, true].flatMap((apply) => {
      if (state === null || state === (apply ? 'all' : 'none')) return [];
      return [{ label: words(apply), run: () => page.applyEdits(name, which, apply, within) }];
    });
  };
  const inKinds = (['documentation', 'sources', 'manifests'] as const).filter((kind) =>
    edits.some(kinds[kind]),
  );
  const forks = [...new Set(edits.map(({ fork }) => fork))].toSorted();
  const { leave, applyAll, leaveFork, applyFork, kinds: names } = text.review;
  return [
    ...items(
      place,
      (apply) => (apply ? applyAll(place) : leave(place)),
      () => true,
    ),
    ...(inKinds.length < 2
      ? []
      : inKinds.flatMap((kind) => {
          const words = (apply: boolean) => (apply ? applyAll : leave)(names[kind]);
          return items(names[kind], words, kinds[kind]);
        })),
    ...(forks.length < 2
      ? []
      : forks.flatMap((fork) => {
          const words = (apply: boolean) => (apply ? applyFork : leaveFork)(fork);
          return items(fork, words, (edit) => edit.fork === fork);
        })),
  ];
}

/** The menu item that leaves out a file which the migration would create, or creates it again. */
export function createdItems(store: Store, page: Page, path: string): readonly MenuItem[] {
  if (!store.outcome.whole(path)?.optional) return [];
  const apply = store.outcome.file(path) === null;
  const name = displayPath(path);
  const label = (apply ? text.review.applyAll : text.review.leave)(name);
  return [{ label, run: () => page.applyFiles(name, [path], apply) }];
}
