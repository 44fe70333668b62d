import type { Confidence, Forecast } from '../../../../src/balance/forecast/forecast.ts';
import { seeded } from './forecastSeries.ts';
import { type SendingKind, sendingKinds, sendingOf } from './sendingKinds.ts';
import { forecast } from './wholeSeries.ts';

/** How far what is said with a confidence may be from the truth, and how often at least it has to be that near. */
const BARS = { high: { within: 0.1, least: 0.95 }, medium: { within: 0.25, least: 0.8 } } as const;
/** Where someone who knows the rule reaches less, a forecast may reach this much less than that. */
const BEHIND_ORACLE = 0.05;
/** Of fewer series a single one that is off breaks the bar. */
const LEAST_COUNT = 20;
const SURE_FROM_DAY = 21;
const LEAST_SURE = 0.9;
export const LEAST_SAID = 0.7;
const [LEAST_DAYS, MOST_DAYS] = [14, 56];

/** Of what was said with a confidence: how often, how much of it was right, and how much the oracle gets right. */
interface Said {
  readonly count: number;
  readonly right: number;
  readonly oracle: number;
}

/** How far the confidence of one kind can be trusted. Shares are 0 to 1. */
export interface Trust {
  readonly name: string;
  readonly high: Said;
  readonly medium: Said;
  /** The share said with high confidence from three weeks on. */
  readonly sure: number;
  /** The share said with medium confidence or better. */
  readonly said: number;
  readonly plain: boolean;
}

/** Compares what is said of generated series, 14 to 56 days long, with what was sent in the week after. */
export function trustIn(kind: SendingKind, count: number, seed: number): Trust {
  const days = seeded(seed);
  const made = Array.from({ length: count }, (_, index) => {
    const history = LEAST_DAYS + Math.floor(days() * (MOST_DAYS - LEAST_DAYS + 1));
    const { series, now, truth, oracle } = sendingOf(kind, seed + index, history);
    const { confidence, perDay } = saidBy(forecast(series, now));
    return { history, confidence, off: offBy(perDay, truth), oracleOff: offBy(oracle, truth) };
  });
  const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / (whole.length || 1);
  const said = (confidence: 'high' | 'medium'): Said => {
    const those = made.filter((one) => one.confidence === confidence);
    const { within } = BARS[confidence];
    return {
      count: those.length,
      right: share(
        those.filter(({ off }) => off <= within),
        those,
      ),
      oracle: share(
        made.filter(({ oracleOff }) => oracleOff <= within),
        made,
      ),
    };
  };
  const long = made.filter(({ history }) => history >= SURE_FROM_DAY);
  return {
    name: kind.name,
    high: said('high'),
    medium: said('medium'),
    sure: share(
      long.filter(({ confidence }) => confidence === 'high'),
      long,
    ),
    said: share(
      made.filter(({ confidence }) => confidence !== 'low'),
      made,
    ),
    plain: kind.plain === true,
  };
}

/** That hardly anything is spent is said without a doubt. */
function saidBy(found: Forecast): { readonly confidence: Confidence; readonly perDay: number } {
  if (found.kind === 'forecast') {
    return found;
  }
  return found.kind === 'none' && found.missing === 'spending'
    ? { confidence: 'high', perDay: found.perDay }
    : { confidence: 'low', perDay: 0 };
}

export function trustInAll(count: number, seed: number): readonly Trust[] {
  return sendingKinds.map((kind) => trustIn(kind, count, seed));
}

/** How much of what is said with a confidence has to be right, and of the plain kinds how much has to be said with a high one. */
export function wantedOf({ high, medium }: Trust): { readonly high: number; readonly medium: number } {
  const wanted = (least: number, { oracle }: Said): number => Math.max(0, Math.min(least, oracle - BEHIND_ORACLE));
  return { high: wanted(BARS.high.least, high), medium: wanted(BARS.medium.least, medium) };
}

/** What of a kind does not hold; `slack` allows for the chance of small samples, in standard deviations. */
export function broken(trust: Trust, slack = 0): readonly string[] {
  const { name, high, medium, sure, plain } = trust;
  const wanted = wantedOf(trust);
  const chance = (share: number, count: number): number => slack * Math.sqrt((share * (1 - share)) / (count || 1));
  const bar = ({ count, right }: Said, least: number, word: string): readonly string[] =>
    count >= LEAST_COUNT && right < least - chance(least, count)
      ? [`${name}: ${percent(right)} of ${count} ${word} are right, not ${percent(least)}`]
      : [];
  return [
    ...bar(high, wanted.high, 'high'),
    ...bar(medium, wanted.medium, 'medium'),
    ...(plain && sure < LEAST_SURE - chance(LEAST_SURE, high.count) ? [`${name}: only ${percent(sure)} are sure`] : []),
  ];
}

/** The share of all series that is said with medium confidence or better. */
export function saidInAll(trusts: readonly Trust[]): number {
  return trusts.reduce((sum, { said }) => sum + said, 0) / trusts.length;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function offBy(said: number, truth: number): number {
  return said === truth ? 0 : Math.abs(said - truth) / truth;
}
