/** The last of a list. Not `.at(-1)`: phones with iOS 15.3 or older do not know it. */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]
