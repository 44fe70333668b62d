import type { Descriptor } from './contract.ts';

/**
 * The program's own providers by their ids, in the order in which they are offered. The file of one is loaded when an account
 * uses it, or when one is added. `npm run docs` writes what is known of them before (`offered.ts`).
 */
export const OWN = {
  jiguang: async () => (await import('./china/jiguang.ts')).JIGUANG,
  submail: async () => (await import('./china/submail.ts')).SUBMAIL,
} as const satisfies Readonly<Record<string, () => Promise<Descriptor>>>;

/** A provider of the program's own, by its id. */
export type OwnId = keyof typeof OWN;
