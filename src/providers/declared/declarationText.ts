import { checkEndpoint } from '../../balance/account/endpoint.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Translate } from '../../base/language.ts';
import type { Declaration, DeclarationProblem } from './declaration.ts';
import { filledPath, isSecretPart, isVisiblePart } from './parts.ts';
import { sendingWord } from './sendingLook.ts';

/** The setting's own name, as people find it in their settings. */
const SETTING = 'messagingBalance.providers';

/**
 * A declaration as whoever confirms it sees it, line by line: all that is sent, where, what is made of the reply, the page that is
 * opened, and whether it looks like a call that sends. Parts of the credential stand there by their names in braces. Plain text.
 */
export function requestLines(declaration: Declaration, t: Translate): readonly string[] {
  const { id: _id, label: _label, url, method, query = {}, headers = {}, auth, body, ...more } = declaration;
  const { console, quantities, ...reply } = more;
  const fields = body === undefined ? undefined : 'form' in body ? body.form : body.json;
  const sent = [...Object.entries(query).map(([name, value]) => `${name}=${pieceText(value)}`), ...querySecret(auth)];
  const verb = method ?? (fields === undefined ? 'GET' : 'POST');
  const names = [...Object.keys(query), ...Object.keys(fields ?? {})];
  const word = sendingWord(
    verb,
    filledPath(url, () => 'x'),
    names,
  );
  const lines = [
    t('Request: {0}', `${verb} ${shownUrl(url)}${sent.length === 0 ? '' : `?${sent.join('&')}`}`),
    ...[...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), ...headerSecret(auth)].map((header) =>
      t('Header: {0}', header),
    ),
    ...(fields === undefined
      ? []
      : [
          t(
            'Body: {0}',
            JSON.stringify(fields, (_, value: unknown) =>
              isVisiblePart(value) || isSecretPart(value) ? pieceText(value) : value,
            ),
          ),
        ]),
    // As they are written: whatever may be declared besides is shown, too.
    ...Object.entries(reply).map(([name, value]) => t('Read of the reply: {0}', `${name} ${JSON.stringify(value)}`)),
    ...quantities.map((quantity) => t('Read of the reply: {0}', JSON.stringify(quantity))),
    // As it is opened: a name of a host may look like another one.
    ...(console === undefined ? [] : [t('Console: {0}', new URL(console).href)]),
    ...(word === undefined ? [] : [t('"{0}" looks like a call that sends or changes something.', word)]),
  ];
  return lines.map((line) => plainText(line, Number.POSITIVE_INFINITY));
}

function shownUrl(url: string): string {
  const [origin = ''] = /^[^/]*\/\/[^/]*/.exec(url) ?? [];
  const checked = checkEndpoint(origin);
  return (checked.ok ? checked.url : origin) + url.slice(origin.length);
}

function pieceText(value: unknown): string {
  return isVisiblePart(value) ? `{${value.part}}` : isSecretPart(value) ? `{${value.secret}}` : String(value);
}

function querySecret(auth: Declaration['auth']): readonly string[] {
  return typeof auth === 'object' && 'query' in auth ? [`${auth.query}={secret}`] : [];
}

function headerSecret(auth: Declaration['auth']): readonly string[] {
  if (auth === undefined || (typeof auth === 'object' && 'query' in auth)) {
    return [];
  }
  if (auth === 'bearer') {
    return ['authorization: Bearer {token}'];
  }
  if (typeof auth === 'object' && 'header' in auth) {
    return [`${auth.header}: ${auth.prefix ?? ''}{secret}`];
  }
  const pair =
    auth === 'basic'
      ? '{user}:{password}'
      : 'user' in auth.basic
        ? `${auth.basic.user}:{secret}`
        : `{secret}:${auth.basic.password}`;
  return [`authorization: Basic ${pair}`];
}

/** One sentence about a declaration that cannot be used: what is wrong, where, and what to write. Plain text, and never a secret. */
export function declarationProblemText(name: string, problem: DeclarationProblem, t: Translate): string {
  const { at, kind, value = '', choices = [] } = problem;
  switch (kind) {
    case 'no-list':
      return at === ''
        ? t('The setting {0} is not a list, so it declares no provider. Put [ and ] around it.', SETTING)
        : t('Declared provider {0}: "{1}" must be a list.', name, at);
    case 'no-object':
      return at === ''
        ? t('Declared provider {0} is not an object.', name)
        : t('Declared provider {0}: "{1}" must be an object.', name, at);
    case 'no-text':
      return t('Declared provider {0}: "{1}" is missing, is no text, or is too long.', name, at);
    case 'no-number':
      return t('Declared provider {0}: "{1}" must be a whole number from {2} to {3}.', name, at, ...choices);
    case 'no-truth':
      return t('Declared provider {0}: "{1}" must be true or false.', name, at);
    case 'no-piece':
      return t(
        'Declared provider {0}: "{1}" must be a text, a number, true or false, or a part of the credential such as {2}. A secret may stand in the body alone.',
        name,
        at,
        '{"part": "login"}',
      );
    case 'unknown-field':
      return t('Declared provider {0}: there is no "{1}". It could be one of: {2}.', name, at, choices.join(', '));
    case 'unknown-value':
      return t(
        'Declared provider {0}: "{1}" cannot be "{2}". Choose one of: {3}.',
        name,
        at,
        value,
        choices.join(', '),
      );
    case 'wrong-count':
      return at === ''
        ? t('Declared provider {0}: a credential has one to four parts, and these are more: {1}.', name, value)
        : t('Declared provider {0}: "{1}" must have {2} to {3} entries.', name, at, ...choices);
    case 'bad-id':
      return t(
        'Declared provider {0}: its id must begin with "own." and go on with small letters, digits and -, such as {1}.',
        name,
        choices.join(', '),
      );
    case 'taken-id':
      return t(
        'Declared provider {0}: another provider has the id "{1}". Choose one that begins with "own.".',
        name,
        value,
      );
    case 'bad-name':
      return t('Declared provider {0}: "{1}" must be a name of letters, digits, - and _ of its own.', name, at);
    case 'duplicate-name':
      return t('Declared provider {0}: what "{1}" names is there twice.', name, at);
    case 'bad-address':
      return t(
        'Declared provider {0}: "{1}" is no address that may be asked. {2}',
        name,
        at,
        addressText(problem.address, t),
      );
    case 'bad-placeholder':
      return t(
        'Declared provider {0}: in "{1}", braces may stand in the path alone, around the name of a part of the credential that is not secret.',
        name,
        at,
      );
    case 'secret-part':
      return t(
        'Declared provider {0}: "{1}" is secret, or is named so, and stands where everybody can read it. A secret travels in "auth" or in a field of the body alone.',
        name,
        value,
      );
    case 'bad-header':
      return t('Declared provider {0}: the header "{1}" may not be sent.', name, value === '' ? at : value);
    case 'bad-header-value':
      return t(
        'Declared provider {0}: "{1}" holds a line break or another character that no header may hold.',
        name,
        at,
      );
    case 'bad-pointer':
      return t('Declared provider {0}: "{1}" is no JSON Pointer. Write one such as {2}.', name, at, '/data/balance');
    case 'mixed-reply':
      return t(
        'Declared provider {0}: "{1}" reads a text, and the first quantity reads JSON, or the other way round.',
        name,
        at,
      );
    case 'secret-in-field':
      return t(
        'Declared provider {0}: "{1}" holds what looks like a key or a secret. Remove it; the credential is asked for when an account is added.',
        name,
        at,
      );
    case 'no-secret':
      return t(
        'Declared provider {0}: nothing secret is sent. Say in "auth" how the credential travels, or mark a field of the body with {1}.',
        name,
        '{"secret": "password"}',
      );
    case 'in-number':
      return t('Declared provider {0}: "{1}" takes a digit or a sign off the number.', name, at);
    case 'same-sign':
      return t('Declared provider {0}: "{1}" and the decimal point are the same sign.', name, at);
  }
}

function addressText(problem: DeclarationProblem['address'], t: Translate): string {
  switch (problem) {
    case 'query':
      return t('Put what follows the question mark into "query".');
    case 'user-info':
      return t('Remove the user name and the password; "auth" is the place for them.');
    case 'not-https':
      return t('Use https; http is for this machine alone.');
    case 'link-local':
      return t('It is a link-local address.');
    case 'not-a-url':
    case undefined:
      return t('Write one such as {0}.', 'https://api.acme.example/v1/balance');
  }
}
