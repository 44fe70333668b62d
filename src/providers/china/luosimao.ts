import type { CodeText, Descriptor, Reply, Service } from '../contract.ts';
import { onePlace } from '../terms.ts';

const frozen: CodeText = (t) => t('Luosimao has disabled this account, or its balance is frozen. Contact Luosimao.');

/** Luosimao: SMS and voice, each with a key of its own. */
export const LUOSIMAO: Descriptor = {
  id: 'luosimao',
  region: 'china',
  label: (t) => t('Luosimao'),
  otherNames: ['Luosimao', '螺丝帽', '铁壳'],
  // The documents' table of errors, without those of sending.
  codes: {
    '-10': 'auth',
    '-11': ['blocked', frozen],
    '-12': ['blocked', frozen],
    '-50': [
      'ip-blocked',
      (t) =>
        t(
          'Luosimao does not allow requests from the address of this machine. Add it to the IP white list in the Luosimao console.',
        ),
    ],
  },
  products: [
    { ...service('sms', 'https://sms-api.luosimao.com'), label: (t) => t('SMS') },
    { ...service('voice', 'https://voice-api.luosimao.com'), label: (t) => t('Voice') },
  ],
};

function service(id: string, host: string) {
  return {
    id,
    description: (t) => t('messages that are left'),
    places: id === 'voice' ? [{ id, label: () => '', hosts: [host] }] : onePlace(host),
    console: 'https://luosimao.com/console',
    credential: [{ id: 'apiKey', name: 'API key', secret: true }],
    whereToFind: (t) =>
      t('It is in the Luosimao console of the service, under sending. It may be entered with or without "key-".'),
    quantities: [
      {
        key: 'deposit',
        unit: 'messages',
        ...(id === 'voice' ? ({ isVoice: true } as const) : {}),
        label: (t) => t('Messages'),
      },
    ],
    request: ({ credential: { apiKey = '' } }) => ({
      path: '/v1/status.json',
      auth: { user: 'api', password: apiKey.startsWith('key-') ? apiKey : `key-${apiKey}` },
    }),
    read: (reply) => {
      const code = reply.code('/error');
      if (code === undefined) {
        throw reply.refusal('missing-field', 'error');
      }
      if (code === '0' && !reply.isSuccess) {
        throw reply.refusal('malformed');
      }
      return code === '0'
        ? [{ key: 'deposit', unit: 'messages', amount: reply.amount(depositIn(reply), 'messages') }]
        : { code, message: reply.at('/msg') };
    },
  } satisfies Partial<Service>;
}

/** The vendor's own programs read it in two places. */
function depositIn(reply: Reply): string {
  return reply.at('/result/deposit') === undefined ? '/deposit' : '/result/deposit';
}
