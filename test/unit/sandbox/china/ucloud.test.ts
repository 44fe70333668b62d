import { ucloud } from '../../../sandbox/providers/china/ucloud.ts';
import { ucloudSignature } from '../../../sandbox/signing/ucloud.ts';
import { answers, refuses, tellsEveryError } from '../counterpart.ts';
import { requestText } from '../wire.ts';

const PUBLIC = 'ucloudsomeone@example.com1296235120854146120';
const PRIVATE = '46f09bb9fab4f12dfc160dae12273d5332b5debe';
const OTHER = 'ucloudsomeone+else@example.com1296235120854146121';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

function parameters(more: Readonly<Record<string, string>> = {}, key = PRIVATE): Record<string, string> {
  const named = { Action: 'GetBalance', PublicKey: PUBLIC, ...more };
  return { ...named, Signature: ucloudSignature(Object.entries(named), key) };
}

function post(named: Readonly<Record<string, string>>): string {
  return requestText('POST', '/ucloud/', FORM, new URLSearchParams(named).toString());
}

const BALANCE =
  '{"RetCode":0,"Action":"GetBalanceResponse","AccountInfo":{"AmountFreeze":6.51374,"AmountCredit":"0.00","AmountFree":"1.18659","Amount":"3.99529","AmountAvailable":"5.18188"}}';

answers(ucloud, [
  ['a form', post(parameters()), BALANCE],
  [
    'JSON',
    requestText('POST', '/ucloud', { 'Content-Type': 'application/json' }, JSON.stringify(parameters())),
    BALANCE,
  ],
  ['a query', requestText('GET', `/ucloud/?${new URLSearchParams(parameters())}`, {}), BALANCE],
  ['a project', post(parameters({ ProjectId: 'org-123' })), BALANCE],
  [
    'a list of amounts',
    post(parameters({ PublicKey: OTHER }, '46f09bb9fab4f12dfc160dae12273d5332b5deb1')),
    '{"RetCode":0,"Action":"GetBalanceResponse","AccountInfo":[{"AmountFreeze":0,"AmountCredit":"100.00","AmountFree":"0.00","Amount":"-10.00","AmountAvailable":"90.00"}]}',
  ],
]);

const { Signature: _signature, ...unsigned } = parameters();

refuses(ucloud, [
  ['another path', post(parameters()).replace('/ucloud/', '/ucloud/v1'), '404', 404],
  ['another method', post(parameters()).replace('POST', 'PUT'), '404', 404],
  ['no parameters', post({}), '160'],
  ['a body of another type', post(parameters()).replace('application/x-www-form-urlencoded', 'text/plain'), '160'],
  [
    'a parameter that is there twice',
    requestText('POST', '/ucloud/', FORM, `Action=GetBalance&${new URLSearchParams(parameters())}`),
    '160',
  ],
  ['another action', post(parameters({ Action: 'GetRegion' })), '161'],
  ['no signature', post(unsigned), '170'],
  ['an unknown key', post(parameters({ PublicKey: 'x' })), '172'],
  [
    'a sign plus that was not escaped',
    requestText('GET', `/ucloud/?Action=GetBalance&PublicKey=${OTHER}&Signature=x`, {}),
    '172',
  ],
  ['a wrong private key', post(parameters({}, 'x')), '171'],
  ['a parameter that was not signed', post({ ...parameters(), ProjectId: 'org-123' }), '171'],
  ['an unknown parameter', post(parameters({ Limit: '1' })), '230'],
]);

tellsEveryError(ucloud, 'ucloud', post(parameters()), {
  200: ['110', '130', '150', '153', '160', '161', '170', '171', '172', '174', '230', '292', '293', '294', '295', '299'],
});
