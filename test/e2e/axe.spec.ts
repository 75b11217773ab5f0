/** axe in every state of the page, wide and narrow, light, dark and with forced colours. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type ForkliftPage, test } from './page.ts';
import { app } from './unmaintained.ts';
import { arriving, linkOf, linkTo } from './work.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What colours can change of it. */
const colours = ['color-contrast', 'link-in-text-block'];

const looks = {
  'wide, light': { viewport: wide, media: { colorScheme: 'light' }, rules: null },
  'wide, dark': { viewport: wide, media: { colorScheme: 'dark' }, rules: colours },
  'wide, forced colours': { viewport: wide, media: { forcedColors: 'active' }, rules: colours },
  'narrow, light': { viewport: narrow, media: { colorScheme: 'light' }, rules: null },
  'narrow, dark': { viewport: narrow, media: { colorScheme: 'dark' }, rules: colours },
} as const;

/** `within`: what of the page it changes; all of it, when absent. */
type State = readonly [
  name: string,
  reach: (forklift: ForkliftPage) => Promise<unknown>,
  within?: string,
];

/** A region of a narrow screen; a wide one shows them all. */
async function region({ page }: ForkliftPage, name: 'Files' | 'Changes' | 'Results') {
  const button = page.getByRole('navigation').getByRole('button', { name });
  if (await button.isVisible()) await button.click();
}

async function panel(forklift: ForkliftPage, name: string) {
  await region(forklift, 'Results');
  await forklift.showPanel(name);
}

async function dialog({ page }: ForkliftPage, key: string) {
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function closed({ page }: ForkliftPage) {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('menu')).toBeHidden();
}

const panels = ['Findings', 'Next steps', 'Dependencies', 'Unmaintained', 'Patch', 'Forks'];
const dialogs = {
  help: 'F1',
  keys: 'Control+/',
  'a new file': 'Alt+n',
  'a text to paste': 'Alt+v',
};

/** In this order, each from where the one before ended. */
const states: Readonly<Record<string, readonly State[]>> = {
  'the example, its panels and its review': [
    ['the first example', (forklift) => forklift.open()],
    ['files', (forklift) => region(forklift, 'Files'), '.files'],
    ...panels.map((name): State => [name, (forklift) => panel(forklift, name), '.panels']),
    [
      'a finding explained',
      async (forklift) => {
        await panel(forklift, 'Findings');
        const why = forklift.panels.getByRole('button', { name: /^Why: / });
        await why.first().click();
      },
      '.panels',
    ],
    [
      'ways out and a tree',
      async (forklift) => {
        await panel(forklift, 'Dependencies');
        await forklift.panels
          .getByText(/^Everything that needs/)
          .first()
          .click();
      },
      '.panels',
    ],
    ['what was saved', (forklift) => forklift.download('Patch for git apply'), '.panels'],
    [
      'a review half done',
      async (forklift) => {
        const { page } = forklift;
        await region(forklift, 'Changes');
        await page
          .getByRole('checkbox', { name: /^Reviewed: / })
          .first()
          .check();
        await page
          .getByRole('checkbox', { name: /^Apply the changes of / })
          .nth(1)
          .uncheck();
      },
      '.diff',
    ],
    ['what that leads to', (forklift) => panel(forklift, 'Findings'), '.panels'],
    [
      'one file',
      async (forklift) => {
        await region(forklift, 'Files');
        await forklift.tree.locator('[data-path="Cargo.toml"]').click();
        const { page } = forklift;
        const shown = page.getByRole('table', { name: /^Changes of Cargo\.toml/ });
        await expect(shown.or(forklift.yours('Cargo.toml')).first()).toBeVisible();
      },
      '.diff',
    ],
  ],
  'menus, the palette, the search and dialogs': [
    [
      'options',
      async (forklift) => {
        await forklift.open();
        await forklift.page.getByRole('button', { name: 'Options' }).click();
      },
      '.actions',
    ],
    [
      'the download menu',
      async (forklift) => {
        await closed(forklift);
        await forklift.page.getByRole('button', { name: 'Download', exact: true }).click();
        await expect(forklift.page.getByRole('menu', { name: 'Download' })).toBeVisible();
      },
      '.actions',
    ],
    [
      'the menu of a folder',
      async (forklift) => {
        await closed(forklift);
        await region(forklift, 'Files');
        await forklift.tree.getByRole('treeitem').first().click({ button: 'right' });
        await expect(forklift.page.getByRole('menu', { name: /^Actions for/ })).toBeVisible();
      },
      '.menu-list',
    ],
    [
      'the palette',
      async (forklift) => {
        await closed(forklift);
        await dialog(forklift, 'Control+k');
      },
      'dialog',
    ],
    ['the palette, filtered', (forklift) => forklift.page.keyboard.type('paste'), 'dialog'],
    [
      'lines that were found',
      async (forklift) => {
        await closed(forklift);
        await forklift.page.keyboard.press('Control+Shift+f');
        await forklift.page.keyboard.type('paste');
        await expect(
          forklift.page
            .getByRole('navigation', { name: 'Lines that were found' })
            .getByRole('button')
            .first(),
        ).toBeVisible();
      },
      '.files',
    ],
    ...Object.entries(dialogs).map(
      ([name, key]): State => [
        name,
        async (forklift) => {
          await closed(forklift);
          await dialog(forklift, key);
        },
        'dialog',
      ],
    ),
    [
      'a rule of one’s own',
      async (forklift) => {
        await closed(forklift);
        await panel(forklift, 'Forks');
        await forklift.panels.getByRole('button', { name: 'Add a rule…' }).click();
        const rule = forklift.page.getByRole('dialog', { name: 'Add a rule' });
        await rule.getByLabel('Crate to leave').fill('paste');
        await rule.getByLabel('Crate to take').fill('me"m');
      },
      'dialog',
    ],
    [
      'earlier work',
      async (forklift) => {
        await closed(forklift);
        await region(forklift, 'Changes');
        await forklift.openProject('app', { 'Cargo.toml': '[package]\nname = "app"\n' });
        // The list is read when it opens, and a project is stored a moment after it came.
        await expect(async () => {
          await closed(forklift);
          await forklift.pick('Open', 'Earlier work');
          const rows = forklift.page.getByRole('dialog').getByRole('listitem');
          await expect(rows.first()).toBeVisible({ timeout: 5000 });
        }).toPass();
      },
      'dialog',
    ],
    [
      'where a manifest goes',
      async (forklift) => {
        await closed(forklift);
        await dialog(forklift, 'Alt+v');
        const { page } = forklift;
        await page.getByRole('dialog').getByRole('textbox').fill('[package]\nname = "other"\n');
        await page.getByRole('button', { name: 'Add to this project' }).click();
        await expect(page.getByRole('dialog', { name: /^Where does this/ })).toBeVisible();
      },
      'dialog',
    ],
  ],
  'projects of every kind': [
    [
      'a damaged link',
      async (forklift) => {
        await forklift.open('#v1=damaged');
        await expect(forklift.notices.getByRole('alert')).toBeVisible();
      },
      '.toasts',
    ],
    [
      'somebody else’s',
      async (forklift) => {
        const fragment = await linkTo('theirs');
        await forklift.page.evaluate((hash) => {
          location.hash = hash;
        }, fragment);
        await expect(forklift.page).toHaveTitle(/^theirs/);
        await forklift.settled();
      },
    ],
    [
      'a lone lock file',
      async (forklift) => {
        await forklift.pick('Open', 'New, empty project');
        await closed(forklift);
        await forklift.page.locator('#pick-files').setInputFiles({
          name: 'Cargo.lock',
          mimeType: 'text/plain',
          buffer: Buffer.from(lock),
        });
        await expect(forklift.panels).toContainText('A Cargo.lock alone');
      },
      '.panels',
    ],
    [
      'a broken manifest',
      async (forklift) => {
        const files = { 'Cargo.toml': '[package]\nname = "a"\n\n[dependencies\npaste = "1"\n' };
        await region(forklift, 'Changes');
        await forklift.openProject('broken', files);
        await region(forklift, 'Results');
        await expect(forklift.panels).toContainText('Nothing was changed yet');
      },
      '.panels',
    ],
  ],
  'forks, rules and the way back': [
    [
      'forks of the project, and the catalogue',
      async (forklift) => {
        await forklift.open();
        await forklift.openProject('app', { ...app, 'forklift.toml': '' });
        await panel(forklift, 'Forks');
        const { panels } = forklift;
        await panels.getByText('About memmap2').first().click();
        await panels.getByText(/^Catalogue:/).click();
        await expect(panels.getByRole('region', { name: /yaml-rust/ }).first()).toBeVisible();
      },
      '.panels',
    ],
    [
      'ways out of what others bring in',
      async (forklift) => {
        await panel(forklift, 'Unmaintained');
        await expect(forklift.panels.getByText('Ways out for paste')).toBeVisible();
      },
      '.panels',
    ],
    [
      'keys of a rule offered',
      async (forklift) => {
        const { page } = forklift;
        await region(forklift, 'Files');
        await forklift.tree.locator('[data-path="forklift.toml"]').click();
        await page.getByRole('radio', { name: 'Edit' }).check({ force: true });
        // Those that begin so: a list that scrolls is led by the arrow keys from the text, which axe can't know.
        await forklift.yours('forklift.toml').fill('[forks.serde]\nrequ');
        await page.keyboard.press('Control+End');
        await expect(async () => {
          await page.keyboard.press('Control+Space');
          await expect(page.getByRole('listbox')).toBeVisible({ timeout: 5000 });
        }).toPass();
      },
      '.diff',
    ],
    [
      'a stranger’s rules',
      async (forklift) => {
        const rules = '[forks.tokenizers]\ngit = "https://evil.example/t"\nversion = "0.20.9"\n';
        await forklift.open(await linkOf({ ...app, 'forklift.toml': rules }));
        await panel(forklift, 'Forks');
        await expect(forklift.panels.getByRole('note')).toContainText('https://evil.example/t');
      },
      '.panels',
    ],
    [
      'the way back',
      async (forklift) => {
        const adopted = '[package]\nname = "a"\n\n[dependencies]\nqlora-paste = "1.0.20"\n';
        await region(forklift, 'Changes');
        await forklift.openProject('back', { 'Cargo.toml': adopted });
        await panel(forklift, 'Forks');
        const { panels } = forklift;
        await panels.getByRole('button', { name: 'Go back to paste…' }).click();
        await expect(
          panels.getByRole('button', { name: 'Go back to paste', exact: true }),
        ).toBeVisible();
      },
      '.panels',
    ],
  ],
  'a project on its way': [
    ['on its way', arriving],
    [
      'stopped',
      async ({ page }) => {
        await page.getByRole('button', { name: 'Cancel' }).click();
        await expect(page.getByRole('region', { name: 'Cancelled' })).toBeVisible();
      },
    ],
  ],
};

const lock = `version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = ["paste"]

[[package]]
name = "paste"
version = "1.0.15"
source = "registry+https://github.com/rust-lang/crates.io-index"
`;

for (const [look, { viewport, media, rules }] of Object.entries(looks)) {
  for (const [group, list] of Object.entries(states)) {
    test(`axe finds nothing in ${group}: ${look}`, async ({ forklift }) => {
      await forklift.page.setViewportSize(viewport);
      await forklift.page.emulateMedia({ ...media, reducedMotion: 'reduce' });
      for (const [name, reach, within = 'body'] of list) {
        await reach(forklift);
        expect.soft(await violations(forklift, within, rules), name).toEqual([]);
      }
    });
  }
}

/** `within`: the part of the page that the state changed; `rules`: those alone. */
async function violations(
  { page }: ForkliftPage,
  within: string,
  rules: readonly string[] | null,
): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).include(within);
  const { violations: found } = await (rules
    ? axe.withRules([...rules])
    : axe.withTags(tags)
  ).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`,
    ),
  );
}
