import { failTest } from './mistakes.ts';

/**
 * A part of VS Code's API: what is there is as VS Code declares it, with the last one of several signatures, and any of it may
 * be missing.
 */
export type Part<T> = unknown extends T
  ? T
  : T extends string | number | boolean | bigint | symbol | undefined | null
    ? T
    : T extends PromiseLike<infer Value>
      ? PromiseLike<Part<Value>>
      : T extends (...args: infer Given) => infer Result
        ? (...args: Given) => Part<Result>
        : { readonly [Name in keyof T]?: Part<T[Name]> };

/** Fails the test of whoever uses a name of VS Code that is not there. */
export function missing(name: string): never {
  return failTest(`the stand-in for VS Code has no ${name}`);
}

/** A namespace, a set of constants or an object of VS Code's API with these members, and no other ones: they are {@link missing}. */
export function namespace<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get: (target, member, receiver) =>
      member in target || isOfLanguage(member)
        ? Reflect.get(target, member, receiver)
        : missing(`${name}.${String(member)}`),
  });
}

/** Whether JavaScript itself may ask any object for it: a promise asks for `then` what it resolves with. */
function isOfLanguage(member: string | symbol): boolean {
  return typeof member === 'symbol' || member === 'then';
}
