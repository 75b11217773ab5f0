/** A new version of the page waits until the user asks for it: it never replaces code while somebody works. */
import { createServer } from 'node:http';
import { expect, test } from './page.ts';

test('an update waits, and saves the work before it takes over', async ({ forklift, baseURL }) => {
  const site = await servedWithUpdates(baseURL ?? '');
  const { page } = forklift;
  await page.goto(site.address);
  await forklift.offlineReady();
  await page.goto(site.address);
  await forklift.settled();
  await forklift.typeProject({ 'Cargo.toml': '[dependencies]\npaste = "1"\n' });

  site.publish('second');
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  await expect(forklift.notices).toContainText('A new version of this page is ready');
  await forklift.yours('Cargo.toml').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# still here\n');
  await forklift.expectMigrated('Cargo.toml', '# still here\n[dependencies]\nqlora-paste = "1"\n');
  expect(await page.locator('meta[name="version"]').count()).toBe(0);

  await forklift.notices.getByRole('button', { name: 'Save and reload' }).click();
  await expect(page.locator('meta[name="version"]')).toHaveAttribute('content', 'second');
  await forklift.expectMigrated('Cargo.toml', '# still here\n[dependencies]\nqlora-paste = "1"\n');
  site.close();
});

/** The built page at an address of its own, where a later version can be put in its place. */
async function servedWithUpdates(upstream: string) {
  let version: string | null = null;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', upstream);
    const answer = await fetch(new URL(pathname.slice(1), upstream));
    let body: string | Buffer = Buffer.from(await answer.arrayBuffer());
    if (version !== null && /(?:\/|\.html)$/.test(pathname)) {
      body = body
        .toString()
        .replace('</head>', `<meta name="version" content="${version}"></head>`);
    }
    if (version !== null && pathname === '/sw.js') {
      // Another revision of the page makes it another service worker, as a build would.
      body = body.toString().replace(/(url:"index\.html",revision:")[^"]+/, `$1${version}`);
    }
    response.writeHead(answer.status, {
      'Content-Type': answer.headers.get('Content-Type') ?? '',
      'Cache-Control': 'no-cache',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    address: `http://localhost:${port}/`,
    publish(next: string): void {
      version = next;
    },
    close: () => server.close(),
  };
}
