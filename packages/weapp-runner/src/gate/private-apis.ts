/**
 * What WeChat’s privacy guide asks about, by our names, with what uses it: functions, `open-type` of buttons, and `type`
 * of inputs.
 */
export const PRIVATE_APIS = {
  photos: ['chooseMedia', 'chooseImage', 'chooseVideo'],
  microphone: ['getRecorderManager', 'startRecord'],
  location: [
    'getLocation',
    'chooseLocation',
    'choosePoi',
    'getFuzzyLocation',
    'startLocationUpdate',
    'startLocationUpdateBackground',
    'onLocationChange',
  ],
  phoneNumber: ['getPhoneNumber', 'getRealtimePhoneNumber'],
  profile: ['chooseAvatar', 'nickname', 'getUserProfile', 'getUserInfo'],
  clipboard: ['setClipboardData', 'getClipboardData'],
  files: ['chooseMessageFile'],
  album: ['saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum'],
  address: ['chooseAddress'],
  contacts: ['addPhoneContact', 'chooseContact'],
  calendar: ['addPhoneCalendar', 'addPhoneRepeatCalendar'],
  camera: ['createCameraContext', 'createVKSession'],
  motion: ['startAccelerometer', 'startCompass', 'startGyroscope', 'startDeviceMotionListening'],
  bluetooth: ['openBluetoothAdapter', 'createBLEConnection'],
} as const

export type PrivateKind = keyof typeof PRIVATE_APIS

/** Those that must also be named in `requiredPrivateInfos`. */
export const ANNOUNCED_APIS: readonly string[] = [...PRIVATE_APIS.location, ...PRIVATE_APIS.address]
