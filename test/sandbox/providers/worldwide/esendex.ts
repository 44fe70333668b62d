import type { SandboxPackage } from '../../account.ts';
import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, escapeXml } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type World } from '../../service.ts';

const NAMESPACE = 'http://api.esendex.com/ns/';
const DAY_MS = 24 * 3_600_000;

const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['400', { status: 400, message: 'Bad Request' }],
  ['401', { status: 401, message: 'Unauthorized', headers: { 'WWW-Authenticate': 'Basic realm="Esendex API"' } }],
  ['402', { status: 402, message: 'Payment Required' }],
  ['403', { status: 403, message: 'Forbidden' }],
  ['404', { status: 404, message: 'Not Found' }],
  ['405', { status: 405, message: 'Method Not Allowed' }],
  ['429', { status: 429, message: 'Too Many Requests' }],
  ['500', { status: 500, message: 'Internal Server Error' }],
  ['503', { status: 503, message: 'Service Unavailable' }],
]);

/** Esendex: XML with a namespace, one element for each account of a user. A package stands for such an account, by its reference. */
export const esendex: Counterpart = {
  id: 'esendex',
  products: [{ product: 'sms', fields: [] }],
  accounts: [
    {
      id: 'esendex',
      name: 'Esendex',
      product: 'sms',
      credential: { username: 'jane@example.com', password: 'Esendex-Api-Passw0rd' },
      quantities: { EX998877: '19', EX998878: '2500', EX778899: '0' },
      packages: [
        { id: 'EX998877', total: '0', boughtDay: 0, expiryDay: 400, words: { label: 'Primary' } },
        { id: 'EX998878', total: '0', boughtDay: 0, expiryDay: 30, words: { label: 'Alerts & reminders' } },
        // Without a name, and expired.
        { id: 'EX778899', total: '0', boughtDay: 0, expiryDay: -60 },
      ],
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v1.0/accounts') {
      return refused('404');
    }
    if (request.method !== 'GET') {
      return refused('405');
    }
    const pair = basicPair(request);
    const account =
      typeof pair === 'string'
        ? undefined
        : world.accounts.with('esendex', { username: pair.user, password: pair.password });
    if (account === undefined) {
      return refused('401', { product: 'sms' });
    }
    return accepted(world, account, ({ quantities, packages = [] }) => {
      const [first, ...others] = packages;
      const rest = others.map((each) => elementOf(each, remaining(quantities[each.id] ?? '0'), world)).join('');
      return {
        format: 'xml',
        contentType: 'application/xml; charset=utf-8',
        fields: first === undefined ? [] : [amountField('messagesremaining', quantities[first.id] ?? null)],
        around: (inner) =>
          `<?xml version="1.0" encoding="utf-8"?><accounts xmlns="${NAMESPACE}">` +
          `${first === undefined ? '' : elementOf(first, inner.trim(), world)}${rest}</accounts>`,
      };
    });
  },

  word(_code, { status, message }) {
    const error = `<code>${status}</code><description>${escapeXml(message)}</description>`;
    const text = `<?xml version="1.0" encoding="utf-8"?><response xmlns="${NAMESPACE}"><errors><error>${error}</error></errors></response>`;
    return textReply(status, 'application/xml; charset=utf-8', text);
  },
};

function remaining(amount: string): string {
  return `<messagesremaining>${amount}</messagesremaining>`;
}

function elementOf({ id, expiryDay, words = {} }: SandboxPackage, amount: string, { startedAt }: World): string {
  const uri = `https://api.esendex.com/v1.0/accounts/${id.toLowerCase()}`;
  const expires = new Date(startedAt + expiryDay * DAY_MS).toISOString().slice(0, 19);
  const label = words['label'] === undefined ? '<label />' : `<label>${escapeXml(words['label'])}</label>`;
  return (
    `<account id="597e0000-0000-4000-8000-${id.toLowerCase()}" uri="${uri}"><reference>${id}</reference>${label}` +
    `<address />\n<alias></alias><type>Professional</type>${amount}<expireson>${expires}</expireson>` +
    `<role>PowerUser</role><defaultdialcode>44</defaultdialcode><settings uri="${uri}/settings" /></account>`
  );
}
