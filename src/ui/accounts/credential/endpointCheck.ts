import { parseEndpoint } from '../../../balance/account/address.ts';
import { MOST_ENDPOINTS } from '../../../balance/account/endpoint.ts';
import { endpointText } from '../../../balance/fault/faultText.ts';
import { plainText } from '../../../balance/text/plainText.ts';
import type { Translate } from '../../../base/language.ts';

/** What stands for an address that may hold a secret. */
const HIDDEN = '…';

/** The base addresses in a text that holds them with blanks between them. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * What is wrong with base addresses that are entered, if anything: whatever the setting would refuse is refused before a
 * credential is sent there. Plain text.
 */
export function endpointsProblem(text: string, t: Translate): string | undefined {
  const words = wordsOf(text);
  if (words.length === 0) {
    return t('Enter an address.');
  }
  if (words.length > MOST_ENDPOINTS) {
    return t('Enter {0} addresses at most.', String(MOST_ENDPOINTS));
  }
  for (const word of words) {
    const parsed = parseEndpoint(word);
    if ('problem' in parsed) {
      if (parsed.problem.kind === 'endpoint') {
        const { value, problem } = parsed.problem;
        return endpointText(problem, value === HIDDEN ? typedAddress(word) : value, t);
      }
      return URL.canParse(word)
        ? t('This address holds what looks like a key or a secret, and addresses are not secret. Enter one without it.')
        : t('This looks like a key or a secret. Go back; the credential has its own steps.');
    }
  }
  return undefined;
}

/** What was typed for an address, where nothing in it can be half of a pair: a name with a port, a scheme without its slashes. */
function typedAddress(word: string): string {
  const rest = word.replace(/^https?:\/*/i, '').replace(/:\d{1,5}(?=\/|$)/, '');
  return /[:@]/.test(rest) ? HIDDEN : plainText(word, 60);
}
