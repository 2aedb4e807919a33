/**
 * What phones that we promise to serve (iOS 12.2, Chrome 64) do not know, and no global of the platform brings. It is
 * taken away from the logic realm, so that using it fails as it would there.
 */
export const TOO_NEW_SCRIPT = `(() => {
  const absent = {
    globalThis: ['BigInt', 'BigInt64Array', 'BigUint64Array', 'WeakRef', 'FinalizationRegistry', 'AggregateError',
      'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Iterator', 'Intl'],
    Object: ['hasOwn', 'groupBy'],
    Promise: ['allSettled', 'any', 'try', 'withResolvers'],
    Array: ['fromAsync'],
    Map: ['groupBy'],
  }
  const absentInPrototypes = {
    Array: ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'],
    String: ['at', 'matchAll', 'replaceAll', 'isWellFormed', 'toWellFormed'],
    Set: ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  }
  for (const [name, members] of Object.entries(absent))
    for (const member of members) delete (name === 'globalThis' ? globalThis : globalThis[name])[member]
  for (const [name, members] of Object.entries(absentInPrototypes))
    for (const member of members) delete globalThis[name].prototype[member]
})()`
