import { JIGUANG } from '../../../src/providers/china/jiguang.ts';
import { SUBMAIL } from '../../../src/providers/china/submail.ts';
import { TENCENT_SMS } from '../../../src/providers/china/tencentSms.ts';
import { BREVO } from '../../../src/providers/mail/brevo.ts';
import { MAILGUN } from '../../../src/providers/mail/mailgun.ts';
import { RESEND } from '../../../src/providers/mail/resend.ts';
import { SENDGRID } from '../../../src/providers/mail/sendgrid.ts';
import { SES } from '../../../src/providers/mail/ses.ts';
import { AFRICAS_TALKING } from '../../../src/providers/worldwide/africasTalking.ts';
import { BULKSMS } from '../../../src/providers/worldwide/bulksms.ts';
import { CLICKSEND } from '../../../src/providers/worldwide/clicksend.ts';
import { ELKS } from '../../../src/providers/worldwide/elks.ts';
import { ESENDEX } from '../../../src/providers/worldwide/esendex.ts';
import { INFOBIP } from '../../../src/providers/worldwide/infobip.ts';
import { MESSAGEBIRD } from '../../../src/providers/worldwide/messagebird.ts';
import { MESSENTE } from '../../../src/providers/worldwide/messente.ts';
import { PLIVO } from '../../../src/providers/worldwide/plivo.ts';
import { SMSAPI } from '../../../src/providers/worldwide/smsapi.ts';
import { TELNYX } from '../../../src/providers/worldwide/telnyx.ts';
import { TEXTMAGIC } from '../../../src/providers/worldwide/textmagic.ts';
import { TWILIO } from '../../../src/providers/worldwide/twilio.ts';
import { VONAGE } from '../../../src/providers/worldwide/vonage.ts';
import type { Subject } from './asked.ts';
import { CHINA_SAMPLES } from './china/samples.ts';

/** A good reply of a product, and one that is an error, as the documents have them. */
export interface Sample extends Subject {
  readonly product: string;
  readonly good: string;
  readonly error: string;
  /** Headers of the good reply that it needs. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Set where the error has no code, which is nothing without a status of failure. */
  readonly isPlain?: true;
}

const KEY = { key: '10001', secret: 'abcdef0123456789abcdef0123456789' };
const NOW = Date.UTC(2024, 5, 1);

const tencentPackage = (id: number, amount: number) =>
  `{"PackageCreateTime":1717100000,"PackageEffectiveTime":1717100000,"PackageExpiredTime":1719000000,"PackageAmount":${amount},"PackageType":1,"PackageId":${id},"CurrentUsage":10}`;

const JIGUANG_ERROR = '{"error":{"code":50002,"message":"auth failed"}}';
const SUBMAIL_ERROR = '{"status":"error","code":"101","msg":"Invalid APP ID"}';

/** Replies as the documents print them; `everyProvider.test.ts` has those of the sandbox for every product. */
export const SAMPLES: readonly Sample[] = [
  ...CHINA_SAMPLES,
  ...(['account', 'app'] as const).map((product) => ({
    ...{ descriptor: JIGUANG, product, credential: KEY, error: JIGUANG_ERROR },
    good: `{"${product === 'app' ? 'app' : 'dev'}_balance":9,"${product === 'app' ? 'app' : 'dev'}_market":11683}`,
  })),
  ...(['sms', 'mail', 'internationalsms', 'mms', 'voice'] as const).map((product) => ({
    ...{ descriptor: SUBMAIL, product, credential: KEY, error: SUBMAIL_ERROR },
    good: '{"status":"success","balance":"1000","transactional_balance":"5","free_balance":"3"}',
  })),
  {
    descriptor: TENCENT_SMS,
    product: 'sms',
    credential: { secretId: 'AKIDEXAMPLE', secretKey: 'secretKeyEXAMPLE' },
    parameters: { sdkAppId: '1400006666' },
    now: NOW,
    good: `{"Response":{"SmsPackagesStatisticsSet":[${tencentPackage(7, 1000)},${tencentPackage(8, 77)}],"RequestId":"3314"}}`,
    error: '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"no"},"RequestId":"ed93"}}',
  },
  {
    descriptor: TWILIO,
    product: 'account',
    credential: { accountSid: 'AC1', secret: 'secret' },
    good: '{"account_sid":"AC1","balance":"0.05","currency":"USD"}',
    error:
      '{"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003","status":401}',
  },
  {
    descriptor: TELNYX,
    product: 'account',
    credential: { apiKey: 'KEY1' },
    good: '{"data":{"record_type":"balance","balance":"300.00","pending":"0.00","credit_limit":"100.00","available_credit":"400.00","currency":"USD"}}',
    error: '{"errors":[{"code":"10009","title":"Authentication failed","detail":"x"}]}',
  },
  {
    descriptor: MESSENTE,
    product: 'account',
    credential: { username: 'user', password: 'password' },
    good: 'OK 10.23',
    error: 'ERROR 101',
  },
  {
    descriptor: SES,
    product: 'quota',
    credential: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    place: 'eu-west-1',
    good: '{"SendingEnabled":true,"SendQuota":{"Max24HourSend":50000.0,"MaxSendRate":14.0,"SentLast24Hours":1234.0}}',
    error: '{"__type":"UnrecognizedClientException","message":"x"}',
  },
  {
    descriptor: SENDGRID,
    product: 'credits',
    credential: { apiKey: 'SG.1' },
    good: '{"remain":180,"total":200,"overage":0,"used":20,"last_reset":"2013-01-01","next_reset":"2013-02-01","reset_frequency":"monthly"}',
    error: '{"errors":[{"field":null,"message":"authorization required"}]}',
  },
  {
    descriptor: VONAGE,
    product: 'account',
    credential: { apiKey: 'abcd', apiSecret: '1234' },
    good: '{"value":10.17127500,"autoReload":false}',
    error: '{"error-code":"401","error-code-label":"authentication failed"}',
  },
  {
    descriptor: PLIVO,
    product: 'account',
    credential: { authId: 'MA1', authToken: 'token' },
    good: '{"account_type":"standard","billing_mode":"prepaid","cash_credits":"23.79822","city":"Austin"}',
    error: '{"api_id":"1","error":"authentication failed"}',
  },
  {
    descriptor: MESSAGEBIRD,
    product: 'account',
    credential: { accessKey: 'key' },
    good: '{"payment":"prepaid","type":"euros","amount":103.5}',
    error:
      '{"errors":[{"code":2,"description":"Request not allowed (incorrect access_key)","parameter":"access_key"}]}',
  },
  {
    descriptor: CLICKSEND,
    product: 'account',
    credential: { username: 'user', apiKey: 'key' },
    good: '{"http_code":200,"response_code":"SUCCESS","data":{"balance":"4.998000","_currency":{"currency_name_short":"AUD"}}}',
    error: '{"http_code":401,"response_code":"UNAUTHORIZED","response_msg":"x","data":null}',
  },
  {
    descriptor: TEXTMAGIC,
    product: 'account',
    credential: { username: 'user', apiKey: 'key' },
    good: '{"id":1,"username":"user","status":"A","balance":208.64,"currency":{"id":"GBP","unicodeSymbol":"£"}}',
    error: '{"code":401,"message":"Unauthorized"}',
  },
  {
    descriptor: BULKSMS,
    product: 'account',
    credential: { tokenId: 'id', tokenSecret: 'secret' },
    good: '{"username":"user","credits":{"balance":123.5,"limit":0},"quota":{"size":5000,"remaining":4990}}',
    error: '{"type":"about:blank","title":"Unauthorized","status":401,"detail":"x"}',
  },
  {
    descriptor: AFRICAS_TALKING,
    product: 'account',
    credential: { username: 'user', apiKey: 'key' },
    good: '{"UserData":{"balance":"KES 1785.50"}}',
    error: 'The supplied authentication is invalid',
    isPlain: true,
  },
  {
    descriptor: ELKS,
    product: 'account',
    credential: { apiUsername: 'u1', apiPassword: 'p' },
    good: '{"id":"u5a95","currency":"SEK","balance":9670500,"creditalert":200000}',
    error: 'API access requires Basic HTTP authentication. Read documentation or examples.',
    isPlain: true,
  },
  {
    descriptor: ESENDEX,
    product: 'sms',
    credential: { username: 'user', password: 'password' },
    good: '<accounts xmlns="http://api.esendex.com/ns/"><account id="1"><reference>EX1</reference><label>Primary</label><messagesremaining>19</messagesremaining><expireson>2099-09-04T00:00:00</expireson></account></accounts>',
    error: '<error><message>x</message></error>',
    isPlain: true,
  },
  {
    descriptor: SMSAPI,
    product: 'account',
    credential: { token: 't0ken' },
    good: '{"username":"u","payment_type":"prepaid","points":12.5}',
    error: '{"message":"x","error":"authorization_failed"}',
  },
  {
    descriptor: INFOBIP,
    product: 'account',
    credential: { apiKey: 'key' },
    place: 'https://xxxxx.api.infobip.com',
    endpoints: ['https://xxxxx.api.infobip.com'],
    good: '{"balance":47.79134,"currency":"EUR"}',
    error: '{"requestError":{"serviceException":{"messageId":"UNAUTHORIZED","text":"x"}}}',
  },
  {
    descriptor: BREVO,
    product: 'account',
    credential: { apiKey: 'key' },
    good: '{"email":"e","plan":[{"type":"free","creditsType":"sendLimit","credits":300},{"type":"sms","creditsType":"sendLimit","credits":12.5}]}',
    error: '{"code":"unauthorized","message":"Key not found"}',
  },
  {
    descriptor: MAILGUN,
    product: 'limit',
    credential: { apiKey: 'key' },
    good: '{"limit":2000,"current":150,"period":"1m"}',
    error: '{"message":"Forbidden"}',
    isPlain: true,
  },
  {
    descriptor: RESEND,
    product: 'usage',
    credential: { apiKey: 're_1' },
    headers: { 'x-resend-daily-quota': '2', 'x-resend-monthly-quota': '11' },
    good: '{"object":"list","data":[]}',
    error: '{"statusCode":403,"name":"invalid_api_key","message":"x"}',
  },
];
