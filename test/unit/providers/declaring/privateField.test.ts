import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNamedLikeSecret, isPrivate } from '../../../../src/providers/declaring/privateField.ts';

for (const [path, value, expected] of [
  ['balance', '1234.56', false],
  ['data/balance', '4915112345678', false],
  ['data/emails', '300', false],
  ['plan/0/mobile_credits', '12', false],
  ['tokens_left', '10', false],
  ['sms', '1000000', false],
  ['id', '4711', false],
  // Secrets, by their names and by what they look like.
  ['data/access/api_key', '17', true],
  ['apiKey', '17', true],
  ['session', '17', true],
  ['owner/pin', '4321', true],
  ['balance', '9f8e7d6c5b4a39281706f5e4d3c2b1a0', true],
  // What is said about a person.
  ['phone', '5551234', true],
  ['user/mobilePhone', '5551234', true],
  ['address/zip', '10115', true],
  ['ip', '10', true],
  ['vatId', '123', true],
  ['contact', '+49 1511 2345678', true],
  ['reference', '0049151123456', true],
  ['reference', '4915112345678', true],
  // Names that stand for somebody, whatever is said of them.
  ['users/jo@example.com/balance', '12', true],
  ['+4915112345678/balance', '12', true],
  ['9f8e7d6c5b4a39281706f5e4d3c2b1a0/balance', '12', true],
  // A name that begins like a balance, and says something else.
  ['credit_card', '4111111111111111', true],
  ['creditCardNumber', '4111111111111111', true],
  ['creditcard', '4111111111111111', true],
  ['wallet_pin', '1234', true],
  ['card_balance', '12', false],
  ['remaining_tokens', '12', false],
  // Words within words say nothing.
  ['shipping', '3', false],
  ['monkey', '3', false],
] as const) {
  test(`21.1 a field ${path} with ${value} is ${expected ? 'not shown' : 'shown'}`, () =>
    assert.equal(isPrivate(path.split('/'), value), expected));
}

for (const [name, expected] of [
  ['api_key', true],
  ['apikey', true],
  ['X-Api-Key', true],
  ['psw', true],
  ['accessToken', true],
  ['login', false],
  ['json', false],
  ['keyword', false],
] as const) {
  test(`21.1 a field of a request named ${name} is ${expected ? '' : 'not '}guessed to be secret`, () =>
    assert.equal(isNamedLikeSecret(name), expected));
}
