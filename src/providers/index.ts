import type { Clock } from '../base/clock.ts';
import type { Http } from '../net/request.ts';
import { discreet } from './discreet.ts';
import { createJiguang } from './jiguang.ts';
import type { Provider } from './provider.ts';
import { createSubmail } from './submail.ts';

/** All providers, in the order in which they are offered. */
export function createProviders(http: Http, clock: Clock): readonly Provider[] {
  return [createJiguang(http), createSubmail(http, clock)].map(discreet);
}
