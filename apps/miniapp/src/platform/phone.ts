import { makePhoneCall } from '@tarojs/taro'

/** Opens the phone with this number; nothing happens when the person turns back. */
export function callPhone(number: string) {
  makePhoneCall({ phoneNumber: number }).catch(() => undefined)
}
