import type { AlertSettings } from './threshold.ts';

/** Ids of providers that other extensions add: two words or more with dots between them: no id of the program's own has a dot. The setting's schema has the same pattern. */
export const FOREIGN_ID = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Ids of providers that the user declares: {@link FOREIGN_ID} as well. The setting's schema has the same pattern. */
export const DECLARED_ID = /^own(?:\.[a-z0-9-]+)+$/;

/**
 * Names of the environment variables that hold the parts of a credential, by the ids of the parts; for hosts where secret storage
 * does not last.
 */
export type CredentialVariables = Readonly<Record<string, string>>;

/** An account as the setting `messagingBalance.accounts` describes it. It holds no secret. */
export interface Account extends AlertSettings {
  /** Names the account's secret and its history; never changes. */
  readonly id: string;
  /** What the user calls it. */
  readonly name: string;
  readonly provider: string;
  readonly product: string;
  /** Which of the product's places is asked: its id, or the user's own host as a base address. The first one when absent. */
  readonly place?: string;
  /** Base addresses in order of preference; those of the place when absent. Each passed `checkEndpoint`. */
  readonly endpoints?: readonly string[];
  /** By the ids of the product's parameters, without those that are left as they are. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Minutes between two automatic refreshes, instead of the general setting. */
  readonly refreshInterval?: number;
  readonly env?: CredentialVariables;
}

/**
 * What authorizes requests: one to four parts, by the ids that the product gives them. Read right before use; only
 * `redaction.ts` keeps it, in memory, to know it in texts.
 */
export type Credential = Readonly<Record<string, string>>;

/** The parts of a credential in an order of their own, whatever the order in which they were put together. */
export function partsOf(credential: Credential): readonly string[] {
  return Object.keys(credential)
    .sort()
    .map((id) => credential[id] ?? '');
}
