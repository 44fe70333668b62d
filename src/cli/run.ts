import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { providersNamed } from '../balance/account/accounts.ts';
import { shownId } from '../balance/account/secretLook.ts';
import type { AccountStatus } from '../balance/account/state.ts';
import { faultOf } from '../balance/fault/fault.ts';
import { Redactor } from '../balance/secret/redaction.ts';
import { plainText } from '../balance/text/plainText.ts';
import type { Clock } from '../base/clock.ts';
import { codeOf } from '../base/errorCode.ts';
import { type Language, labelled } from '../base/language.ts';
import { serve } from '../monitor/ask/service.ts';
import type { Http } from '../net/request.ts';
import { providerOf } from '../providers/declared/declaredProvider.ts';
import { createProvider } from '../providers/engine/ask.ts';
import { OWN } from '../providers/index.ts';
import { OFFERED } from '../providers/offered.ts';
import { ProviderRegistry } from '../providers/registry.ts';
import { type AccountFile, LARGEST_FILE, readAccountFile } from '../sharing/accountFile.ts';
import { askAll } from './asking.ts';
import { checkLine, checkText } from './report/check.ts';
import { entrySentence } from './report/entrySentence.ts';
import { faultSentence, troubleSentence } from './report/faultSentence.ts';
import { jsonText } from './report/json.ts';
import { metricsText } from './report/metrics.ts';
import { providersJson, providersTable } from './report/providerList.ts';
import { isPresent } from './report/standing.ts';
import { tableText } from './report/table.ts';
import { EnvironmentCredentials } from './shell/credentials.ts';
import { CHECK, CliError, EXIT, givenUp } from './shell/exit.ts';
import { helpText } from './shell/help.ts';
import { languageFor } from './shell/language.ts';
import { DEFAULT_SECONDS, isCheck, type Options, parseOptions } from './shell/options.ts';
import { Progress } from './shell/progress.ts';
import { defaultStatePath, StateFile } from './state/stateFile.ts';
import { writeWhole } from './state/wholeFile.ts';

/** Where text goes. What cannot be written to `out` rejects with what the system says. */
export interface Output {
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
}

/** What the command has of the machine that it runs on. */
export interface Machine {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's folder; `undefined` for one who has none, as in containers. */
  readonly home: string | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly out: Output;
  readonly err: Output;
  /** Aborted with the code to end with when the user, or the system, gives up. */
  readonly stop: AbortSignal;
  /** Of the program. */
  readonly version: string;
}

/** Does what the arguments say, and gives the code to end with. Never rejects: an error that nobody foresaw may quote anything. */
export async function run(machine: Machine): Promise<number> {
  const redactor = new Redactor();
  const language = await languageFor(machine.args, machine.env);
  const say = (sentence: string): void => void machine.err.write(`messaging-balance: ${redactor.redact(sentence)}\n`);
  try {
    return await new Run({ ...machine, language, redactor, say }).start();
  } catch (error) {
    const { code, message } =
      error instanceof CliError ? error : new CliError(EXIT.defect, faultSentence(faultOf(error), language));
    if (!isCheck(machine.args) || code === machine.stop.reason) {
      say(message);
      return code;
    }
    try {
      await machine.out.write(checkLine('unknown', redactor.redact(message)));
    } catch {
      // Where the line cannot be written, the same is said beside it.
      say(message);
    }
    return CHECK.unknown;
  }
}

interface RunParts extends Machine {
  readonly language: Language;
  readonly redactor: Redactor;
  /** Tells the user one sentence beside the data. */
  readonly say: (sentence: string) => void;
}

class Run {
  readonly #parts: RunParts;
  readonly #http: Http;
  readonly #registry: ProviderRegistry;
  /** How long one exchange may take. */
  #timeoutSeconds = DEFAULT_SECONDS;

  constructor(parts: RunParts) {
    this.#parts = parts;
    const { clock } = parts;
    const http: Http = async (request) => {
      const { createHttp } = await import('../net/http.ts');
      return createHttp(clock, { deadlineMs: this.#timeoutSeconds * 1000 })(request);
    };
    this.#http = http;
    this.#registry = new ProviderRegistry(
      OFFERED.map((offer) => ({ offer, load: async () => createProvider(await OWN[offer.id](), http, clock) })),
    );
  }

  async start(): Promise<number> {
    const { args, language, version } = this.#parts;
    const options = parseOptions(args, language.t);
    this.#timeoutSeconds = options.timeoutSeconds;
    switch (options.command) {
      case 'help':
        await this.#print(helpText(language));
        return EXIT.done;
      case 'version':
        await this.#print(`${version}\n`);
        return EXIT.done;
      case 'providers':
        return await this.#listProviders(options);
      case 'validate':
        return await this.#validate(options);
      case 'check':
      case 'print':
        return await this.#ask(options);
    }
  }

  async #listProviders(options: Options): Promise<number> {
    await this.#registry.load();
    const list = options.format === 'json' ? providersJson : providersTable;
    await this.#print(list(this.#registry.list, this.#parts.language), options.output);
    return EXIT.done;
  }

  async #validate(options: Options): Promise<number> {
    const { language } = this.#parts;
    const { accounts, refused } = await this.#readAccounts(options);
    this.#tell(refused.map(({ reason }) => reason));
    const total = accounts.length + refused.length;
    await this.#print(`${language.t('{0} of {1} accounts can be used.', accounts.length, total)}\n`);
    return refused.length === 0 ? EXIT.done : EXIT.accounts;
  }

  async #ask(options: Options): Promise<number> {
    const { clock, language, redactor, stop } = this.#parts;
    const { list: providers } = this.#registry;
    const redact = (text: string): string => redactor.redact(text);
    const { accounts, refused } = await this.#readAccounts(options);
    const statuses = await this.#statuses(accounts, options);
    if (stop.aborted) {
      throw givenUp(stop, language.t);
    }
    const now = clock.now();
    if (options.command === 'check') {
      const { line, code } = checkText(statuses, refused, providers, now, language, redact);
      await this.#print(line);
      return code;
    }
    const text = (): string => {
      switch (options.format) {
        case 'json':
          return jsonText(statuses, refused, providers, now, language, redact);
        case 'openmetrics':
          return metricsText(statuses, refused, providers, redact);
        case 'table':
          return tableText(statuses, providers, now, language, redact, this.#isColoured(options));
      }
    };
    await this.#print(text(), options.output);
    const troubles = statuses.flatMap((status) => {
      const sentence = troubleSentence(status, providers, language);
      return sentence === undefined ? [] : [labelled(status.account.name, sentence, language)];
    });
    this.#tell([...refused.map(({ reason }) => reason), ...troubles]);
    return refused.length === 0 && statuses.every(isPresent) ? EXIT.done : EXIT.trouble;
  }

  async #statuses(accounts: AccountFile['accounts'], options: Options): Promise<readonly AccountStatus[]> {
    const { clock, env, err, home, language, platform, random, redactor, stop } = this.#parts;
    const served = accounts.flatMap((account) => serve(account, this.#registry.list) ?? []);
    const path = options.state ?? defaultStatePath(env, platform, home);
    if (path === undefined) {
      throw new CliError(EXIT.unwritable, language.t('This user has no folder for the state. Name a file: --state'));
    }
    const progress = new Progress(
      err.isTerminal && env['TERM'] !== 'dumb' ? (text) => void err.write(text) : undefined,
      served.length,
      language,
    );
    const warnings: string[] = [];
    try {
      return await askAll(served, {
        ...{ clock, random, stop },
        stateFile: new StateFile(path, clock, language.t, stop, (sentence) => warnings.push(sentence)),
        credentials: new EnvironmentCredentials(env, redactor),
        allowHosts: options.allowHosts,
        timeoutSeconds: options.timeoutSeconds,
        file: resolve(options.accounts),
        onDone: () => progress.next(),
      });
    } finally {
      progress.end();
      // A line of their own, which the progress would be drawn over.
      this.#tell(warnings);
    }
  }

  /** The accounts of the file that are meant, and what of it is refused. Throws a {@link CliError}. */
  async #readAccounts({ accounts: path, names }: Options): Promise<Pick<AccountFile, 'accounts' | 'refused'>> {
    const { clock, language } = this.#parts;
    const { t } = language;
    const bytes = await this.#bytesOf(path);
    await this.#registry.load(providersIn(bytes));
    let count = 0;
    const newId = (): string => `account-${++count}`;
    const file = readAccountFile(bytes, plainText(basename(path)), this.#registry.list, newId, t, [], entrySentence);
    if ('problem' in file) {
      throw new CliError(EXIT.accounts, file.problem);
    }
    if (file.accounts.length + file.refused.length === 0) {
      throw new CliError(EXIT.accounts, t('{0} holds no account.', plainText(basename(path))));
    }
    this.#registry.declare(file.declarations.map((declaration) => providerOf(declaration, this.#http, clock)));
    const isMeant = ({ name }: { readonly name: string }): boolean => names.length === 0 || names.includes(name);
    const stranger = names.find((name) => ![...file.accounts, ...file.refused].some((each) => each.name === name));
    if (stranger !== undefined) {
      throw new CliError(EXIT.usage, t('No account of the file is called {0}.', shownId(stranger)));
    }
    const [accounts, refused] = [file.accounts.filter(isMeant), file.refused.filter(isMeant)];
    return { accounts, refused };
  }

  async #bytesOf(path: string): Promise<Uint8Array> {
    try {
      return await readFile(path);
    } catch (error) {
      const { t } = this.#parts.language;
      throw new CliError(
        EXIT.accounts,
        t('{0} cannot be read ({1}). Name the file that Export Accounts… has written.', plainText(path), codeOf(error)),
      );
    }
  }

  /** Hands over the data, which holds no secret any more, to the file that is named or to standard output. */
  async #print(text: string, output?: string): Promise<void> {
    const { language, out } = this.#parts;
    try {
      await (output === undefined ? out.write(text) : writeWhole(output, text));
    } catch (error) {
      throw new CliError(
        EXIT.unwritable,
        output === undefined
          ? language.t('Standard output cannot be written ({0}). Look where it leads to.', codeOf(error))
          : language.t(
              '{0} cannot be written ({1}). Name a file in another folder: --output',
              plainText(output),
              codeOf(error),
            ),
      );
    }
  }

  #tell(sentences: readonly string[]): void {
    for (const sentence of sentences) {
      this.#parts.say(sentence);
    }
  }

  #isColoured({ output }: Options): boolean {
    const { env, out } = this.#parts;
    return out.isTerminal && output === undefined && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  }
}

/** The ids of the providers that a file names, as far as it can be read at all: only these are loaded. */
function providersIn(bytes: Uint8Array): readonly string[] {
  try {
    const content: unknown = bytes.length > LARGEST_FILE ? undefined : JSON.parse(new TextDecoder().decode(bytes));
    return typeof content === 'object' && content !== null && 'accounts' in content
      ? providersNamed(content.accounts)
      : [];
  } catch {
    // What is wrong with the file is said when it is read.
    return [];
  }
}
