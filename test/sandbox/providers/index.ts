import type { Counterpart } from '../counterpart.ts';
import { jiguang } from './china/jiguang.ts';
import { submail } from './china/submail.ts';
import { tencentSms } from './china/tencent-sms.ts';
import { brevo } from './mail/brevo.ts';
import { mailgun } from './mail/mailgun.ts';
import { resend } from './mail/resend.ts';
import { sendgrid } from './mail/sendgrid.ts';
import { ses } from './mail/ses.ts';
import { fortySixElks } from './worldwide/46elks.ts';
import { africastalking } from './worldwide/africastalking.ts';
import { bulksms } from './worldwide/bulksms.ts';
import { clicksend } from './worldwide/clicksend.ts';
import { esendex } from './worldwide/esendex.ts';
import { infobip } from './worldwide/infobip.ts';
import { messagebird } from './worldwide/messagebird.ts';
import { messente } from './worldwide/messente.ts';
import { plivo } from './worldwide/plivo.ts';
import { smsapi } from './worldwide/smsapi.ts';
import { telnyx } from './worldwide/telnyx.ts';
import { textmagic } from './worldwide/textmagic.ts';
import { twilio } from './worldwide/twilio.ts';
import { vonage } from './worldwide/vonage.ts';

/** Every provider that the sandbox stands in for. */
export const COUNTERPARTS: readonly Counterpart[] = [
  // China
  jiguang,
  submail,
  tencentSms,
  // Worldwide
  twilio,
  vonage,
  plivo,
  telnyx,
  messagebird,
  clicksend,
  textmagic,
  bulksms,
  africastalking,
  fortySixElks,
  messente,
  esendex,
  smsapi,
  infobip,
  // Mail
  ses,
  sendgrid,
  brevo,
  mailgun,
  resend,
];
