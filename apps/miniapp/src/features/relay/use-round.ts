import { LIMITS } from '@juwuye/domain'
import type { CommunityView, Me, NeighbourView, RelayAnswer } from '@juwuye/types'
import { useState } from 'react'
import { useDraft } from '../../shared/drafts.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { useOnline } from '../../shared/online.ts'
import { deliver } from '../../shared/outbox/deliver.ts'
import { useQuestions } from '../../ui/index.ts'
import { type Concern, concernFaults, newConcern, type RoundInHand, relayItem } from './relay.model.ts'
import { neighboursChanged } from './use-neighbours.ts'

/** In the order in which elder mode asks. */
const RELAY_QUESTIONS = ['neighbour', 'words', 'photos', 'consent', 'readBack'] as const

const questionOf = ({ neighbour, text, spot, consent }: ReturnType<typeof concernFaults>) =>
  neighbour ? 'neighbour' : text || spot ? 'words' : consent ? 'consent' : 'readBack'

type Arrived = Extract<RelayAnswer['items'][number], { outcome: 'sent' }>

type Outcome = { arrived: Arrived } | { queued: true } | { left: Concern }

/** What the server took, and how many wait for a network. */
export interface RoundSent {
  arrived: Arrived[]
  queued: number
}

/** One round of visits: concerns are taken down one after the other, and leave the phone together. */
export function useRound(me: Me, { communityId }: CommunityView) {
  const initial: RoundInHand = { roundId: newId(), concerns: [] }
  const draftName = `round.${me.person.id}.${communityId}`
  const draft = useDraft<RoundInHand>(draftName, 1, initial)
  const online = useOnline()
  const { concerns, now } = draft.value
  const questions = useQuestions(RELAY_QUESTIONS)
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const faults = tried ? concernFaults(now, concerns) : {}

  const change = (part: Partial<Concern>) => {
    const before = draft.latest.current.now
    if (before) draft.change({ now: { ...before, ...part } })
  }

  const begin = (neighbour: NeighbourView) => {
    const before = draft.latest.current.now
    const fresh = newConcern(before?.id ?? newId(), neighbour)
    // who it is was corrected: what was said stays, the consent was somebody else's
    draft.change({
      now: before ? { ...before, ...fresh, text: before.text, photos: before.photos, voice: before.voice } : fresh,
    })
  }

  /** Puts the concern with those that are ready; false when something is missing. */
  const put = (): boolean => {
    const taken = draft.latest.current
    const wrong = concernFaults(taken.now, taken.concerns)
    setTried(true)
    if (Object.keys(wrong).length > 0 || !taken.now) {
      questions.ask(questionOf(wrong))
      return false
    }
    const ready = { ...taken.now, deviceTime: taken.now.deviceTime ?? Date.now(), refusal: undefined }
    draft.change({ concerns: [...taken.concerns.filter(({ id }) => id !== ready.id), ready], now: undefined })
    setTried(false)
    questions.restart()
    return true
  }

  /** Sends one; what is kept of the round meanwhile is this concern alone, so that it can be changed while it waits. */
  const sendOne = async (roundId: string, concern: Concern): Promise<Outcome> => {
    draft.change({ concerns: [concern], now: undefined })
    try {
      const sent = await deliver<RelayAnswer, 'relay'>({
        route: 'relay',
        params: { communityId },
        body: { roundId, items: [relayItem(concern)] },
        key: concern.id,
        words: { title: `替${concern.name}吹哨`, note: concern.text.trim() || '一段录音' },
        about: { communityId },
        edit: { page: 'tell-backs/round', key: concern.id, draft: draftName },
      })
      if (sent.queued) return { queued: true }
      const [item] = sent.answer.items
      return item?.outcome === 'sent' ? { arrived: item } : { left: concern }
    } catch (fault) {
      return { left: { ...concern, refusal: faultText(fault, online) } }
    }
  }

  const send = async (onSent: (sent: RoundSent) => void) => {
    if (draft.latest.current.now && !put()) return
    const { roundId, concerns: all } = draft.latest.current
    if (all.length === 0) return
    setSending(true)
    const outcomes: Outcome[] = []
    for (const concern of all) outcomes.push(await sendOne(roundId, concern))
    setSending(false)
    const left = outcomes.flatMap((one) => ('left' in one ? [one.left] : []))
    if (left.length === 0) draft.clear()
    else draft.change({ roundId, concerns: left })
    void neighboursChanged(communityId)
    const arrived = outcomes.flatMap((one) => ('arrived' in one ? [one.arrived] : []))
    onSent({ arrived, queued: outcomes.filter((one) => 'queued' in one).length })
  }

  return {
    concerns,
    now,
    faults,
    questions,
    sending,
    latest: () => draft.latest.current.now,
    full: concerns.length >= LIMITS.relaysPerRound,
    begin,
    change,
    put,
    send,
    edit: (concern: Concern) => {
      if (draft.latest.current.now && !put()) return
      const others = draft.latest.current.concerns.filter(({ id }) => id !== concern.id)
      draft.change({ concerns: others, now: concern })
    },
    drop: (id: string) => draft.change({ concerns: draft.latest.current.concerns.filter((one) => one.id !== id) }),
    stop: () => {
      draft.change({ now: undefined })
      setTried(false)
      questions.restart()
    },
  }
}

export type Round = ReturnType<typeof useRound>
