import { fontScale } from '../platform/font-scale.ts'
import { storedValue } from './store.ts'

/** What the person chose; `auto` follows the phone's own font scale. */
type Choice = 'auto' | 'on' | 'off'

const choice = storedValue<Choice>('juwuye.elder', 'auto')

// WeChat's care mode scales by 1.4; the step below it is 1.25.
const largeText = fontScale() >= 1.25

const isElder = (chosen: Choice) => (chosen === 'auto' ? largeText : chosen === 'on')

/** Whether the elder set is on. Only Page and Icon ask; everything else differs by tokens alone. */
export function useElder(): boolean {
  return isElder(choice.use())
}

export function setElder(on: boolean) {
  choice.set(on ? 'on' : 'off')
}
