import type { CommunityView, Me } from '@juwuye/types'
import { useState } from 'react'
import { confirm } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { usePageShow } from '../../platform/page-events.ts'
import { callPhone } from '../../platform/phone.ts'
import { deskPhoneOf } from '../../shared/duty.model.ts'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Refusal } from '../../shared/refusal.ts'
import { Button, Notice, Page, useQuestions, View } from '../../ui/index.ts'
import { photoAskedFor } from './intent.ts'
import { SendBar } from './send-bar.tsx'
import { useBlow, useSimilar, useWhistleDraft } from './use-whistle.ts'
import { similarLeft, type WhistleProblems, whistleProblems } from './whistle.model.ts'
import { type SheetName, WHISTLE_QUESTIONS, WhistleFields } from './whistle-fields.tsx'
import { WhistleSheet } from './whistle-sheet.tsx'

interface WhistleFormProps {
  me: Me
  community: CommunityView
}

/** The form: filled in, compared with what neighbours reported, sent. Nothing typed is lost on the way. */
export function WhistleForm({ me, community }: WhistleFormProps) {
  const form = useWhistleForm(me, community)
  const { draft, similar, blow, faults, sheet, setSheet } = form
  const online = useOnline()
  const phone = deskPhoneOf(community)
  usePageShow(() => {
    if (photoAskedFor()) void draft.uploads.add('camera')
  })
  const bar = (
    <SendBar
      similar={similar}
      busy={draft.uploads.busy || draft.voice.busy}
      sending={blow.isPending}
      fault={form.fault}
      offline={!online}
      sentBefore={form.sentBefore}
      questions={form.questions}
      onLook={() => form.look()}
      onAnew={form.anew}
      onSend={() => void form.send()}
    />
  )
  const shownSheet = sheet && (
    <WhistleSheet
      name={sheet}
      community={community}
      value={draft.value}
      change={draft.change}
      photos={draft.uploads.photos.length}
      similar={form.looked}
      sending={form.asked}
      onJoined={form.joined}
      onSend={() => void form.deliver()}
      onClose={() => setSheet(undefined)}
    />
  )
  return (
    <Page title="吹哨" tab bar={bar} sheet={shownSheet}>
      {!online && <Offline unkept={draft.uploads.failed > 0} danger={draft.value.danger} phone={phone} />}
      <WhistleFields
        key={form.round}
        community={community}
        draft={draft}
        faults={faults}
        questions={form.questions}
        onSheet={setSheet}
      />
    </Page>
  )
}

function useWhistleForm(me: Me, community: CommunityView) {
  const { communityId } = community
  const draft = useWhistleDraft(me.person.id, communityId)
  const similar = useSimilar(draft.value, community)
  const blow = useBlow(community, draft)
  const online = useOnline()
  // From the first try on, what is still wrong is said, and what was put right no longer.
  const [tried, setTried] = useState(false)
  const problems: WhistleProblems = tried ? whistleProblems(draft.value, community) : {}
  const [sheet, setSheet] = useState<SheetName>()
  // The sheet with similar cases was opened, by hand or by the first tap on send.
  const [seen, setSeen] = useState(false)
  const [asked, setAsked] = useState(false)
  // What the sheet shows must not change under the finger when the server answers once more.
  const [looked, setLooked] = useState(similar)
  // Uncontrolled fields are set anew with each whistle.
  const [round, setRound] = useState(0)
  const questions = useQuestions(WHISTLE_QUESTIONS)

  const finish = () => {
    setSheet(undefined)
    draft.uploads.clear()
    draft.voice.clear()
    draft.clear()
    setTried(false)
    setSeen(false)
    setRound((before) => before + 1)
    questions.restart()
  }

  const deliver = async () => {
    setSheet(undefined)
    const { failed } = draft.uploads
    const without = { title: `有 ${failed} 张照片没传上`, text: '可以先点照片再传一次。', yes: '不带了', no: '再传传' }
    if (failed > 0 && !(await confirm(without))) return
    blow.mutate(undefined, {
      onSuccess: (sent) => {
        finish()
        if (sent.queued) open('outbox', {})
        else open('sent', { communityId, caseId: sent.answer.id })
      },
    })
  }

  const look = (byTap = false) => {
    setSeen(true)
    setAsked(byTap)
    setLooked(similar)
    setSheet('similar')
  }

  const send = async () => {
    setTried(true)
    blow.reset()
    const wrong = whistleProblems(draft.latest.current, community)
    if (Object.keys(wrong).length > 0) return questions.ask(questionOf(wrong))
    // Danger is sent at once
    if (similar.length > 0 && !seen && !draft.latest.current.danger) return look(true)
    await deliver()
  }

  const served = fieldFaults(blow.error)
  return {
    draft,
    similar,
    blow,
    faults: { ...served, ...problems } as Record<string, string>,
    fault: Object.keys(problems).length > 0 ? '有几处要补一下' : blow.error ? sendFault(blow.error, online) : undefined,
    sentBefore: blow.error instanceof Refusal && blow.error.code === 'whistle-id-conflict',
    questions,
    sheet,
    setSheet,
    asked,
    looked: similarLeft(looked, draft.value.notSame),
    round,
    look,
    send,
    deliver,
    /** What is typed now is another matter than what has arrived. */
    anew: () => {
      draft.change({ id: undefined, deviceTime: undefined })
      blow.reset()
    },
    joined: (caseId: string, queued: boolean) => {
      finish()
      if (queued) open('outbox', {})
      else open('case', { communityId, caseId })
    },
  }
}

/** Where the first of them is asked. */
const questionOf = ({ text, estateId, spot }: WhistleProblems) => (text ? 'words' : estateId || spot ? 'place' : 'rest')

/** What was kept is said too: everything is still in the form. */
function sendFault(fault: unknown, online: boolean): string {
  if (fault instanceof Refusal) return faultText(fault, online)
  return online
    ? '没有发出去，写的都还在。再点一次就行，不会发成两件'
    : '没有网，手机里也存不下了。写的都还在，有网了再点一次'
}

interface OfflineProps {
  /** A picture found no room on the phone. */
  unkept: boolean
  danger: boolean
  phone: string | null
}

function Offline({ unkept, danger, phone }: OfflineProps) {
  const kept = `照样可以写、可以拍${unkept ? '；没传上的照片手机里存不下了' : ''}。点了“吹哨，发出去”先存着，有网了自动发，只发一次。`
  return (
    <View className="mb4">
      <Notice
        kind="offline"
        title={danger ? '现在没有网，发不出去：先打电话' : '现在没有网'}
        text={danger ? '存着也没有人知道。打过电话，有网了再自动发。' : kept}
      />
      {phone && (
        <View className="mt2">
          <Button text="很急？打电话给值班室" icon="phone" onPress={() => callPhone(phone)} />
        </View>
      )}
    </View>
  )
}
