import { checkEndpoint, shownEndpoint } from '../../balance/account/endpoint.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import type { Clock } from '../../base/clock.ts';
import type { Http } from '../../net/request.ts';
import type { Descriptor, Known, RequestSpec, Service } from '../contract.ts';
import { createProvider } from '../engine/ask.ts';
import type { Provider } from '../provider.ts';
import { onePlace, secret } from '../terms.ts';
import { DECLARED_PRODUCT, type Declaration, type DeclaredBody, type JsonPiece } from './declaration.ts';
import { requestLines } from './declarationText.ts';
import { readDeclared } from './declaredReply.ts';
import { credentialFields, filledPath, isMoving, isSecretPart, isVisiblePart } from './parts.ts';
import { questionHash, seriesHash } from './question.ts';
import { isTextSpot } from './spot.ts';

/** Minutes between two requests for an account, at least. */
const LEAST_INTERVAL = 1;

/** The provider that a user has declared. It is asked as those of the program's own are. */
export function providerOf(declaration: Declaration, http: Http, clock: Clock): Provider {
  const provider = createProvider(descriptorOf(declaration), http, clock);
  return {
    ...provider,
    isDeclared: true,
    explain: (fault, product, t) =>
      fault.kind === 'bad-endpoint'
        ? t(
            'There is no such service at the declared address ({0}). Check "url" of {1} in the settings.',
            fault.code,
            declaration.id,
          )
        : provider.explain(fault, product, t),
  };
}

/** A declaration as the description of a provider. */
export function descriptorOf(declaration: Declaration): Descriptor {
  const { id, label, error } = declaration;
  return {
    id,
    label: () => label,
    leastInterval: LEAST_INTERVAL,
    codes: Object.fromEntries((error?.refused ?? []).map((code) => [code, 'auth' as const])),
    products: [serviceOf(declaration)],
  };
}

function serviceOf(declaration: Declaration): Service {
  const { url, quantities, console } = declaration;
  const [origin = ''] = /^[^/]*\/\/[^/]*/.exec(url) ?? [];
  const checked = checkEndpoint(origin);
  const path = url.slice(origin.length);
  return {
    id: DECLARED_PRODUCT,
    label: (t) => t('Balance'),
    description: (t) => t('as the settings declare it'),
    places: onePlace(checked.ok ? checked.url : origin),
    console: console ?? origin,
    credential: credentialFields(declaration),
    whereToFind: (t) => t("The provider's console or documentation says where it is found."),
    quantities: quantities.map(({ key, label, unit }) => ({
      key,
      unit: typeof unit === 'string' ? unit : 'in reply',
      label: () => label,
    })),
    declared: {
      hash: questionHash(declaration),
      series: seriesHash(declaration),
      lines: (t) => requestLines(declaration, t),
    },
    request: (known) => requestOf(declaration, path, known),
    read: (reply, known) => readDeclared(declaration, reply, known),
  };
}

function requestOf(declaration: Declaration, path: string, { credential }: Known): RequestSpec {
  const { method, query = {}, headers = {}, auth, body, quantities } = declaration;
  const part = (id: string): string => (Object.hasOwn(credential, id) ? (credential[id] ?? '') : '');
  const filled = filledPath(path, (name) => encodeURIComponent(part(name)));
  if (isMoving(filled)) {
    // A part of dots alone would lead to another path.
    const endpoint = shownEndpoint(declaration.url);
    throw new BalanceError({ kind: 'endpoint-refused', endpoint, problem: 'not-a-url' });
  }
  const fields = Object.entries(query).map(([name, piece]) => [name, String(filledPiece(piece, part))] as const);
  const fixed = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const authorized = authorizedBy(auth, part);
  return {
    ...(method === undefined ? {} : { method }),
    path: filled,
    ...authorized,
    query: { ...Object.fromEntries(fields), ...authorized.query },
    headers: { ...Object.fromEntries(fixed), ...authorized.headers },
    ...(body === undefined ? {} : { body: filledBody(body, part) }),
    reads: quantities.some(({ at }) => isTextSpot(at)) ? 'text' : 'json value',
  };
}

type Part = (id: string) => string;

/** Where the secret of an authorization stands in a request. */
function authorizedBy(auth: Declaration['auth'], part: Part): Pick<RequestSpec, 'auth' | 'query' | 'headers'> {
  if (auth === undefined) {
    return {};
  }
  if (auth === 'bearer') {
    return { auth: { bearer: part('token') } };
  }
  if (auth === 'basic') {
    return { auth: { user: part('user'), password: part('password') } };
  }
  if ('query' in auth) {
    return { query: { [auth.query]: secret(part('secret')) } };
  }
  if ('header' in auth) {
    return { headers: { [auth.header.toLowerCase()]: [auth.prefix ?? '', secret(part('secret'))] } };
  }
  if ('user' in auth.basic) {
    return { auth: { user: auth.basic.user, password: part('secret') } };
  }
  // The user is the secret here, and so is what is made of the pair.
  const pair = Buffer.from(`${part('secret')}:${auth.basic.password}`, 'utf8').toString('base64');
  return { headers: { authorization: ['Basic ', secret(pair)] } };
}

function filledBody(body: DeclaredBody, part: Part): NonNullable<RequestSpec['body']> {
  const as = 'form' in body ? 'urlencoded' : 'json';
  const fields = Object.entries('form' in body ? body.form : body.json);
  return { as, fields: Object.fromEntries(fields.map(([name, piece]) => [name, filledPiece(piece, part)])) };
}

/** A value with the parts of the credential in their places, however deep. */
function filledPiece(piece: JsonPiece, part: Part): unknown {
  if (isSecretPart(piece)) {
    return secret(part(piece.secret));
  }
  if (isVisiblePart(piece)) {
    return part(piece.part);
  }
  if (Array.isArray(piece)) {
    return piece.map((item) => filledPiece(item, part));
  }
  return typeof piece === 'object' && piece !== null
    ? Object.fromEntries(Object.entries(piece).map(([name, each]) => [name, filledPiece(each, part)]))
    : piece;
}
