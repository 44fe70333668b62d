import assert from 'node:assert/strict';
import type { Account, Credential } from '../../../src/balance/account/account.ts';
import { type AccountStatus, troubleOf } from '../../../src/balance/account/state.ts';
import type { Reading } from '../../../src/balance/amount/quantity.ts';
import { parseReading } from '../../../src/balance/readings/savedReading.ts';
import { english } from '../../../src/base/language.ts';
import { Monitor } from '../../../src/monitor/ask/monitor.ts';
import { serve } from '../../../src/monitor/ask/service.ts';
import { TroubleLog } from '../../../src/monitor/ask/troubleLog.ts';
import { createHttp } from '../../../src/net/http.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import { Secrets } from '../../../src/ui/accounts/secrets.ts';
import { statusBarText } from '../../../src/ui/statusBar/text.ts';
import { accountRow, balanceText, type DetailRow, detailRows } from '../../../src/ui/tree/rows.ts';
import { createProviders } from '../../providers.ts';
import { pairOf } from '../../sandbox/account.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox.ts';
import { TestLog } from '../fakes/testLog.ts';
import { HandClock } from '../net/handClock.ts';
import { shownText, tableOf } from '../ui/markdown.ts';
import { MemorySecretStorage } from '../ui/memorySecretStorage.ts';

export const INTERVAL_MS = 15 * 60_000;
const REMEMBERED_AGE_MS = 20 * 60_000;

/** What an account is asked with where it is not the usual. */
export interface SceneOptions {
  /** An account of the sandbox. */
  readonly accountId: string;
  readonly sandbox?: SandboxOptions;
  /** Changes to the account's entry; `url` is the sandbox's address. */
  readonly entry?: (url: string) => Partial<Account>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Addresses that the credential is saved for; the account's own when left out. `false`: it is not saved at all. */
  readonly savedFor?: readonly string[] | false;
  /** Stands in for the real providers. */
  readonly providers?: (real: readonly Provider[]) => readonly Provider[];
}

/** What the user sees of one account. */
export interface Words {
  /** The status bar's text. */
  readonly bar: string;
  /** The cells of the account's row in the tooltip. */
  readonly tooltipRow: readonly string[];
  /** The tooltip's sentences about what is wrong. */
  readonly tooltipTrouble: string | undefined;
  /** What stands behind the account's name in the tree. */
  readonly row: string;
  /** The rows below it. */
  readonly details: readonly DetailRow[];
}

/** The product from the settings to the words, against a sandbox over real HTTP, with a clock that is moved by hand. */
export class Scene {
  readonly clock = new HandClock();
  readonly storage = new MemorySecretStorage();
  readonly log = new TestLog();
  /** How often the user was offered to update the credential. */
  offers = 0;
  readonly sandbox: Sandbox;
  readonly account: Account;
  readonly monitor: Monitor;
  readonly #providers: readonly Provider[];
  readonly #store = createMemoryStore('none');

  private constructor(sandbox: Sandbox, { accountId, entry, environment, providers }: SceneOptions) {
    this.sandbox = sandbox;
    const { id, name, provider, product } = sandbox.accounts.get(accountId);
    const endpoints = [sandbox.endpointOf(accountId)];
    this.account = { id, name, provider, product, endpoints, ...entry?.(sandbox.url) };
    const real = createProviders(createHttp(this.clock), this.clock);
    this.#providers = providers?.(real) ?? real;
    this.monitor = new Monitor(
      {
        clock: this.clock,
        random: () => 0.5,
        providers: this.#providers,
        credentials: new Secrets(this.storage, environment ?? {}, () => this.#store),
        troubleLog: new TroubleLog(this.log),
        onRefused: () => {
          this.offers += 1;
        },
      },
      new Map([[id, this.#remembered(accountId)]]),
    );
    this.monitor.setAccounts([this.account], () => INTERVAL_MS);
    this.monitor.attach(this.#store);
  }

  /** The lines of the log without their levels, but for what is asked and decided in the usual course. */
  get lines(): readonly string[] {
    return this.log.told.map((line) => line.slice(line.indexOf(' ') + 1));
  }

  static async open(options: SceneOptions): Promise<Scene> {
    const sandbox = await startSandbox(options.sandbox);
    try {
      const scene = new Scene(sandbox, options);
      const pair = pairOf(sandbox.accounts.get(options.accountId));
      if (options.savedFor !== false) {
        const endpoints = options.savedFor ?? scene.account.endpoints;
        await scene.save({ ...scene.account, ...(endpoints === undefined ? {} : { endpoints }) }, pair);
      }
      return scene;
    } catch (error) {
      await sandbox.close();
      throw error;
    }
  }

  /** Saves a credential as the wizard does, for where the account is asked. */
  async save(account: Account, credential: Credential): Promise<void> {
    const served = serve(account, this.#providers) ?? assert.fail('the account is not served');
    await new Secrets(this.storage, {}, () => undefined).save(served, credential);
  }

  async close(): Promise<void> {
    this.monitor.dispose();
    this.#store.dispose();
    await this.sandbox.close();
  }

  /** The account as the views get it. */
  get status(): AccountStatus {
    const status = this.monitor.status(this.account.id);
    if (status === undefined) {
      throw new Error('the account is not served');
    }
    return status;
  }

  /** Asks once, as the user does with the refresh button, and returns the kind of the fault that it ended with. */
  async refresh(): Promise<string | undefined> {
    await this.monitor.refresh(this.account.id, 'manual');
    return troubleOf(this.status.state)?.fault.kind;
  }

  words(): Words {
    const now = this.clock.now();
    const { text, tooltip } = statusBarText([this.status], this.#providers, now, english);
    const trouble = tooltip.split('\n').find((line) => line.startsWith('$(warning)'));
    return {
      bar: text,
      tooltipRow: tableOf(tooltip)[0]?.map(shownText) ?? [],
      tooltipTrouble: trouble === undefined ? undefined : shownText(trouble),
      row: accountRow(this.status, this.#providers, now, english).description,
      details: detailRows(this.status, this.#providers, now, english),
    };
  }

  /** Everything that leaves the program as text. */
  everyText(): string {
    const now = this.clock.now();
    return [
      JSON.stringify(this.words()),
      JSON.stringify(statusBarText([this.status], this.#providers, now, english)),
      JSON.stringify(accountRow(this.status, this.#providers, now, english)),
      balanceText(this.status, this.#providers, now, english),
      JSON.stringify(this.#store.record(this.account.id)),
      ...this.log.lines,
    ].join('\n');
  }

  /** The last good value, as it comes back from the session before. */
  #remembered(accountId: string): Reading {
    const { quantities, product } = this.sandbox.accounts.get(accountId);
    const units = new Map(
      this.#providers
        .flatMap(({ products }) => products)
        .find(({ id }) => id === product)
        ?.quantities.map(({ key, unit }) => [key, unit]),
    );
    const saved = Object.entries(quantities).map(([key, amount]) => ({ key, amount, unit: units.get(key) }));
    const reading = parseReading({ at: this.clock.now() - REMEMBERED_AGE_MS, quantities: saved });
    if (reading === undefined) {
      throw new Error('the sample is no reading');
    }
    return reading;
  }
}
