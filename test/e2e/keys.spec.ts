/** By keyboard: toolbars, the tree's menu, decisions about many changes; and the focus stays where the user is. */
import { expect, test } from './page.ts';
import { app, lock } from './unmaintained.ts';

test('a toolbar is one tab stop; arrows, Home and End move in it', async ({ forklift }) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 900 });
  await forklift.open('#example=inference-stack');
  const actions = page.getByRole('toolbar', { name: 'Actions' });
  const open = actions.getByRole('button', { name: 'Open', exact: true });
  await open.focus();
  await page.keyboard.press('ArrowRight');
  await expect(actions.getByRole('button', { name: 'Paste' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(actions.getByRole('button', { name: 'Help' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(open).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(actions.getByRole('button', { name: 'Help' })).toBeFocused();
  // Tab leaves it, and comes back to where one was.
  await page.keyboard.press('Tab');
  await expect(actions.locator(':focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(actions.getByRole('button', { name: 'Help' })).toBeFocused();
  // An open menu keeps its own arrows.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem').nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();

  const tools = page.getByRole('toolbar', { name: 'How the changes are shown' });
  await tools.getByRole('button', { name: 'Next change' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(tools.getByRole('radio', { name: 'Unified' })).toBeFocused();
  await expect(page.locator('.reader')).toHaveAttribute('data-layout', 'split');
  await page.keyboard.press('Space');
  await expect(page.locator('.reader')).toHaveAttribute('data-layout', 'unified');
  await expect(tools.getByRole('radio', { name: 'Unified' })).toBeFocused();
});

test('every button has a name, and no two of a toolbar the same', async ({ forklift }) => {
  const { page } = forklift;
  for (const width of [360, 1000, 1366]) {
    await page.setViewportSize({ width, height: 800 });
    await forklift.open('#example=inference-stack');
    for (const bar of await page.getByRole('toolbar').all()) {
      const names = await bar
        .getByRole('button')
        .evaluateAll((all) =>
          all.map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''),
        );
      expect(names).not.toContain('');
      expect(new Set(names).size).toBe(names.length);
    }
  }
});

test('Undo that took the last step back keeps the keyboard', async ({ forklift }) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 900 });
  await forklift.open('#example=inference-stack');
  await page
    .getByRole('checkbox', { name: 'Apply the changes of crates/layers/src/lib.rs' })
    .uncheck();
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Redo', exact: true })).toBeFocused();
});

test('Ctrl+Z takes the last step back wherever one does not write', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open('#example=inference-stack');
  const box = page.getByRole('checkbox', {
    name: 'Apply the changes of crates/layers/src/lib.rs',
  });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(box).not.toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(box).toBeChecked();
  await page.keyboard.press('Control+Shift+z');
  await expect(box).not.toBeChecked();
  // In a field it is the field's own.
  await page.keyboard.press('Alt+f');
  await page.keyboard.type('lib');
  await page.keyboard.press('Control+z');
  await expect(box).not.toBeChecked();
});

test('the tree’s menu leaves, applies and reviews a folder, by key and by pointer', async ({
  forklift,
}) => {
  const { page, tree } = forklift;
  await page.setViewportSize({ width: 1366, height: 900 });
  await forklift.open('#example=inference-stack');
  const folder = tree.getByRole('treeitem', { name: /^crates/ });
  await tree.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Actions for crates/' });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(tree).toBeFocused();
  await expect(folder).toHaveAccessibleName(/^crates$/);
  const boxes = page.getByRole('checkbox', { name: /^Apply the changes of crates\// });
  for (const box of await boxes.all()) await expect(box).not.toBeChecked();
  const root = tree.locator('[data-path="Cargo.toml"]');
  await expect(root).toHaveAccessibleName(/^Cargo\.toml, \d+ changes?/);

  await folder.click({ button: 'right' });
  await expect(menu).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Apply all changes in crates/' }).click();
  await expect(folder).toHaveAccessibleName(/^crates, \d+ changes$/);

  await folder.click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Mark as reviewed' }).click();
  await expect(page.getByRole('checkbox', { name: /^Reviewed: crates\// }).first()).toBeChecked();
  await expect(root).not.toHaveAccessibleName(/Reviewed/);

  await folder.hover();
  await folder.getByRole('button', { name: 'Actions for crates/', exact: true }).click();
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(tree).toBeFocused();

  await folder.click({ button: 'right' });
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(tree).toBeFocused();
});

test('a finger opens a row’s menu by its button, and touch shows no keys', async ({
  forklift,
  browser,
  baseURL,
}) => {
  const phone = { isMobile: true, hasTouch: true, viewport: { width: 390, height: 844 } };
  const context = await browser.newContext({ ...phone, ...(baseURL && { baseURL }) });
  const { page, tree } = await forklift.elsewhere(context);
  await page.goto('./#example=inference-stack');
  await page.getByRole('navigation').getByRole('button', { name: 'Files' }).tap();
  const button = tree.getByRole('button', { name: 'Actions for crates/', exact: true });
  await expect(button).toBeVisible();
  const box = await button.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await button.tap();
  const menu = page.getByRole('menu', { name: 'Actions for crates/' });
  await menu.getByRole('menuitem', { name: 'Leave all changes in crates/' }).tap();
  await expect(menu).toBeHidden();
  await expect(tree.getByRole('treeitem', { name: /^crates/ })).toHaveAccessibleName(/^crates$/);

  await page.getByRole('button', { name: 'Download', exact: true }).tap();
  await expect(page.getByRole('menuitem', { name: 'Patch for git apply' })).toBeVisible();
  await expect(page.getByText('Alt+P')).toBeHidden();
  await context.close();
});

test('all changes for one crate, or of one kind, are left and applied at once', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 900 });
  await forklift.open('#example=inference-stack');
  const before = await forklift.status.textContent();
  await forklift.pick('More for all changes', 'Leave all changes for qlora-paste');
  await expect(forklift.status).not.toHaveText(before ?? '');
  await forklift.pick('More for all changes', 'Apply all changes for qlora-paste');
  await expect(forklift.status).toHaveText(before ?? '');
  await forklift.pick('More for all changes', 'Leave all changes in the Rust code');
  await expect(
    page.getByRole('checkbox', { name: 'Apply the changes of crates/layers/src/lib.rs' }),
  ).not.toBeChecked();
  await forklift.pick('More for all changes', 'Apply all changes in the project');
  await expect(forklift.status).toHaveText(before ?? '');
});

test('Next change goes through the files in the tree’s order', async ({ forklift }) => {
  const { page, tree } = forklift;
  await page.setViewportSize({ width: 1366, height: 900 });
  await forklift.open('#example=inference-stack');
  const shown = await tree.getByRole('treeitem', { name: /\d+ changes?/ }).evaluateAll((rows) =>
    rows.flatMap((row) => {
      const path = row.getAttribute('data-path') ?? '';
      return path.endsWith('/') ? [] : [path];
    }),
  );
  await forklift.choose(shown[0] ?? '');
  const title = page.locator('.diff-title');
  /** Each step leads to another change, or says that there is no more. */
  const words = async () =>
    Promise.all(
      [title, page.locator('.diff-state'), page.getByTestId('announcement')].map((one) =>
        one.textContent(),
      ),
    );
  const visited: string[] = [];
  for (let step = 0; step < 80; step++) {
    const before = await words();
    const [path = '', , announced] = before.map((one) => one ?? '');
    if (visited.at(-1) !== path) visited.push(path);
    if (announced?.startsWith('No more')) break;
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(words).not.toEqual(before);
  }
  expect(visited).toEqual(shown);
});

test('F6 goes from part to part of the page, and back', async ({ forklift }) => {
  const { page, tree } = forklift;
  await page.setViewportSize({ width: 1366, height: 768 });
  await forklift.open('#example=inference-stack');
  const parts = [
    page
      .getByRole('toolbar', { name: 'Actions' })
      .getByRole('button', { name: 'Open', exact: true }),
    tree,
    forklift.readerScroller(),
    forklift.panels.getByRole('tab', { name: 'Next steps' }),
  ];
  for (const part of [...parts, ...parts.slice(0, 1)]) {
    await page.keyboard.press('F6');
    await expect(part).toBeFocused();
  }
  for (const part of parts.toReversed()) {
    await page.keyboard.press('Shift+F6');
    await expect(part).toBeFocused();
  }
  // A column that is hidden is passed over.
  await page.keyboard.press('Control+b');
  await page.keyboard.press('F6');
  await expect(forklift.readerScroller()).toBeFocused();
});

test('the next file gets the keyboard, and keeps it when it is reviewed', async ({ forklift }) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 600 });
  await forklift.open('#example=inference-stack');
  const boxes = page.getByRole('checkbox', { name: 'Apply the change in line' });
  await boxes.first().focus();
  const paths = await forklift.tree
    .getByRole('treeitem', { name: /\d+ changes?/ })
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-path') ?? ''));
  for (const path of paths.filter((one) => !one.endsWith('/')).slice(1)) {
    await page.keyboard.press('Alt+PageDown');
    const header = page.getByRole('button', { name: `Show the changes of ${path}`, exact: true });
    await expect(header).toBeFocused();
    await expect(header).toBeInViewport();
    await page.keyboard.press('Alt+r');
    await expect(page.getByRole('checkbox', { name: `Reviewed: ${path}` })).toBeChecked();
    await expect(header).toBeFocused();
  }
});

test('another layout leaves the keyboard on its line', async ({ forklift }) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 768 });
  await forklift.open('#example=inference-stack');
  for (let step = 0; step < 3; step++) await page.keyboard.press('Alt+ArrowDown');
  const row = page.locator('.reader-row:focus');
  const [, words = ''] = /−(.*?)\d*\+/.exec((await row.textContent()) ?? '') ?? [];
  expect(words).not.toBe('');
  for (const key of ['Alt+Digit2', 'Alt+Digit1']) {
    await page.keyboard.press(key);
    await expect(row).toContainText(words);
    await expect(row).toBeInViewport();
  }
});

test('a button that comes as often as there are crates says which it is about', async ({
  forklift,
}) => {
  await forklift.open();
  // Two crates that others bring in.
  const locked = lock
    .replace('dependencies = ["paste"]', 'dependencies = ["instant", "paste"]')
    .concat(
      '\n[[package]]\nname = "instant"\nversion = "0.1.13"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
    );
  await forklift.openProject('app', { ...app, 'Cargo.lock': locked });
  await forklift.showPanel('Unmaintained');
  const buttons = forklift.panels.getByRole('tabpanel').getByRole('button');
  await expect(buttons.filter({ hasText: 'Enter it into these files' }).nth(1)).toBeVisible();
  const names = await buttons.evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''),
  );
  expect(new Set(names).size, names.join('\n')).toBe(names.length);
});
