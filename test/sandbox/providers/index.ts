import type { Counterpart } from '../counterpart.ts';
import { jiguang } from './china/jiguang.ts';
import { submail } from './china/submail.ts';

/** Every provider that the sandbox stands in for. */
export const COUNTERPARTS: readonly Counterpart[] = [
  // China
  jiguang,
  submail,
];
