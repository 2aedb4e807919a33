import { PRIVACY_GUIDE_EDITION } from '@juwuye/domain'
import type { ConsentBody } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import { asPerson } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { noteNewConsent } from '../../consents/index.ts'
import { holdPerson } from '../../identity/index.ts'
import { stopWechatMessages, wantWechatMessages } from '../../notifications/index.ts'

/** Gives or takes back a consent; taken back, it stops at once. The same again changes nothing. */
export function setConsent(deps: Deps, personId: string, { matter, given, edition }: ConsentBody): Promise<void> {
  // what they read is older than what they would be held to
  if (matter === 'privacyGuide' && given && edition !== PRIVACY_GUIDE_EDITION) throw new Refusal('guide-renewed')
  const now = deps.clock.now()
  const asked = { personId, now }
  return asPerson(deps.db.api, personId, async (tx) => {
    await holdPerson(tx, personId)
    if (matter === 'wechatMessage') {
      await (given ? wantWechatMessages(tx, deps.ids, asked) : stopWechatMessages(tx, deps.ids, asked))
      return
    }
    const about = matter === 'privacyGuide' ? String(PRIVACY_GUIDE_EDITION) : ''
    await noteNewConsent(tx, deps.ids, { ...asked, matter, given, about })
    // nothing is sent any more either
    if (matter === 'privacyGuide' && !given) await stopWechatMessages(tx, deps.ids, asked)
  })
}
