import { useCommunity } from '../../shared/me.ts'
import { CallDock } from '../../ui/index.ts'
import { dutyLine } from './home.model.ts'

/** In elder mode the desk is always one tap away, once it is known which. */
export function HomeDock() {
  const { community } = useCommunity()
  const phone = community && (community.deskPhone ?? dutyLine(community).phone)
  return phone ? <CallDock phone={phone} tab /> : null
}
