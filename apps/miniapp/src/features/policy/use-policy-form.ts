import type { Me, PolicyView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { Refusal } from '../../shared/refusal.ts'
import {
  changesOf,
  EMPTY_DRAFT,
  isBehind,
  type PolicyDraft,
  serverProblems,
  typedPolicy,
  withEdit,
} from './policy-draft.model.ts'
import { useChangePolicy } from './use-policy.ts'

interface PolicyFormInput {
  me: Me
  communityId: string
  latest: PolicyView
}

const fieldsOf = (fault: unknown) => (fault instanceof Refusal ? (fault.problem.fields ?? []) : [])

/**
 * What was typed over the edition that it was begun on. When a newer one comes into force meanwhile, nothing moves under
 * the person's eyes until they say so, and what they typed stays.
 */
export function usePolicyForm({ me, communityId, latest }: PolicyFormInput) {
  const draftName = `policy.${me.person.id}.${communityId}`
  const draft = useDraft<PolicyDraft>(draftName, 1, EMPTY_DRAFT)
  const [held, hold] = useState(Object.keys(draft.value.edits).length > 0 ? latest : undefined)
  const [asked, ask] = useState(false)
  // from the first try on, what is wrong is said
  const [tried, setTried] = useState(false)
  // fields are uncontrolled: they are drawn anew when what they began with has changed
  const [drawn, drawAnew] = useState(0)
  const change = useChangePolicy(communityId, draftName)
  const base = held ?? latest
  const { policy, problems } = typedPolicy(base.policy, draft.value.edits)
  const fromServer = serverProblems(fieldsOf(change.error))
  const changes = changesOf(base.policy, policy)

  const edit = (path: string, typed: string, inForce: string) => {
    if (held === undefined) hold(latest)
    if (change.error) change.reset()
    draft.change({ edits: withEdit(draft.latest.current.edits, path, typed, inForce) })
  }
  const next = () => {
    setTried(true)
    change.reset()
    const now = typedPolicy(base.policy, draft.latest.current.edits)
    const wrong = Object.keys(now.problems)
    ask(wrong.length === 0)
    return wrong
  }
  const drop = () => {
    draft.clear()
    hold(undefined)
    setTried(false)
    ask(false)
    change.reset()
    drawAnew(drawn + 1)
  }
  const takeLatest = () => {
    hold(latest)
    ask(false)
    change.reset()
    drawAnew(drawn + 1)
  }
  const send = () => {
    const { reason, edits } = draft.latest.current
    const body = { edition: base.edition, policy: typedPolicy(base.policy, edits).policy, reason }
    change.mutate(body, {
      onSuccess: () => {
        drop()
        toast('改好了')
      },
      onError: (fault) => {
        const pointsAtForm = fieldsOf(fault).some(({ path }) => path !== 'reason')
        if (pointsAtForm) ask(false)
      },
    })
  }

  return {
    base,
    draft,
    changes,
    problems: tried ? { ...fromServer, ...problems } : fromServer,
    change,
    behind: isBehind(base, latest),
    asked,
    drawn: `${base.edition} ${drawn}`,
    edit,
    next,
    send,
    drop,
    takeLatest,
    close: () => ask(false),
  }
}

export type PolicyFormState = ReturnType<typeof usePolicyForm>
