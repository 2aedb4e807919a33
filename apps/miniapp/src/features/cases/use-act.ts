import type { ActBodies, ActName, CaseView } from '@juwuye/types'
import { useRef, useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { newId } from '../../shared/ids.ts'
import { type Delivered, deliver } from '../../shared/outbox/deliver.ts'
import { myRows } from '../../shared/outbox/outbox.ts'
import type { ActContext } from './act-context.ts'
import { faultAt } from './act-fault.model.ts'
import { doneWords, type SettleStep, settledWords } from './act-words.model.ts'
import { keyOf } from './action-bar.model.ts'
import { headline } from './case-words.model.ts'
import { actDraftName } from './use-act-draft.ts'

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
 * once; what still waits from an earlier time keeps its key. Without an answer it is kept and sent later, where that
 * makes sense.
 */
export function useAct(context: ActContext) {
  const { communityId, view, offer, done, close } = context
  const params = { communityId, caseId: view.id }
  const sendKeys = useRef(new Map<string, string>())
  const running = useRef(false)
  const [busy, setBusy] = useState<string>()
  const [fault, setFault] = useState<unknown>()

  const draft = actDraftName(context)
  const keyFor = (what: string, route: string) => {
    const waits = myRows().find((row) => row.edit?.key === draft && (row.params.action ?? row.route) === route)
    const key = sendKeys.current.get(what) ?? waits?.key ?? newId()
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

  const place = {
    words: { title: offer.label, note: headline(view) },
    about: { communityId, caseId: view.id },
    edit: { page: 'case' as const, params: { communityId, caseId: view.id, sheet: keyOf(offer) }, key: draft, draft },
  }
  const finish = (sent: Delivered<CaseView>, said: (view: CaseView) => string) => {
    if (!sent.queued) return done(sent.answer, said(sent.answer))
    close()
    toast(sent.said)
  }

  const send = <A extends ActName>(action: A, body: ActBodies[A]) =>
    run(action, async () => {
      const key = keyFor(action, action)
      const seen = ON_WHAT_WAS_SEEN.includes(action) ? { ifVersion: view.version } : {}
      const write = { route: 'act' as const, params: { ...params, action }, body, key, ...seen, ...place }
      const sent = await deliver<CaseView, 'act'>(write)
      finish(sent, (answer) => (offer.recordedFor ? '记下了，经过里看得到' : doneWords(action, answer)))
    })

  const settle = (step: SettleStep, reason = '') =>
    run(step, async () => {
      const settled = { ...params, pendingActId: offer.pendingActId ?? '' }
      const route = SETTLE_ROUTES[step]
      const key = keyFor(step, route)
      const write = { route, params: settled, body: { reason }, key, ifVersion: view.version, ...place }
      finish(await deliver<CaseView, typeof route>(write), () => settledWords(offer.action, step))
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
