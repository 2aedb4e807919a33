import { asyncApi, Failure, type Options } from './async-api.ts'
import type { WxContext } from './context.ts'
import { needPrivacy, needPrivateInfo, needScope } from './permissions.ts'

const MOST_TEMPLATES = 3

/** WeChat’s numbers for the subscribe prompt. */
const SUBSCRIBE = { noTemplates: 10001, tooMany: 20003, switchedOff: 20004 }

/** What asks the person, or takes something of theirs: login, permissions, the subscribe prompt, camera, place, code. */
export function personApis(context: WxContext): Record<string, unknown> {
  const { phone } = context
  const api = (name: string, work: Parameters<typeof asyncApi>[2]) => asyncApi(context, name, work)

  // it looks for the tap before anything else happens: after a wait there is none
  const requestSubscribeMessage = async (options: Options, tapped: boolean) => {
    const ids = (options.tmplIds ?? []) as string[]
    if (!tapped) throw new Failure('can only be invoked by user TAP gesture.')
    if (ids.length === 0) throw new Failure('TmplIds can not be empty', { errCode: SUBSCRIBE.noTemplates })
    if (ids.length > MOST_TEMPLATES)
      throw new Failure('Templates count out of max bounds', { errCode: SUBSCRIBE.tooMany })
    const { subscribe, onSubscribed } = phone.manners
    if (subscribe === 'off') throw new Failure('The main switch is switched off', { errCode: SUBSCRIBE.switchedOff })
    const answers = subscribe([...ids])
    phone.note('prompt', Object.values(answers).join(','))
    await onSubscribed?.(answers)
    return answers
  }

  const takePhotos = async ({ count, sourceType }: Options) => {
    await needPrivacy(context)
    if ((sourceType as string[] | undefined)?.join() === 'camera') needScope(context, 'scope.camera')
    const taken = phone.world.photos.splice(0, Number(count ?? 9)).map((file) => phone.files.take(file))
    if (taken.length === 0) throw new Failure('cancel')
    return taken.map((tempFilePath) => ({
      tempFilePath,
      size: phone.files.at(tempFilePath).bytes.length,
      fileType: 'image',
    }))
  }

  const place = (name: string) =>
    api(name, async () => {
      needPrivateInfo(context, name)
      await needPrivacy(context)
      needScope(context, 'scope.userLocation')
      if (!phone.world.spot) throw new Failure('system permission denied', { errCode: 2 })
      return { accuracy: 30, speed: -1, altitude: 0, ...phone.world.spot }
    })

  return {
    login: api('login', async () => {
      if (!phone.network.online) throw new Failure('net::ERR_INTERNET_DISCONNECTED')
      return { code: await phone.manners.login() }
    }),
    checkSession: api('checkSession', () => undefined),
    requestSubscribeMessage: (options: Options) => {
      const tapped = context.tapping()
      return api('requestSubscribeMessage', (given) => requestSubscribeMessage(given, tapped))(options)
    },
    chooseMedia: api('chooseMedia', async (options) => ({ type: 'image', tempFiles: await takePhotos(options) })),
    chooseImage: api('chooseImage', async (options) => {
      const taken = await takePhotos(options)
      return { tempFilePaths: taken.map(({ tempFilePath }) => tempFilePath), tempFiles: taken }
    }),
    scanCode: api('scanCode', () => {
      const scanned = phone.world.scans.shift()
      if (!scanned) throw new Failure('cancel')
      return { scanType: scanned.path ? 'WX_CODE' : 'QR_CODE', charSet: 'UTF-8', ...scanned }
    }),
    getLocation: place('getLocation'),
    getFuzzyLocation: place('getFuzzyLocation'),
    getSetting: api('getSetting', () => ({ authSetting: { ...phone.granted } })),
    openSetting: api('openSetting', () => {
      Object.assign(phone.granted, phone.manners.scopes)
      return { authSetting: { ...phone.granted } }
    }),
    authorize: api('authorize', ({ scope }) => needScope(context, scope as Parameters<typeof needScope>[1])),
    getPrivacySetting: api('getPrivacySetting', () => ({
      needAuthorization: !phone.privacyAgreed,
      privacyContractName: '《小程序隐私保护指引》',
    })),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => needPrivacy(context)),
    openPrivacyContract: api('openPrivacyContract', () => phone.note('privacy', 'contract')),
  }
}
