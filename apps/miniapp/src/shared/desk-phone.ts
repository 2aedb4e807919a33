import { deskPhoneOf } from './duty.model.ts'
import { useCommunity } from './me.ts'

/** What “打电话给值班室” rings, once it is known which desk; `ask` false: of what is known already, nobody is asked. */
export function useDeskPhone(ask: boolean): string | undefined {
  const { community } = useCommunity(ask)
  return (community && deskPhoneOf(community)) ?? undefined
}
