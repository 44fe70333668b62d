import { nameWords } from './nameWords.ts';

/** Words of calls that send, order or change something. */
const SENDING =
  /^(?:send\w*|submit|deliver|dispatch|transmissions?|mtsms|mt|campaigns?|broadcast|publish|push|call|dial|buy|order|purchase|recharge|topup|pay|charge|transfer|delete|remove|update|create|cancel|otp|verify)$/;
/** Words of calls that list messages, which the same address takes for one to send when it is a POST. */
const MESSAGES = /^(?:messages?|msgs?|sms|mms|emails?|mails?)$/;
/** Words of calls that tell what is left. */
const ASKING =
  /^(?:balances?|credits?|accounts?|info|usage|quota|profile|wallet|me|user|stats?|status|limits?|getownbalance)$/;
/** Fields that a message has. */
const MESSAGE_FIELD =
  /^(?:to|from|phones?|mobiles?|recipients?|msisdns?|destinations?|dest|text|message|msg|mes|content|body|subject|sender|template\w*)$/;

/**
 * The word by which a request looks like one that sends messages, or changes something, and does not only ask; `undefined` when
 * it looks harmless. Nobody can be sure of it: a user is asked before the request is sent.
 */
export function sendingWord(method: 'GET' | 'POST', url: string, fields: readonly string[]): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const words = nameWords(path);
  const asks = words.some((word) => ASKING.test(word));
  return (
    words.find((word) => SENDING.test(word)) ??
    fields.find((name) => MESSAGE_FIELD.test(nameWords(name).join(''))) ??
    (method === 'POST' && !asks ? words.find((word) => MESSAGES.test(word)) : undefined)
  );
}
