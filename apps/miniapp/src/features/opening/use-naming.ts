import type { AddPartBody, ChangeDeskPhoneBody, ChangePartyBody, CommunityView, RenamePartBody } from '@juwuye/types'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

/** Also after a no: somebody else was quicker, and what they wrote is to be seen. */
const seeAnew = (communityId: string) => ({
  settled: () => queryClient.invalidateQueries({ queryKey: keys.inside(communityId) }),
})

/** What bears a name, and where it stands. */
export interface Named {
  readonly what: 'estate' | 'building' | 'place'
  readonly id: string
  readonly name: string
  readonly estateId: string
}

const atEstate = (communityId: string, estateId: string) => ({
  about: { communityId },
  edit: { page: 'opening/estate' as const, params: { communityId, estateId } },
})

export const useRename = (communityId: string, { what, id, estateId }: Named) =>
  useSend<RenamePartBody, 'renameEstate' | 'renameBuilding' | 'renamePlace', CommunityView>((body) => {
    const rest = { body, words: { title: '改名字', note: body.name }, ...atEstate(communityId, estateId) }
    if (what === 'estate') return { route: 'renameEstate', params: { communityId, estateId: id }, ...rest }
    if (what === 'building') return { route: 'renameBuilding', params: { communityId, buildingId: id }, ...rest }
    return { route: 'renamePlace', params: { communityId, placeId: id }, ...rest }
  }, seeAnew(communityId))

export const useAddPart = (communityId: string, estateId: string, what: 'building' | 'place') =>
  useSend<AddPartBody, 'addBuilding' | 'addPlace', CommunityView>(
    (body) => ({
      route: what === 'building' ? 'addBuilding' : 'addPlace',
      params: { communityId, estateId },
      body,
      words: { title: what === 'building' ? '加一幢' : '加一处公共地方', note: body.name },
      ...atEstate(communityId, estateId),
    }),
    seeAnew(communityId),
  )

export const useChangeParty = (communityId: string, partyId: string) =>
  useSend<ChangePartyBody, 'changeParty', CommunityView>(
    (body) => ({
      route: 'changeParty',
      params: { communityId, partyId },
      body,
      words: { title: '改一家单位', note: body.name },
      about: { communityId },
      edit: { page: 'opening/party', params: { communityId, partyId } },
    }),
    seeAnew(communityId),
  )

export const useChangeDeskPhone = (communityId: string) =>
  useSend<ChangeDeskPhoneBody, 'changeDeskPhone', CommunityView>(
    (body) => ({
      route: 'changeDeskPhone',
      params: { communityId },
      body,
      words: { title: '改社区热线', note: body.deskPhone },
      about: { communityId },
      edit: { page: 'opening/places', params: { communityId } },
    }),
    seeAnew(communityId),
  )
