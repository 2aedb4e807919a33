import { LIMITS } from '@juwuye/domain'
import type { Me, MembershipEnded, Obligations } from '@juwuye/types'
import { useState } from 'react'
import { now } from '../../shared/clock.ts'
import { useDraft } from '../../shared/drafts.ts'
import { fieldFaults } from '../../shared/faults.model.ts'
import { Button, Field, TabHeader, View } from '../../ui/index.ts'
import { ChooseSuccessor } from './choose-successor.tsx'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { Holdings } from './holdings.tsx'
import { bodyOf, chosenOf, type LeavingDraft, memberNote, missing } from './members.model.ts'
import { forgetMembership, useEndMembership } from './use-members.ts'

interface LeavingFormProps {
  me: Me
  communityId: string
  obligations: Obligations
  searching: boolean
  onSearch: (words: string) => void
  onEnded: (ended: MembershipEnded) => void
}

/** What somebody holds, who takes over, why; then once more what will happen. */
export function LeavingForm({ me, communityId, obligations, searching, onSearch, onEnded }: LeavingFormProps) {
  const { member } = obligations
  const draft = useDraft<LeavingDraft>(`leaving.${me.person.id}.${member.membershipId}`, 1, { reason: '' })
  const end = useEndMembership(communityId, member.membershipId)
  const [asked, ask] = useState(false)
  // from the first try on, what is missing is said
  const [tried, setTried] = useState(false)
  const lacks = missing(draft.value, obligations)
  const faults = fieldFaults(end.error)
  const errorOf = (field: 'successorId' | 'reason') =>
    tried && lacks?.field === field ? lacks.text : lacks === undefined ? faults[field] : undefined
  const next = () => {
    setTried(true)
    end.reset()
    ask(missing(draft.latest.current, obligations) === undefined)
  }
  const send = () =>
    end.mutate(bodyOf(draft.latest.current, obligations), {
      onSuccess: (ended) => {
        draft.clear()
        onEnded(ended)
        void forgetMembership(communityId, member.membershipId)
      },
    })
  return (
    <>
      <TabHeader title={member.mine ? '我要离任' : member.name} note={memberNote(member, now())} />
      <Holdings communityId={communityId} obligations={obligations} />
      <View className="mt6">
        <ChooseSuccessor
          obligations={obligations}
          draft={draft.value}
          error={errorOf('successorId')}
          searching={searching}
          onSearch={onSearch}
          onChange={(successorId) => draft.change({ successorId })}
        />
        <Field
          name="reason"
          label="为什么离任"
          hint="只有社工、书记和镇街以后查得到，不写进每件事里"
          tall
          initial={draft.value.reason}
          max={LIMITS.reasonChars}
          error={errorOf('reason')}
          placeholder="比如：换届了；搬走了；身体不好"
          onInput={(reason) => draft.change({ reason })}
        />
        <Button text="下一步，看看会怎样" kind="primary" onPress={next} />
      </View>
      {asked && (
        <ConfirmSheet
          obligations={obligations}
          successor={chosenOf(draft.value, obligations)}
          sending={end.isPending}
          fault={end.error}
          onSend={send}
          onClose={() => ask(false)}
        />
      )}
    </>
  )
}
