import { settled } from '../../../fakes/fakeClock.ts';
import { boxOf, pickOf } from '../../../vscode.ts';

/** The title of a step of the wizard. */
export const place = (step: number): string => `Add Account (${step}/5)`;
export const SAVED = { key: 'key-9', secret: 'secret-9' };

/** Goes to the step for the key, with the name that is proposed. */
export async function toKey(product = 'sms'): Promise<void> {
  (await pickOf(place(1))).enter('Fake');
  (await pickOf(place(2))).enter(product);
  (await boxOf(place(3))).enter();
}

/** Enters a credential from the step for the key on. */
export async function enterCredential(): Promise<void> {
  const key = await boxOf(place(4));
  key.paste(SAVED.key);
  key.enter();
  const secret = await boxOf(place(5));
  secret.paste(SAVED.secret);
  secret.enter();
}

/** Leaves the new account at the threshold of all accounts. */
export async function skipThreshold(): Promise<void> {
  (await offered()).hide();
}

/** What is offered once the credential was tried. */
export async function offered() {
  await settled();
  return await pickOf('Add Account (1/1)');
}
