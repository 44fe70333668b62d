import { mediaTypeOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { membersOf, parametersOnce } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type ServiceRequest } from '../../service.ts';
import { ucloudSignature } from '../../signing/ucloud.ts';

const TYPE = 'application/json; charset=utf-8';

/** The vendor's table. All of them come with status 200. */
const ERRORS = errorTable([
  ['110', 200, 'API Response Timeout'],
  ['130', 200, 'Gateway Or Authentication Service Error'],
  ['150', 200, 'Service Unavailable'],
  ['153', 200, 'Request Is Limited'],
  ['160', 200, 'Missing Action'],
  ['161', 200, 'Action Not Exists'],
  ['170', 200, 'Missing Signature'],
  ['171', 200, 'Signature VerifyAC Error'],
  ['172', 200, 'User Not Exists'],
  ['174', 200, 'Token Not Exists'],
  ['230', 200, 'Params Not Available'],
  ['292', 200, 'Project Not Exists'],
  ['293', 200, 'Zone Permission Error'],
  ['294', 200, 'Source IP Is Denied'],
  ['295', 200, 'Security Lock Check Failed'],
  ['299', 200, 'IAM Permission Error'],
]);

const FIELDS = ['AmountFreeze', 'AmountCredit', 'AmountFree', 'Amount', 'AmountAvailable'];

/**
 * UCloud, GetBalance. What is frozen is a number, the other amounts are texts. The word `list` puts the object of the amounts
 * into a list, as the document's table of types has it, in place of the SDK's object.
 */
export const ucloud: Counterpart = {
  id: 'ucloud',
  products: [{ product: 'account', fields: FIELDS, moving: ['Amount', 'AmountAvailable'] }],
  accounts: [
    {
      id: 'ucloud',
      name: 'UCloud',
      product: 'account',
      credential: {
        publicKey: 'ucloudsomeone@example.com1296235120854146120',
        privateKey: '46f09bb9fab4f12dfc160dae12273d5332b5debe',
      },
      quantities: {
        AmountFreeze: '6.51374',
        AmountCredit: '0.00',
        AmountFree: '1.18659',
        Amount: '3.99529',
        AmountAvailable: '5.18188',
      },
      demo: true,
    },
    {
      id: 'ucloud-list',
      name: 'UCloud with a list',
      product: 'account',
      credential: {
        publicKey: 'ucloudsomeone+else@example.com1296235120854146121',
        privateKey: '46f09bb9fab4f12dfc160dae12273d5332b5deb1',
      },
      quantities: {
        AmountFreeze: '0',
        AmountCredit: '100.00',
        AmountFree: '0.00',
        Amount: '-10.00',
        AmountAvailable: '90.00',
      },
      words: { list: 'true' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    const isThere = (request.path === '/' || request.path === '') && /^(?:GET|POST)$/.test(request.method);
    if (!isThere) {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const parameters = parametersOf(request);
    const account = world.accounts.with('ucloud', { publicKey: parameters.get('PublicKey') ?? '' });
    const about = { product: 'account', ...(account === undefined ? {} : { account }) };
    const action = parameters.get('Action') ?? '';
    const signature = parameters.get('Signature') ?? '';
    const checks: readonly (readonly [boolean, string])[] = [
      [action === '', '160'],
      [action !== 'GetBalance', '161'],
      [signature === '', '170'],
      [account === undefined, '172'],
      [signature !== ucloudSignature([...parameters], account?.credential['privateKey'] ?? ''), '171'],
      [[...parameters.keys()].some((name) => !NAMES.includes(name)), '230'],
    ];
    const wrong = checks.find(([is]) => is)?.[1];
    if (wrong !== undefined || account === undefined) {
      return refused(wrong ?? '172', about);
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      contentType: TYPE,
      fields: FIELDS.map((name) =>
        amountField(name, quantities[name] ?? null, name === 'AmountFreeze' ? 'number' : 'text'),
      ),
      around: (info) => {
        const list = words['list'] === 'true' ? `[${info}]` : info;
        return `{"RetCode":0,"Action":"GetBalanceResponse","AccountInfo":${list}}`;
      },
    }));
  },

  word(code, { status, message }) {
    return textReply(status, TYPE, JSON.stringify({ RetCode: Number(code), Message: message }));
  },
};

/** The account of a sub-user has to name a project. */
const NAMES = ['Action', 'PublicKey', 'Signature', 'ProjectId'];

/** Of the address for GET, and of a form or a JSON object for POST. What is written in another way has no parameters. */
function parametersOf(request: ServiceRequest): ReadonlyMap<string, string> {
  const none = new Map<string, string>();
  if (request.method === 'GET') {
    return parametersOnce(request.query) ?? none;
  }
  switch (request.query === '' ? mediaTypeOf(request) : '') {
    case 'application/x-www-form-urlencoded':
      return parametersOnce(request.body.toString('utf8')) ?? none;
    case 'application/json':
      return new Map([...(membersOf(request.body) ?? [])].map(([name, value]) => [name, String(value)]));
    default:
      return none;
  }
}
