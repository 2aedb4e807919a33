import type { Scope } from '../phone/phone.ts'
import { Failure } from './async-api.ts'
import type { WxContext } from './context.ts'

const NOT_AGREED = 104

/**
 * What reads something private goes on only after the person agreed to the privacy guide. Who has not is asked: by the
 * mini-program’s own window where it listens, else by WeChat’s. @throws Failure with errno 104
 */
export async function needPrivacy(context: WxContext): Promise<void> {
  const { phone, build, hooks, realm, run } = context
  if (build.app.__usePrivacyCheck__ !== true || phone.privacyAgreed) return
  const [listener] = hooks.of('NeedPrivacyAuthorization')
  const agreed = listener
    ? await new Promise<boolean>((resolve) => {
        const answer = ({ event }: { event: string }) => event !== 'exposureAuthorization' && resolve(event === 'agree')
        run(() => (listener as (answer: unknown, about: unknown) => void)(answer, realm.adopt({ referrer: '' })))
      })
    : phone.manners.privacy === 'agree'
  phone.note('privacy', agreed ? 'agree' : 'refuse')
  if (!agreed) throw new Failure('privacy permission is not authorized', { errno: NOT_AGREED })
  phone.privacyAgreed = true
}

/** Asks the person the first time. @throws Failure when they refuse, or refused before */
export function needScope({ phone }: WxContext, scope: Scope): void {
  if (!phone.allows(scope)) throw new Failure('auth deny', { errno: 103 })
}

/** What takes a place must be announced in `app.json`. @throws Failure */
export function needPrivateInfo({ build }: WxContext, api: string): void {
  const declared = build.app.requiredPrivateInfos ?? []
  if (!declared.includes(api)) {
    throw new Failure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
  }
}
