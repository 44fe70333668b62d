import {
  broken,
  LEAST_SAID,
  percent,
  saidInAll,
  type Trust,
  trustInAll,
  wantedOf,
} from '../test/unit/balance/forecast/confidenceTable.ts';
import { counted, type Line, type Measure, part } from './figure.ts';

export const forecasts: Measure = (options) => {
  const count = part(1_000, options);
  const trusts = trustInAll(count, options.seed);
  const said = saidInAll(trusts);
  return [
    ...trusts.map((trust) => lineOf(trust, count)),
    {
      goal: `of all kinds ${percent(LEAST_SAID)} say medium or better from day 14`,
      measured: percent(said),
      held: said >= LEAST_SAID,
    },
  ];
};

function lineOf(trust: Trust, count: number): Line {
  const { name, high, medium, sure, plain } = trust;
  const wanted = wantedOf(trust);
  const bars = `high ${percent(wanted.high)} within 10 %, medium ${percent(wanted.medium)} within 25 %`;
  const right = (of: Trust['high']): string =>
    `${percent(of.right)} of ${counted(of.count)} (who knows the rule: ${percent(of.oracle)})`;
  return {
    goal: `${name}: ${bars}${plain ? ', 90 % say high from day 21' : ''}`,
    measured: `high ${right(high)}, medium ${right(medium)}, ${percent(sure)} say high from day 21, of ${counted(count)}`,
    held: broken(trust).length === 0,
  };
}
