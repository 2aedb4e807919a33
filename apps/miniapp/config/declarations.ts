interface Declaration {
  /** One of the kinds that WeChat's privacy guide asks about. */
  kind: 'photos' | 'camera' | 'location' | 'clipboard' | 'microphone'
  /** What for, as people read it in the privacy guide and, for the location, in WeChat's own question (≤ 30 characters). */
  purpose: string
}

const LOCATION = '值班签到时，看您是不是在服务站里；只记在或不在'

/**
 * What WeChat and people are told about this mini-program. `app.config.ts` and docs/generated/wechat.md are made from it,
 * and the gate of the build (test/weapp-gate.test.ts) holds it against what is used.
 */
export const DECLARATIONS: { minBaseLibrary: string; privacy: readonly Declaration[] } = {
  // The first that asks before something private is read (errno 104 when refused); all else we call is older.
  minBaseLibrary: '2.32.3',
  privacy: [
    { kind: 'photos', purpose: '吹哨、整改、核验时，附上您拍的或选的照片' },
    { kind: 'camera', purpose: '您点了“照着原来的角度拍”，才打开摄像头，和旧照片对齐着拍' },
    { kind: 'location', purpose: LOCATION },
    { kind: 'clipboard', purpose: '您点“复制这个地址”时，把地址放进剪贴板；不读剪贴板' },
    { kind: 'microphone', purpose: '您点了录音，才录下您或邻居说的话，最多 60 秒' },
  ],
}

/** What `app.json` says of them. */
export const ANNOUNCED = {
  permission: { 'scope.userLocation': { desc: LOCATION } },
  requiredPrivateInfos: ['getLocation' as const],
}
