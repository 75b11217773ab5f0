/** All changes on one scroll: what opens first, how to decide and review, and that it stays. */
import { expect, test } from './page.ts';

test('several changed files open on one scroll; they are stepped through, decided and reviewed', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open('#example=inference-stack');
  await expect(page.getByRole('heading', { name: 'All changes' })).toBeVisible();
  const all = page.getByRole('button', { name: /^All changes/ });
  await expect(all).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('.review-state')).toContainText(/Changes? 1(–\d+)? of \d+/);

  const reviewed = page.getByRole('checkbox', { name: /^Reviewed: / });
  await reviewed.first().check();
  await expect(reviewed.first()).toBeFocused();
  await expect(page.locator('.review-state')).toContainText(/1 of \d+ files reviewed/);
  await expect(page.locator('.reader-toggle').first()).toHaveAttribute('aria-expanded', 'false');
  await forklift.undo();
  await expect(page.locator('.review-state')).toContainText(/0 of \d+ files reviewed/);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(page.locator('.review-state')).toContainText(/1 of \d+ files reviewed/);
});

test('a file is left and applied as a whole by its header, and its box says so', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open('#example=inference-stack');
  const box = page.getByRole('checkbox', {
    name: 'Apply the changes of crates/layers/src/lib.rs',
  });
  await box.uncheck();
  await expect(box).toBeFocused();
  await expect(page.getByText(/^\d+ left out$/)).toBeVisible();
  await page
    .getByRole('checkbox', { name: 'Apply the change in line', checked: false })
    .first()
    .click();
  await expect(page.getByText(/^\d+ left out$/)).toHaveCount(0);
  await page.keyboard.press('Alt+z');
  await page.keyboard.press('Alt+z');
  await expect(box).toBeChecked();
});

for (const width of [320, 360, 390]) {
  test(`the header of a file keeps to its height at ${width} px`, async ({ forklift }) => {
    const { page } = forklift;
    await page.setViewportSize({ width, height: 720 });
    await forklift.open('#example=inference-stack');
    await page
      .getByRole('checkbox', { name: 'Apply the changes of crates/layers/src/lib.rs' })
      .uncheck();
    await expect(page.getByText(/^\d+ left out$/)).toBeAttached();
    const headers = page.locator('.reader-header');
    const higher = await headers.evaluateAll((each) =>
      each
        .filter((header) => header.scrollHeight > header.clientHeight)
        .map((one) => one.innerHTML),
    );
    expect(await headers.count()).toBeGreaterThan(0);
    expect(higher).toEqual([]);
  });
}

test('what was reviewed comes back with the draft', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open();
  await forklift.typeProject({
    'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\n\n[dependencies]\npaste = "1"\n',
    'src/lib.rs': 'paste::paste! {}\n',
  });
  await page.getByRole('button', { name: /^All changes/ }).click();
  await page.getByRole('checkbox', { name: 'Reviewed: Cargo.toml' }).check();
  await page.goto('./');
  await expect(page.getByRole('checkbox', { name: 'Reviewed: Cargo.toml' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Reviewed: src/lib.rs' })).not.toBeChecked();
});

test('an opened file says which change one is at, and steps do not skip one that is left out', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 900 });
  await forklift.open();
  await forklift.typeProject({
    'src/lib.rs':
      '//! a\nuse paste::a;\n\nfn f() {}\n\nuse paste::b;\n\nfn g() {}\n\nuse paste::c;\n',
    'Cargo.toml':
      '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
  });
  await forklift.choose('src/lib.rs');
  const state = page.locator('.diff-state');
  for (const layout of ['Side by side', 'Unified', 'Edit']) {
    await page.getByRole('radio', { name: layout }).check({ force: true });
    const box = page.getByRole('checkbox', { name: 'Apply the change in line 6' });
    await box.uncheck();
    await forklift.tree.locator('[data-path="Cargo.toml"]').click();
    await forklift.tree.locator('[data-path="src/lib.rs"]').click();
    await expect(box).not.toBeChecked();
    for (const change of [1, 2, 3]) {
      await page.keyboard.press('Alt+ArrowDown');
      await expect(state).toHaveText(`Change ${change} of 3`);
    }
    for (const change of [2, 1]) {
      await page.keyboard.press('Alt+ArrowUp');
      await expect(state).toHaveText(`Change ${change} of 3`);
    }
    await box.check();
  }
});

test('all changes of one fork, or of one kind, are left and applied at once', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open('#example=inference-stack');
  const changes = page.locator('.review-state');
  const bulk = async (item: string) => forklift.pick('More for all changes', item);
  for (const place of ['for qlora-gemm', 'in the documentation']) {
    await bulk(`Leave all changes ${place}`);
    await expect(forklift.panels).toContainText(/\d+ changes? left out by you/);
    await bulk(`Apply all changes ${place}`);
    await expect(forklift.panels).not.toContainText('left out by you');
  }
  await expect(changes).toContainText('0 of 6 files reviewed');
});

test('the phone’s view leaves a change and takes it back, a box for each, as the wide one', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 390, height: 844 });
  await forklift.open('#example=inference-stack');
  const box = page.getByRole('checkbox', { name: 'Apply the change in line' }).first();
  await box.uncheck();
  await expect(page.locator('.verdict')).toContainText('1 change left out by you');
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(box).not.toBeChecked();
  await page.setViewportSize({ width: 390, height: 844 });
  await box.check();
  await expect(page.locator('.verdict')).not.toContainText('left out by you');
});

test('beside a change that is left, the sides stand level', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open('#example=inference-stack');
  await forklift.choose('Cargo.toml');
  await expect(forklift.migrated('Cargo.toml')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Apply the change in line' }).first().uncheck();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const tops = [...document.querySelectorAll('.cm-editor')].map(
          (editor) =>
            new Map(
              [...editor.querySelectorAll('.cm-line')].map((line) => [
                line.textContent ?? '',
                line.getBoundingClientRect().top,
              ]),
            ),
        );
        const [a = new Map<string, number>(), b = new Map<string, number>()] = tops;
        return ['[workspace]', '[workspace.dependencies]'].map((line) =>
          Math.round(Math.abs((a.get(line) ?? Number.NaN) - (b.get(line) ?? Number.NaN))),
        );
      }),
    )
    .toEqual([0, 0]);
});

const neighbours = {
  'Cargo.toml': '[package]\nname = "near"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
  'src/lib.rs':
    '//! Accessors made with [`paste!`](paste::paste).\nuse paste::paste;\npub use paste::item;\n',
  'src/other.rs': 'use paste::paste;\n',
};

for (const [width, height] of [
  [1366, 768],
  [1024, 768],
  [390, 844],
] as const) {
  for (const view of ['alone', 'among all changes'] as const) {
    test(`a box stays where it is when it is pressed: ${view}, ${width} px`, async ({
      forklift,
    }) => {
      const { page } = forklift;
      await forklift.open();
      await forklift.openProject('near', neighbours);
      if (view === 'alone') await forklift.choose('src/lib.rs');
      await page.setViewportSize({ width, height });
      const lines = [1, 2, 3].map((line) => `Apply the change in line ${line}`);
      const whole = 'Apply the changes of src/lib.rs';
      const names = [whole, ...lines, 'Reviewed: src/lib.rs'];
      // Beside it are others with lines of the same numbers.
      const section = page
        .locator('.reader-section')
        .filter({ has: page.getByRole('checkbox', { name: whole }) });
      const within = view === 'alone' ? page.locator('.diff') : section;
      for (const name of names) {
        const box = within.getByRole('checkbox', { name, exact: true });
        // Below the header of its file, which stays at the top.
        await box.hover();
        const [was, before] = [await box.isChecked(), await box.boundingBox()];
        await box.click();
        await expect(box).toBeChecked({ checked: !was });
        await forklift.settled();
        expect(await box.boundingBox(), `${name}, pressed`).toEqual(before);
        if (name === 'Reviewed: src/lib.rs') continue;
        await box.click();
        await expect(box).toBeChecked({ checked: was });
        await forklift.settled();
        expect(await box.boundingBox(), `${name}, pressed again`).toEqual(before);
      }
    });
  }
}

test('a lock file on its own opens at the package that matters', async ({ forklift }) => {
  const { page } = forklift;
  const entry = (name: string, more = '') =>
    `[[package]]\nname = "${name}"\nversion = "1.0.0"\n${more}\n`;
  const others = Array.from({ length: 80 }, (_, at) => entry(`other-${at}`)).join('');
  const lock = `version = 4\n\n${entry('app', 'dependencies = ["paste"]\n')}${others}${entry('paste')}`;
  await forklift.open();
  await page.locator('#pick-files').setInputFiles({
    name: 'Cargo.lock',
    mimeType: 'text/plain',
    buffer: Buffer.from(lock),
  });
  await expect(page.locator('.reader-row:focus')).toContainText('name = "paste"');
  await expect(page.locator('.reader-row:focus')).toBeInViewport();
});
