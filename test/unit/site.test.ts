import { expect, test } from 'vitest';
import { previewTags, reportAddress } from '../../site.ts';

const contents = (address: string | undefined) =>
  previewTags(address).map(({ attrs }) => [attrs.property, attrs.content]);

test.each([
  ['https://example.org/forklift/', 'https://example.org/forklift/'],
  ['https://example.org/forklift', 'https://example.org/forklift/'],
  ['https://example.org', 'https://example.org/'],
  ['https://example.org/tools/index.html', 'https://example.org/tools/'],
])('told %s, a build names image and page by absolute addresses', (address, folder) => {
  expect(contents(address)).toEqual([
    ['og:image', `${folder}social-card.png`],
    ['og:url', folder],
  ]);
});

test.each([undefined, ''])('told %j, it names the image beside it and no page', (address) => {
  expect(contents(address)).toEqual([['og:image', './social-card.png']]);
});

test.each(['example.org/forklift', 'ftp://example.org/', 'javascript:alert(1)'])(
  'told %s, it refuses',
  (address) => {
    expect(() => previewTags(address)).toThrow(address);
  },
);

test.each<[unknown, string | null]>([
  ['https://example.org/issues', 'https://example.org/issues'],
  [{ url: 'https://example.org/issues', email: 'a@example.org' }, 'https://example.org/issues'],
  [{ email: 'a@example.org' }, null],
  ['javascript:alert(1)', null],
  ['not an address', null],
  [undefined, null],
  [null, null],
  [7, null],
])('bugs %j gives the place to report %j', (bugs, address) => {
  expect(reportAddress(bugs)).toBe(address);
});
