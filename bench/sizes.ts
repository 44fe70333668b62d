import { stat } from 'node:fs/promises';
import { BUDGETS } from '../scripts/budgets.ts';
import { packageCommand } from '../scripts/npmPackage.ts';
import { packageExtension } from '../scripts/package.ts';
import type { Figure } from './figure.ts';

/** What is downloaded. */
export async function measure(): Promise<readonly Figure[]> {
  const [vsix, npm] = [await stat(await packageExtension()), await stat(await packageCommand())];
  return [
    { what: '.vsix', value: vsix.size, unit: 'bytes', goal: { kind: 'most', most: BUDGETS.package } },
    { what: 'package for npm', value: npm.size, unit: 'bytes', goal: { kind: 'most', most: BUDGETS.npmPackage } },
  ];
}
