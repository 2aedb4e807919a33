import { scanCode as taroScanCode } from '@tarojs/taro'
import { refusedByPerson } from './refused.ts'
import type { Scan } from './scan-types.ts'

/** Reads a code with the camera as it is now; a picture from the album is no proof of where one is. */
export async function scanCode(): Promise<Scan> {
  try {
    const { result } = await taroScanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return { text: result }
  } catch (fault) {
    if (refusedByPerson(fault)) return { failed: 'refused' }
    return { failed: /cancel/i.test((fault as { errMsg?: string }).errMsg ?? '') ? 'cancelled' : 'unavailable' }
  }
}
