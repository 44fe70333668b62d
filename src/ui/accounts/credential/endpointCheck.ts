import { parseEndpoint } from '../../../balance/account/accounts.ts';
import { MOST_ENDPOINTS } from '../../../balance/account/endpoint.ts';
import { endpointText } from '../../../balance/fault/faultText.ts';
import type { Translate } from '../../../base/language.ts';

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
        return endpointText(parsed.problem.problem, parsed.problem.value, t);
      }
      return URL.canParse(word)
        ? t('This address holds what looks like a key or a secret, and addresses are not secret. Enter one without it.')
        : t('This looks like a key or a secret. Go back; the credential has its own steps.');
    }
  }
  return undefined;
}
