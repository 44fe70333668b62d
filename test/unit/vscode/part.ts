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

/** A namespace of VS Code's API with these members. Whoever asks for another one fails, and so does its test. */
export function namespace<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, member, receiver) {
      if (!(member in target)) {
        throw new TypeError(`the stand-in for VS Code has no ${name}.${String(member)}`);
      }
      return Reflect.get(target, member, receiver);
    },
  });
}
