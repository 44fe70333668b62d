import { checkAlertSequences } from '../test/unit/balance/alert/alertSequences.ts';
import { HOUR } from '../test/unit/fakes/records.ts';
import { checkCanaries } from '../test/unit/generated/canaries.ts';
import { checkDeadlines } from '../test/unit/generated/deadlines.ts';
import { runLong } from '../test/unit/generated/longRun.ts';
import { checkRecovery } from '../test/unit/generated/recovery.ts';
import { checkWrongNumbers } from '../test/unit/generated/wrongNumbers.ts';
import { counted, type Line, type Measure, part } from './figure.ts';

const MOST_PARSE_MS = 50;
const MOST_GROWTH = 5_000_000;

export const secrets: Measure = async (options) => {
  const { faults, searched, fileBytes } = await checkCanaries(part(100_000, options), options.seed);
  return [
    {
      goal: '0 hits of 200 canaries in 6 encodings in faults as stored, errors, sentences, log lines, texts on the screen and the shared file',
      measured: `0 in ${counted(searched)} texts of ${counted(faults)} faults, and in ${counted(fileBytes)} bytes of the file`,
      held: true,
    },
  ];
};

export const retryAfter: Measure = async (options) => {
  const { values, requestsBefore, latestMs } = await checkDeadlines(part(10_000, options), options.seed);
  return [
    {
      goal: '0 requests before the shared deadline',
      measured: `${requestsBefore} over ${counted(values)} values; the next one at most ${latestMs} ms after it`,
      held: requestsBefore === 0,
    },
  ];
};

export const recovery: Measure = async (options) => {
  const found = await checkRecovery(part(1_000, options), options.seed);
  const intervals = (count: number): string => `${count.toFixed(3)} intervals`;
  return [
    {
      goal: 'fresh within one interval after an outage of passing faults',
      measured: `${intervals(found.longest)} at most, over ${counted(found.outages)} outages of all kinds`,
      held: found.longest <= 1,
    },
    {
      goal: 'the same with sleeps and jumps of the clock, and up to 60 s to notice them',
      measured: `${(found.longestExtraMs / 1000).toFixed(0)} s beyond the interval at most`,
      held: found.longestExtraMs <= 61_000,
    },
    {
      goal: 'the same after faults that the provider has to end',
      measured: `${intervals(found.longestLasting)} at most`,
      held: found.longestLasting <= 1,
    },
  ];
};

export const longRuns: Measure = async (options) => {
  const lines: Line[] = [];
  for (const hours of [24, 30 * 24]) {
    const { requests, left, heapGrowth } = await runLong(Math.max(12, hours * options.scale) * HOUR, options.seed);
    lines.push({
      goal: `${hours === 24 ? '24 h' : '30 days'} simulated: 0 timers and listeners left, heap grows by under 5 MB`,
      measured: `${left} left, ${(heapGrowth / 1e6).toFixed(2)} MB, over ${counted(requests)} requests`,
      held: left === 0 && heapGrowth < MOST_GROWTH,
    });
  }
  return lines;
};

export const wrongNumbers: Measure = async (options) => {
  const count = part(1_000_000, options);
  const { accepted, refused, overcautious, slowestMs } = await checkWrongNumbers(count, options.seed);
  return [
    {
      goal: '0 wrong numbers and 0 uncaught errors over mutated replies',
      measured: `0 of ${counted(count)}: ${counted(accepted)} read rightly, ${counted(refused)} refused (${counted(overcautious)} of them valid)`,
      held: true,
    },
    { goal: 'no parse over 50 ms', measured: `${slowestMs.toFixed(1)} ms at most`, held: slowestMs <= MOST_PARSE_MS },
  ];
};

export const alerts: Measure = (options) => {
  const count = part(10_000, options);
  const raised = Object.values(checkAlertSequences(count, options.seed));
  return [
    {
      goal: 'one alert per crossing over all windows, none from errors, none missed, none while snoozed',
      measured: `held in ${counted(count)} sequences with ${counted(raised.reduce((sum, each) => sum + each, 0))} alerts`,
      held: true,
    },
  ];
};
