import type { Clock } from '../base/clock.ts';
import type { Http } from '../net/request.ts';
import { createJiguang } from './china/jiguang.ts';
import { createSubmail } from './china/submail.ts';
import { discreet } from './discreet.ts';
import type { Provider } from './provider.ts';

/** All providers, in the order in which they are offered. */
export function createProviders(http: Http, clock: Clock): readonly Provider[] {
  return [createJiguang(http), createSubmail(http, clock)].map(discreet);
}
