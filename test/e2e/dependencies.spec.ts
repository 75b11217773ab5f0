/** What brings a crate in, and what to do about it: from a lock file alone and from a whole project. */
import { expect, test } from './page.ts';

const index = 'source = "registry+https://github.com/rust-lang/crates.io-index"\n';
const locked = (name: string, version: string, needs: readonly string[], local = false) =>
  `\n[[package]]\nname = "${name}"\nversion = "${version}"\n${local ? '' : index}${
    needs.length > 0 ? `dependencies = [${needs.map((one) => `"${one}"`).join(', ')}]\n` : ''
  }`;
const lock = [
  'version = 4\n',
  locked('app', '0.1.0', ['far', 'near'], true),
  locked('far', '1.0.0', ['middle']),
  locked('middle', '1.0.0', ['paste']),
  locked('near', '2.0.0', ['paste']),
  locked('paste', '1.0.15', []),
].join('');

test('a lone Cargo.lock opens on who needs what, and the ways out', async ({ forklift }) => {
  const { page, panels } = forklift;
  await forklift.open();
  await page.locator('#pick-files').setInputFiles({
    name: 'Cargo.lock',
    mimeType: 'text/plain',
    buffer: Buffer.from(lock),
  });
  await expect(page).toHaveTitle(/^Cargo\.lock/);
  await expect(panels.getByRole('region', { name: 'What the migration comes to' })).toContainText(
    'A Cargo.lock alone: paste is in it.',
  );
  await expect(panels.getByRole('tab', { name: 'Dependencies' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const card = panels.getByRole('region', { name: 'paste', exact: true });
  // The shortest way first; the whole tree on demand.
  await expect(card.getByRole('listitem').first()).toHaveText('app → near → paste');
  await expect(card.getByText('paste v1.0.15')).toBeHidden();
  await card.getByText('Everything that needs paste now').click();
  await expect(card.getByText('paste v1.0.15')).toBeVisible();
  await card.getByRole('button', { name: 'Copy an issue text for near' }).click();
  await forklift.copied('near');
});

test('a lone Cargo.lock’s answer has room: it is in sight at once', async ({ forklift }) => {
  const { page, panels } = forklift;
  await page.setViewportSize({ width: 1366, height: 768 });
  await forklift.open();
  const before = await panels.boundingBox();
  await page.locator('#pick-files').setInputFiles({
    name: 'Cargo.lock',
    mimeType: 'text/plain',
    buffer: Buffer.from(lock),
  });
  const card = panels.getByRole('region', { name: 'paste', exact: true });
  await expect(card.getByText('app → near → paste')).toBeInViewport();
  await expect
    .poll(async () => (await panels.boundingBox())?.width)
    .toBeGreaterThan(1.5 * (before?.width ?? 0));
  // The manifest brings changes to compare, and the room goes back to them.
  await forklift.openProject('app', {
    'Cargo.toml': '[package]\nname = "app"\n',
    'Cargo.lock': lock,
  });
  await expect.poll(async () => (await panels.boundingBox())?.width).toBe(before?.width);
});

test('“Ways out” leads to them, from any panel and from below', async ({ forklift }) => {
  const { page, panels } = forklift;
  await page.setViewportSize({ width: 1366, height: 600 });
  await forklift.open();
  await forklift.openProject('app', {
    'Cargo.toml': '[package]\nname = "app"\n\n[dependencies]\nfar = "1"\nnear = "2"\n',
    'Cargo.lock': lock,
  });
  const ways = panels
    .getByRole('region', { name: 'paste', exact: true })
    .getByText('Ways out for paste');
  for (const panel of ['Forks', 'Dependencies']) {
    await forklift.showPanel(panel);
    await panels.getByRole('button', { name: 'Ways out' }).click();
    const tab = panels.getByRole('tab', { name: 'Dependencies' });
    await expect(tab, panel).toHaveAttribute('aria-selected', 'true');
    await expect(tab, panel).toBeFocused();
    await expect(ways, panel).toBeInViewport();
  }
});

test('the filter finds a package on the way', async ({ forklift }) => {
  const { panels } = forklift;
  await forklift.open();
  await forklift.openProject('app', {
    'Cargo.toml': '[package]\nname = "app"\n\n[dependencies]\nfar = "1"\nnear = "2"\n',
    'Cargo.lock': lock,
  });
  await forklift.showPanel('Dependencies');
  const filter = panels.getByRole('searchbox', { name: 'Filter by package' });
  const ways = panels.getByRole('region', { name: 'paste', exact: true }).locator('.crate-ways');
  await filter.fill('middle');
  await expect(ways.getByRole('listitem')).toHaveText(['app → far → middle → paste']);
  await filter.fill('nowhere');
  await expect(panels).toContainText('No package of that name leads to one of these crates.');
});

test('an advisory is accepted in the project’s own deny.toml, and that is taken back', async ({
  forklift,
}) => {
  const { panels } = forklift;
  await forklift.open();
  await forklift.openProject('app', {
    'Cargo.toml': '[package]\nname = "app"\n\n[dependencies]\nfar = "1"\nnear = "2"\n',
    'Cargo.lock': lock,
    'deny.toml': '[advisories]\nignore = []\n',
  });
  await forklift.showPanel('Dependencies');
  await panels.getByRole('button', { name: 'Enter it into these files' }).click();
  await forklift.expectStatus('3 files, 1 file changed');
  await forklift.choose('deny.toml');
  await expect(forklift.migrated('deny.toml')).toContainText('RUSTSEC-2024-0436');
  await panels.getByRole('button', { name: 'Take the entry back' }).click();
  await forklift.expectStatus('3 files, no changes');
});

test('an accepted advisory is a change of one project, with a box that takes it back', async ({
  forklift,
}) => {
  const { page, panels, tree } = forklift;
  await forklift.open();
  const files = {
    'Cargo.toml': '[package]\nname = "app"\n\n[dependencies]\nfar = "1"\nnear = "2"\n',
    'Cargo.lock': lock,
  };
  await forklift.openProject('app', files);
  await forklift.showPanel('Dependencies');
  await panels.getByRole('button', { name: 'Enter it into these files' }).click();
  await forklift.expectStatus('2 files, 1 new file, 1 change');
  // The press is answered, and leads to what it made.
  await expect(forklift.notices).toContainText('1 more change, 1 new file');
  const verdict = panels.getByRole('region', { name: 'What the migration comes to' });
  await expect(verdict).toContainText('RUSTSEC-2024-0436 is accepted for now: 1 change in 1 file.');
  await expect(verdict).not.toContainText('✓');
  await page.locator('.files').getByText('All changes').click();
  const box = page.getByRole('checkbox', { name: 'Apply the changes of .cargo/audit.toml' });
  await box.uncheck();
  await forklift.expectStatus('2 files, no changes');
  await expect(panels).toContainText('Left out of .cargo/audit.toml');
  await expect(box).not.toBeChecked();
  await box.check();
  await forklift.expectStatus('2 files, 1 new file, 1 change');
  // By key in the tree as well.
  await forklift.choose('.cargo/audit.toml');
  await tree.press('Delete');
  await forklift.expectStatus('2 files, no changes');

  await forklift.openProject('another', files);
  await forklift.expectStatus('2 files, no changes');
  await expect(tree.locator('[data-path=".cargo/audit.toml"]')).toHaveCount(0);
  await expect(panels.getByRole('button', { name: 'Enter it into these files' })).toBeVisible();
});

test('a lone lock file’s advisory is only to be copied: nobody sees whether a settings file exists', async ({
  forklift,
}) => {
  const { page, panels } = forklift;
  await forklift.open();
  await page.locator('#pick-files').setInputFiles({
    name: 'Cargo.lock',
    mimeType: 'text/plain',
    buffer: Buffer.from(lock),
  });
  await expect(panels).toContainText('this page can’t know whether you have .cargo/audit.toml');
  await expect(panels.getByRole('button', { name: 'Enter it into these files' })).toHaveCount(0);
  await expect(panels).toContainText('No release of near and middle without paste is known here.');
});
