/** Why a mutant survives: what it changes makes no difference, or none that a test should hold. */
export interface Reason {
  readonly file: string;
  /** A piece of the line that is changed. */
  readonly code: string;
  /** The change as the report shows it; all changes to the line when it is left out. */
  readonly change?: string;
  readonly why: string;
}

const REDACTION = 'src/balance/secret/redaction.ts';
const SECRET_FORMS = 'src/balance/secret/secretForms.ts';
const TEXT_HASH = 'src/balance/secret/textHash.ts';
const ONLY_WORK = 'It only saves work for a credential that is known.';
const OTHER_HASHES = 'The hashes are others, and as good or nearly so.';
const JSON_READER = 'src/net/json.ts';
const ALERT = 'src/balance/alert/alert.ts';
const RETRY_AFTER = 'src/net/retryAfter.ts';
const PLAIN_TEXT = 'src/balance/text/plainText.ts';
const SCHEDULE = 'src/monitor/when/schedule.ts';
const XML_READER = 'src/net/xml.ts';
const NO_ATTRIBUTES = 'A tag with attributes is refused before.';
const STORED = 'src/store/sqlite/storedRecord.ts';
const CODE_TEXT = 'src/providers/codeText.ts';
const THRESHOLD = 'src/balance/account/threshold.ts';
const JIGUANG = 'src/providers/china/jiguangBalance.ts';
const DECIMAL = 'src/balance/amount/decimal.ts';

export const REASONS: readonly Reason[] = [
  { file: REDACTION, code: 'this.#known', why: ONLY_WORK },
  { file: REDACTION, code: 'length >= SHORTEST', why: 'What is shorter has no start that a text could have.' },
  { file: REDACTION, code: 'if (this.#wholes.size === 0) {', why: 'It only saves work: nothing would be found.' },
  { file: REDACTION, code: 'for (let at = 0; at + SHORTEST', why: 'Beyond the end there is no start of a form.' },
  { file: REDACTION, code: 'this.#starts.has(start)', why: 'It only saves work: the whole is compared as well.' },
  { file: REDACTION, code: 'return kept === 0 ? text', why: 'Nothing in front of the whole text is the text.' },
  { file: REDACTION, code: 'at + length <= text.length &&', why: 'Beyond the end, a text has other hashes.' },
  {
    file: SECRET_FORMS,
    code: 'Math.ceil((before * 8) / 6)',
    why: 'Before is 0, 1 or 2, and rounding up gives the same.',
  },
  { file: SECRET_FORMS, code: "whole.replace(/=+$/, '')", why: 'In base64, the sign stands at the end only.' },
  { file: TEXT_HASH, code: 'const BASE =', why: OTHER_HASHES },
  { file: TEXT_HASH, code: 'let low =', why: OTHER_HASHES },
  { file: TEXT_HASH, code: 'let high =', why: OTHER_HASHES },
  { file: TEXT_HASH, code: 'low = Math.imul', why: OTHER_HASHES },
  { file: TEXT_HASH, code: 'high = Math.imul', why: 'The other half alone tells these texts apart, too.' },
  { file: TEXT_HASH, code: 'return (high >>> 11)', why: OTHER_HASHES },
  { file: DECIMAL, code: '/^-[0.]+$/.test(text)', why: 'What is tested has its sign in front, if any.' },
  { file: DECIMAL, code: 'difference < 0n ? -1', why: 'Of a comparison, only the sign counts.' },
  { file: DECIMAL, code: 'difference < 0n ? -difference', why: 'Zero is its own opposite.' },
  { file: DECIMAL, code: 'return point < 0 ? 0', why: 'No amount begins with its point.' },
  { file: JSON_READER, code: 'this.#skip(WHITE_SPACE);', why: 'What is read next skips blanks before it, too.' },
  {
    file: JSON_READER,
    code: `if (this.#text[this.#at] !== '"') {`,
    why: 'What begins without a quote is refused as a text, too.',
  },
  { file: JSON_READER, code: 'while (end < this.#text.length', why: 'Beyond the end there is no quote.' },
  { file: ALERT, code: 'return { record: undefined };', why: 'A field that is absent is undefined.' },
  { file: ALERT, code: 'return { threshold, seen };', why: 'Both are written over at once.' },
  { file: ALERT, code: 'compareDecimals(a, b) <= 0 ? a : b', why: 'Of two equal amounts, either is the lower one.' },
  { file: RETRY_AFTER, code: "?? ''", why: 'Neither text is a time.' },
  { file: PLAIN_TEXT, code: 'clean.length <= limit', why: 'It only saves work: characters are counted below.' },
  { file: SCHEDULE, code: 'holdOf(record, now) ?? 0', why: 'No time of today is as early as 1970.' },
  {
    file: SCHEDULE,
    code: 'claimedAt + IN_FLIGHT_MS : 0',
    why: 'No time of today is as early as 1970; a time that is now has passed.',
  },
  { file: SCHEDULE, code: 'record.generation > 0 ? claimedAt', why: 'No time of today is as early as 1970.' },
  { file: SCHEDULE, code: "const wish = fault.kind === 'rate-limited'", why: 'Other faults hold no wish.' },
  { file: SCHEDULE, code: 'clampHold(wish ?? 0, interval)', why: 'Every wish below the interval is the interval.' },
  { file: SCHEDULE, code: 'const left = interval - Math.max(0', why: 'One millisecond of an interval.' },
  { file: SCHEDULE, code: 'Math.min(trouble.attempts - 1, 20)', why: 'Either is far beyond the longest back-off.' },
  { file: SCHEDULE, code: 'Number.isNaN(wishMs) ? 0', why: 'Every wish below the interval is the interval.' },
  { file: SCHEDULE, code: 'before.since > now ? now', why: 'Equal times are the same time.' },
  { file: SCHEDULE, code: 'before.since <= now ? before.since', why: 'Equal times are the same time.' },
  {
    file: STORED,
    code: "!('mark' in value) || !('since' in value)",
    why: 'What is missing is neither a text nor a time.',
  },
  { file: 'src/store/memory.ts', code: 'modes.dispose();', why: 'Its mode never changes.' },
  {
    file: XML_READER,
    code: "const TEXT = '#text'",
    why: 'It is given to the parser and looked for: any name will do.',
  },
  { file: XML_READER, code: "const ATTRIBUTES = ':@'", why: NO_ATTRIBUTES },
  { file: XML_READER, code: 'ignoreAttributes: false', why: NO_ATTRIBUTES },
  { file: XML_READER, code: 'parseAttributeValue: false', why: NO_ATTRIBUTES },
  { file: XML_READER, code: 'ignoreDeclaration: true', why: 'The declaration is taken off before.' },
  { file: XML_READER, code: 'maxNestedTags: 8', why: 'Elements within elements are refused before.' },
  {
    file: XML_READER,
    code: 'const content = document.replace',
    why: 'The parser drops what stands before the root; the validator has seen it.',
  },
  {
    file: XML_READER,
    code: 'level += closes',
    why: 'It only saves work: elements within elements are refused below, too.',
  },
  {
    file: XML_READER,
    code: 'if (level > 2 ||',
    why: 'It only saves work: elements within elements are refused below, too.',
  },
  { file: XML_READER, code: '} catch {', why: 'What was not parsed is refused as no list, too.' },
  {
    file: XML_READER,
    code: "throw new ParseError('malformed');",
    why: 'The validator and the parser let nothing come to this.',
  },
  { file: XML_READER, code: 'const roots =', why: 'The parser gives no text outside of the root.' },
  { file: XML_READER, code: 'if (roots.length !== 1', why: 'Where there is one, it is there.' },
  { file: XML_READER, code: 'const [own, ...more]', why: 'The parser gives lists of objects with one field each.' },
  {
    file: XML_READER,
    code: 'if (own === undefined',
    why: 'The parser gives lists of objects with one field each, and no attributes get to it.',
  },
  { file: STORED, code: 'const UNITS', why: 'Only the names are looked up.' },
  { file: STORED, code: 'attempts: isMs(attempts)', why: 'One attempt is what is taken where there is none, too.' },
  { file: STORED, code: "if (typeof text !== 'string')", why: 'Nothing but a text is JSON of an object.' },
  {
    file: STORED,
    code: "return typeof value === 'object'",
    why: 'Nothing but an object has the fields that are read.',
  },
  { file: STORED, code: '} catch {', why: 'A function without a return gives undefined.' },
  { file: CODE_TEXT, code: "const code = 'code' in fault", why: 'A field that is absent is undefined.' },
  { file: CODE_TEXT, code: 'const known = code === undefined', why: 'No table holds undefined.' },
  {
    file: THRESHOLD,
    code: 'const digits = (BigInt',
    why: 'It is asked for levels above 20 only, which have digits enough.',
  },
  {
    file: THRESHOLD,
    code: 'const [, sign =',
    why: 'Where nothing matches there is no decimal, and an empty exponent is 0.',
  },
  { file: THRESHOLD, code: '.exec(String(value))', why: 'The text of a number is nothing but the number.' },
  { file: THRESHOLD, code: "if (whole === ''", why: 'What is no number or too long is refused below, too.' },
  { file: THRESHOLD, code: 'const [before, after]', why: 'The text of a number has no zeros to spare in front.' },
  { file: JIGUANG, code: "throw new RangeError('not a product", why: 'The text of a defect is shown to no one.' },
  { file: JIGUANG, code: 'return `Basic', why: 'UTF-8 is what Node takes by itself.' },
  {
    file: JIGUANG,
    code: "badResponse(reply, 'missing-field', product.quantities[0]?.key)",
    why: 'Every product has a quantity.',
  },
  { file: 'src/providers/amount.ts', code: "case 'messages':", why: 'Nothing is no money, either.' },
  { file: 'src/providers/amount.ts', code: "case 'emails':", why: 'Nothing is no money, either.' },
];
