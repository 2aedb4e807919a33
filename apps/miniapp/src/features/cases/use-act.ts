import type { ActBodies, ActName, CaseView } from '@juwuye/types'
import { useRef, useState } from 'react'
import { call } from '../../shared/call.ts'
import { newId } from '../../shared/ids.ts'
import type { ActContext } from './act-context.ts'
import { faultAt } from './act-fault.model.ts'
import { doneWords, type SettleStep, settledWords } from './act-words.model.ts'

/** Decisions on the case as a whole: not on one that changed under the person's eyes. */
const ON_WHAT_WAS_SEEN: readonly ActName[] = [
  'triage',
  'reclassify',
  'decline',
  'merge',
  'split',
  'change-plan',
  'conclude-unsolved',
  'answer-report',
  'rule-lead',
  'rule-appeal',
  'put-on-book',
  'pause-clock',
  'resume-clock',
]

const SETTLE_ROUTES = { confirm: 'confirmAct', refuse: 'refuseAct', withdraw: 'withdrawAct' } as const

/**
 * Doing what a sheet is for. The keys are made once for each time the sheet opens, so that sending twice is doing
 * once; a request without an answer can simply be sent again.
 */
export function useAct(context: ActContext) {
  const { communityId, view, offer, done } = context
  const params = { communityId, caseId: view.id }
  const sendKeys = useRef(new Map<string, string>())
  const running = useRef(false)
  const [busy, setBusy] = useState<string>()
  const [fault, setFault] = useState<unknown>()

  const keyFor = (what: string) => {
    const key = sendKeys.current.get(what) ?? newId()
    sendKeys.current.set(what, key)
    return key
  }

  /** One request at a time; true when it went through. What it threw is kept in `fault`. */
  const run = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(what)
    setFault(undefined)
    try {
      await work()
      return true
    } catch (thrown) {
      setFault(thrown)
      return false
    } finally {
      running.current = false
      setBusy(undefined)
    }
  }

  const send = <A extends ActName>(action: A, body: ActBodies[A]) =>
    run(action, async () => {
      const idempotencyKey = keyFor(action)
      const seen = ON_WHAT_WAS_SEEN.includes(action) ? { ifVersion: view.version } : {}
      const options = { params: { ...params, action }, body, idempotencyKey, ...seen }
      const answer = await call<CaseView, 'act'>('act', options)
      done(answer, offer.recordedFor ? '记下了，经过里看得到' : doneWords(action, answer))
    })

  const settle = (step: SettleStep, reason = '') =>
    run(step, async () => {
      const settled = { ...params, pendingActId: offer.pendingActId ?? '' }
      const options = { params: settled, body: { reason }, idempotencyKey: keyFor(step), ifVersion: view.version }
      const answer = await call<CaseView, (typeof SETTLE_ROUTES)[SettleStep]>(SETTLE_ROUTES[step], options)
      done(answer, settledWords(offer.action, step))
    })

  return {
    send,
    settle,
    run,
    /** What is being sent now. */
    busy,
    fault,
    forget: () => setFault(undefined),
    at: (path: string, inside = false) => faultAt(fault, path, inside),
  }
}

export type Act = ReturnType<typeof useAct>
