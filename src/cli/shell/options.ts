import { parseArgs } from 'node:util';
import { looksLikeSecret } from '../../balance/account/secretLook.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Translate } from '../../base/language.ts';
import { CliError, EXIT } from './exit.ts';
import { LANGUAGES } from './language.ts';

/** What is to be done; `print` when no command is named. */
export type Command = 'print' | 'check' | 'validate' | 'providers' | 'help' | 'version';

/** How balances are printed. */
export type Format = 'table' | 'json' | 'openmetrics';

/** The arguments, understood. */
export interface Options {
  readonly command: Command;
  readonly format: Format;
  /** The path of the accounts' file; empty for commands that need none. */
  readonly accounts: string;
  /** Names of accounts; all when empty. */
  readonly names: readonly string[];
  /** After this time nothing is waited for any more. */
  readonly timeoutSeconds: number;
  /** The path of the state file; `undefined` for the usual place. */
  readonly state?: string;
  /** The path of the file that takes the place of standard output. */
  readonly output?: string;
  /** Hosts, with their ports where these are unusual, that credentials may be sent to beside the providers' own. */
  readonly allowHosts: readonly string[];
}

const COMMANDS: readonly Command[] = ['check', 'validate', 'providers'];
const NEED_ACCOUNTS: readonly Command[] = ['print', 'check', 'validate'];

const TEXTS = ['accounts', 'only', 'timeout', 'state', 'output', 'allow-host', 'lang'] as const;
const FLAGS = ['json', 'openmetrics', 'help', 'version'] as const;
/** What may be given several times. */
const LISTS: readonly string[] = ['only', 'allow-host'];

const ASKING = ['accounts', 'only', 'timeout', 'state', 'allow-host', 'lang'];
/** What each command takes: an option that does nothing would be believed to do something. */
const TAKEN: Readonly<Record<Command, readonly string[]>> = {
  print: [...ASKING, 'json', 'openmetrics', 'output'],
  check: ASKING,
  validate: ['accounts', 'only', 'lang'],
  providers: ['json', 'output', 'lang'],
  help: [...TEXTS, ...FLAGS],
  version: [...TEXTS, ...FLAGS],
};

/** Below the time after which a request counts as lost (`IN_FLIGHT_MS`): who waits longer would be overtaken. */
const MOST_SECONDS = 50;
export const DEFAULT_SECONDS = 30;

/** Understands the arguments. Throws a {@link CliError} that says what is wrong with them. */
export function parseOptions(args: readonly string[], t: Translate): Options {
  const { words, texts, flags } = readArguments(args, t);
  const last = (name: (typeof TEXTS)[number]): string | undefined => texts.get(name)?.at(-1);
  const command = flags.has('help') ? 'help' : flags.has('version') ? 'version' : commandOf(words, t);
  checkLanguage(last('lang'), t);
  refuseUntaken(command, [...texts.keys(), ...flags], t);
  const accounts = last('accounts') ?? '';
  if (accounts === '' && NEED_ACCOUNTS.includes(command)) {
    throw usage(t('Name the file that Export Accounts… has written: --accounts accounts.json'));
  }
  const [state, output] = [last('state'), last('output')];
  return {
    ...{ command, accounts, format: formatOf(flags, t), timeoutSeconds: secondsIn(last('timeout'), t) },
    ...{ names: texts.get('only') ?? [], allowHosts: (texts.get('allow-host') ?? []).map((text) => hostIn(text, t)) },
    ...(state === undefined ? {} : { state }),
    ...(output === undefined ? {} : { output }),
  };
}

/** Whether the arguments name the command `check`, whatever is wrong with them. */
export function isCheck(args: readonly string[]): boolean {
  return tokensOf(args).some((token) => token.kind === 'positional' && token.value === 'check');
}

interface Arguments {
  readonly words: readonly string[];
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly flags: ReadonlySet<string>;
}

/** An option as it stands among the arguments. */
interface Given {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Whether the value stands in the same argument. */
  readonly inlineValue?: boolean | undefined;
}

function tokensOf(args: readonly string[]) {
  const options = {
    ...Object.fromEntries(TEXTS.map((name) => [name, { type: 'string' as const, multiple: true as const }])),
    ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'boolean' as const }])),
  };
  return parseArgs({ args: [...args], options, strict: false, tokens: true }).tokens;
}

function readArguments(args: readonly string[], t: Translate): Arguments {
  const tokens = tokensOf(args);
  const given = tokens.filter((token) => token.kind === 'option');
  const isFlag = ({ name, inlineValue }: Given): boolean => FLAGS.some((flag) => flag === name) && inlineValue !== true;
  const texts = new Map<string, string[]>();
  for (const option of given.filter((each) => !isFlag(each))) {
    const before = texts.get(option.name) ?? [];
    if (before.length > 0 && !LISTS.includes(option.name)) {
      throw usage(t('{0} can be given once.', option.rawName));
    }
    texts.set(option.name, [...before, valueIn(option, t)]);
  }
  return {
    words: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    texts,
    flags: new Set(given.filter(isFlag).map(({ name }) => name)),
  };
}

function valueIn({ name, rawName, value, inlineValue }: Given, t: Translate): string {
  if (FLAGS.some((flag) => flag === name)) {
    throw usage(t('{0} takes no value.', rawName));
  }
  if (!TEXTS.some((text) => text === name)) {
    throw usage(t('There is no option {0}. See messaging-balance --help.', shown(rawName)));
  }
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--'))) {
    throw usage(t('{0} needs a value behind it.', rawName));
  }
  return value;
}

function refuseUntaken(command: Command, given: readonly string[], t: Translate): void {
  const untaken = given.find((name) => !TAKEN[command].includes(name));
  if (untaken !== undefined) {
    throw usage(t('{0} takes no {1}. See messaging-balance --help.', command, `--${untaken}`));
  }
}

function checkLanguage(lang: string | undefined, t: Translate): void {
  if (lang !== undefined && !LANGUAGES.some((each) => each.toLowerCase() === lang.toLowerCase())) {
    throw usage(t('There are texts in these languages: {0}.', LANGUAGES.join(', ')));
  }
}

function formatOf(flags: ReadonlySet<string>, t: Translate): Format {
  if (flags.has('json') && flags.has('openmetrics')) {
    throw usage(t('Choose one of {0} and {1}.', '--json', '--openmetrics'));
  }
  return flags.has('json') ? 'json' : flags.has('openmetrics') ? 'openmetrics' : 'table';
}

function commandOf([word, ...more]: readonly string[], t: Translate): Command {
  if (more.length > 0) {
    throw usage(t('One command at a time. See messaging-balance --help.'));
  }
  const command = word === undefined ? 'print' : COMMANDS.find((each) => each === word);
  if (command === undefined) {
    throw usage(t('There is no command {0}. See messaging-balance --help.', shown(word ?? '')));
  }
  return command;
}

/** A host as addresses have it, with its port where that is not the usual one. */
function hostIn(text: string, t: Translate): string {
  const address = `https://${text}`;
  const { host, href } = URL.canParse(address) ? new URL(address) : { host: '', href: '' };
  if (href !== `https://${host}/` || /[/?#]$/.test(text)) {
    throw usage(t('{0} takes a host, such as {1}.', '--allow-host', 'api.example.com:8443'));
  }
  return host;
}

function secondsIn(text: string | undefined, t: Translate): number {
  if (text === undefined) {
    return DEFAULT_SECONDS;
  }
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > MOST_SECONDS) {
    throw usage(t('{0} takes whole seconds from {1} to {2}.', '--timeout', 1, MOST_SECONDS));
  }
  return seconds;
}

/** Whoever mistakes the command for one that takes a credential must not read it again in a log. */
function shown(word: string): string {
  return looksLikeSecret(word) ? '…' : plainText(word.replace(/=.*$/s, ''), 60);
}

function usage(sentence: string): CliError {
  return new CliError(EXIT.usage, sentence);
}
