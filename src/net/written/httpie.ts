import type { Notes } from './notes.ts';

const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
/** Options that take a value; those of the credential are read. */
const WITH_VALUE =
  /^(?:-a|--auth|-A|--auth-type|-s|--style|-p|--print|-o|--output|--session|--session-read-only|--proxy|--timeout|--verify|--cert|--cert-key|--pretty|--max-redirects)$/;

/** Notes what the words behind `http` or `https` of HTTPie say. `false` when an option lacks its value, or there is no address. */
export function readHttpie(words: readonly string[], notes: Notes): boolean {
  const operands = operandsIn(words, notes);
  const body = words.some((word) => /^(?:-f|--form)$/.test(word)) ? 'form' : 'json';
  const [address, ...items] = METHOD.test(operands?.[0] ?? '') ? (operands?.slice(1) ?? []) : (operands ?? []);
  if (address === undefined) {
    return false;
  }
  notes.address(/^https?:\/\//i.test(address) ? address : `https://${address}`);
  const json = items.flatMap((item) => noteItem(item, body, notes));
  if (json.length > 0) {
    notes.body(`{${json.join()}}`);
  }
  if (METHOD.test(operands?.[0] ?? '')) {
    notes.method(operands?.[0] ?? '');
  }
  return true;
}

/** What is no option, in order; `undefined` when an option lacks its value. */
function operandsIn(words: readonly string[], notes: Notes): readonly string[] | undefined {
  const operands: string[] = [];
  for (const rest = [...words]; rest.length > 0; ) {
    const word = rest.shift() ?? '';
    const [, option = word, inline] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
    const value = WITH_VALUE.test(option) ? (inline ?? rest.shift()) : '';
    if (value === undefined) {
      return undefined;
    }
    if (option === '-a' || option === '--auth') {
      notes.user(value);
    } else if (!word.startsWith('-')) {
      operands.push(word);
    }
  }
  return operands;
}

/**
 * `name=value`, `name==value` of the query, `name:=json`, `Header:value`; `name@file` and `name=@file` send files. The result is a
 * field of a JSON body.
 */
function noteItem(item: string, body: 'form' | 'json', notes: Notes): readonly string[] {
  const [, name = '', mark = '', value = ''] = /^([^=:@]+)(:=|==|=@|:=@|=|:|@)([\s\S]*)$/.exec(item) ?? [];
  if (mark === ':') {
    notes.header(`${name}: ${value}`);
  } else if (mark === '==' || (mark === '=' && body === 'form')) {
    notes.field(name, value, mark === '==' ? 'query' : body);
  } else if (mark === '=' || mark === ':=') {
    return [`${JSON.stringify(name)}:${mark === '=' ? JSON.stringify(value) : value}`];
  }
  return [];
}
