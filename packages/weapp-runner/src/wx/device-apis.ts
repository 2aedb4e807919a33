import { asyncApi, syncApi } from './async-api.ts'
import type { WxContext } from './context.ts'

const WIDTH = 390
const HEIGHT = 844
const STATUS_BAR = 47
const HOME_BAR = 34

/** What the mini-program may know about the phone. */
export function deviceApis(context: WxContext): Record<string, unknown> {
  const { phone, launch } = context
  const windowInfo = {
    pixelRatio: 3,
    screenWidth: WIDTH,
    screenHeight: HEIGHT,
    windowWidth: WIDTH,
    windowHeight: HEIGHT - STATUS_BAR - 44,
    statusBarHeight: STATUS_BAR,
    screenTop: STATUS_BAR + 44,
    safeArea: {
      left: 0,
      right: WIDTH,
      top: STATUS_BAR,
      bottom: HEIGHT - HOME_BAR,
      width: WIDTH,
      height: HEIGHT - STATUS_BAR - HOME_BAR,
    },
  }
  const appBaseInfo = () => ({
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    fontSizeSetting: 16 * phone.fontScale,
    fontSizeScaleFactor: phone.fontScale,
  })
  const deviceInfo = { brand: 'iPhone', model: 'iPhone 13', system: 'iOS 17.0', platform: 'ios', benchmarkLevel: 40 }
  const systemInfo = () => ({ ...windowInfo, ...appBaseInfo(), ...deviceInfo })
  const sync = (name: string, work: () => unknown) => syncApi(context, name, work)
  return {
    getWindowInfo: sync('getWindowInfo', () => windowInfo),
    getAppBaseInfo: sync('getAppBaseInfo', appBaseInfo),
    getDeviceInfo: sync('getDeviceInfo', () => deviceInfo),
    getSystemInfoSync: sync('getSystemInfoSync', systemInfo),
    getSystemInfo: asyncApi(context, 'getSystemInfo', systemInfo),
    getMenuButtonBoundingClientRect: sync('getMenuButtonBoundingClientRect', () => ({
      top: STATUS_BAR + 4,
      bottom: STATUS_BAR + 36,
      left: 296,
      right: 383,
      width: 87,
      height: 32,
    })),
    getAccountInfoSync: sync('getAccountInfoSync', () => ({
      miniProgram: { appId: 'wx0000000000000000', envVersion: 'release', version: '1.0.0' },
    })),
    getLaunchOptionsSync: sync('getLaunchOptionsSync', () => launch),
    getEnterOptionsSync: sync('getEnterOptionsSync', () => launch),
    vibrateShort: asyncApi(context, 'vibrateShort', () => phone.note('vibrate', 'short')),
    vibrateLong: asyncApi(context, 'vibrateLong', () => phone.note('vibrate', 'long')),
    getUpdateManager: () => ({
      onCheckForUpdate() {},
      onUpdateReady() {},
      onUpdateFailed() {},
      applyUpdate() {},
    }),
  }
}
