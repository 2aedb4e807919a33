import type { ChosenPhoto } from './request-types.ts'

/** A table is filled in at a computer, and read in there. */
export const canChooseSheet = false

export const chooseSheet = (): Promise<ChosenPhoto | undefined> => Promise.resolve(undefined)
