/** Real projects and the guide's scenarios, to look at. */
import { createMemo } from 'solid-js';
import { usePage } from '../page.ts';
import { Menu } from '../parts/menu.tsx';
import { text } from '../text.ts';
import { exampleList } from './examples.ts';

export function ExampleMenu() {
  const page = usePage();
  const items = createMemo(() =>
    exampleList.map((example) => ({
      label: example.title,
      detail: example.summary,
      run: () => void page.session.openExample(example.id),
    })),
  );
  return <Menu label={text.actions.examples} icon="example" iconOnly="narrow" items={items()} />;
}
