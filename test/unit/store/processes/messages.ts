import type { StoreMode } from '../../../../src/store/store.ts';
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
      readonly kind: 'acknowledged' | 'put-off';
      readonly account: string;
      readonly amount: string;
      readonly ms: number;
    };
