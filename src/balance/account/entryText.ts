import type { Translate } from '../../base/language.ts';
import { listText } from '../../base/listText.ts';
import { endpointText } from '../fault/faultText.ts';
import type { EntryProblem, InvalidEntry } from './entryProblem.ts';
import type { ThresholdProblem } from './threshold.ts';

/** The setting's own name, as people find it in their settings. */
const SETTING = 'messagingBalance.accounts';

/** One sentence about an entry that cannot be used. Plain text. */
export function entryProblemText(entry: InvalidEntry, t: Translate): string {
  const { name } = entry;
  const found = entry.problem;
  switch (found.kind) {
    case 'no-list':
      return t('The setting {0} is not a list, so it holds no accounts. Put [ and ] around them.', SETTING);
    case 'no-object':
      return t('Account {0} in the settings is not an object.', name);
    case 'no-text':
      return noText(name, found.field, t);
    case 'too-many':
      return t('Account {0}: "{1}" has more than {2} entries. Remove some.', name, found.field, String(found.most));
    case 'duplicate-id':
      return t('Account {0} has the id "{1}", which another account has already.', name, found.value ?? '');
    case 'no-number':
      return t('Account {0}: "{1}" must be a number.', name, found.field);
    case 'unknown-value':
      return found.choices === undefined
        ? t('Account {0}: "{1}" cannot be "{2}".', name, found.field, found.value)
        : t(
            'Account {0}: "{1}" cannot be "{2}". Choose one of: {3}.',
            name,
            found.field,
            found.value,
            found.choices.join(', '),
          );
    case 'blank':
      return t('Account {0}: "{1}" holds a blank. Copy it again.', name, found.field);
    case 'no-host':
      return t(
        'Account {0}: "{1}" must be the address that the provider has given you, such as {2}.',
        name,
        found.field,
        'https://host',
      );
    case 'unknown-provider':
      return t(
        'Account {0}: there is no provider "{1}". Check its spelling, or install the extension that adds it.',
        name,
        found.value,
      );
    case 'not-supported':
      return t('Account {0}: its provider does not know "{1}".', name, found.field);
    case 'no-variables':
      return t(
        'Account {0}: "env" must name an environment variable for each of: {1}.',
        name,
        listText(found.parts, t),
      );
    case 'threshold':
      return thresholdText(name, found.problem, t);
    case 'secret-in-name':
      return t(
        'Account {0}: its name looks like a key or a secret. Choose another name, and enter the credential with Update Credential.',
        name,
      );
    case 'secret-in-field':
      return t(
        'Account {0}: "{1}" holds what looks like a key or a secret. Remove it, and enter the credential with Update Credential.',
        name,
        found.field,
      );
    case 'endpoint':
      return t('Account {0}: {1}', name, endpointText(found.problem, found.value, t));
  }
}

function noText(name: string, field: string, t: Translate): string {
  switch (field) {
    case 'endpoints':
      return t('Account {0}: "{1}" must be a list of addresses, such as {2}.', name, field, '["https://host"]');
    case 'parameters':
      return t('Account {0}: "{1}" must be an object of texts by names, such as {2}.', name, field, '{"region": "…"}');
    default:
      return t('Account {0}: "{1}" is missing, or is no text.', name, field);
  }
}

/** What is wrong with an entry in a word or two for the log. Nothing that stands in the entry can be told from it. */
export function entryProblemTag(problem: EntryProblem): string {
  switch (problem.kind) {
    case 'endpoint':
      return `endpoint (${problem.problem})`;
    case 'threshold':
      return `threshold (${problem.problem.kind})`;
    default:
      return problem.kind;
  }
}

function thresholdText(name: string, { kind, field }: ThresholdProblem, t: Translate): string {
  switch (kind) {
    case 'no-object':
      return t(
        'Account {0}: "{1}" must be an object of amounts by field names, such as {2}.',
        name,
        field,
        '{"balance": 1000}',
      );
    case 'no-number':
      return t('Account {0}: "{1}" must be a number.', name, field);
    case 'negative':
      return t('Account {0}: "{1}" must not be negative.', name, field);
    case 'unknown-key':
      return t('Account {0}: its product has no quantity "{1}".', name, field.replace(/^thresholds\./, ''));
  }
}
