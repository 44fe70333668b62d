import { percent } from '../test/unit/balance/forecast/confidenceTable.ts';
import {
  brokenTelling,
  LEAST_SILENCE,
  LEAST_SPENDING,
  MOST_FALSE,
  type Telling,
  tellingOfAll,
  wantedShare,
} from '../test/unit/balance/forecast/unusualTable.ts';
import { counted, type Line, type Measure, part } from './figure.ts';

/** Ninety days, hour by hour, take a hundred times as long as one event. */
const [EVENTS, QUIET] = [1_000, 50];

export const unusual: Measure = (options) => {
  const quiet = part(QUIET, options);
  return tellingOfAll(part(EVENTS, options), quiet, options.seed).map((telling) => lineOf(telling, quiet));
};

function lineOf(telling: Telling, quiet: number): Line {
  const { name, spending, silence, falseAlarms } = telling;
  const share = ({ told, count, oracle }: Telling['spending']): string =>
    count === 0 ? 'never' : `${percent(told)} of ${counted(count)} (who knows the rule: ${percent(oracle)})`;
  return {
    goal: `${name}: five times the usual told in ${percent(wantedShare(LEAST_SPENDING, spending))}, silence in ${percent(wantedShare(LEAST_SILENCE, silence))}, at most ${MOST_FALSE} false alarm in 90 days`,
    measured: `${share(spending)}, ${share(silence)}, ${falseAlarms.average.toFixed(2)} on average over ${counted(quiet)} series, ${falseAlarms.most} at most`,
    held: brokenTelling(telling).length === 0,
  };
}
