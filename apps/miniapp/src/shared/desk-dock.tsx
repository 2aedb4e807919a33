import { CallDock } from '../ui/index.ts'
import { deskPhoneOf } from './duty.model.ts'
import { useCommunity } from './me.ts'

/** In elder mode the desk is always one tap away, once it is known which. */
export function DeskDock({ tab }: { tab?: boolean }) {
  const { community } = useCommunity()
  const phone = community && deskPhoneOf(community)
  return phone ? <CallDock phone={phone} tab={tab} /> : null
}
