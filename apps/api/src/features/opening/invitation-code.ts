import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 12
const REGION_SECRET_BYTES = 18
const COMMUNITY_CODE = /^([1-9]\d{0,17})\.[A-Za-z0-9_-]{16}$/
const REGION_CODE = /^t\.[A-Za-z0-9_-]{24}$/

/**
 * An office in a community: its number leads, so that the lookup is pinned before anything is read. With a number of
 * fifteen digits it has the 32 characters that WeChat prints into a code.
 */
export const makeInvitationCode = (communityId: string) =>
  `${communityId}.${randomBytes(SECRET_BYTES).toString('base64url')}`

/** An office in a town or city, which lies in no community. */
export const makeRegionCode = () => `t.${randomBytes(REGION_SECRET_BYTES).toString('base64url')}`

/** The community that the code claims to be of; undefined when it has not the form of one. */
export const communityOfCode = (code: string): string | undefined => COMMUNITY_CODE.exec(code)?.[1]
export const isRegionCode = (code: string): boolean => REGION_CODE.test(code)

export const hashCode = (code: string): Buffer => createHash('sha256').update(code).digest()

/** The page of the client where a code is accepted. It stands behind the #: a browser sends that to no server. */
export const invitationPath = (code: string) => `/scan#${code}`
