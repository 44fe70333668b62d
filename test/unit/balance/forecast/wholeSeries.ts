import { Course } from '../../../../src/balance/forecast/course.ts';
import { type Forecast, type ForecastOptions, forecastOf } from '../../../../src/balance/forecast/forecast.ts';
import { type Trend, trendOfCourse } from '../../../../src/balance/forecast/trend.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';

/** The course of a series, oldest first. Points behind `now` are left out. */
export function courseOf(series: readonly Point[], now: number, startOfDay: number): Course {
  const course = new Course(startOfDay);
  for (const point of series.slice(0, series.findLastIndex(({ at }) => at <= now) + 1)) {
    course.take(point);
  }
  return course;
}

/** When the quantity of a series, oldest first, runs out as seen at `now`; points behind it are left out. */
export function forecast(series: readonly Point[], now: number, options: ForecastOptions = {}): Forecast {
  return forecastOf(courseOf(series, now, now), now, options);
}

/** The trend of a series, oldest first. */
export function trendOf(
  series: readonly Point[],
  now: number,
  startOfDay: number,
  options: ForecastOptions = {},
): Trend {
  return trendOfCourse(courseOf(series, Number.POSITIVE_INFINITY, startOfDay), now, options);
}
