import { type AccountAlerts, alertsText, parseAlerts } from '../../balance/alert/accountAlerts.ts';
import { type AlertCell, type AlertStep, changeAlerts } from '../../balance/alert/alertCell.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, MutableDisposable } from '../../base/lifecycle.ts';
import type { Store } from '../../store/port/store.ts';

/** Where alerts are noted, for all windows. */
export type Notes = Pick<Store, 'note' | 'replaceNote'>;

/** When to try again after a lock was in the way. */
export const BUSY_MS = 1_000;

/** What has happened makes other alerts of those that are noted. */
type Happening = (alerts: AccountAlerts) => AccountAlerts;

/** The alerts of an account among the store's notes, as a window reads and changes them. */
export interface AlertNotes extends Disposable {
  /** The alerts as they are with all that has happened here. */
  read(): AccountAlerts;
  /** See {@link changeAlerts}. What happened before is noted as well. */
  change<T>(step: (alerts: AccountAlerts) => AlertStep<T>): T | 'busy';
  /** Notes what has happened, as soon as no lock is in the way. */
  add(happening: Happening): void;
}

/** The alerts of an account. What happened while a lock was in the way is noted before all that comes after it. */
export function notesOf(store: Notes, clock: Clock, accountId: string, identity: string | undefined): AlertNotes {
  const cell = cellOf(store, accountId, identity);
  const again = new MutableDisposable();
  let owed: readonly Happening[] = [];
  const withOwed = (alerts: AccountAlerts): AccountAlerts => owed.reduce((changed, next) => next(changed), alerts);
  const change: AlertNotes['change'] = (step) => {
    const result = changeAlerts(cell, (alerts) => step(withOwed(alerts)));
    if (result !== 'busy') {
      owed = [];
    }
    return result;
  };
  const settle = (): void => {
    if (change((alerts) => ({ alerts, result: undefined })) === 'busy') {
      again.set(clock.after(BUSY_MS, settle));
    }
  };
  return {
    read: () => withOwed(cell.read()),
    change,
    add(happening) {
      owed = [...owed, happening];
      settle();
    },
    dispose: () => again.dispose(),
  };
}

/** A note that cannot be read is as none, and is replaced. */
function cellOf(store: Notes, accountId: string, identity: string | undefined): AlertCell {
  const name = identity === undefined ? 'alerts' : `alerts/${identity}`;
  let text: string | undefined;
  return {
    read() {
      text = store.note(accountId, name);
      return parseAlerts(text);
    },
    replace: (next) => store.replaceNote(accountId, name, text, alertsText(next)),
  };
}
