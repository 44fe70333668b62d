import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import { isAmount, type Part, type Quantity } from '../../balance/amount/quantity.ts';
import { nextReset } from '../../balance/text/reset.ts';
import type { Language } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import type { RefusedEntry } from '../../sharing/accountFile.ts';
import { descriptionOf, quantityLabel, reliabilityOf } from '../../wording/accountText.ts';
import { troubleSentence } from './faultSentence.ts';
import { levelsOf, thresholdOf } from './standing.ts';

/** Takes secrets out of a text. */
type Redact = (text: string) => string;

/** Fields may be added within a version; what one means does not change. */
const SCHEMA_VERSION = 1;

/**
 * All accounts as JSON (`docs/cli.md` has its fields). Amounts are texts with all their digits, moments are ISO 8601 in UTC, and what
 * is not known is `null`. `redact` takes secrets out of what users, replies and sentences say: out of the finished text they would take
 * names of fields and numbers along, as any word may be somebody's secret.
 */
export function jsonText(
  statuses: readonly AccountStatus[],
  refused: readonly RefusedEntry[],
  providers: readonly Provider[],
  now: number,
  language: Language,
  redact: Redact,
): string {
  const content = {
    schemaVersion: SCHEMA_VERSION,
    at: moment(now),
    accounts: statuses.map((status) => accountOf(status, providers, now, language, redact)),
    refused: refused.map(({ name, reason }) => ({ name: redact(name), reason: redact(reason) })),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function accountOf(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
  redact: Redact,
) {
  const { account, state, nextAt } = status;
  const { name, provider, product } = account;
  const reading = readingOf(state);
  const trouble = troubleOf(state);
  const levels = levelsOf(status, providers, now);
  return {
    ...{ name: redact(name), provider, product },
    state: reliabilityOf(status),
    readAt: moment(reading?.at),
    trouble:
      trouble === undefined
        ? null
        : {
            kind: trouble.fault.kind,
            text: redact(troubleSentence(status, providers, language) ?? ''),
            since: moment(trouble.since),
          },
    nextAt: moment(nextAt),
    quantities: (reading?.quantities ?? []).map((quantity) => {
      const { key } = quantity;
      const rule = descriptionOf(status, key, providers) ?? {};
      return {
        ...{ key: redact(key), label: redact(quantityLabel(status, key, providers, language)) },
        ...amountsOf(quantity),
        ...{ level: levels.get(key) ?? 'ok', threshold: thresholdOf(status, key) ?? null },
        resetsAt: moment(nextReset(quantity, rule, reading?.at ?? 0)),
        expiresAt: moment(quantity.expiresAt),
        parts: (quantity.parts ?? []).map((part) => partOf(part, redact)),
      };
    }),
  };
}

function amountsOf({ unit, amount, used, limit }: Quantity) {
  return {
    unit,
    state: isAmount(amount) ? 'amount' : amount,
    amount: isAmount(amount) ? amount : null,
    ...{ used: used ?? null, limit: limit ?? null },
  };
}

function partOf({ name, amount, total, expiresAt }: Part, redact: Redact) {
  return { name: redact(name), amount, total: total ?? null, expiresAt: moment(expiresAt) };
}

function moment(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
