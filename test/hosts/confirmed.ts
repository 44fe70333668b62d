import { parseAccounts } from '../../src/balance/account/accounts.ts';
import { systemClock } from '../../src/base/clock.ts';
import { confirm, isConfirmed } from '../../src/monitor/ask/confirmation.ts';
import { type Destination, serve } from '../../src/monitor/ask/service.ts';
import { createHttp } from '../../src/net/http.ts';
import { providerOf } from '../../src/providers/declared/declaredProvider.ts';
import { parseDeclarations } from '../../src/providers/declared/parseDeclaration.ts';
import { openStore } from '../../src/store/open.ts';
import { createProviders } from '../providers.ts';
import { KEEPING } from '../unit/store/sample.ts';

/**
 * Answers for the user, before VS Code starts, that the variables of the settings' accounts may be sent to their addresses:
 * into the folder where the extension keeps its file, by what a click on *Confirm* does. `more` are accounts of providers that
 * an extension adds. Nobody may have the file open yet.
 */
export async function confirmAccounts(
  folder: string,
  settings: Readonly<Record<string, unknown>> = {},
  more: readonly Destination[] = [],
): Promise<void> {
  const http = createHttp(systemClock);
  const own = createProviders(http, systemClock);
  const { declarations } = parseDeclarations(settings['messagingBalance.providers'], []);
  const providers = [...own, ...declarations.map((declaration) => providerOf(declaration, http, systemClock))];
  const { accounts } = parseAccounts(settings['messagingBalance.accounts'], providers);
  const asked = [...accounts.flatMap((account) => serve(account, providers) ?? []), ...more].filter(
    (destination) => !isConfirmed(destination, undefined),
  );
  if (asked.length === 0) {
    return;
  }
  const store = await openStore(folder, systemClock, Math.random, KEEPING);
  try {
    const refused = asked.filter((destination) => !confirm(destination, store));
    if (store.mode.kind !== 'shared' || refused.length > 0) {
      throw new Error(`The answers could not be kept in ${folder}`);
    }
  } finally {
    store.dispose();
  }
}
