import type { Scene, SceneOptions } from './scene.ts';

/** A way to provoke a fault for real, and what the user then reads. */
export interface Case {
  readonly name: string;
  readonly scene: SceneOptions;
  /** Lets things go wrong before the request is made. What it returns is called at the end. */
  readonly provoke?: (scene: Scene) => Promise<(() => void) | undefined> | (() => void) | undefined;
  /** Asks; only where time has to pass while the request is under way. */
  readonly ask?: (scene: Scene) => Promise<string | undefined>;
  /** The sentence; `{host}` stands for the host and port that were asked. */
  readonly says: string;
  /** No further attempt is made by itself. */
  readonly paused?: true;
}

/** An account whose product sends messages, with amounts as the documents print them. */
export const SUBMAIL: SceneOptions = { accountId: 'marketing-sms' };
export const JIGUANG: SceneOptions = { accountId: 'production-sms' };
