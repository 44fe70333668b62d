import { type Language, labelled } from '../../base/language.ts';

/** What `--help` prints; `docs/cli.md` repeats the English one. */
export function helpText(language: Language): string {
  const { t } = language;
  const parts: readonly (readonly [title: string, rows: readonly (readonly [string, string])[]])[] = [
    [
      t('Commands'),
      [
        ['messaging-balance --accounts <file>', t('Asks for all balances and prints a table')],
        [
          'messaging-balance check --accounts <file>',
          t('Says in one line whether credit is low, as a plugin of Nagios'),
        ],
        ['messaging-balance validate --accounts <file>', t('Reads the file and asks nobody')],
        ['messaging-balance providers', t('Lists providers, products and the parts of their credentials')],
      ],
    ],
    [
      t('Options'),
      [
        ['--accounts <file>', t('What Export Accounts… in VS Code has written. It holds no credential')],
        ['--json', t('JSON in place of a table. Amounts are texts, so that no digit is lost')],
        ['--openmetrics', t('Metrics for Prometheus, valid as OpenMetrics, too')],
        ['--output <file>', t('Writes to a file, which is there as a whole or not at all')],
        ['--only <name>', t('Asks for this account alone. Can be given several times')],
        ['--timeout <seconds>', t('How long to wait for answers, from 1 to 50. 30 when left out')],
        ['--state <file>', t('Where last readings are kept. In the cache folder of the user when left out')],
        ['--allow-host <host>', t('A host beside those of the providers that credentials may be sent to')],
        ['--lang <en|zh-CN>', t('The language of texts. That of the environment when left out')],
        ['--help', t('Shows this')],
        ['--version', t('Shows the version')],
      ],
    ],
    [
      t('Credentials, in this order'),
      [
        ['NAME', t('The variables that the account names in the file')],
        ['NAME_FILE', t('The path of a file that holds what NAME would hold')],
        ['$CREDENTIALS_DIRECTORY/NAME', t('A file of that name, as systemd hands over credentials')],
      ],
    ],
    [
      t('Ends with'),
      [
        ['0', t('All accounts were asked, or could not be asked again yet')],
        ['1', t('An account is in trouble or was refused; the others were printed')],
        ['2', t('The arguments cannot be understood')],
        ['3', t('The file of accounts cannot be used')],
        ['4', t('The state or the output cannot be written')],
        ['5', t('Other runs did not let go of the state in time')],
        ['70', t('A mistake of this program')],
        ['129, 130, 141, 143', t('Ended by a signal, Ctrl+C or a closed pipe')],
      ],
    ],
    [
      t('check ends with'),
      [
        ['0', t('OK')],
        ['1', t('WARNING: an amount is below its threshold')],
        ['2', t('CRITICAL: an amount is used up')],
        ['3', t('UNKNOWN: an account could not be asked, or nothing could be')],
      ],
    ],
  ];
  const width = Math.max(...parts.flatMap(([, rows]) => rows.map(([term]) => term.length)));
  const lines = parts.flatMap(([title, rows]) => [
    '',
    labelled(title, '', language).trimEnd(),
    ...rows.map(([term, text]) => `  ${term.padEnd(width)}  ${text}`),
  ]);
  const ends = [
    t('What a provider does not let be asked yet is printed with its age. A refused credential is not sent again.'),
    t('Days left are not looked at: they need a history, which Prometheus keeps.'),
    t(
      'check and validate take --accounts and --only, check also --timeout, --state and --allow-host; providers takes --json and --output.',
    ),
  ];
  return [t('What is left of your SMS and e-mail credit.'), ...lines, '', ...ends, ''].join('\n');
}
