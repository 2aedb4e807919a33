/** WeChat's number for “the person did not agree to the privacy guide”. */
const PRIVACY_REFUSED = 104

/** Whether WeChat says no because the person said no: to the privacy guide, or to this permission before. */
export function refusedByPerson(fault: unknown): boolean {
  const { errno, errMsg = '' } = (fault ?? {}) as { errno?: number; errMsg?: string }
  return errno === PRIVACY_REFUSED || /auth(orize)? ?den|auth deny|privacy|permission/i.test(errMsg)
}
