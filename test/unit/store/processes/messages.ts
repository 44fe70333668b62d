import type { Settled, StoreMode } from '../../../../src/store/port/store.ts';
import type { Actions } from './worker.ts';

/** What a parent asks of a window's process. */
export interface Asked {
  readonly id: number;
  readonly action: keyof Actions;
  readonly args: readonly unknown[];
}

/** What a window's process tells its parent. */
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string }
  | { readonly kind: 'changed'; readonly ids: readonly string[] }
  | { readonly kind: 'mode'; readonly mode: StoreMode }
  | { readonly kind: 'requested'; readonly account: string; readonly at: number }
  | {
      /** What a writer's store has answered for one reading, and how long that took. */
      readonly kind: 'recorded';
      readonly how: Settled;
      readonly account: string;
      readonly amount: string;
      readonly ms: number;
    };
