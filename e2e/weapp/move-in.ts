import { PRIVACY_GUIDE_EDITION } from '@juwuye/domain'
import type { CommunityList, CommunityView } from '@juwuye/types'
import type { Handsets } from './handsets.ts'

/** Somebody new says that they live in 临溪花园; they may whistle at once. */
export async function moveIn(
  handsets: Handsets,
  { name, building }: { name: string; building: string },
): Promise<void> {
  const person = await handsets.as(name)
  const token = await person.app.until(() => person.token)
  const ask = async <T>(route: string) => (await (await handsets.call('GET', route, token)).json()) as T
  const { items } = await ask<CommunityList>(`/v1/communities?q=${encodeURIComponent('梧桐社区')}`)
  const { communityId, estates } = await ask<CommunityView>(`/v1/communities/${items[0]?.communityId}`)
  const estate = estates.find((one) => one.name === '临溪花园')
  const home = { estateId: estate?.id, buildingId: estate?.buildings.find((one) => one.name === building)?.id }
  const body = { ...home, displayName: name, guide: PRIVACY_GUIDE_EDITION }
  await handsets.call('POST', `/v1/communities/${communityId}/residence`, token, body)
}
