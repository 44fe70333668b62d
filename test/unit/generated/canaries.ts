import { inspect } from 'node:util';
import fc from 'fast-check';
import { BalanceError, faultOf } from '../../../src/balance/fault/fault.ts';
import { describeFault } from '../../../src/balance/fault/faultText.ts';
import { english } from '../../../src/base/language.ts';
import { TroubleLog } from '../../../src/monitor/ask/troubleLog.ts';
import { faultOfFailure } from '../../../src/net/failure.ts';
import { TestLog } from '../fakes/testLog.ts';
import { answered, HOST } from '../providers/fakeHttp.ts';
import { askedAgain, EACH_PRODUCT, type Recorded } from '../providers/recorded.ts';
import { describedOf } from '../providers/sandboxAsker.ts';
import { openCanaryFile, screenTexts } from './canaryPlaces.ts';
import { randomFrom } from './recovery.ts';

/** What a search for secrets has found. */
export interface Canaries {
  readonly faults: number;
  readonly searched: number;
  /** How many bytes of the shared file were searched in the end. */
  readonly fileBytes: number;
}

/** Letters, and all marks that encodings write differently. Blanks are in no credential: credentials are trimmed and typed as one word. */
const ALPHABETS = [
  '0123456789abcdef',
  'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789',
  'aZ09+/=&%"\\<>\'ü汉~',
];

/** What stands in the secret parts of a credential, and before it where they are sent as a pair. */
interface Canary {
  readonly key: string;
  readonly secret: string;
}

/** Two hundred credentials, the same for each seed. */
function credentials(seed: number): readonly Canary[] {
  const random = randomFrom(1 + (Math.abs(seed) % (2 ** 31 - 3)));
  const text = (alphabet: string, length: number): string =>
    Array.from({ length }, () => [...alphabet][Math.floor(random() * [...alphabet].length)]).join('');
  return Array.from({ length: 200 }, (_, index) => ({
    key: `1${String(index).padStart(4, '0')}`,
    secret: `Z${text(ALPHABETS[index % ALPHABETS.length] ?? '', 22)}9`,
  }));
}

const ENCODINGS: readonly ((credential: Canary) => string)[] = [
  ({ secret }) => secret,
  ({ secret }) => encodeURIComponent(secret),
  ({ secret }) => Buffer.from(secret).toString('base64'),
  ({ key, secret }) => Buffer.from(`${key}:${secret}`).toString('base64'),
  ({ secret }) => JSON.stringify(secret).slice(1, -1),
  ({ secret }) => Buffer.from(secret).toString('hex'),
];

const PLACES: readonly ((leak: string) => string)[] = [
  (leak) => JSON.stringify({ status: 'error', code: 999, msg: `Wrong: ${leak}!` }),
  (leak) => JSON.stringify({ status: 'error', code: leak, msg: 'x' }),
  (leak) => JSON.stringify({ error: { code: 59999, message: `${'x'.repeat(180)} ${leak}` } }),
  (leak) => JSON.stringify({ error: { code: leak, message: leak } }),
  (leak) => `{${JSON.stringify(leak)}:1,${JSON.stringify(leak)}:2}`,
  (leak) => `<xml><status>error</status><code>999</code><msg>${leak}</msg></xml>`,
  (leak) => `<html><body>${leak}</body></html>`,
  (leak) => leak,
];

/** An error of the provider's own that repeats the leak in place of all its texts: of JSON or of XML, at once, as a leak may look like either. */
function ownError({ errors }: Recorded, leak: string): string {
  const [error] = errors.values();
  return `${error?.text ?? ''}`.replace(/(?<=:\s*)"[^"]*"|(?<=>)[^<>]+(?=<\/)/g, (text) =>
    text.startsWith('"') ? JSON.stringify(leak) : leak,
  );
}

const cases = fc.record({
  service: fc.constantFrom(...EACH_PRODUCT),
  credential: fc.nat(199),
  encoding: fc.nat(ENCODINGS.length - 1),
  place: fc.nat(PLACES.length + 1),
  status: fc.constantFrom(200, 400, 401, 403, 429, 500),
});

/**
 * Lets servers and connections repeat credentials in `count` generated faults, and looks for them in the fault as it is
 * stored, the error, the sentences, the log, every text on the screen, and in the end in the bytes of the shared file;
 * throws with the smallest fault that holds one. No redactor knows the credentials: none gets as far as that.
 */
export async function checkCanaries(count: number, seed: number): Promise<Canaries> {
  const secrets = credentials(seed);
  const total = { faults: 0, searched: 0 };
  const file = openCanaryFile();
  await fc.assert(
    fc.asyncProperty(cases, async ({ service, credential: index, encoding, place, status }) => {
      const credential = secrets[index] ?? { key: '', secret: '' };
      const leak = ENCODINGS[encoding]?.(credential) ?? '';
      const text = place > PLACES.length ? ownError(service, leak) : PLACES[place]?.(leak);
      const parts = describedOf(service.known).product.credential.filter((part) => part.secret === true);
      const hidden = Object.fromEntries(parts.map(({ id }) => [id, credential.secret]));
      const known = { ...service.known, credential: { ...service.known.credential, ...hidden } };
      const { provider, request, ask } = askedAgain(
        service,
        async () => {
          if (text !== undefined) {
            return answered(text, { status });
          }
          const cause = new Error(`https://${leak}@proxy`, { cause: leak });
          throw new BalanceError(faultOfFailure(cause, { host: HOST, hostname: HOST, port: 443, secure: true }));
        },
        known,
      );
      const error: unknown = await ask().catch((caught: unknown) => caught);
      const fault = faultOf(error);
      const log = new TestLog();
      const trouble = { fault, since: 0, attempts: 1 };
      new TroubleLog(log).continued(request.account, undefined, trouble);
      const texts = [
        JSON.stringify(trouble),
        inspect(error, { depth: 9 }),
        describeFault(fault, english),
        provider.explain(fault, request.product, english.t) ?? '',
        ...log.lines,
        ...screenTexts(request.account, trouble, [provider]),
      ];
      file.write(`${service.name}-${index}`, trouble);
      total.faults++;
      total.searched += texts.length;
      const forms = ENCODINGS.map((encode) => encode(credential));
      const found = texts.find((shown) =>
        forms.some((form) => shown.includes(form) || shown.includes(form.slice(0, 16))),
      );
      if (found !== undefined) {
        throw new Error(`a credential in: ${found}`);
      }
    }),
    { numRuns: count, seed },
  );
  const bytes = file.close();
  for (const credential of secrets) {
    for (const form of ENCODINGS.map((encode) => Buffer.from(encode(credential)).toString('latin1'))) {
      if (bytes.includes(form)) {
        throw new Error(`a credential in the shared file: ${form}`);
      }
    }
  }
  return { ...total, fileBytes: bytes.length };
}
