import { createMigrator } from '../../src/engine/index.ts';
import type { Shape } from './shape.ts';
import { shapes } from './shapes.ts';

const only = new RegExp(process.argv[2] ?? '');
const goal = Number(process.argv[3] ?? 150);
const chosen = shapes.filter(({ what }) => only.test(what));
const skip = Number(process.argv[4] ?? 0);
function once({ of, options }: Shape, n: number) {
  const files = of(n);
  const length = files.reduce((s, f) => s + f.text.length, 0);
  globalThis.gc?.();
  const a = process.cpuUsage();
  const s = performance.now();
  const { findings } = createMigrator()(files, options);
  const wall = performance.now() - s;
  const u = process.cpuUsage(a);
  return {
    ms: Math.min(wall, (u.user + u.system) / 1000),
    length,
    failure: findings.find((f) => f.code === 'internal-error')?.message ?? '',
    findings: findings.length,
    places: findings.reduce((m, f) => m + (f.places?.length ?? 1), 0),
  };
}
function best(shape: Shape, n: number, k = 2) {
  let b = once(shape, n);
  for (let i = 1; i < k; i++) {
    const o = once(shape, n);
    if (o.ms < b.ms) b = o;
  }
  return b;
}
for (const shape of chosen.slice(skip)) {
  let n = 64;
  best(shape, n, 3);
  let q = best(shape, n);
  while (q.ms < goal && q.length < 700_000) {
    n *= 2;
    q = best(shape, n, 1);
  }
  q = best(shape, n, 3);
  const w = best(shape, n * 4, 2);
  const slope = Math.log2(w.ms / q.ms) / 2;
  console.log(
    `${slope > 1.2 && w.ms > 30 ? '!!' : '  '} ${slope.toFixed(2)} ${(w.ms / q.ms).toFixed(1)}x ${shape.what} | ${n * 4} ${w.ms.toFixed(0)}ms ${(w.length / 1000).toFixed(0)}kB ${((w.ms / w.length) * 1000).toFixed(2)}us/ch f${w.findings} p${w.places} ${w.failure}`,
  );
}
