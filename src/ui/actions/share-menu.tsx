/** Sharing: a link, a Markdown link, or the zip when a link cannot hold the project. */
import { createSignal, Show } from 'solid-js';
import { projectName } from '../../project/name.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { text } from '../text.ts';

export function ShareMenu() {
  const store = useStore();
  const page = usePage();
  const [told, setTold] = createSignal('');

  const share = async (form: (address: string) => string) => {
    const { shareLink } = await import('./share-work.ts');
    setTold(await shareLink(store, page, form));
  };
  const name = () => projectName(store.project.snapshot());
  const items = (): readonly MenuItem[] => [
    {
      label: text.share.link,
      detail: text.share.linkDetail,
      run: () => void share((address) => address),
    },
    {
      label: text.share.markdown,
      detail: text.share.markdownDetail,
      run: () => void share((address) => `[${text.share.title(name())}](${address})`),
    },
    { label: text.actions.downloadAll, run: () => void page.takeOut.all() },
  ];
  return (
    <Menu
      label={text.actions.share}
      icon="share"
      iconOnly="narrow"
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
