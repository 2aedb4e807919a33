import { createHash } from 'node:crypto'

export interface TabletWords {
  readonly communityId: string
  readonly stationId: string
  readonly secret: string
}

/** Community and station stand in it, so that it is looked for inside their walls. */
export const tabletToken = ({ communityId, stationId, secret }: TabletWords) => `${communityId}.${stationId}.${secret}`

const FORM = /^(\d{1,18})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{32})$/

export function readTabletToken(token: string): TabletWords | undefined {
  const [, communityId, stationId, secret] = FORM.exec(token) ?? []
  return communityId && stationId && secret ? { communityId, stationId, secret } : undefined
}

/** Only this is kept. */
export const tokenHash = (secret: string) => createHash('sha256').update(secret).digest('hex')
