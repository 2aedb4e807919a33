import { CASE_CLASSES, type CaseClass, LIMITS } from '@juwuye/domain'
import { CLASS_HINTS, CLASS_LABELS } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import { Chips, FormItem, Notice } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { partiesOfEstate } from '../parties.model.ts'
import { promiseOf } from '../promise.model.ts'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'
import { useDeadlines } from '../use-deadlines.ts'
import { CalledParties, calledIn } from './called-parties.tsx'
import { MediatorField } from './mediator-field.tsx'

interface TriageInHand {
  class: CaseClass | undefined
  title: string
  /** null: the usual ones. */
  partyIds: string[] | null
  mediatorId: string | null
  aboutPartyId: string
  note: string
}

const NOBODY = ''
const CLASSES = CASE_CLASSES.map((value) => ({ value, label: CLASS_LABELS[value] }))

function startOf(view: CaseView): TriageInHand {
  return {
    class: undefined,
    // Before triage the title is what was said first; cut short it is no name.
    title: view.title.endsWith('…') ? '' : view.title.replace(/[。，！？!?.,]+$/, ''),
    partyIds: null,
    mediatorId: null,
    aboutPartyId: view.aboutParty?.id ?? NOBODY,
    note: '',
  }
}

/** 派哨 */
export function TriageSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view } = context
  const draft = useActDraft(context, startOf(view))
  const chosenClass = draft.value.class
  const isPrivate = chosenClass === 'private'
  const partyIds = isPrivate ? [] : calledIn(context, draft.value.partyIds)
  const send = async () => {
    if (!chosenClass) return
    const { title, note, mediatorId, aboutPartyId } = draft.latest.current
    const about = aboutPartyId === (view.aboutParty?.id ?? NOBODY) ? {} : { aboutPartyId: aboutPartyId || null }
    const body = { class: chosenClass, title, partyIds, mediatorId: isPrivate ? mediatorId : null, note, ...about }
    if (await act.send('triage', body)) draft.clear()
  }
  const text = isPrivate ? '交给调解员' : partyIds.length > 0 ? `派哨给 ${partyIds.length} 方` : '派哨'
  return (
    <ActSheet
      context={context}
      act={act}
      title="派给谁"
      tall
      fields={['class', 'title', 'partyIds', 'mediatorId', 'aboutPartyId', 'note']}
      wait={chosenClass ? undefined : '先选这是哪一类'}
      foot={<SendButton context={context} act={act} text={text} disabled={!chosenClass} onPress={send} />}
    >
      <ClassChoice context={context} act={act} draft={draft} />
      <ActField
        act={act}
        draft={draft}
        field="title"
        label="给这件事起个名"
        hint="哪里、怎么了；大家都看得到，不写人名和门牌"
        max={LIMITS.titleChars}
      />
      {isPrivate ? (
        <MediatorField
          context={context}
          act={act}
          value={draft.value.mediatorId}
          onChange={(mediatorId) => draft.change({ mediatorId })}
        />
      ) : (
        <CalledParties
          context={context}
          act={act}
          chosen={draft.value.partyIds}
          onChange={(chosen) => draft.change({ partyIds: chosen })}
        />
      )}
      <AboutChoice context={context} act={act} draft={draft} />
      <ActField
        act={act}
        draft={draft}
        field="note"
        label="带一句话给他们"
        aside="可以不写"
        max={LIMITS.replyChars}
        tall
      />
    </ActSheet>
  )
}

interface PartProps {
  context: ActContext
  act: Act
  draft: ActDraft<TriageInHand>
}

function ClassChoice({ context, act, draft }: PartProps) {
  const chosen = draft.value.class
  const deadlines = useDeadlines(context.communityId)
  const promise = chosen && deadlines && promiseOf(chosen, context.view.receivedAt, context.now, deadlines)
  return (
    <FormItem label="这是哪一类" error={act.at('class')}>
      <Chips label="这是哪一类" choices={CLASSES} value={chosen} onChange={(value) => draft.change({ class: value })} />
      {chosen && <Notice className="mt3" icon="clock" title={CLASS_HINTS[chosen]} text={promise} />}
    </FormItem>
  )
}

/** A party that is complained about may mend, but not decide. */
function AboutChoice({ context, act, draft }: PartProps) {
  const parties = context.community ? partiesOfEstate(context.community, context.view.estateId) : []
  const choices = [{ value: NOBODY, label: '不是' }, ...parties.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <FormItem
      label="是不是说哪一家不好"
      error={act.at('aboutPartyId')}
      hint={draft.value.aboutPartyId ? '他们可以去修，但不能派哨、签字、公示和裁定' : undefined}
    >
      <Chips
        label="是不是说哪一家不好"
        choices={choices}
        value={draft.value.aboutPartyId}
        onChange={(aboutPartyId) => draft.change({ aboutPartyId })}
      />
    </FormItem>
  )
}
