import type { Answer, Descriptor, Known, Reply, RequestSpec } from '../contract.ts';

/** Twilio SendGrid: the e-mails of a month. */
export const SENDGRID: Descriptor = {
  id: 'sendgrid',
  region: 'mail',
  label: () => 'Twilio SendGrid',
  otherNames: ['SendGrid'],
  // The service has no codes of its own: statuses stand for them.
  codes: {
    403: [
      'not-enabled',
      (t) =>
        t(
          'This SendGrid API key may not read the credits. Add the permission for billing to it; after many wrong requests SendGrid refuses all for a while, too.',
        ),
    ],
    404: 'bad-endpoint',
    405: 'bad-endpoint',
    406: 'bad-endpoint',
    429: 'rate-limited',
    451: [
      'bad-endpoint',
      (t) => t('The data of this SendGrid account is in another region. Choose another region for this account.'),
    ],
  },
  products: [
    {
      id: 'credits',
      label: (t) => t('E-mail credits'),
      description: (t) => t('e-mails that are left until the credits are filled up'),
      places: [
        { id: 'global', label: (t) => t('Global'), hosts: ['https://api.sendgrid.com'] },
        { id: 'eu', label: (t) => t('European Union'), hosts: ['https://api.eu.sendgrid.com'] },
      ],
      parameters: [
        {
          id: 'onBehalfOf',
          label: (t) => t('Subuser'),
          initial: '',
          // A customer account is named in two words; an API key is neither.
          shape: /^(?:account-id [\w-]+|(?!SG\.|account-id$)[!-~]{1,64})$/,
          hint: (t) => t('The name of a subuser, or “account-id” and the id of a customer account.'),
        },
      ],
      credential: [{ id: 'apiKey', name: 'API key', shape: /^SG\.[\w-]{22}\.[\w-]{43}$/, secret: true }],
      whereToFind: (t) => t('It is in the SendGrid settings under API Keys, which shows it once, when it is created.'),
      console: 'https://app.sendgrid.com/settings/api_keys',
      quantities: [{ key: 'remain', unit: 'emails', resets: 'month', label: (t) => t('E-mails') }],
      request,
      read,
    },
  ],
};

function request({ credential: { apiKey = '' }, parameters: { onBehalfOf = '' } }: Known): RequestSpec {
  return {
    path: '/v3/user/credits',
    auth: { bearer: apiKey },
    ...(onBehalfOf === '' ? {} : { headers: { 'on-behalf-of': onBehalfOf } }),
  };
}

function read(reply: Reply): Answer {
  if (reply.status === 401) {
    throw reply.refusal('malformed');
  }
  const isError = reply.isTold('/errors');
  if (!reply.isSuccess && !isError) {
    throw reply.refusal('missing-field', 'errors');
  }
  if (isError) {
    return { code: String(reply.status), message: reply.at('/errors/0/message') };
  }
  const told = (name: string) => (reply.isTold(`/${name}`) ? reply.amount(`/${name}`, 'emails') : undefined);
  const limit = told('total');
  const used = told('used');
  const resetsAt = reply.isTold('/next_reset') ? reply.time('/next_reset') : 0;
  return [
    {
      ...{ key: 'remain', unit: 'emails' },
      // What a subuser without a limit has left is null, and so is the limit.
      amount:
        reply.at('/remain') !== null
          ? reply.amount('/remain', 'emails')
          : (reply.at('/total') ?? null) === null
            ? 'unlimited'
            : 'not-told',
      ...(limit === undefined ? {} : { limit }),
      ...(used === undefined ? {} : { used }),
      ...(resetsAt === 0 ? {} : { resetsAt }),
    },
  ];
}
