import { alertsText, parseAlerts } from '../../balance/alert/accountAlerts.ts';
import type { AlertCell } from '../../balance/alert/alertCell.ts';
import type { Store } from '../../store/port/store.ts';

/** Where alerts are noted, for all windows. */
export type Notes = Pick<Store, 'note' | 'replaceNote'>;

/** The alerts of an account among the store's notes. A note that cannot be read is as none, and is replaced. */
export function cellOf(store: Notes, accountId: string, identity: string | undefined): AlertCell {
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
