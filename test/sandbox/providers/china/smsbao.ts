import { createHash } from 'node:crypto';
import type { SandboxAccount } from '../../account.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, rawField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { parametersOnce } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const TYPE = 'text/html; charset=utf-8';

/** As the vendor's own example lists them. The texts are of the documents alone and are not sent. */
const ERRORS = errorTable([
  ['-1', 200, '参数不全'],
  ['-2', 200, '服务器空间不支持'],
  ['30', 200, '密码错误'],
  ['40', 200, '账号不存在'],
  ['41', 200, '余额不足'],
  ['42', 200, '帐户已过期'],
  ['43', 200, 'IP地址限制'],
  ['50', 200, '内容含有敏感词'],
  ['51', 200, '手机号码不正确'],
]);

/**
 * SMSBao: two lines of text, the second with what was sent and what is left. `p` is the MD5 of the password, or an API key as it
 * is. The words `before`, `line` and `after` stand around and between the lines.
 */
export const smsbao: Counterpart = {
  id: 'smsbao',
  products: [{ product: 'sms', fields: ['sent', 'remaining'], moving: ['remaining'] }],
  accounts: [
    {
      id: 'smsbao',
      name: 'SMSBao',
      product: 'sms',
      credential: { username: 'smsbao_user', password: 'Smsbao p&ss+w=rd%41 ' },
      quantities: { sent: '120', remaining: '880' },
    },
    {
      id: 'smsbao-key',
      name: 'SMSBao with an API key',
      product: 'sms',
      credential: { username: 'smsbao_key', password: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' },
      parameters: { secretType: 'apiKey' },
      quantities: { sent: '0', remaining: '98' },
      // No environment variable cuts this one.
      demo: true,
    },
    {
      id: 'smsbao-lines',
      name: 'SMSBao with other line ends',
      product: 'sms',
      credential: { username: 'smsbao_lines', password: 'Smsbao-Passw0rd' },
      quantities: { sent: '98', remaining: '0' },
      words: { before: '\uFEFF', line: '\r\n', after: ' \r\n' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    if (request.path !== '/query' || request.method !== 'GET') {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const about = { product: 'sms' };
    const parameters = parametersOnce(request.query);
    const username = parameters?.get('u') ?? '';
    const given = parameters?.get('p') ?? '';
    if (username === '' || given === '' || parameters?.size !== 2) {
      return refused('-1', about);
    }
    const account = world.accounts.with('smsbao', { username });
    if (account === undefined) {
      return refused('40', about);
    }
    if (given !== proofOf(account)) {
      return refused('30', { ...about, account });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'text',
      contentType: TYPE,
      fields: [
        rawField('sent', quantities['sent'] ?? '0'),
        rawField('comma', ','),
        amountField('remaining', quantities['remaining'] ?? null),
      ],
      around: (line) => `${words['before'] ?? ''}0${words['line'] ?? '\n'}${line}${words['after'] ?? ''}`,
    }));
  },

  word(code, { status }) {
    return textReply(status, TYPE, code);
  },
};

function proofOf({ credential: { password = '' }, parameters = {} }: SandboxAccount): string {
  const isKey = parameters['secretType'] === 'apiKey';
  return isKey ? password : createHash('md5').update(password, 'utf8').digest('hex');
}
