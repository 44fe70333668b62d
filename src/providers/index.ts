import type { Descriptor } from './contract.ts';

/**
 * The program's own providers by their ids, in the order in which they are offered. The file of one is loaded when an account
 * uses it, or when one is added. `npm run docs` writes what is known of them before (`offered.ts`).
 */
export const OWN = {
  jiguang: async () => (await import('./china/jiguang.ts')).JIGUANG,
  submail: async () => (await import('./china/submail.ts')).SUBMAIL,
  'tencent-sms': async () => (await import('./china/tencentSms.ts')).TENCENT_SMS,
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
  ses: async () => (await import('./mail/ses.ts')).SES,
  sendgrid: async () => (await import('./mail/sendgrid.ts')).SENDGRID,
} as const satisfies Readonly<Record<string, () => Promise<Descriptor>>>;

/** A provider of the program's own, by its id. */
export type OwnId = keyof typeof OWN;
