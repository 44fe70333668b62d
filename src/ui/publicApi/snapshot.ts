import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import { isAmount, type Quantity } from '../../balance/amount/quantity.ts';
import { nextReset } from '../../balance/text/reset.ts';
import type { Language } from '../../base/language.ts';
import type { OutlookOf, QuantityOutlook } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { descriptionOf, quantityLabel, reliabilityOf } from '../../wording/accountText.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import type { AmountState, Balance, BalanceAmount, BalanceQuantity, BalanceUnit } from './api.ts';

/** Names of packages are cut here. */
const LONGEST_NAME = 60;
const FIRST_UNITS: readonly BalanceUnit[] = ['messages', 'emails', 'CNY'];

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
      const amounts = (reading?.quantities ?? []).map((quantity) => {
        const { key } = quantity;
        const rule = descriptionOf(status, key, providers) ?? {};
        const resetsAt = nextReset(quantity, rule, reading?.at ?? 0, language.timeZone);
        const label = outputRedactor.redact(quantityLabel(status, key, providers, language));
        return amountOf(quantity, label, resetsAt ?? null, outlook.quantities.get(key));
      });
      const balance: Balance = {
        ...{ accountId: id, name: outputRedactor.redact(name), provider, product, level: outlook.level },
        // What is refused is paused, and its problem tells why.
        state: reliability === 'refused' ? 'paused' : reliability,
        problem: troubleOf(status.state)?.fault.kind ?? null,
        at: reading?.at ?? null,
        quantities: Object.freeze(amounts.flatMap(firstForm)),
        amounts: Object.freeze(amounts),
      };
      return [Object.freeze(balance)];
    }),
  );
}

function amountOf(
  quantity: Quantity,
  label: string,
  resetsAt: number | null,
  outlook: QuantityOutlook | undefined,
): BalanceAmount {
  const { key, unit, amount, used = null, limit = null, expiresAt = null, parts = [] } = quantity;
  const { level = 'ok', threshold, trend } = outlook ?? {};
  const end = trend?.forecast.kind === 'forecast' ? trend.forecast : undefined;
  const state: AmountState = isAmount(amount) ? 'amount' : amount;
  return Object.freeze({
    ...{ key, label, level, unit, state, used, limit, resetsAt, expiresAt },
    amount: isAmount(amount) ? amount : null,
    threshold: threshold === undefined ? null : Object.freeze({ kind: threshold.kind, level: threshold.level }),
    runsOutAt: end?.runsOutAt ?? null,
    confidence: end?.confidence ?? null,
    parts: Object.freeze(
      parts.map((part) =>
        Object.freeze({
          ...{ name: outputRedactor.clean(part.name, LONGEST_NAME), amount: part.amount },
          ...{ total: part.total ?? null, expiresAt: part.expiresAt ?? null },
        }),
      ),
    ),
  });
}

/** An amount as the first form of the API has it; none where that would say something else. */
function firstForm(told: BalanceAmount): readonly BalanceQuantity[] {
  const { key, label, amount, level, threshold, runsOutAt, confidence } = told;
  const unit = FIRST_UNITS.find((known) => known === told.unit);
  return unit === undefined || (amount === null && told.state !== 'not-allocated')
    ? []
    : [Object.freeze({ key, label, amount, unit, level, threshold, runsOutAt, confidence })];
}
