import { joinList, type Language, type Translate } from '../../base/language.ts';
import { listText } from '../../base/listText.ts';
import type { EndpointProblem, Fault, NetworkProblem, TlsProblem } from './fault.ts';

/** One sentence or two for the user: what happened and what to do next. Plain text, nothing secret. */
export function describeFault(fault: Fault, language: Language): string {
  const { t } = language;
  switch (fault.kind) {
    case 'network':
      return networkText(fault.problem, fault.host, t);
    case 'timeout':
      return t('{0} did not answer within {1} seconds.', fault.host, fault.seconds);
    case 'tls':
      return tlsText(fault.problem, fault.host, t);
    case 'proxy':
      return fault.status === undefined
        ? t('The proxy cannot be reached. Check the proxy settings of VS Code.')
        : t('The proxy refused the connection ({0}). Check the proxy settings of VS Code.', fault.status);
    case 'not-the-provider':
      return t(
        '{0} was answered by a web page, not by the provider. Sign in to the network if it asks for that.',
        fault.host,
      );
    case 'redirect':
      return t(
        'Unexpected redirect from {0} to {1}; it was not followed. Check the endpoint.',
        fault.host,
        fault.target,
      );
    case 'too-large':
      return t(
        'The answer of {0} is larger than {1} KiB and was refused. Check the endpoint.',
        fault.host,
        fault.limitBytes / 1024,
      );
    case 'bad-response':
      return responseText(fault, t);
    case 'auth':
      return t('The provider refused the credential. Update it.');
    case 'not-enabled':
      return t("The service is not enabled for this account. Enable it in the provider's console.");
    case 'blocked':
      return t('The provider has blocked this account. Contact the provider.');
    case 'ip-blocked':
      return t("This machine's address is not allowed. Add it to the allow list in the provider's console.");
    case 'bad-endpoint':
      return t('The endpoint does not offer this service. Check the endpoints of the account.');
    case 'clock':
      return t("The provider's clock and this machine's do not agree.");
    case 'rate-limited':
      return t('The provider was asked too often and wants a pause.');
    case 'provider-down':
      return fault.status < 500 && fault.status >= 400
        ? t('The provider did not take the request this time ({0}).', fault.status)
        : t('The provider has an internal error ({0}).', fault.status);
    case 'provider-error':
      return fault.text === ''
        ? t('The provider answered with its error {0}. See its documentation.', fault.code)
        : t('The provider answered with its error {0}. See its documentation. It says: {1}', fault.code, fault.text);
    case 'no-credential':
      return noCredentialText(fault, t);
    case 'secret-store':
      return t(
        'The secret storage of VS Code cannot be read. Unlock the keyring; it is tried again when the window gets the focus. If that does not help, enter the credential again.',
      );
    case 'other-address':
      return t(
        'The credential was entered for another address than {0}. Enter it again to send it there.',
        fault.address,
      );
    case 'redeclared':
      return t(
        'What is sent to {0}, or read of its answer, was declared otherwise when the credential was entered. Confirm the request; nothing is sent before.',
        fault.address,
      );
    case 'unconfirmed':
      return t(
        'The environment variables {0} would be sent to {1}, which nobody has confirmed. Confirm the addresses; nothing is sent before.',
        joinList(fault.variables, language),
        joinList(fault.addresses, language),
      );
    case 'endpoint-refused':
      return endpointText(fault.problem, fault.endpoint, t);
    case 'foreign':
      return t(
        'The extension that adds this provider has made a mistake ({0}). Please report it to its author.',
        fault.name,
      );
    case 'internal':
      return t('The extension has made a mistake ({0}). Please report it with the log.', fault.name);
  }
}

/** What is missing: the credential itself, or what the variables hold. */
function noCredentialText(
  { variables = [], alike, blanksIn }: Extract<Fault, { readonly kind: 'no-credential' }>,
  t: Translate,
): string {
  const names = listText(variables, t);
  if (alike !== undefined) {
    return t(
      'The environment variable {0} holds what looks like the {1}, so nothing was sent. Check what it holds and start VS Code again.',
      names,
      alike,
    );
  }
  if (blanksIn !== undefined) {
    return t(
      'The environment variable {0} holds blanks, and the {1} has none, so nothing was sent. Check what it holds and start VS Code again.',
      names,
      blanksIn,
    );
  }
  switch (variables.length) {
    case 0:
      return t('There is no credential for this account on this machine. Enter it.');
    case 1:
      return t(
        'The environment variable {0} is empty. Set it and start VS Code again, or enter the credential.',
        names,
      );
    default:
      return t(
        'The environment variables {0} are empty. Set them and start VS Code again, or enter the credential.',
        names,
      );
  }
}

function networkText(problem: NetworkProblem, host: string, t: Translate): string {
  switch (problem) {
    case 'not-found':
      return t('Cannot find {0}. Check the network connection.', host);
    case 'refused':
      return t('{0} refuses connections.', host);
    case 'reset':
      return t('The connection to {0} broke.', host);
    case 'unreachable':
      return t('Cannot reach {0}. Check the network connection.', host);
  }
}

function tlsText(problem: TlsProblem, host: string, t: Translate): string {
  switch (problem) {
    case 'expired':
      return t(
        'The certificate of {0} has expired, so nothing was sent. Check the clock of this machine, or tell the provider.',
        host,
      );
    case 'wrong-host':
      return t(
        'The certificate of {0} belongs to another host, so nothing was sent. Check the endpoint and the network.',
        host,
      );
    case 'untrusted':
      return t(
        'The certificate of {0} is not trusted, so nothing was sent. If your network inspects traffic, install its certificate in the system.',
        host,
      );
    case 'handshake':
      return t(
        'No secure connection to {0} could be made, so nothing was sent. Check the endpoint and the network.',
        host,
      );
  }
}

function responseText(
  { problem, host, field = '', found = '' }: Extract<Fault, { readonly kind: 'bad-response' }>,
  t: Translate,
): string {
  switch (problem) {
    case 'empty':
      return t('{0} gave an empty answer.', host);
    case 'truncated':
      return t('The answer of {0} was cut off.', host);
    case 'encoding':
      return t('The answer of {0} is compressed in a way that cannot be read.', host);
    case 'charset':
      return t('The answer of {0} is not in the character set it should be in.', host);
    case 'malformed':
      return t('The answer of {0} cannot be read.', host);
    case 'duplicate-key':
      return t('The answer of {0} names "{1}" twice, so it is not believed.', host, field);
    case 'doctype':
      return t('The answer of {0} holds a document type and was refused.', host);
    case 'missing-field':
      return t('The answer of {0} lacks "{1}", so the balance is unknown.', host, field);
    case 'bad-amount':
      return t('The answer of {0} holds no valid amount in "{1}", so the balance is unknown.', host, field);
    case 'wrong-type':
      return t(
        'The answer of {0} holds {2} in "{1}", where a number should be, so the balance is unknown.',
        host,
        field,
        found,
      );
    case 'empty-text':
      return t('The answer of {0} holds an empty text in "{1}", so the balance is unknown.', host, field);
    case 'no-number':
      return t(
        'The answer of {0} holds "{2}" in "{1}", which is no number as it is declared, so the balance is unknown.',
        host,
        field,
        found,
      );
    case 'too-long':
      return t(
        'The answer of {0} holds "{2}" in "{1}", which has more digits than are kept, so the balance is unknown.',
        host,
        field,
        found,
      );
    case 'fraction':
      return t(
        'The answer of {0} holds "{2}" in "{1}", and messages and e-mails are whole numbers, so the balance is unknown. Declare another unit.',
        host,
        field,
        found,
      );
    case 'no-currency':
      return t(
        'The answer of {0} holds "{2}" in "{1}", which is no currency of three letters, so the balance is unknown.',
        host,
        field,
        found,
      );
  }
}

/** Why an endpoint may not be used, and what to enter instead. */
export function endpointText(problem: EndpointProblem, endpoint: string, t: Translate): string {
  switch (problem) {
    case 'not-a-url':
      return t('"{0}" is not an address. Enter one such as https://host.', endpoint);
    case 'not-https':
      return t('"{0}" is not encrypted. Use https; http is for this machine alone.', endpoint);
    case 'user-info':
      return t('"{0}" held a user name or a password. Remove it; the credential has its own place.', endpoint);
    case 'link-local':
      return t('"{0}" is a link-local address and is not used. Enter the address of the provider.', endpoint);
    case 'query':
      return t('"{0}" has a query or a fragment. Enter the base address alone.', endpoint);
  }
}
