import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import { isAmount } from '../../balance/amount/quantity.ts';
import { formatAge, formatAmount } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinWords, type Language, labelled } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import type { RefusedEntry } from '../../sharing/accountFile.ts';
import { productOf, quantityLabel } from '../../wording/accountText.ts';
import { holdingText } from '../../wording/limitText.ts';
import { CHECK } from '../shell/exit.ts';
import { troubleSentence } from './faultSentence.ts';
import { isPresent, levelsOf, thresholdOf } from './standing.ts';
import { levelText } from './table.ts';

type Result = keyof typeof CHECK;
/** Takes secrets out of a text. */
type Redact = (text: string) => string;

/** What is said of an account that is not well, and how bad it is. */
interface Finding {
  readonly result: Exclude<Result, 'ok'>;
  readonly text: string;
}

/** The worst first: what is known to be used up is worse than what is not known. */
const RESULTS: readonly Result[] = ['critical', 'warning', 'unknown', 'ok'];

/**
 * All accounts as a plugin of Nagios and its kin tells them: one line, with performance data behind a bar. The code is what it ends
 * with. An account whose last reading is not a present one is unknown, and gives no data. `redact` takes secrets out of names and
 * sentences: out of the finished line it would take numbers along, as any word may be somebody's secret.
 */
export function checkText(
  statuses: readonly AccountStatus[],
  refused: readonly RefusedEntry[],
  providers: readonly Provider[],
  now: number,
  language: Language,
  redact: Redact,
): { readonly line: string; readonly code: number } {
  const { t } = language;
  const findings: readonly Finding[] = [
    ...statuses.flatMap((status) => findingsOf(status, providers, now, language, redact)),
    ...refused.map(({ reason }) => ({ result: 'unknown' as const, text: redact(reason) })),
  ];
  const result = RESULTS.find((each) => each === 'ok' || findings.some((finding) => finding.result === each)) ?? 'ok';
  const ordered = RESULTS.flatMap((each) => findings.filter((finding) => finding.result === each));
  const well = statuses.filter((status) => findingsOf(status, providers, now, language, redact).length === 0).length;
  const texts = [
    ...ordered.map(({ text }) => text.replace(/[.。]$/, '')),
    ...(well > 0 || ordered.length === 0
      ? [t('{0} of {1} accounts well', well, statuses.length + refused.length)]
      : []),
    ...(statuses.some(({ account }) => account.daysLeft !== undefined)
      ? [t('days left are not looked at, Prometheus does that')]
      : []),
  ];
  const data = statuses
    .filter(isPresent)
    .flatMap((status) => performanceData(status, redact))
    .join(' ');
  return { line: checkLine(result, texts.join('; '), data), code: CHECK[result] };
}

/** One line for a monitoring system. A bar would end its text. */
export function checkLine(result: Result, text: string, data = ''): string {
  const said = text.replace(/\s+/g, ' ').replaceAll('|', '/');
  return `MESSAGING BALANCE ${result.toUpperCase()} - ${said}${data === '' ? '' : ` | ${data}`}\n`;
}

function findingsOf(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
  redact: Redact,
): readonly Finding[] {
  const name = redact(status.account.name);
  const reading = readingOf(status.state);
  const levels = levelsOf(status, providers, now);
  const low = (reading?.quantities ?? []).flatMap((quantity): readonly Finding[] => {
    const level = levels.get(quantity.key) ?? 'ok';
    const threshold = thresholdOf(status, quantity.key);
    const below = threshold && formatAmount(threshold, quantity.unit, language);
    const amount = holdingText(quantity, language);
    const isAlone = productOf(status, providers)?.quantities.length === 1;
    const label = redact(quantityLabel(status, quantity.key, providers, language));
    const words = [isAlone ? amount : labelled(label, amount, language), levelText(level, below, language)];
    const age = isPresent(status) || reading === undefined ? '' : formatAge(reading.at, now, language);
    return level === 'ok'
      ? []
      : [
          {
            result: level === 'empty' ? 'critical' : 'warning',
            text: labelled(name, joinWords([...words, age], language), language),
          },
        ];
  });
  if (isPresent(status)) {
    return low;
  }
  const why = redact(troubleSentence(status, providers, language) ?? '');
  return [...low, { result: 'unknown', text: labelled(name, why, language) }];
}

/** `'Main balance'=900;1000:;@~:0`: what is below the first range warns, and what is in the last is critical. */
function performanceData(status: AccountStatus, redact: Redact): readonly string[] {
  return (readingOf(status.state)?.quantities ?? []).flatMap(({ key, amount }) => {
    const threshold = thresholdOf(status, key);
    const ranges = threshold === undefined ? '' : `;${threshold}:;@~:0`;
    const label = redact(plainText(`${status.account.name} ${key}`))
      .replace(/[=|]/g, ' ')
      .replaceAll("'", "''");
    return isAmount(amount) ? [`'${label}'=${amount}${ranges}`] : [];
  });
}
