import type { OwnId } from './index.ts';
import type { Offer } from './provider.ts';

/** The program's own providers as they are known before their files are loaded. `npm run docs` writes this file. */
export const OFFERED: readonly (Offer & { readonly id: OwnId })[] = [
  {
    id: 'jiguang',
    region: 'china',
    label: (t) => t('Jiguang SMS'),
    otherNames: ['Jiguang SMS', 'JPush', '极光短信'],
  },
  {
    id: 'submail',
    region: 'china',
    label: (t) => t('SUBMAIL'),
    otherNames: ['SUBMAIL', '赛邮'],
  },
  {
    id: 'tencent-sms',
    region: 'china',
    label: (t) => t('Tencent Cloud SMS'),
    otherNames: ['Tencent Cloud SMS', '腾讯云短信', 'QCloud'],
  },
  {
    id: 'tencent',
    region: 'china',
    label: (t) => t('Tencent Cloud'),
    otherNames: ['Tencent Cloud', 'QCloud', '腾讯云'],
  },
  {
    id: 'aliyun',
    region: 'china',
    label: (t) => t('Alibaba Cloud'),
    otherNames: ['Aliyun', 'Alibaba Cloud', '阿里云', 'dysms', 'bssopenapi'],
  },
  {
    id: 'yunpian',
    region: 'china',
    label: (t) => t('Yunpian'),
    otherNames: ['Yunpian', '云片'],
  },
  {
    id: 'luosimao',
    region: 'china',
    label: (t) => t('Luosimao'),
    otherNames: ['Luosimao', '螺丝帽', '铁壳'],
  },
  {
    id: 'chuanglan',
    region: 'china',
    label: (t) => t('Chuanglan'),
    otherNames: ['Chuanglan', '253', '创蓝', '创蓝云智', '创蓝253'],
  },
  {
    id: 'smsbao',
    region: 'china',
    label: (t) => t('SMSBao'),
    otherNames: ['SMSBao', '短信宝'],
  },
  {
    id: 'yuntongxun',
    region: 'china',
    label: (t) => t('Yuntongxun'),
    otherNames: ['Yuntongxun', 'Cloopen', '容联', '容联云', '云通讯', '容联云通讯'],
  },
  {
    id: 'feige',
    region: 'china',
    label: (t) => t('Feige'),
    otherNames: ['Feige', '飞鸽', '飞鸽传书', '4321'],
  },
  {
    id: 'baidu',
    region: 'china',
    label: (t) => t('Baidu Cloud SMS'),
    otherNames: ['Baidu Cloud SMS', 'BCE', '百度云', '百度智能云短信'],
  },
  {
    id: 'volcengine',
    region: 'china',
    label: (t) => t('Volcengine'),
    otherNames: ['Volcengine', 'Volcano Engine', '火山引擎'],
  },
  {
    id: 'huawei',
    region: 'china',
    label: (t) => t('Huawei Cloud'),
    otherNames: ['Huawei Cloud', 'HUAWEI CLOUD', '华为云'],
  },
  {
    id: 'ucloud',
    region: 'china',
    label: (t) => t('UCloud'),
    otherNames: ['UCloud', '优刻得'],
  },
  {
    id: 'twilio',
    region: 'worldwide',
    label: () => 'Twilio',
  },
  {
    id: 'telnyx',
    region: 'worldwide',
    label: () => 'Telnyx',
  },
  {
    id: 'messente',
    region: 'worldwide',
    label: () => 'Messente',
  },
  {
    id: 'vonage',
    region: 'worldwide',
    label: () => 'Vonage',
    otherNames: ['Nexmo'],
  },
  {
    id: 'plivo',
    region: 'worldwide',
    label: () => 'Plivo',
  },
  {
    id: 'messagebird',
    region: 'worldwide',
    label: () => 'MessageBird',
    otherNames: ['Bird'],
  },
  {
    id: 'clicksend',
    region: 'worldwide',
    label: () => 'ClickSend',
  },
  {
    id: 'textmagic',
    region: 'worldwide',
    label: () => 'TextMagic',
  },
  {
    id: 'bulksms',
    region: 'worldwide',
    label: () => 'BulkSMS',
  },
  {
    id: 'africastalking',
    region: 'worldwide',
    label: () => 'Africa’s Talking',
    otherNames: ['Africas Talking', 'AfricasTalking'],
  },
  {
    id: '46elks',
    region: 'worldwide',
    label: () => '46elks',
  },
  {
    id: 'esendex',
    region: 'worldwide',
    label: () => 'Esendex',
    otherNames: ['Esendex', 'Commify'],
  },
  {
    id: 'smsapi',
    region: 'worldwide',
    label: () => 'SMSAPI',
    otherNames: ['SMSAPI', 'smsapi.pl', 'LINK Mobility'],
  },
  {
    id: 'infobip',
    region: 'worldwide',
    label: () => 'Infobip',
    otherNames: ['Infobip'],
  },
  {
    id: 'ses',
    region: 'mail',
    label: () => 'Amazon SES',
    otherNames: ['AWS', 'Simple Email Service'],
  },
  {
    id: 'sendgrid',
    region: 'mail',
    label: () => 'Twilio SendGrid',
    otherNames: ['SendGrid'],
  },
  {
    id: 'brevo',
    region: 'mail',
    label: () => 'Brevo',
    otherNames: ['Brevo', 'Sendinblue'],
  },
  {
    id: 'mailgun',
    region: 'mail',
    label: () => 'Mailgun',
    otherNames: ['Mailgun', 'Sinch Mailgun'],
  },
  {
    id: 'resend',
    region: 'mail',
    label: () => 'Resend',
    otherNames: ['Resend'],
  },
];
