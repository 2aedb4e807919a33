import { asyncApi, Failure } from './async-api.ts'
import type { WxContext } from './context.ts'
import { deviceApis } from './device-apis.ts'
import { networkApis } from './network-apis.ts'
import { personApis } from './person-apis.ts'
import { screenApis } from './screen-apis.ts'
import { soundApis } from './sound-apis.ts'
import { storageApis } from './storage-apis.ts'

const EVENTS = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'MemoryWarning',
  'WindowResize',
  'KeyboardHeightChange',
  'NeedPrivacyAuthorization',
  'UserCaptureScreen',
]

/** On a single page opened from Moments these do nothing but fail. */
const NOT_ON_A_SINGLE_PAGE = [
  'navigateTo',
  'redirectTo',
  'reLaunch',
  'switchTab',
  'navigateBack',
  'login',
  'checkSession',
  'requestSubscribeMessage',
  'chooseMedia',
  'chooseImage',
  'scanCode',
  'getLocation',
  'getFuzzyLocation',
  'authorize',
  'openSetting',
  'makePhoneCall',
  'setClipboardData',
  'openDocument',
]

/**
 * The global `wx`. A function that is not here is `undefined`, as an unknown one is on a phone, so that calling it
 * shows.
 */
export function createWx(context: WxContext): Record<string, unknown> {
  const { hooks, realm } = context
  const listening = EVENTS.flatMap((event): [string, unknown][] => [
    [`on${event}`, (listener: () => void) => hooks.add(event, listener)],
    [`off${event}`, (listener?: () => void) => hooks.remove(event, listener)],
  ])
  const wx: Record<string, unknown> = {
    ...Object.fromEntries(listening),
    ...deviceApis(context),
    ...networkApis(context),
    ...personApis(context),
    ...screenApis(context),
    ...soundApis(context),
    ...storageApis(context),
    canIUse: (schema: string) => (schema.split('.')[0] ?? '') in wx,
    env: realm.adopt({ USER_DATA_PATH: 'wxfile://usr' }),
  }
  if (context.singlePage) {
    for (const name of NOT_ON_A_SINGLE_PAGE) {
      wx[name] = asyncApi(context, name, () => {
        throw new Failure('can not be used in single page mode')
      })
    }
  }
  return wx
}
