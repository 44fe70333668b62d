import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import type { Language } from '../../base/language.ts';
import type { OutlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { quantityLabel, reliabilityOf } from '../../wording/accountText.ts';
import type { Balance, BalanceQuantity } from './api.ts';

/** What other extensions are told of the accounts: frozen, and nothing that is not declared in `api.ts`. */
export function balanceSnapshot(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  language: Language,
  outlookOf: OutlookOf,
): readonly Balance[] {
  return Object.freeze(
    statuses.flatMap((status): readonly Balance[] => {
      const reliability = reliabilityOf(status);
      // An account whose provider is not there is none for other extensions: nobody says what its quantities are.
      if (reliability === 'waiting') {
        return [];
      }
      const { id, name, provider, product } = status.account;
      const reading = readingOf(status.state);
      const outlook = outlookOf(status);
      const quantities = (reading?.quantities ?? []).map(({ key, amount, unit }): BalanceQuantity => {
        const { level = 'ok', threshold, trend } = outlook.quantities.get(key) ?? {};
        const end = trend?.forecast.kind === 'forecast' ? trend.forecast : undefined;
        return Object.freeze({
          ...{ key, amount, unit, level },
          label: quantityLabel(status, key, providers, language),
          threshold: threshold === undefined ? null : Object.freeze({ kind: threshold.kind, level: threshold.level }),
          runsOutAt: end?.runsOutAt ?? null,
          confidence: end?.confidence ?? null,
        });
      });
      const balance: Balance = {
        ...{ accountId: id, name, provider, product, level: outlook.level },
        // What is refused is paused, and its problem tells why.
        state: reliability === 'refused' ? 'paused' : reliability,
        problem: troubleOf(status.state)?.fault.kind ?? null,
        at: reading?.at ?? null,
        quantities: Object.freeze(quantities),
      };
      return [Object.freeze(balance)];
    }),
  );
}
