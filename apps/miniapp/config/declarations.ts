interface Declaration {
  /** One of the kinds that WeChat's privacy guide asks about. */
  kind: 'photos'
  /** What for, as people read it in the privacy guide. */
  purpose: string
}

/**
 * What WeChat and people are told about this mini-program. The gate of the build (test/weapp-gate.test.ts) holds it
 * against what is used.
 */
export const DECLARATIONS: { minBaseLibrary: string; privacy: readonly Declaration[] } = {
  // The first that asks before something private is read (errno 104 when refused); all else we call is older.
  minBaseLibrary: '2.32.3',
  privacy: [{ kind: 'photos', purpose: '吹哨、整改、核验时，附上您拍的或选的照片' }],
}
