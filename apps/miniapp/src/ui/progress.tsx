import type { ReactNode } from 'react'
import { Press, View } from './base.tsx'
import { Icon, type IconName, type Tone } from './icon.tsx'
import { words } from './words.ts'

export interface Step {
  name: string
  state: 'done' | 'now' | 'todo'
  /** “11/2”, “进行中”, “还没到”; left out where there is little room. */
  date?: string
}

const stepWords = { done: words.done, now: words.now, todo: words.notYet }

interface StepBarProps {
  steps: Step[]
  /** Kept from screen readers, in lists: what it says is said beside it. */
  hidden?: boolean
}

/** Four steps. Ink, not green: progress is not yet a result. Few nodes: each goes over to the view once a row. */
export function StepBar({ steps, hidden = false }: StepBarProps) {
  const said = ({ name, state, date }: Step) => ({
    role: 'listitem' as const,
    label: words.step(name, stepWords[state], date),
  })
  return (
    <View className="steps" {...(hidden ? { hidden } : { role: 'list' })}>
      {steps.map((step) => (
        <View key={step.name} className={`step step-${step.state}`} {...(hidden ? {} : said(step))}>
          <View className="step-name">
            {step.state === 'done' && <Icon name="check" size="xs" />}
            {step.name}
          </View>
          {step.date && <View className="step-date">{step.date}</View>}
        </View>
      ))}
    </View>
  )
}

/** half: past half of its time. late: overdue. stopped: paused or over without a verdict. you: waits on the viewer. */
export type ClockState = 'normal' | 'half' | 'late' | 'ok' | 'stopped' | 'you'

const clockLooks: Record<ClockState, { icon: IconName; tone: Tone; look: string }> = {
  normal: { icon: 'clock', tone: 'ink', look: '' },
  half: { icon: 'clock', tone: 'half', look: 'clock-half' },
  late: { icon: 'warn', tone: 'late', look: 'clock-late' },
  ok: { icon: 'okc', tone: 'ok', look: 'clock-ok' },
  stopped: { icon: 'lock', tone: 'note', look: '' },
  you: { icon: 'pen', tone: 'whistle', look: 'clock-you' },
}

interface ClockChipProps {
  state: ClockState
  /** “还剩 2 天”, “过半，还剩 9 小时”, “超了 5 小时” */
  text: string
  /** In place of the state's own. */
  icon?: IconName
  /** What a press shows below, and whether it does now. */
  told?: {
    /** Spoken name: the chip's words and what the press is for. */
    label: string
    open: boolean
    onPress: () => void
  }
}

export function ClockChip({ state, text, icon, told }: ClockChipProps) {
  const look = clockLooks[state]
  const chip = (
    <View className={`clock ${look.look}`}>
      <Icon name={icon ?? look.icon} tone={look.tone} size="s" gap />
      {text}
      {told && <Icon name="right" tone={look.tone} size="xs" className={told.open ? 'clock-open' : 'clock-shut'} />}
    </View>
  )
  if (!told) return chip
  return (
    <Press className="clock-press" label={told.label} expanded={told.open} onPress={told.onPress}>
      {chip}
    </Press>
  )
}

interface NodeCardProps {
  /** From 1; 新 where it is only proposed. */
  place: number | string
  /** sentBack: a seat said no, the work is open again. dropped: it will not be done. */
  state: 'todo' | 'now' | 'done' | 'sentBack' | 'dropped'
  title: string
  /** Who and by when: “物业·12/1 前”. */
  note?: string
  /** Thumbs, SeatStamps, a Button. */
  children?: ReactNode
}

/** One node of the plan; stands in a Card with inner="list". */
export function NodeCard({ place, state, title, note, children }: NodeCardProps) {
  return (
    <View className={`node node-${state === 'sentBack' ? 'back' : state}`}>
      <View className="flex top">
        <View className="node-no">
          {state === 'done' ? (
            <Icon name="check" tone="white" />
          ) : state === 'dropped' ? (
            <Icon name="close" tone="note" />
          ) : (
            place
          )}
        </View>
        <View className="grow">
          <View className="t-body strong node-title">{title}</View>
          {note && <View className="t-note num">{note}</View>}
        </View>
      </View>
      {children}
    </View>
  )
}

export interface TimelineEntry {
  key: string
  title: string
  /** When and who. */
  note?: string
  /** wait: still ahead. */
  state?: 'past' | 'wait' | 'late'
  /** Photos, a quotation. */
  more?: ReactNode
}

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <View role="list">
      {entries.map(({ key, title, note, state = 'past', more }, place) => {
        const last = place === entries.length - 1
        return (
          <View key={key} className={`tl tl-${state}`} role="listitem">
            <View className="tl-rail">
              <View className="tl-dot" />
              {!last && <View className="tl-line" />}
            </View>
            <View className={`tl-body${last ? ' tl-last' : ''}`}>
              <View className="t-body strong num">{title}</View>
              {note && <View className="t-note num">{note}</View>}
              {more}
            </View>
          </View>
        )
      })}
    </View>
  )
}
