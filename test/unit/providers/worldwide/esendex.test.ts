import { ESENDEX } from '../../../../src/providers/worldwide/esendex.ts';
import { testProduct } from '../cases.ts';

const account = (reference: string, fields: string) =>
  `<account id="597e" uri="https://api.esendex.com/v1.0/accounts/597e"><reference>${reference}</reference><label>Primary</label><address>447700900000</address>${fields}<role>PowerUser</role></account>`;
const xml = (...accounts: readonly string[]) => ({
  contentType: 'application/xml',
  text: `<?xml version="1.0" encoding="utf-8"?><accounts xmlns="http://api.esendex.com/ns/">${accounts.join('')}</accounts>`,
});
const left = (count: string) => `<messagesremaining>${count}</messagesremaining>`;

testProduct({
  descriptor: ESENDEX,
  product: 'sms',
  credential: { username: 'a@b.example', password: 'secret' },
  sends:
    'GET https://api.esendex.com/v1.0/accounts\naccept: application/xml, text/xml\nauthorization: Basic YUBiLmV4YW1wbGU6c2VjcmV0',
  replies: {
    'one account, whose time is that of UTC': [
      xml(account('EX998877', `${left('19')}<expireson>2099-09-04T00:00:00</expireson>`)),
      ['EX998877=19 messages expires=2099-09-04T00:00:00Z label=Primary'],
    ],
    'several accounts': [
      xml(account('EX1', left('1')), account('EX2', left('2'))),
      ['EX1=1 messages label=Primary', 'EX2=2 messages label=Primary'],
    ],
    'an empty element': [xml(account('EX1', `${left('1')}<expireson/>`)), ['EX1=1 messages label=Primary']],
    'one reference twice': [
      xml(account('EX1', left('1')), account('EX1', left('2'))),
      { kind: 'bad-response', problem: 'duplicate-key', field: 'EX1' },
    ],
    'another namespace, with a prefix': [
      {
        ...xml(),
        text: `<e:accounts xmlns:e="urn:x"><e:account><e:reference>EX1</e:reference><e:messagesremaining>19</e:messagesremaining></e:account></e:accounts>`,
      },
      ['EX1=19 messages label=EX1'],
    ],
    'no count': [xml(account('EX1', '')), { kind: 'bad-response', problem: 'missing-field' }],
    'an empty count is not told, and the others are': [
      xml(account('EX1', '<messagesremaining/>'), account('EX2', left('2')), account('EX3', left(' '))),
      ['EX1=not-told messages label=Primary', 'EX2=2 messages label=Primary', 'EX3=not-told messages label=Primary'],
    ],
    'a count that is none': [xml(account('EX1', left('many'))), { kind: 'bad-response', problem: 'bad-amount' }],
    'times with a zone, with fractions, and of nobody': [
      xml(
        ...[
          '2026-12-01T00:00:00+01:00',
          '2026-12-01T00:00:00.0000000',
          '2026-12-01T00:00:00Z',
          '2026-12-01',
          '2026-12-01 00:00:00',
          'never',
          '0001-01-01T00:00:00',
          '1970-01-01T00:00:00',
        ].map((time, index) => account(`EX${index}`, `${left('1')}<expireson>${time}</expireson>`)),
      ),
      [
        'EX0=1 messages expires=2026-11-30T23:00:00Z label=Primary',
        'EX1=1 messages expires=2026-12-01T00:00:00Z label=Primary',
        'EX2=1 messages expires=2026-12-01T00:00:00Z label=Primary',
        'EX3=1 messages expires=2026-12-01T00:00:00Z label=Primary',
        'EX4=1 messages expires=2026-12-01T00:00:00Z label=Primary',
        'EX5=1 messages label=Primary',
        'EX6=1 messages label=Primary',
        'EX7=1 messages label=Primary',
      ],
    ],
    'no account': [xml(), { kind: 'bad-response', problem: 'missing-field' }],
    'a refused credential': [{ status: 401, text: '' }, { kind: 'auth' }],
    'a refused credential in its own form': [
      {
        status: 401,
        contentType: 'application/xml',
        text: '<response><errors><error><code>401</code></error></errors></response>',
      },
      { kind: 'auth', definitive: false },
    ],
    'refused in one word of plain text, which is believed when it lasts': [
      { status: 401, contentType: 'text/plain', text: 'Unauthorized' },
      { kind: 'auth', definitive: false, empty: true },
    ],
    'refused by somebody else': [
      { status: 401, contentType: 'text/plain', text: 'Sign in first' },
      { kind: 'bad-response' },
    ],
    'no right': [
      { ...xml(), status: 403 },
      { kind: 'auth', code: '403' },
    ],
  },
});
