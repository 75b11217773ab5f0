import { createMigrator } from '../../src/engine/index.ts';
import { shapes } from './shapes.ts';

const shape = shapes.find(({ what }) => what.includes(process.argv[2] ?? ''));
for (const n of process.argv.slice(3).map(Number)) {
  const files = shape?.of(n) ?? [];
  createMigrator()(files.slice(0, 1), shape?.options);
  const a = process.cpuUsage();
  createMigrator()(files, shape?.options);
  const u = process.cpuUsage(a);
  console.log(shape?.what, n, (u.user + u.system) / 1000);
}
