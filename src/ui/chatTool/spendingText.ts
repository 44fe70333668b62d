import { addDecimals, ZERO } from '../../balance/amount/decimal.ts';
import type { Unit } from '../../balance/amount/quantity.ts';
import type { Unused } from '../../balance/forecast/expiring.ts';
import type { Forecast } from '../../balance/forecast/forecast.ts';
import type { Change, Trend, Week } from '../../balance/forecast/trend.ts';
import { fractionDigits } from '../../balance/text/format.ts';
import { english } from '../../base/language.ts';
import { forecastText } from '../../wording/outlookText.ts';
import { amountText, isoTime, unitWord } from './quantityText.ts';

/** An estimate is told with so many digits. */
const DIGITS = 3;
/** So many of a number are its own. */
const EXACT_DIGITS = 15;

/** What was spent of a quantity and when it was topped up: one sentence each, of what is known. */
export function spendingTexts({ today, topUp, week }: Trend, unit: Unit): readonly string[] {
  return [
    ...(today === undefined ? [] : [changeText(today, unit)]),
    ...(week === undefined ? [] : [weekText(week, unit)]),
    ...(topUp === undefined ? [] : [`Last top-up: ${amountText(topUp.amount, unit)}, seen at ${isoTime(topUp.at)}.`]),
  ];
}

/** `Changed today by -120 messages since …, with top-ups of 500 messages in it.` */
function changeText({ change, from, topUps }: Change, unit: Unit): string {
  const added = topUps.reduce((sum, { amount }) => addDecimals(sum, amount), ZERO);
  const within = topUps.length === 0 ? '' : `, with top-ups of ${amountText(added, unit)} in it`;
  return `Changed today by ${amountText(change, unit)} since ${isoTime(from)}${within}.`;
}

function weekText(week: Week, unit: Unit): string {
  const days = week.map((spent) =>
    spent === undefined ? 'not known' : String(roundedTo(Math.max(0, spent), fractionDigits(unit))),
  );
  return `Spent on each of the last ${week.length} days (of 24 hours up to the reading, the oldest first), about: ${days.join(', ')} ${unitWord(unit)}.`;
}

/** When a quantity runs out, with how sure that is, or why it cannot be said. */
export function endText(forecast: Forecast | undefined, unit: Unit, now: number): string {
  if (forecast === undefined) {
    return 'No forecast yet: the history was not read.';
  }
  switch (forecast.kind) {
    case 'forecast': {
      const { perDay, daysLeft, runsOutAt, confidence } = forecast;
      // What should have run out since the latest reading does so now.
      const end = isoTime(Math.max(runsOutAt, now));
      const run = `Runs out about ${end} (in ${daysText(daysLeft)} days, ${confidence} confidence) at ${rateText(perDay, unit)} a day.`;
      return [run, unusedIn(forecast.unused, unit)].filter((part) => part !== '').join(' ');
    }
    case 'empty':
      return forecast.since === undefined ? '' : `Used up since ${isoTime(forecast.since)}.`;
    case 'none':
      return [forecastText(forecast, now, english), 'unused' in forecast ? unusedIn(forecast.unused, unit) : '']
        .filter((part) => part !== '')
        .join(' ');
  }
}

/** Cut, so that no number of days is the threshold that it is below. Hundredths are what that one compares. */
function daysText(daysLeft: number): string {
  const tenths = Math.floor(Number(daysLeft.toFixed(2)) * 10);
  return tenths === 0 ? 'less than 0.1' : `about ${(tenths / 10).toFixed(1)}`;
}

/** What is spent, in three digits. There are no parts of messages, and none of a cent. */
function rateText(perDay: number, unit: Unit): string {
  const digits = fractionDigits(unit);
  const least = 10 ** -digits;
  const rate = estimate(perDay, unit);
  return `${perDay < least ? 'less than' : 'about'} ${rate} ${unitWord(unit, String(rate))}`;
}

function unusedIn(unused: Unused | undefined, unit: Unit): string {
  if (unused === undefined) {
    return '';
  }
  // Packages are added up in floating point.
  const all = Number(unused.of.toPrecision(EXACT_DIGITS));
  const left = Math.min(all, estimate(unused.amount, unit));
  return `About ${left} of ${all} ${unitWord(unit, String(all))} expire unused at ${isoTime(unused.at)}.`;
}

/** In three digits, and at least the least that there is of the unit. */
function estimate(value: number, unit: Unit): number {
  const digits = fractionDigits(unit);
  return roundedTo(Math.max(10 ** -digits, value), digits);
}

/** In three digits, and no more of them behind the point than the unit has. */
function roundedTo(value: number, fraction: number): number {
  return Number(Number(value.toPrecision(DIGITS)).toFixed(fraction));
}
