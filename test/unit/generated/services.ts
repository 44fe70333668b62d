/** One field of a service that holds an amount, as the provider's documents describe it. */
export interface Field {
  readonly key: string;
  /** `count`: whole pieces; `money`: with or without a fraction. */
  readonly holds: 'count' | 'money';
}

/** One balance service in one format, described apart from the program. */
export interface Service {
  readonly provider: 'jiguang' | 'submail';
  readonly product: string;
  readonly format: 'json' | 'xml';
  readonly fields: readonly Field[];
  /** Valid replies, and errors as the service writes them. */
  readonly samples: readonly string[];
}

function counts(...keys: readonly string[]): readonly Field[] {
  return keys.map((key) => ({ key, holds: 'count' }));
}

const MONEY: readonly Field[] = [{ key: 'balance', holds: 'money' }];
const XML = '<?xml version="1.0" encoding="utf-8"?>';

function submail(product: string, fields: readonly Field[], values: readonly string[], quoted: boolean): Service[] {
  const written = (quote: string): string =>
    fields.map(({ key }, index) => `"${key}":${quote}${values[index]}${quote}`).join(',');
  const elements = fields.map(({ key }, index) => `<${key}> ${values[index]} </${key}>`).join('');
  const more = fields.map(({ key }, index) => `<s:${key} of="7"><![CDATA[${values[index]}]]></s:${key}>`).join('');
  return [
    {
      provider: 'submail',
      product,
      format: 'json',
      fields,
      samples: [
        `{"status":"success",${written(quoted ? '"' : '')}}`,
        `{\n  "status": "success", ${written(quoted ? '' : '"')}\n}`,
        '{"status":"error","code":"109","msg":"Invalid appkey"}',
      ],
    },
    {
      provider: 'submail',
      product,
      format: 'xml',
      fields,
      samples: [
        `${XML}<xml><status> success </status>${elements}</xml>`,
        `${XML}<?style a="1"?><s:xml xmlns:s="u"><s:status>success</s:status><!-- ${elements} --><?a 'b?>${more}</s:xml>`,
        `<xml>\n<status>success</status>\n${elements.replaceAll(' ', '')}\n</xml>\n`,
        '<xml><status> error </status><code> 109 </code><msg> Invalid appkey </msg></xml>',
      ],
    },
  ];
}

/** Every provider's every product in every format. */
export const SERVICES: readonly Service[] = [
  {
    provider: 'jiguang',
    product: 'account',
    format: 'json',
    fields: counts('dev_balance', 'dev_voice', 'dev_industry', 'dev_market'),
    samples: [
      '{"dev_balance":9,"dev_voice":702,"dev_industry":121981,"dev_market":11683}',
      '{"dev_balance":null,"dev_voice":702,"dev_industry":null,"dev_market":-3}',
      '{"error":{"code":50002,"message":"auth failed"}}',
    ],
  },
  {
    provider: 'jiguang',
    product: 'app',
    format: 'json',
    fields: counts('app_balance', 'app_voice', 'app_industry', 'app_market'),
    samples: [
      '{"app_balance":1,"app_voice":22,"app_industry":44,"app_market":14}',
      '{"error":{"code":50033,"message":"app quota not assigned"}}',
    ],
  },
  ...submail('sms', counts('balance', 'transactional_balance'), ['9410', '9775'], true),
  ...submail('mail', counts('balance', 'free_balance'), ['50', '50'], false),
  ...submail('internationalsms', MONEY, ['100.15'], false),
  ...submail('mms', MONEY, ['14197.087'], true),
  ...submail('voice', MONEY, ['-0.50'], false),
];
