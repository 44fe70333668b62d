import { headerOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, escapeXml, type Field, wordField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { parametersOnce } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type ServiceRequest } from '../../service.ts';
import { beijingTime, yuntongxunSignature } from '../../signing/yuntongxun.ts';

const JSON_TYPE = 'application/json;charset=utf-8';
const XML_TYPE = 'application/xml;charset=utf-8';
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const DAY_MS = 86_400_000;

/** Of the list of REST errors, as far as it is about accounts. All of them come with status 200. */
const ERRORS = errorTable([
  ['111000', 200, '【账号】未知错误'],
  ['111001', 200, '【账号】内部错误'],
  ['111100', 200, '【账号】请求URL账号格式不正确'],
  ['111101', 200, '【账号】请求包头Authorization参数为空'],
  ['111102', 200, '【账号】请求包头Authorization参数Base64解码失败'],
  ['111103', 200, '【账号】请求包头Authorization参数解码后格式有误'],
  ['111104', 200, '【账号】请求包头Authorization参数解码后账户ID为空'],
  ['111105', 200, '【账号】请求包头Authorization参数解码后时间戳为空'],
  ['111106', 200, '【账号】请求包头Authorization参数解码后时间戳过期'],
  ['111107', 200, '【账号】请求包头Authorization参数中账户ID跟请求地址中的账户ID不一致'],
  ['111108', 200, '【账号】请求地址Sig参数为空'],
  ['111109', 200, '【账号】请求地址Sig校验失败'],
  ['111110', 200, '【账号】请求地址SoftVersion参数有误'],
  ['111111', 200, '【账号】超过规定的并发数'],
  ['111113', 200, '【账号】请求包头Authorization参数中时间戳格式有误，请参考yyyyMMddHHmmss'],
  ['111129', 200, '【账号】主账户ID存在非法字符'],
  ['111130', 200, '【账号】主账户ID长度有误'],
  ['111138', 200, '【账号】主账户未激活'],
  ['111139', 200, '【账号】主账户已暂停'],
  ['111140', 200, '【账号】主账户已关闭'],
  ['111141', 200, '【账号】主账户不存在'],
  ['111142', 200, '【账号】主账户余额不足'],
  ['111143', 200, '【账号】主账号授权令牌无效'],
  ['160053', 200, '【短信】IP鉴权失败'],
]);

/** Yuntongxun, AccountInfo. What does not ask for JSON gets XML. A time is good for a day. */
export const yuntongxun: Counterpart = {
  id: 'yuntongxun',
  products: [{ product: 'account', fields: ['balance', 'subBalance'], moving: ['balance'] }],
  accounts: [
    {
      id: 'yuntongxun',
      name: 'Yuntongxun',
      product: 'account',
      credential: {
        accountSid: '8a216da8000000000000000000000001',
        authToken: '0123456789abcdef0123456789abcdef',
      },
      quantities: { balance: '1024.57', subBalance: '0.00' },
      words: { type: '1', status: '1' },
      demo: true,
    },
    {
      id: 'yuntongxun-trial',
      name: 'Yuntongxun trial',
      product: 'account',
      credential: {
        accountSid: '8a216da8000000000000000000000002',
        authToken: 'fedcba9876543210fedcba9876543210',
      },
      quantities: { balance: '-0.05', subBalance: '8.00' },
      words: { type: '0', status: '2' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    const [, version, sid] = /^\/([^/]+)\/Accounts\/([^/]*)\/AccountInfo$/.exec(request.path) ?? [];
    if (version === undefined || sid === undefined || request.method !== 'GET') {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const about = { product: 'account' };
    const claim = claimOf(request);
    if (typeof claim === 'string') {
      return refused(claim, about);
    }
    const sig = parametersOnce(request.query)?.get('sig') ?? '';
    const wrong = faultOf({ ...claim, version, sid, sig }, world.providerNow());
    if (wrong !== undefined) {
      return refused(wrong, about);
    }
    const account = world.accounts.with('yuntongxun', { accountSid: sid });
    if (account === undefined) {
      return refused('111141', about);
    }
    if (sig !== yuntongxunSignature(sid, account.credential['authToken'] ?? '', claim.time)) {
      return refused('111109', { ...about, account });
    }
    return accepted(world, account, ({ quantities, words = {} }) => {
      const fields: readonly Field[] = [
        wordField('dateCreated', '2013-02-01 15:38:09'),
        wordField('dateUpdated', '2024-05-01 12:00:00'),
        wordField('friendlyName', 'jane@example.com'),
        wordField('type', words['type'] ?? '1'),
        wordField('status', words['status'] ?? '1'),
        amountField('balance', quantities['balance'] ?? null, 'text'),
        amountField('subBalance', quantities['subBalance'] ?? null, 'text'),
      ];
      return wantsJson(request)
        ? {
            format: 'json',
            contentType: JSON_TYPE,
            fields,
            around: (inner) => `{"statusCode":"000000","Account":${inner}}`,
          }
        : {
            format: 'xml',
            contentType: XML_TYPE,
            fields,
            around: (inner) =>
              `${XML_HEAD}\n<Response>\n<statusCode>000000</statusCode>\n<Account>\n${inner}</Account>\n</Response>\n`,
          };
    });
  },

  word(code, { status, message }, request) {
    return wantsJson(request)
      ? textReply(status, JSON_TYPE, JSON.stringify({ statusCode: code, statusMsg: message }))
      : textReply(
          status,
          XML_TYPE,
          `${XML_HEAD}\n<Response>\n<statusCode>${code}</statusCode>\n<statusMsg>${escapeXml(message)}</statusMsg>\n</Response>\n`,
        );
  },
};

function wantsJson(request: ServiceRequest): boolean {
  return /^application\/json\b/i.test(headerOf(request, 'accept') ?? '');
}

interface Claim {
  readonly named: string;
  readonly time: string;
}

/** What the header says, which has no name of a scheme in it; a code when it cannot be read. */
function claimOf(request: ServiceRequest): Claim | string {
  const header = headerOf(request, 'authorization') ?? '';
  if (header === '') {
    return '111101';
  }
  const decoded = Buffer.from(header, 'base64');
  if (decoded.toString('base64') !== header) {
    return '111102';
  }
  const [named = '', time, ...rest] = decoded.toString('utf8').split(':');
  if (time === undefined || rest.length > 0) {
    return '111103';
  }
  return { named, time };
}

function faultOf(
  { named, time, version, sid, sig }: Claim & { version: string; sid: string; sig: string },
  now: number,
): string | undefined {
  const at = beijingTime(time);
  const checks: readonly (readonly [boolean, string])[] = [
    [version !== '2013-12-26', '111110'],
    [named === '', '111104'],
    [time === '', '111105'],
    [Number.isNaN(at), '111113'],
    [Math.abs(now - at) > DAY_MS, '111106'],
    [named !== sid, '111107'],
    [sig === '', '111108'],
  ];
  return checks.find(([wrong]) => wrong)?.[1];
}
