import type { FaultKind } from '../../balance/fault/fault.ts';
import type { Translate } from '../../base/language.ts';
import type { Range, Words } from '../../webview/base/protocol.ts';

/** Every text of the history page. */
export function historyWords(t: Translate): Words {
  return {
    title: t('Balance History'),
    titleOf: t('{0} · Balance History'),
    account: t('Account'),
    range: t('Time'),
    ranges: rangeWords(t),
    compare: t('Compare…'),
    exportHistory: t('Export…'),
    view: t('View'),
    views: { balance: t('Readings'), spending: t('Spending') },
    period: t('Period'),
    periods: { day: t('Days'), week: t('Weeks'), month: t('Months') },
    copySpending: t('Copy as Markdown'),
    quantities: t('Shown balances'),
    noAccount: t('There is no account yet. Run the command Add Account.'),
    noReadingEver: t('No reading yet. The first one appears here as soon as the provider has answered.'),
    noReadingInRange: t('No reading in this time. Choose a longer one.'),
    wordless: {
      'not-allocated': t('Not allocated'),
      'not-told': t('Not told'),
      postpaid: t('Postpaid'),
      unlimited: t('Unlimited'),
      'used-only': t('Used only'),
    },
    units: {
      messages: { one: t('1 message'), many: t('{0} messages') },
      emails: { one: t('1 e-mail'), many: t('{0} e-mails') },
      credits: { one: t('1 credit'), many: t('{0} credits') },
    },
    used: t('{0} used'),
    toppedUp: t('{0} topped up'),
    threshold: t('Threshold {0}'),
    runsOut: t('Runs out about {0}'),
    topUp: t('Top-up {0}'),
    topUpOf: t('Top-up of {0}: {1}'),
    failure: t('No reading: {0}'),
    failureOpen: t('No reading since: {0}'),
    unknownFailure: t('several reasons'),
    failures: failureWords(t),
    since: t('since {0}'),
    span: t('{0} – {1}'),
    chart: t('{0} from {1} to {2}'),
    forecast: t('Forecast for {0}: about {1}'),
    notFromZero: t('Axis does not begin at 0'),
    legend: t('Signs in the charts'),
    marks: {
      reading: t('Reading'),
      topUp: t('Top-up'),
      threshold: t('Threshold'),
      failure: t('No reading'),
      now: t('Now'),
      forecast: t('Forecast'),
      runOut: t('Runs out'),
    },
    enlarge: t('Enlarge'),
    oneReading: t('1 reading'),
    readings: t('{0} readings'),
    thinned: t('{0} of {1} readings are shown, always with the highest and the lowest'),
    caption: t('Readings of {0}, {1}'),
    time: t('Time'),
    note: t('Note'),
    previous: t('Previous Page'),
    next: t('Next Page'),
    goToDate: t('Go to Date'),
    rows: t('{0} to {1} of {2}'),
  };
}

/** What the times are called that can be shown and exported. */
export function rangeWords(t: Translate): Readonly<Record<Range, string>> {
  return { '24h': t('24 hours'), '7d': t('7 days'), '30d': t('30 days'), '1y': t('1 year'), all: t('All') };
}

/** Why there was no reading, in a few words for each kind of fault. */
function failureWords(t: Translate): Readonly<Record<FaultKind, string>> {
  return {
    network: t('no connection'),
    timeout: t('no answer in time'),
    tls: t('no trusted connection'),
    proxy: t('the proxy refused'),
    'not-the-provider': t('another page answered'),
    redirect: t('unexpected redirect'),
    'too-large': t('the answer was too large'),
    'bad-response': t('the answer could not be read'),
    auth: t('the credential was refused'),
    'not-enabled': t('the service is not enabled'),
    blocked: t('the account is blocked'),
    'ip-blocked': t('this address is not allowed'),
    'bad-endpoint': t('wrong endpoint'),
    clock: t('the clocks did not agree'),
    'rate-limited': t('asked too often'),
    'provider-down': t('the provider had an error'),
    'provider-error': t('the provider answered with an error'),
    'no-credential': t('no credential'),
    'secret-store': t('the secret storage could not be read'),
    'other-address': t('the credential is for another address'),
    redeclared: t('the request is declared otherwise'),
    unconfirmed: t('the addresses for its variables were not confirmed'),
    'endpoint-refused': t('the endpoint may not be used'),
    foreign: t('a mistake of the extension that adds the provider'),
    internal: t('a mistake of the extension'),
  };
}
