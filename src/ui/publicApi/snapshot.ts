import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import type { Language } from '../../base/language.ts';
import type { OutlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { quantityLabel, reliabilityOf } from '../../wording/accountText.ts';
import type { Balance, BalanceQuantity, BalanceState } from './api.ts';

/** What other extensions are told of the accounts: frozen, and nothing that is not declared in `api.ts`. */
export function balanceSnapshot(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  language: Language,
  outlookOf: OutlookOf,
): readonly Balance[] {
  return Object.freeze(
    statuses.map((status) => {
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
      return Object.freeze({
        ...{ accountId: id, name, provider, product, level: outlook.level },
        state: stateOf(status),
        problem: troubleOf(status.state)?.fault.kind ?? null,
        at: reading?.at ?? null,
        quantities: Object.freeze(quantities),
      });
    }),
  );
}

/**
 * Extensions know no other states: until its provider is there an account has been read before, or nothing is known yet; what
 * is paused is so for any reason, which its problem tells.
 */
function stateOf(status: AccountStatus): BalanceState {
  const reliability = reliabilityOf(status);
  switch (reliability) {
    case 'waiting':
      return status.old ? 'old' : 'loading';
    case 'refused':
      return 'paused';
    default:
      return reliability;
  }
}
