import { isEmpty } from '../amount/emptiness.ts';
import type { Course } from './course.ts';
import type { ForecastOptions } from './forecast.ts';
import { silence } from './silence.ts';
import { unusualSpending } from './unusualSpending.ts';

/** What is unusual about the latest reading. Amounts are in the quantity's unit, and estimates. */
export interface Unusual {
  /** Far more than usual was spent lately, or nothing where there always is something. */
  readonly kind: 'unusual-spending' | 'no-spending';
  /** The reading since which it is so: wall-clock milliseconds since 1970. */
  readonly since: number;
  /** What was spent since then; 0 for `no-spending`. */
  readonly spent: number;
  /** What is usually spent in such a time. */
  readonly usual: number;
}

/** What is unusual about a quantity with this course, if anything. Never of what is used up, or filled up by the provider. */
export function unusualIn(course: Course, { resets }: ForecastOptions): Unusual | undefined {
  const { last, spending, startOfDay } = course;
  if (last === undefined || isEmpty(last.amount) || resets !== undefined) {
    return undefined;
  }
  const much = unusualSpending(spending, startOfDay);
  if (much !== undefined) {
    return { kind: 'unusual-spending', ...much };
  }
  const none = silence(spending);
  return none && { kind: 'no-spending', spent: 0, ...none };
}
