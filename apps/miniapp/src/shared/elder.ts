import { fontScale } from '../platform/font-scale.ts'
import { storedValue } from './store.ts'

/** `largest` is elder mode with letters enlarged once more. */
export type Letters = 'standard' | 'elder' | 'largest'

/** What the person chose; `auto` follows the phone's own font scale. */
type Choice = 'auto' | 'on' | 'largest' | 'off'

const choice = storedValue<Choice>('juwuye.elder', 'auto')

// WeChat's care mode scales by 1.4; the step below it is 1.25. From 1.6 on the phone is set to its largest.
function ofPhone(scale: number): Letters {
  if (scale >= 1.6) return 'largest'
  return scale >= 1.25 ? 'elder' : 'standard'
}

const phone = ofPhone(fontScale())

const lettersOf: Record<Choice, Letters> = { auto: phone, on: 'elder', largest: 'largest', off: 'standard' }

const choiceOf: Record<Letters, Choice> = { standard: 'off', elder: 'on', largest: 'largest' }

/** Which set of tokens is on. Only Page asks, and where it is switched; everything else differs by tokens alone. */
export const useLetters = (): Letters => lettersOf[choice.use()]

/** Whether the elder set is on. */
export const useElder = (): boolean => useLetters() !== 'standard'

export function setLetters(letters: Letters) {
  choice.set(choiceOf[letters])
}
