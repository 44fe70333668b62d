import type { Counterpart } from '../counterpart.ts';
import { aliyun } from './china/aliyun.ts';
import { baidu } from './china/baidu.ts';
import { chuanglan } from './china/chuanglan.ts';
import { feige } from './china/feige.ts';
import { huawei } from './china/huawei.ts';
import { jiguang } from './china/jiguang.ts';
import { luosimao } from './china/luosimao.ts';
import { smsbao } from './china/smsbao.ts';
import { submail } from './china/submail.ts';
import { tencent } from './china/tencent.ts';
import { tencentSms } from './china/tencent-sms.ts';
import { ucloud } from './china/ucloud.ts';
import { volcengine } from './china/volcengine.ts';
import { yunpian } from './china/yunpian.ts';
import { yuntongxun } from './china/yuntongxun.ts';
import { anything } from './declared/anything.ts';
import { bulkgate } from './declared/bulkgate.ts';
import { clickatell } from './declared/clickatell.ts';
import { gatewayapi } from './declared/gatewayapi.ts';
import { mobizon } from './declared/mobizon.ts';
import { semaphore } from './declared/semaphore.ts';
import { seven } from './declared/seven.ts';
import { smsc } from './declared/smsc.ts';
import { smsru } from './declared/smsru.ts';
import { sparkpost } from './declared/sparkpost.ts';
import { termii } from './declared/termii.ts';
import { turbosms } from './declared/turbosms.ts';
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
  aliyun,
  tencent,
  huawei,
  volcengine,
  ucloud,
  baidu,
  yunpian,
  luosimao,
  chuanglan,
  smsbao,
  yuntongxun,
  feige,
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
  // Declared
  anything,
  smsru,
  smsc,
  turbosms,
  clickatell,
  sparkpost,
  gatewayapi,
  seven,
  bulkgate,
  mobizon,
  semaphore,
  termii,
];
