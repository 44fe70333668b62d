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
    id: 'tencent',
    label: (t) => t('Tencent Cloud'),
    otherNames: ['Tencent Cloud', 'QCloud', '腾讯云'],
  },
  {
    id: 'aliyun',
    label: (t) => t('Alibaba Cloud'),
    otherNames: ['Aliyun', 'Alibaba Cloud', '阿里云', 'dysms', 'bssopenapi'],
  },
  {
    id: 'yunpian',
    label: (t) => t('Yunpian'),
    otherNames: ['Yunpian', '云片'],
  },
  {
    id: 'luosimao',
    label: (t) => t('Luosimao'),
    otherNames: ['Luosimao', '螺丝帽', '铁壳'],
  },
  {
    id: 'chuanglan',
    label: (t) => t('Chuanglan'),
    otherNames: ['Chuanglan', '253', '创蓝', '创蓝云智', '创蓝253'],
  },
  {
    id: 'smsbao',
    label: (t) => t('SMSBao'),
    otherNames: ['SMSBao', '短信宝'],
  },
  {
    id: 'yuntongxun',
    label: (t) => t('Yuntongxun'),
    otherNames: ['Yuntongxun', 'Cloopen', '容联', '容联云', '云通讯', '容联云通讯'],
  },
  {
    id: 'feige',
    label: (t) => t('Feige'),
    otherNames: ['Feige', '飞鸽', '飞鸽传书', '4321'],
  },
  {
    id: 'baidu',
    label: (t) => t('Baidu Cloud SMS'),
    otherNames: ['Baidu', 'BCE', '百度', '百度云', '百度智能云'],
  },
  {
    id: 'volcengine',
    label: (t) => t('Volcengine'),
    otherNames: ['Volcengine', 'Volcano Engine', '火山引擎'],
  },
  {
    id: 'huawei',
    label: (t) => t('Huawei Cloud'),
    otherNames: ['Huawei Cloud', 'HUAWEI CLOUD', '华为云'],
  },
  {
    id: 'ucloud',
    label: (t) => t('UCloud'),
    otherNames: ['UCloud', '优刻得'],
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
    id: 'esendex',
    label: () => 'Esendex',
    otherNames: ['Esendex', 'Commify'],
  },
  {
    id: 'smsapi',
    label: () => 'SMSAPI',
    otherNames: ['SMSAPI', 'smsapi.pl', 'LINK Mobility'],
  },
  {
    id: 'infobip',
    label: () => 'Infobip',
    otherNames: ['Infobip'],
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
  {
    id: 'brevo',
    label: () => 'Brevo',
    otherNames: ['Brevo', 'Sendinblue'],
  },
  {
    id: 'mailgun',
    label: () => 'Mailgun',
    otherNames: ['Mailgun', 'Sinch Mailgun'],
  },
  {
    id: 'resend',
    label: () => 'Resend',
    otherNames: ['Resend'],
  },
];
