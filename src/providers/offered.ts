import type { OwnId } from './index.ts';
import type { Offer } from './provider.ts';

/** The program's own providers as they are known before their files are loaded. `npm run docs` writes this file. */
export const OFFERED: readonly (Offer & { readonly id: OwnId })[] = [
  {
    id: 'jiguang',
    label: (t) => t('Jiguang SMS'),
    otherNames: ['Jiguang', 'JPush', '极光'],
  },
  {
    id: 'submail',
    label: (t) => t('SUBMAIL'),
    otherNames: ['SUBMAIL', '赛邮'],
  },
  {
    id: 'tencent-sms',
    label: (t) => t('Tencent Cloud SMS'),
    otherNames: ['Tencent', '腾讯云短信', 'QCloud'],
  },
  {
    id: 'twilio',
    label: () => 'Twilio',
  },
  {
    id: 'telnyx',
    label: () => 'Telnyx',
  },
  {
    id: 'messente',
    label: () => 'Messente',
  },
  {
    id: 'vonage',
    label: () => 'Vonage',
    otherNames: ['Nexmo'],
  },
  {
    id: 'plivo',
    label: () => 'Plivo',
  },
  {
    id: 'messagebird',
    label: () => 'MessageBird',
    otherNames: ['Bird'],
  },
  {
    id: 'clicksend',
    label: () => 'ClickSend',
  },
  {
    id: 'textmagic',
    label: () => 'TextMagic',
  },
  {
    id: 'bulksms',
    label: () => 'BulkSMS',
  },
  {
    id: 'africastalking',
    label: () => 'Africa’s Talking',
    otherNames: ['Africas Talking', 'AfricasTalking'],
  },
  {
    id: '46elks',
    label: () => '46elks',
  },
  {
    id: 'ses',
    label: () => 'Amazon SES',
    otherNames: ['AWS', 'Simple Email Service'],
  },
  {
    id: 'sendgrid',
    label: () => 'Twilio SendGrid',
    otherNames: ['SendGrid'],
  },
];
