import { LIMITS } from '@juwuye/domain'
import type { CaseView, CommunityView, PhotoView, SimilarCases } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { call, sendFile } from '../../shared/call.ts'
import { now } from '../../shared/clock.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { keys } from '../../shared/keys.ts'
import { type Delivered, deliver } from '../../shared/outbox/deliver.ts'
import { usePhotoUploads } from '../../shared/photo-uploads.ts'
import { queryClient } from '../../shared/query-client.ts'
import { problemHere, Refusal } from '../../shared/refusal.ts'
import { useVoiceNote } from '../../shared/voice-note.ts'
import {
  EMPTY_DRAFT,
  enoughToCompare,
  type joinBody,
  placeOf,
  placeText,
  similarLeft,
  stillKept,
  type WhistleDraft,
  whistleBody,
} from './whistle.model.ts'

const DRAFT_VERSION = 1

export const whistleDraftName = (personId: string, communityId: string) => `whistle.${personId}.${communityId}`

/** The form's contents, kept on the phone for this person and community. */
export function useWhistleDraft(personId: string, communityId: string) {
  const draft = useDraft<WhistleDraft>(whistleDraftName(personId, communityId), DRAFT_VERSION, EMPTY_DRAFT)
  const initial = useMemo(() => stillKept(draft.latest.current.photos, now()), [draft.latest])
  const uploads = usePhotoUploads({
    initial,
    max: LIMITS.photosPerEntry,
    send: async (photo, { key, onProgress, signal }) => {
      if (photo.sizeBytes > LIMITS.photoBytes) throw new Refusal(problemHere('photo-too-large'))
      const kept = await sendFile<PhotoView>('photo', photo, { communityId, fields: { id: key }, onProgress, signal })
      return { id: kept.id, thumb: kept.thumb, full: kept.full }
    },
    onSent: (photos) => draft.change({ photos }),
    onFailed: (fault) => toast(faultText(fault)),
  })
  const said = useMemo(
    () => stillKept(draft.latest.current.voice ? [draft.latest.current.voice] : [], now())[0],
    [draft.latest],
  )
  const voice = useVoiceNote({ communityId, initial: said, onChange: (kept) => draft.change({ voice: kept }) })
  return { ...draft, uploads, voice, name: whistleDraftName(personId, communityId) }
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

/** What a case looks like in one line: its first words. */
const inShort = (text: string) => {
  const words = [...text.trim()]
  return words.length > 16 ? `${words.slice(0, 16).join('')}…` : words.join('')
}

/**
 * Sends the whistle, or keeps it where there is no network. The id is put into the draft first: whatever happens, the
 * next try is the same whistle.
 */
export function useBlow(community: CommunityView, draft: ReturnType<typeof useWhistleDraft>) {
  const { communityId } = community
  return useMutation({
    mutationFn: () => {
      const { id = newId(), deviceTime = Date.now() } = draft.latest.current
      draft.change({ id, deviceTime })
      const body = whistleBody({ ...draft.latest.current, id }, community)
      const where = [placeText(placeOf(draft.latest.current, community)), draft.latest.current.spot.trim()]
      return deliver<CaseView, 'blow'>({
        route: 'blow',
        params: { communityId },
        body,
        key: id,
        words: { title: `吹哨：${inShort(body.text)}`, note: where.filter(Boolean).join('，') },
        about: { communityId },
        edit: { page: 'whistle', draft: draft.name },
      })
    },
    onSuccess: (sent) => void answered(communityId, sent),
  })
}

const answered = (communityId: string, sent: Delivered<CaseView>) =>
  sent.queued ? undefined : casesChanged(communityId, sent.answer)

/** 我也是. The words already typed go along, and so does who may learn who said them. */
export function useMeToo(communityId: string) {
  return useMutation({
    mutationFn: ({ caseId, title, ...body }: { caseId: string; title: string } & ReturnType<typeof joinBody>) =>
      deliver<CaseView, 'act'>({
        route: 'act',
        params: { communityId, caseId, action: 'join' },
        body,
        key: body.id,
        words: { title: '我也是', note: title },
        about: { communityId, caseId },
      }),
    onSuccess: (sent) => void answered(communityId, sent),
  })
}
