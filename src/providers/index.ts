import type { Clock } from '../base/clock.ts';
import type { Http } from '../net/request.ts';
import { createProvider } from './ask.ts';
import { JIGUANG } from './china/jiguang.ts';
import { SUBMAIL } from './china/submail.ts';
import type { Descriptor } from './contract.ts';
import type { Provider } from './provider.ts';

/** The program's own providers, in the order in which they are offered. */
export const DESCRIPTORS: readonly Descriptor[] = [JIGUANG, SUBMAIL];

/** All providers, in the order in which they are offered. */
export function createProviders(http: Http, clock: Clock): readonly Provider[] {
  return DESCRIPTORS.map((descriptor) => createProvider(descriptor, http, clock));
}
