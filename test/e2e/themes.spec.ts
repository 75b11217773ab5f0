/** Light and dark: by the system's preference or by choice, and after a reload. */
import { expect, type ForkliftPage, test } from './page.ts';

for (const scheme of ['light', 'dark'] as const) {
  const other = scheme === 'light' ? 'dark' : 'light';

  test(`follows a ${scheme} system, and a choice over it survives a reload`, async ({
    forklift,
  }) => {
    await forklift.page.emulateMedia({ colorScheme: scheme });
    await forklift.open();
    await expect.poll(() => brightness(forklift)).toBe(scheme);
    await forklift.choose('Cargo.toml');
    await forklift.chooseTheme(other);
    await expect.poll(() => brightness(forklift)).toBe(other);
    await forklift.page.reload();
    await forklift.settled();
    await expect.poll(() => brightness(forklift)).toBe(other);
    await forklift.chooseTheme('System');
    await expect.poll(() => brightness(forklift)).toBe(scheme);
  });
}

/** Whether the page's ground is nearer to white or to black, and its text the opposite. */
async function brightness(forklift: ForkliftPage): Promise<'light' | 'dark' | 'unreadable'> {
  const [ground, ink] = await forklift.page.evaluate(() => {
    const luminance = (colour: string) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      if (!canvas) return 0;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const style = getComputedStyle(document.body);
    return [luminance(style.backgroundColor), luminance(style.color)] as const;
  });
  if (Math.abs(ground - ink) < 0.5) return 'unreadable';
  return ground > ink ? 'light' : 'dark';
}
