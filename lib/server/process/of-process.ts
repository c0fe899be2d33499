import "server-only";

/** The one thing of this name in the process, found through the global object: each route may be bundled with its own copy of a module. */
export function ofProcess<T>(name: string, make: () => T): T {
  const shared = globalThis as { [key: symbol]: T };
  const key = Symbol.for(`tandem.${name}`);
  shared[key] ??= make();
  return shared[key];
}
