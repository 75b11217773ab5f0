import type { Origin } from '../../cargo/dependency.ts';

/** Where a dependency comes from, as a finding says it. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'path':
      return `the path ${origin.path}`;
    case 'git':
      return origin.url;
    case 'registry':
      return `the registry “${origin.name}”`;
    case 'inherited':
      return 'the workspace';
    case 'crates-io':
      return 'crates.io';
  }
}
