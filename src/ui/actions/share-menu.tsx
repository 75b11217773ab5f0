/** Sharing: a link, a Markdown link, or the zip when a link cannot hold the project. */
import { createSignal, Show } from 'solid-js';
import { copyText } from '../../project/export/clipboard.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { text } from '../text.ts';

export function ShareMenu() {
  const store = useStore();
  const page = usePage();
  const [told, setTold] = createSignal('');

  const share = async (form: (address: string) => string) => {
    const { encodeLink } = await import('../../project/permalink.ts');
    const base = location.href.replace(/#.*$/, '');
    const { files, options } = store.project.snapshot();
    const link = await encodeLink({ files, options }, base.length);
    setTold(link.message);
    if (link.state === 'too-large') {
      store.notify({
        kind: 'problem',
        message: link.message,
        actions: [{ label: text.actions.downloadAll, run: () => void page.takeOut.all() }],
      });
      return;
    }
    const outcome = await copyText(form(base + link.fragment));
    store.notify({
      kind: outcome.copied ? 'done' : 'problem',
      message: outcome.copied ? text.share.copied(link.length) : outcome.message,
      ...(link.message && { details: [link.message] }),
      ...(link.verdict === 'too-long' && {
        actions: [{ label: text.actions.downloadAll, run: () => void page.takeOut.all() }],
      }),
    });
  };
  const name = () => store.project.snapshot().name || text.app.name;
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
