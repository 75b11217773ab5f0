/** Sharing: a link to everything or to the changes alone, a Markdown link, or the zip. */
import { createSignal, Show } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { text } from '../text.ts';
import type { Sharing } from './share-work.ts';

export function ShareMenu() {
  const store = useStore();
  const page = usePage();
  const [told, setTold] = createSignal('');

  const share = async (sharing: Sharing) => {
    const { shareLink } = await import('./share-work.ts');
    setTold(await shareLink(store, page, sharing));
  };
  const items = (): readonly MenuItem[] => {
    const changes = store.outcome.toReview().length;
    return [
      {
        label: text.share.link,
        detail: text.share.linkDetail,
        run: () => void share({ part: 'whole', form: 'address' }),
      },
      {
        label: text.share.changes,
        detail: text.share.changesDetail(changes),
        disabled: changes === 0,
        run: () => void share({ part: 'changes', form: 'address' }),
      },
      {
        label: text.share.markdown,
        detail: text.share.markdownDetail,
        run: () => void share({ part: 'whole', form: 'markdown' }),
      },
      { label: text.takeOut.all, run: () => void page.takeOut.all() },
    ];
  };
  return (
    <Menu
      label={text.actions.share}
      icon="share"
      align="end"
      items={items()}
      footer={
        <Show when={told()}>
          <p class="menu-footer quiet">{told()}</p>
        </Show>
      }
    />
  );
}
