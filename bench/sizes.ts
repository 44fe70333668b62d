import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildExtension } from '../esbuild.js';
import { BUDGETS } from '../scripts/budgets.ts';
import { loadedAtActivation } from '../scripts/fewFiles.ts';
import { packageExtension } from '../scripts/package.ts';
import { root } from '../scripts/paths.ts';
import type { Figure } from './figure.ts';

/** What is downloaded, and what of it is loaded when the extension is activated. */
export async function measure(): Promise<readonly Figure[]> {
  const { size } = await stat(await packageExtension());
  const { host } = await buildExtension({ production: true });
  let loaded = 0;
  for (const file of loadedAtActivation(host, 'dist/extension.cjs')) {
    loaded += (await stat(join(root, file))).size;
  }
  return [
    {
      ...{ id: 'loaded', what: 'JavaScript loaded at activation', value: loaded, unit: 'bytes' },
      goal: { kind: 'most', most: BUDGETS.loadedAtActivation },
    },
    {
      ...{ id: 'package', what: '.vsix', value: size, unit: 'bytes' },
      goal: { kind: 'most', most: BUDGETS.package },
    },
  ];
}
