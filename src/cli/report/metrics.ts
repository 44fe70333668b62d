import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import type { Decimal } from '../../balance/amount/decimal.ts';
import { isAmount, isCurrency, type Quantity, type Unit } from '../../balance/amount/quantity.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Provider } from '../../providers/provider.ts';
import type { RefusedEntry } from '../../sharing/accountFile.ts';
import { productOf } from '../../wording/accountText.ts';
import { isPresent, lastReadAt, thresholdOf } from './standing.ts';

type Labels = Readonly<Record<string, string>>;

interface Sample {
  readonly labels: Labels;
  readonly value: string;
}

/** What a metric says in one sentence, without quotes, which the two formats write in different ways. */
type Help = string;

const PREFIX = 'messagingbalance_';

/** Units that are measured, by how they end a metric's name. */
const MEASURED = ['messages', 'emails', 'credits', 'money'] as const;

/** Of each quantity, what is told of it in its own unit. */
const AMOUNTS: readonly (readonly [name: string, help: (unit: string) => Help, of: AmountOf])[] = [
  ['left', (unit) => `What is left, in ${unit}.`, ({ amount }) => (isAmount(amount) ? amount : undefined)],
  ['limit', (unit) => `What may be used in all, in ${unit}.`, ({ limit }) => limit],
  ['threshold', (unit) => `The amount below which it counts as low, in ${unit}.`, ({ threshold }) => threshold],
];

type AmountOf = (quantity: Quantity & { readonly threshold?: Decimal | undefined }) => Decimal | undefined;

/**
 * All accounts as metrics: one text that is valid in the text format of Prometheus and as OpenMetrics. All are gauges, and none has a
 * time: what was read earlier keeps its value, and `last_success_timestamp_seconds` says when that was. What has no amount
 * (not allocated, unlimited, postpaid, used only) has no sample of `left`. `redact` takes secrets out of names alone: out of the
 * finished text it would take names of metrics and numbers along, as any word may be somebody's secret.
 */
export function metricsText(
  statuses: readonly AccountStatus[],
  refused: readonly RefusedEntry[],
  providers: readonly Provider[],
  redact: (text: string) => string,
): string {
  const labelsOf = ({ account: { name, provider, product } }: AccountStatus): Labels => {
    return { account: redact(name), provider, product };
  };
  const quantities = statuses.flatMap((status) =>
    knownQuantities(status, providers).map((quantity) => ({
      quantity: { ...quantity, threshold: thresholdOf(status, quantity.key) },
      labels: { ...labelsOf(status), quantity: redact(quantity.key), ...currencyOf(quantity.unit) },
    })),
  );
  const amounts = AMOUNTS.flatMap(([name, help, of]) =>
    MEASURED.flatMap((measure) => {
      const samples = quantities
        .filter(({ quantity }) => measureOf(quantity.unit) === measure)
        .flatMap(({ quantity, labels }) => sample(labels, of(quantity)));
      return family(`${name}_${measure}`, help(measure === 'money' ? 'the currency of the label' : measure), samples);
    }),
  );
  return [
    ...amounts,
    ...family(
      'expiry_timestamp_seconds',
      'When the first of what is left expires.',
      quantities.flatMap(({ quantity, labels }) => sample(without(labels, 'currency'), seconds(quantity.expiresAt))),
    ),
    ...family(
      'up',
      'Whether the account was asked and has answered: 1 or 0.',
      statuses.flatMap((status) => sample(labelsOf(status), isPresent(status) ? '1' : '0')),
    ),
    ...family(
      'trouble',
      'Always 1, while an account cannot be asked; the label kind says why (auth: the credential is refused).',
      statuses.flatMap((status) => {
        const kind = troubleOf(status.state)?.fault.kind;
        return kind === undefined ? [] : sample({ ...labelsOf(status), kind }, '1');
      }),
    ),
    ...family(
      'last_success_timestamp_seconds',
      'When the account has last answered.',
      statuses.flatMap((status) => sample(labelsOf(status), seconds(lastReadAt(status)))),
    ),
    ...family('refused_accounts', 'Accounts of the file that cannot be used.', sample({}, String(refused.length))),
    '# EOF\n',
  ].join('');
}

/** The quantities of the last reading; of an account that was never read those that the product describes, for their thresholds. */
function knownQuantities(status: AccountStatus, providers: readonly Provider[]): readonly Quantity[] {
  const described = productOf(status, providers)?.quantities ?? [];
  return (
    readingOf(status.state)?.quantities ??
    described.flatMap(({ key, unit }) => (unit === 'in reply' ? [] : [{ key, unit, amount: 'not-told' as const }]))
  );
}

function measureOf(unit: Unit): (typeof MEASURED)[number] | undefined {
  return isCurrency(unit) ? 'money' : MEASURED.find((measure) => measure === unit);
}

function currencyOf(unit: Unit): Labels {
  return isCurrency(unit) ? { currency: unit } : {};
}

function without(labels: Labels, name: string): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([each]) => each !== name));
}

function seconds(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : String(ms / 1000);
}

function sample(labels: Labels, value: string | undefined): readonly Sample[] {
  return value === undefined ? [] : [{ labels, value }];
}

/** A metric with all its samples, which have to stand together; nothing where there are none. */
function family(name: string, help: Help, samples: readonly Sample[]): readonly string[] {
  const metric = PREFIX + name;
  const lines = samples.map(({ labels, value }) => `${metric}${labelText(labels)} ${value}\n`);
  return lines.length === 0 ? [] : [`# HELP ${metric} ${help}\n# TYPE ${metric} gauge\n`, ...lines];
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** One line, whoever named it: a reply may have named a quantity. */
function escaped(value: string): string {
  return plainText(value).replace(/[\\"]/g, '\\$&');
}
