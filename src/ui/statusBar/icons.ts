import type { Level } from '../../balance/alert/alert.ts';
import { type Reliability, reliabilityOf } from '../../wording/accountText.ts';
import type { AccountNumber } from './selection.ts';

/** What an account is marked with, by how far its number can be relied on. */
export const ICONS: Readonly<Record<Reliability, string>> = {
  fresh: '$(comment-discussion)',
  loading: '$(loading~spin)',
  old: '$(history)',
  stale: '$(warning)',
  failed: '$(error)',
  waiting: '$(extensions)',
  refused: '$(key)',
  paused: '$(debug-pause)',
};

/** What an account or a quantity is marked with, by how little is left of it. */
export const LEVEL_ICONS: Readonly<Record<Level, string>> = {
  ok: ICONS.fresh,
  low: '$(arrow-down)',
  empty: '$(circle-slash)',
};

/** The icon of an account: what is wrong with it before how little is left. */
export function iconOf({ status, outlook }: AccountNumber): string {
  const reliability = reliabilityOf(status);
  return reliability === 'fresh' ? LEVEL_ICONS[outlook.level] : ICONS[reliability];
}
