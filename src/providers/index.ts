import type { Descriptor } from './contract.ts';

/**
 * The program's own providers by their ids, in the order in which they are offered. The file of one is loaded when an account
 * uses it, or when one is added. `npm run docs` writes what is known of them before (`offered.ts`).
 */
export const OWN = {
  jiguang: async () => (await import('./china/jiguang.ts')).JIGUANG,
  submail: async () => (await import('./china/submail.ts')).SUBMAIL,
  'tencent-sms': async () => (await import('./china/tencentSms.ts')).TENCENT_SMS,
  tencent: async () => (await import('./china/tencent.ts')).TENCENT,
  aliyun: async () => (await import('./china/aliyun.ts')).ALIYUN,
  yunpian: async () => (await import('./china/yunpian.ts')).YUNPIAN,
  luosimao: async () => (await import('./china/luosimao.ts')).LUOSIMAO,
  chuanglan: async () => (await import('./china/chuanglan.ts')).CHUANGLAN,
  smsbao: async () => (await import('./china/smsbao.ts')).SMSBAO,
  yuntongxun: async () => (await import('./china/yuntongxun.ts')).YUNTONGXUN,
  feige: async () => (await import('./china/feige.ts')).FEIGE,
  baidu: async () => (await import('./china/baidu.ts')).BAIDU,
  volcengine: async () => (await import('./china/volcengine.ts')).VOLCENGINE,
  huawei: async () => (await import('./china/huawei.ts')).HUAWEI,
  ucloud: async () => (await import('./china/ucloud.ts')).UCLOUD,
  twilio: async () => (await import('./worldwide/twilio.ts')).TWILIO,
  telnyx: async () => (await import('./worldwide/telnyx.ts')).TELNYX,
  messente: async () => (await import('./worldwide/messente.ts')).MESSENTE,
  vonage: async () => (await import('./worldwide/vonage.ts')).VONAGE,
  plivo: async () => (await import('./worldwide/plivo.ts')).PLIVO,
  messagebird: async () => (await import('./worldwide/messagebird.ts')).MESSAGEBIRD,
  clicksend: async () => (await import('./worldwide/clicksend.ts')).CLICKSEND,
  textmagic: async () => (await import('./worldwide/textmagic.ts')).TEXTMAGIC,
  bulksms: async () => (await import('./worldwide/bulksms.ts')).BULKSMS,
  africastalking: async () => (await import('./worldwide/africasTalking.ts')).AFRICAS_TALKING,
  '46elks': async () => (await import('./worldwide/elks.ts')).ELKS,
  esendex: async () => (await import('./worldwide/esendex.ts')).ESENDEX,
  smsapi: async () => (await import('./worldwide/smsapi.ts')).SMSAPI,
  infobip: async () => (await import('./worldwide/infobip.ts')).INFOBIP,
  ses: async () => (await import('./mail/ses.ts')).SES,
  sendgrid: async () => (await import('./mail/sendgrid.ts')).SENDGRID,
  brevo: async () => (await import('./mail/brevo.ts')).BREVO,
  mailgun: async () => (await import('./mail/mailgun.ts')).MAILGUN,
  resend: async () => (await import('./mail/resend.ts')).RESEND,
} as const satisfies Readonly<Record<string, () => Promise<Descriptor>>>;

/** The ids of all of the program's own providers. */
export const OWN_IDS: readonly string[] = Object.keys(OWN);

/** A provider of the program's own, by its id. */
export type OwnId = keyof typeof OWN;
