/**
 * All changed files on one scroll, for reviewing: each can be folded, applied, marked as reviewed, and opened by
 * itself.
 */
import { createEffect, createRoot, getOwner, on, onCleanup, onMount, untrack } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { text } from '../text.ts';
import { FileHeader } from './file-header.tsx';
import { openReader, type Reader, type ReaderFile, type ReaderPosition } from './reader/reader.ts';

export function AllChanges(props: { onMove: (position: ReaderPosition) => void }) {
  const store = useStore();
  const page = usePage();
  const owner = getOwner();
  let frame: HTMLDivElement | undefined;
  let reader: Reader | null = null;
  /** A header lives as long as the view, because its state follows the store. */
  const headers = new Map<string, Node>();

  const files = (): readonly ReaderFile[] =>
    page.order().flatMap((path) => {
      const file = store.outcome.shown(path);
      if (!file) return [];
      const { before, after, edits } = file;
      const [findings, kept] = [store.outcome.findingsOf(path), store.outcome.keptOf(path)];
      const folded = untrack(store.review.done).has(path);
      return [{ path, before, after, edits, kept, findings, folded }];
    });
  const header = ({ path }: ReaderFile): Node => {
    const known = headers.get(path);
    if (known) return known;
    const made = createRoot((dispose) => {
      onDispose.push(dispose);
      const element = (
        <FileHeader path={path} onReview={(one, reviewed) => page.reviewHere(one, reviewed)} />
      );
      return element instanceof Node ? element : document.createTextNode(path);
    }, owner);
    headers.set(path, made);
    return made;
  };
  const onDispose: (() => void)[] = [];

  const open = () => {
    if (!frame) return;
    const top = reader?.top();
    const focus = reader?.focusNow();
    reader?.destroy();
    const layout = page.layout();
    const { wrap } = store.preferences();
    reader = openReader(
      frame,
      {
        layout,
        wraps: wrap,
        header,
        headerHeight: page.small() ? 58 : 36,
        onMove(position) {
          if (position.path !== null) store.selection.follow(position.path);
          props.onMove(position);
        },
      },
      {
        apply: page.apply,
        moved: () => undefined,
        copied: (path) => store.notify({ kind: 'done', message: text.out.copied(path) }),
      },
    );
    const path = store.selection.path();
    const from = store.selection.all();
    reader.show(files());
    if (top) reader.scrollTo(top);
    else if (from === 'file' && path !== null) reader.showFile(path);
    if (focus) reader.takeFocus(focus);
  };
  onMount(() => {
    createEffect(
      on([page.layout, page.small, () => store.preferences().wrap], () => untrack(open)),
    );
    createEffect(on(files, (now) => reader?.show(now), { defer: true }));
    page.setView({
      step: (direction) => reader?.step(direction) ?? false,
      keepHere: () => reader?.keepHere() ?? false,
      showFile: (path) => reader?.enterFile(path),
      fold: (path, folded) => reader?.fold(path, folded),
    });
  });
  onCleanup(() => {
    page.setView(null);
    reader?.destroy();
    for (const dispose of onDispose) dispose();
  });
  return <div class="editor-host" ref={frame} />;
}
