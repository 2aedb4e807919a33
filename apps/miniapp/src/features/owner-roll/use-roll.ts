import type { CorrectUnitBody, OwnerCandidates, OwnerRoll, Units, UnitView } from '@juwuye/types'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { BY_CURSOR } from '../../shared/by-cursor.ts'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'

/** What the roll adds up to, estate by estate. */
export function useOwnerRoll(communityId: string) {
  return useQuery({
    queryKey: keys.ownerRoll(communityId),
    queryFn: ({ signal }) => call<OwnerRoll, 'ownerRoll'>('ownerRoll', { params: { communityId }, signal }),
  })
}

/** The homes of a building with their owners. */
export function useUnits(communityId: string, buildingId: string) {
  return useInfiniteQuery({
    queryKey: keys.units(communityId, buildingId),
    queryFn: ({ pageParam, signal }) =>
      call<Units, 'units'>('units', {
        params: { communityId, buildingId },
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    ...BY_CURSOR,
  })
}

/** Who may be an owner of it: those of the same name first. */
export function useCandidates(communityId: string, unitId: string, q: string) {
  return useQuery({
    queryKey: keys.ownerCandidates(communityId, unitId, q),
    queryFn: ({ signal }) =>
      call<OwnerCandidates, 'ownerCandidates'>('ownerCandidates', {
        params: { communityId, unitId },
        query: q === '' ? {} : { q },
        signal,
      }),
  })
}

/** Also after a no: somebody else was quicker, and what they did is to be seen. */
const seeAnew = (communityId: string) => ({
  settled: () => queryClient.invalidateQueries({ queryKey: keys.ownerRoll(communityId) }),
})

export interface OfUnit {
  readonly communityId: string
  readonly buildingId: string
  readonly unit: UnitView
}

const atBuilding = ({ communityId, buildingId }: OfUnit) => ({
  about: { communityId },
  edit: { page: 'owner-roll/building' as const, params: { communityId, buildingId } },
})

export const useCorrectUnit = (of: OfUnit) =>
  useSend<CorrectUnitBody, 'correctUnit', UnitView>(
    (body) => ({
      route: 'correctUnit',
      params: { communityId: of.communityId, unitId: of.unit.id },
      body,
      words: { title: `改房屋：${of.unit.name}` },
      ...atBuilding(of),
    }),
    seeAnew(of.communityId),
  )

export const useMatchOwner = (of: OfUnit, owner: UnitView['owners'][number]) =>
  useSend<string, 'matchOwner', UnitView>(
    (membershipId) => ({
      route: 'matchOwner',
      params: { communityId: of.communityId, unitId: of.unit.id, ownerId: owner.id },
      body: { membershipId },
      words: { title: `对上业主：${owner.name}` },
      ...atBuilding(of),
    }),
    seeAnew(of.communityId),
  )

export const useUnmatchOwner = (of: OfUnit, owner: UnitView['owners'][number]) =>
  useSend<void, 'unmatchOwner', UnitView>(
    () => ({
      route: 'unmatchOwner',
      params: { communityId: of.communityId, unitId: of.unit.id, ownerId: owner.id },
      body: {},
      words: { title: `取消对应：${owner.name}` },
      ...atBuilding(of),
    }),
    seeAnew(of.communityId),
  )
