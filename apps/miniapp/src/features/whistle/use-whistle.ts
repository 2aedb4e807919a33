import { LIMITS } from '@juwuye/domain'
import type { CaseView, CommunityView, PhotoView, SimilarCases } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { call, sendPhoto } from '../../shared/call.ts'
import { now } from '../../shared/clock.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { usePhotoUploads } from '../../shared/photo-uploads.ts'
import { queryClient } from '../../shared/query-client.ts'
import { problemHere, Refusal } from '../../shared/refusal.ts'
import {
  EMPTY_DRAFT,
  enoughToCompare,
  type joinBody,
  photosStillKept,
  placeOf,
  similarLeft,
  type WhistleDraft,
  whistleBody,
} from './whistle.model.ts'

const DRAFT_VERSION = 1

/** The form's contents, kept on the phone for this person and community. */
export function useWhistleDraft(personId: string, communityId: string) {
  const draft = useDraft<WhistleDraft>(`whistle.${personId}.${communityId}`, DRAFT_VERSION, EMPTY_DRAFT)
  const initial = useMemo(() => photosStillKept(draft.latest.current.photos, now()), [draft.latest])
  const uploads = usePhotoUploads({
    initial,
    max: LIMITS.photosPerEntry,
    send: async (photo, { key, onProgress, signal }) => {
      if (photo.sizeBytes > LIMITS.photoBytes) throw new Refusal(problemHere('photo-too-large'))
      const kept = await sendPhoto<PhotoView>(photo, { communityId, fields: { id: key }, onProgress, signal })
      return { id: kept.id, thumb: kept.thumb, full: kept.full }
    },
    onSent: (photos) => draft.change({ photos }),
    onFailed: (fault) => toast(faultText(fault)),
  })
  return { ...draft, uploads }
}

/** What is asked settles before the server hears of it. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** Cases nearby that may be the same matter; empty until enough is said, and when the server does not answer. */
export function useSimilar(draft: WhistleDraft, community: CommunityView) {
  const { communityId } = community
  const { estate, building, place } = placeOf(draft, community)
  const typed = draft.text.trim()
  const text = useSettled(typed, 600)
  const body = { estateId: estate?.id ?? '', buildingId: building?.id, placeId: place?.id, text }
  const found = useQuery({
    queryKey: keys.similar(communityId, body),
    queryFn: ({ signal }) => call<SimilarCases, 'similar'>('similar', { params: { communityId }, body, signal }),
    enabled: estate !== undefined && enoughToCompare(text),
    placeholderData: (before) => before,
  })
  // Another sentence than the one that was asked about says nothing about this one.
  const sameSentence = enoughToCompare(typed) && (typed.startsWith(text) || text.startsWith(typed))
  return sameSentence && enoughToCompare(text) ? similarLeft(found.data?.items ?? [], draft.notSame) : []
}

async function casesChanged(communityId: string, view: CaseView) {
  queryClient.setQueryData(keys.case(communityId, view.id), view)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.allCases(communityId) }),
    queryClient.invalidateQueries({ queryKey: keys.workbench(communityId) }),
  ])
}

/** Sends the whistle. The id is put into the draft first: whatever happens, the next try is the same whistle. */
export function useBlow(community: CommunityView, draft: ReturnType<typeof useWhistleDraft>) {
  const { communityId } = community
  return useMutation({
    mutationFn: () => {
      const { id = newId(), deviceTime = Date.now() } = draft.latest.current
      draft.change({ id, deviceTime })
      const body = whistleBody({ ...draft.latest.current, id }, community)
      return call<CaseView, 'blow'>('blow', { params: { communityId }, body })
    },
    onSuccess: (view) => void casesChanged(communityId, view),
  })
}

/** 我也是. The words already typed go along, and so does who may learn who said them. */
export function useMeToo(communityId: string) {
  return useMutation({
    mutationFn: ({ caseId, ...body }: { caseId: string } & ReturnType<typeof joinBody>) =>
      call<CaseView, 'act'>('act', {
        params: { communityId, caseId, action: 'join' },
        body,
        idempotencyKey: body.id,
      }),
    onSuccess: (view) => void casesChanged(communityId, view),
  })
}
