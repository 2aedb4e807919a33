import { getLocation, openSetting } from '@tarojs/taro'
import type { LivePosition } from './live-position-types.ts'
import { refusedByPerson } from './refused.ts'

export async function livePosition(): Promise<LivePosition> {
  try {
    const options = { type: 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: 5_000 } as const
    const { latitude, longitude, accuracy } = await getLocation(options)
    return { latitude, longitude, accuracyMetres: accuracy }
  } catch (fault) {
    return { failed: refusedByPerson(fault) ? 'refused' : 'unavailable' }
  }
}

/** Opens WeChat's page of permissions; must come straight from a tap. Undefined where there is none. */
export const openPermissions: (() => void) | undefined = () => {
  openSetting().catch(() => undefined)
}
