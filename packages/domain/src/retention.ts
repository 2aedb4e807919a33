/**
 * How long what is kept for a while is kept, and then deleted; `days` from the moment that the rule's sentence names. What
 * is in no rule stays as long as the case or the account it belongs to.
 */
export const RETENTION = {
  /** Photos and recordings that were never sent with anything. */
  unsentUploads: { days: 1, ground: 'purposeOver' },
  wechatPushes: { days: 1, ground: 'purposeOver' },
  stationCodes: { days: 1, ground: 'purposeOver' },
  homeCodeAttempts: { days: 1, ground: 'purposeOver' },
  /** Once they can no longer be used. */
  sessions: { days: 0, ground: 'purposeOver' },
  exportLinks: { days: 7, ground: 'purposeOver' },
  answeredRequests: { days: 30, ground: 'purposeOver' },
  outbox: { days: 90, ground: 'purposeOver' },
  deadLetters: { days: 90, ground: 'purposeOver' },
  /** Cybersecurity Law art. 21: logs at least six months. */
  deliveries: { days: 190, ground: 'networkLogs' },
  attendanceAttempts: { days: 190, ground: 'networkLogs' },
  relayAttempts: { days: 190, ground: 'networkLogs' },
  inbox: { days: 365, ground: 'purposeOver' },
  wechatPermissions: { days: 365, ground: 'purposeOver' },
  /** Photos of whistles and progress, and recordings; a published page shows copies of its own, which stay with it. */
  closedUploads: { days: 365, ground: 'purposeOver' },
  /** Civil Code art. 188: whoever signed or ruled on them may be asked for three years. */
  verdictPhotos: { days: 1_100, ground: 'limitation' },
  /** PIPL art. 56: records of how personal information was handled at least three years; art. 14, proof of consent. */
  consentEvidence: { days: 1_100, ground: 'handlingRecords' },
  neighbourViews: { days: 1_100, ground: 'handlingRecords' },
  sensitiveViews: { days: 1_100, ground: 'handlingRecords' },
} as const satisfies Record<string, { readonly days: number; readonly ground: RetentionGround }>

export type RetentionGround = 'purposeOver' | 'networkLogs' | 'handlingRecords' | 'limitation'
export type RetentionRule = keyof typeof RETENTION
export const RETENTION_RULES = Object.keys(RETENTION) as RetentionRule[]
