/** A source file and the tests that have to notice any change to it, the quickest first. */
export interface Target {
  readonly file: string;
  readonly tests: readonly string[];
}

/** What must not break in silence, by area. */
export const TARGETS: Readonly<Record<string, readonly Target[]>> = {
  schedule: [
    target(
      'src/monitor/when/schedule.ts',
      'monitor/when/schedule',
      'monitor/when/decide',
      'monitor/when/afterFailure',
      'monitor/when/scheduleEdges',
    ),
  ],
  claims: [
    target('src/store/tables/transition.ts', 'store/tables/transition'),
    target('src/store/tables/recordTable.ts', 'store/tables/recordTable'),
    target('src/store/memory.ts', 'store/memory'),
    target('src/store/sqlite/storedRecord.ts', 'store/sqlite/stored'),
  ],
  quantity: [
    target('src/balance/amount/quantity.ts', 'balance/amount/quantity'),
    target('src/balance/amount/decimal.ts', 'balance/amount/decimal'),
    target('src/providers/amount.ts', 'providers/amount'),
  ],
  parsers: [
    target('src/net/json.ts', 'net/json', 'net/limits'),
    target('src/net/xml.ts', 'net/xml', 'net/limits'),
    target('src/net/retryAfter.ts', 'net/retryAfter'),
    target('src/net/page.ts', 'net/page'),
    target('src/providers/reply.ts', 'providers/reply', 'providers/china/jiguang'),
    target('src/providers/code.ts', 'providers/code', 'providers/china/submail'),
    target('src/providers/codeText.ts', 'providers/code', 'providers/china/submail'),
    target('src/providers/china/jiguangBalance.ts', 'providers/china/jiguang'),
    target('src/providers/china/submailBalance.ts', 'providers/china/submail', 'providers/china/submailClock'),
  ],
  redaction: [
    target('src/balance/secret/redaction.ts', 'balance/secret/redaction', 'balance/secret/redactionForms'),
    target('src/balance/secret/secretForms.ts', 'balance/secret/redaction', 'balance/secret/redactionForms'),
    target('src/balance/secret/textHash.ts', 'balance/secret/redaction', 'balance/secret/textHash'),
    target('src/balance/text/plainText.ts', 'balance/text/plainText'),
  ],
  alerts: [
    target('src/balance/alert/alert.ts', 'balance/alert/level', 'balance/alert/alert', 'balance/alert/alertClock'),
    target('src/balance/alert/alertRecord.ts', 'balance/alert/alertRecord', 'balance/alert/alert'),
    target('src/balance/alert/observation.ts', 'balance/alert/observation'),
    target('src/balance/account/threshold.ts', 'balance/account/threshold'),
  ],
};

function target(file: string, ...tests: readonly string[]): Target {
  return { file, tests: tests.map((name) => `test/unit/${name}.test.ts`) };
}
