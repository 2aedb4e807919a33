import { dayOf, LIMITS, RECORD_CHANNELS } from '@juwuye/domain'
import { RECORD_CHANNEL_LABELS } from '@juwuye/messages'
import { Chips, DateField, Field, FormItem, Notice } from '../../ui/index.ts'
import type { ActContext } from './act-context.ts'
import { dayWords } from './days.model.ts'
import type { RecordInHand } from './recorded.model.ts'
import type { Act } from './use-act.ts'

const CHANNELS = RECORD_CHANNELS.map((value) => ({ value, label: RECORD_CHANNEL_LABELS[value] }))

interface RecordFieldsProps {
  context: ActContext
  act: Act
  record: RecordInHand
  onChange: (part: Partial<RecordInHand>) => void
}

/** 代录: how the party's word came, from whom, on which day. Nothing where the party speaks for itself. */
export function RecordFields({ context: { offer, now }, act, record, onChange }: RecordFieldsProps) {
  const party = offer.recordedFor
  if (party === null) return null
  return (
    <>
      <Notice
        className="mb3"
        icon="pen"
        title={`${party.name}没有人在这里，由您代录`}
        text="照他们说的写。经过里会写明是谁、哪一天说的"
      />
      <FormItem label="怎么说来的" error={act.at('recordedFor.channel') ?? act.at('recordedFor')}>
        <Chips
          label="怎么说来的"
          choices={CHANNELS}
          value={record.channel}
          onChange={(channel) => onChange({ channel })}
        />
      </FormItem>
      <Field
        name="act-official"
        label="对方是谁"
        hint="姓名、职务"
        max={LIMITS.officialChars}
        initial={record.official}
        error={act.at('recordedFor.official')}
        placeholder="比如：防火科王科长"
        onInput={(official) => onChange({ official })}
      />
      <DateField
        name="act-day"
        label="哪一天说的"
        value={record.day || undefined}
        shown={record.day ? dayWords(record.day, now) : undefined}
        end={dayOf(now)}
        error={act.at('recordedFor.day')}
        onChange={(day) => onChange({ day })}
      />
    </>
  )
}
