import type { Translate } from '../../base/language.ts';
import type { Fault } from './fault.ts';

/**
 * A fault in two to four words, for a row with little room: what happened. What to do next is told by `describeFault`. A code of a
 * provider stands in it as it came.
 */
export function faultTitle(fault: Fault, t: Translate): string {
  switch (fault.kind) {
    case 'network':
      return t('No connection');
    case 'timeout':
      return t('No answer in time');
    case 'tls':
      return t('No secure connection');
    case 'proxy':
      return t('Proxy problem');
    case 'not-the-provider':
      return t('Answered by a web page');
    case 'redirect':
      return t('Unexpected redirect');
    case 'too-large':
      return t('Answer too large');
    case 'bad-response':
      return t('Unusable answer');
    case 'auth':
      return t('Credential refused');
    case 'not-enabled':
      return t('Service not enabled');
    case 'blocked':
      return t('Blocked by the provider');
    case 'ip-blocked':
      return t('Address not allowed');
    case 'bad-endpoint':
      return t('Wrong endpoint');
    case 'clock':
      return t('Clocks do not agree');
    case 'rate-limited':
      return t('Asked too often');
    case 'provider-down':
      return t('Provider error {0}', fault.status);
    case 'provider-error':
      return t('Provider error {0}', fault.code);
    case 'no-credential':
      return t('No credential');
    case 'secret-store':
      return t('No secret storage');
    case 'other-address':
      return t('Another address');
    case 'unconfirmed':
      return t('Addresses not confirmed');
    case 'redeclared':
      return t('Request not confirmed');
    case 'endpoint-refused':
      return t('Unusable endpoint');
    case 'foreign':
      return t('Fault of an extension');
    case 'internal':
      return t('Fault of this extension');
  }
}
