import { LIMITS, SEAT_CAUSES, type SeatCause, type SeatKind } from '@juwuye/domain'
import { SEAT_CAUSE_LABELS } from '@juwuye/messages'
import { confirm } from '../../../platform/dialogs.ts'
import { FormItem, Notice, PartySquare, RadioList } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'

const CAUSES = SEAT_CAUSES.map((value) => ({ value, label: SEAT_CAUSE_LABELS[value] }))

interface SeatInHand {
  /** “node/kind” of the seat. */
  seat: string
  cause: SeatCause | undefined
  reason: string
}

/** The seats that have not signed, of every node on offer. */
function openSeats({ offers, view }: ActContext) {
  const many = view.nodes.length > 1
  return view.nodes
    .filter(({ id }) => offers.some(({ nodeId }) => nodeId === id))
    .flatMap((node) =>
      node.seats
        .filter(({ verdict }) => verdict === null)
        .map(({ kind, name, character }) => ({
          value: `${node.id}/${kind}`,
          label: name,
          note: many ? `第 ${node.position + 1} 段：${node.title}` : undefined,
          lead: <PartySquare mark={character} state="waiting" />,
          nodeId: node.id,
          kind: kind as SeatKind,
        })),
    )
}

/** 换一席 */
export function ReplaceSeatSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const seats = openSeats(context)
  const initial: SeatInHand = { seat: '', cause: undefined, reason: '' }
  const draft = useActDraft(context, initial)
  const { cause } = draft.value
  const seat = seats.find(({ value }) => value === draft.value.seat) ?? (seats.length === 1 ? seats[0] : undefined)
  const send = async () => {
    if (!seat || !cause) return
    const text = '换下来的不再核验这一段。已经签的还算数，核验的时间重新算。'
    if (!(await confirm({ title: `换掉${seat.label}这一席？`, text, yes: '换一席' }))) return
    const { reason } = draft.latest.current
    if (await act.send('replace-seat', { nodeId: seat.nodeId, kind: seat.kind, cause, reason })) draft.clear()
  }
  const wait = seat ? (cause ? undefined : '还要选为什么换') : '先选换哪一席'
  return (
    <ActSheet
      context={context}
      act={act}
      title="换一席来核验"
      note="由次序里的下一位来看，换谁不由人挑"
      tall
      fields={['kind', 'nodeId', 'cause', 'reason']}
      wait={wait}
      foot={
        <SendButton
          context={context}
          act={act}
          kind="danger"
          text="换一席"
          disabled={wait !== undefined}
          onPress={send}
        />
      }
    >
      <Choices act={act} draft={draft} seats={seats} chosen={seat?.value} />
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="把情况写清楚"
        hint="各家都看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：打了三次电话没有人接"
      />
      <Notice icon="people" title="本小区凑不齐三方，就请镇街来一席" />
    </ActSheet>
  )
}

interface ChoicesProps {
  act: Act
  draft: ActDraft<SeatInHand>
  seats: ReturnType<typeof openSeats>
  chosen: string | undefined
}

function Choices({ act, draft, seats, chosen }: ChoicesProps) {
  return (
    <>
      <FormItem label="换哪一席" error={act.at('kind') ?? act.at('nodeId')}>
        <RadioList
          label="换哪一席"
          choices={seats}
          value={chosen}
          onChange={(value) => draft.change({ seat: value })}
        />
      </FormItem>
      <FormItem label="为什么换" error={act.at('cause')}>
        <RadioList
          label="为什么换"
          choices={CAUSES}
          value={draft.value.cause}
          onChange={(value) => draft.change({ cause: value })}
        />
      </FormItem>
    </>
  )
}
