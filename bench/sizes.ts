import { stat } from 'node:fs/promises';
import { BUDGETS } from '../scripts/budgets.ts';
import { packageExtension } from '../scripts/package.ts';
import type { Figure } from './figure.ts';

/** What is downloaded. */
export async function measure(): Promise<readonly Figure[]> {
  const { size } = await stat(await packageExtension());
  return [{ what: '.vsix', value: size, unit: 'bytes', goal: { kind: 'most', most: BUDGETS.package } }];
}
