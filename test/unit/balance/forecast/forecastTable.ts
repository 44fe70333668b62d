import { DAY, generate, type Scenario, scenarios } from './forecastSeries.ts';
import { forecast } from './wholeSeries.ts';

/** Ten series for each weekday of now. */
const SEEDS = 70;
const HORIZONS = [5, 20] as const;

/** Stands for the confidence of what is said not to run out. */
const NONE = '–';

/** The errors of one scenario at one horizon. Days; `typical` is the median, `nine` holds for nine of ten series. */
interface Errors {
  readonly typical: number;
  readonly nine: number;
  readonly confidence: string;
}

/** The rows of the table in docs/forecast.md, as Markdown. */
export function tableRows(): readonly string[] {
  return scenarios.map((scenario) => {
    const [soon, later] = [errorsOf(scenario, HORIZONS[0]), errorsOf(scenario, HORIZONS[1])];
    const cells = [scenario.name, `${scenario.history}`, days(soon.typical), days(soon.nine)];
    return `| ${[...cells, days(later.typical), days(later.nine), later.confidence].join(' | ')} |`;
  });
}

function errorsOf(scenario: Scenario, horizon: number): Errors {
  const errors: number[] = [];
  const confidences: string[] = [];
  for (let seed = 0; seed < SEEDS; seed++) {
    const { series, now, runsOutAt } = generate(scenario, seed, horizon);
    const made = forecast(series, now);
    if (made.kind === 'forecast') {
      errors.push(Math.abs(made.runsOutAt - (scenario.stopped === true ? Number.POSITIVE_INFINITY : runsOutAt)) / DAY);
      confidences.push(made.confidence);
    } else if (scenario.stopped === true && made.kind === 'none' && made.missing === 'spending') {
      errors.push(0);
      confidences.push(NONE);
    } else {
      throw new Error(`no forecast for ${scenario.name}, seed ${seed}: ${JSON.stringify(made)}`);
    }
  }
  errors.sort((a, b) => a - b);
  return {
    typical: ((errors[SEEDS / 2 - 1] ?? 0) + (errors[SEEDS / 2] ?? 0)) / 2,
    nine: errors[SEEDS * 0.9 - 1] ?? 0,
    confidence: [NONE, 'low', 'medium', 'high'].reduce((a, b) =>
      count(confidences, b) > count(confidences, a) ? b : a,
    ),
  };
}

function count(values: readonly string[], value: string): number {
  return values.filter((candidate) => candidate === value).length;
}

function days(error: number): string {
  return error.toFixed(1);
}
