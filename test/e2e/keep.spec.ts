/** Nothing typed is lost: reloads, tabs side by side, storage that refuses, workers that die. */
import { expect, type ForkliftPage, test } from './page.ts';

const mine = '[dependencies]\npaste = "1"\n';
const migrated = '[dependencies]\nqlora-paste = "1"\n';

test('a reload right after a keystroke loses nothing', async ({ forklift }) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': mine });
  await forklift.page.reload();
  await forklift.expectMigrated('Cargo.toml', migrated);
  for (const key of ['a', 'b', 'c']) {
    await forklift.yours('Cargo.toml').focus();
    await forklift.page.keyboard.press('Control+Home');
    await forklift.page.keyboard.type(`# ${key}\n`);
    await forklift.page.reload();
    await expect(forklift.yours('Cargo.toml')).toContainText(`# ${key}`);
  }
  await forklift.expectMigrated('Cargo.toml', `# c\n# b\n# a\n${migrated}`);
});

test('a closed tab’s work is there in the next one', async ({ forklift, context }) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': mine });
  const closed = forklift.page.waitForEvent('close');
  await forklift.page.close({ runBeforeUnload: true });
  await closed;
  const next = await forklift.elsewhere(context);
  await next.open();
  await next.expectMigrated('Cargo.toml', migrated);
});

test('a second tab leaves the project alone until it is given a copy of its own', async ({
  forklift,
  context,
}) => {
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': mine });
  await draftHolds(forklift, mine);
  const other = await forklift.elsewhere(context);
  await other.open();
  await expect(other.notices).toContainText('open in another tab');
  await other.notices.getByRole('button', { name: 'Open a copy' }).click();
  await other.expectMigrated('Cargo.toml', migrated);
  await typeFirst(other, '# other\n');
  await typeFirst(forklift, '# this\n');
  await draftHolds(other, `# other\n${mine}`);
  await draftHolds(forklift, `# this\n${mine}`);
  // Each tab comes back to its own, and either finds the other's once that is closed.
  await forklift.page.reload();
  await forklift.expectMigrated('Cargo.toml', `# this\n${migrated}`);
  await other.page.reload();
  await other.expectMigrated('Cargo.toml', `# other\n${migrated}`);
  await forklift.page.close();
  await other.openEarlier(/1 file/, 'last');
  await other.expectMigrated('Cargo.toml', `# this\n${migrated}`);
});

test('without storage the page works, and says that it keeps nothing', async ({ forklift }) => {
  await forklift.page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Storage is closed to this page.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(window, 'indexedDB', { value: { open: refuse, deleteDatabase: refuse } });
  });
  await forklift.open();
  await forklift.typeProject({ 'Cargo.toml': mine });
  await forklift.expectMigrated('Cargo.toml', migrated);
  await expect(forklift.notices.getByRole('alert').first()).toBeVisible();
  expect(await forklift.downloadZip('Whole project as .zip')).toEqual({ 'Cargo.toml': migrated });
});

test('a worker that dies is replaced, and the request is tried once more', async ({ forklift }) => {
  await dyingWorkers(forklift, 1);
  await forklift.page.goto('./#example=scenario-1');
  await forklift.settled();
  await forklift.typeProject({ 'Cargo.toml': mine });
  await forklift.expectMigrated('Cargo.toml', migrated);
});

test('a worker that dies twice is told of, and the work goes on when asked', async ({
  forklift,
}) => {
  await dyingWorkers(forklift, 100);
  // What the first example comes to is known without them.
  await forklift.page.goto('./#example=scenario-1');
  await expect(forklift.status.getByRole('alert')).toContainText('stopped unexpectedly, twice');
  // They live from the click on: a run that the page starts by itself before it fails like the first.
  await forklift.page.evaluate(() => {
    const live = () => window.dispatchEvent(new Event('workers-live'));
    window.addEventListener('click', live, { capture: true, once: true });
  });
  await forklift.status.getByRole('button', { name: 'Try again' }).click();
  await forklift.settled();
});

test('before the worker has come, a first visit’s changes are shown and a letter can be typed', async ({
  forklift,
}) => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await forklift.page.route(/assets\/worker-/, async (route) => {
    await held;
    await route.continue();
  });
  await forklift.page.goto('./');
  await expect(forklift.page.locator('.changed-words').first()).toBeVisible();
  await forklift.tree.locator('[data-path="Cargo.toml"]').click();
  await forklift.yours('Cargo.toml').press('ControlOrMeta+Home');
  await forklift.page.keyboard.type('# typed');
  await expect(forklift.yours('Cargo.toml')).toContainText('# typed');
  go();
  await forklift.typeProject({ 'Cargo.toml': mine });
  await forklift.expectMigrated('Cargo.toml', migrated);
});

test('an editor that cannot be loaded says so, and loads when asked again', async ({
  forklift,
}) => {
  // Until told: the page asks for it ahead as well, where nobody sees it fail.
  let isGone = true;
  await forklift.page.route(/assets\/open-/, (route) =>
    isGone ? route.abort() : route.continue(),
  );
  await forklift.page.goto('./');
  await forklift.tree.locator('[data-path="Cargo.toml"]').click();
  await expect(forklift.page.getByRole('main').getByRole('alert')).toContainText(
    'could not be loaded',
  );
  isGone = false;
  await forklift.page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await forklift.settled();
});

/** The first workers of the page die when asked for a migration, until `workers-live` is told. */
async function dyingWorkers(forklift: ForkliftPage, deaths: number): Promise<void> {
  await forklift.page.addInitScript((first) => {
    let left = first;
    window.addEventListener('workers-live', () => {
      left = 0;
    });
    const RealWorker = window.Worker;
    window.Worker = class extends RealWorker {
      override postMessage(message: unknown): void {
        const runs = typeof message === 'object' && message !== null && 'id' in message;
        if (!runs || left === 0) {
          super.postMessage(message);
          return;
        }
        left -= 1;
        this.terminate();
        this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
      }
    };
  }, deaths);
}

async function typeFirst(forklift: ForkliftPage, words: string): Promise<void> {
  await forklift.yours('Cargo.toml').focus();
  await forklift.page.keyboard.press('Control+Home');
  await forklift.page.keyboard.type(words);
}

/** Waits until the draft in storage holds a text. */
async function draftHolds(forklift: ForkliftPage, words: string): Promise<void> {
  await expect
    .poll(() =>
      forklift.page.evaluate(
        (wanted) =>
          new Promise<boolean>((resolve, reject) => {
            const opening = indexedDB.open('forklift');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const all = opening.result.transaction('draft').objectStore('draft').getAll();
              all.onerror = () => reject(all.error);
              all.onsuccess = () => {
                opening.result.close();
                resolve(all.result.includes(wanted));
              };
            };
          }),
        words,
      ),
    )
    .toBe(true);
}
