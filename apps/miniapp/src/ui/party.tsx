import type { ReactNode } from 'react'
import { Text, View } from './base.tsx'
import { Icon, type IconName, type Tone } from './icon.tsx'
import { words } from './words.ts'

/** silent: summoned, not yet there. waiting: has not signed. you: waits on the viewer. */
export type PartyState = 'party' | 'lead' | 'silent' | 'waiting' | 'you' | 'signed' | 'sentBack'

interface PartySquareProps {
  /** The party's one character; data, not ours. */
  mark: string
  state?: PartyState
  size?: 'badge' | 'seal' | 'mini'
}

const looks: Record<PartyState, string> = {
  party: '',
  lead: 'badge-lead',
  silent: 'badge-silent',
  waiting: 'badge-silent',
  you: 'badge-you',
  signed: 'badge-signed',
  sentBack: 'badge-sent-back',
}

/** One character in a square is a party everywhere; filled green it is that party's signature. */
export function PartySquare({ mark, state = 'party', size = 'badge' }: PartySquareProps) {
  return (
    <View hidden className={`badge${size === 'badge' ? '' : ` badge-${size}`} ${looks[state]}`}>
      {mark}
    </View>
  )
}

interface PartyRowProps {
  mark: string
  name: string
  /** 牵头, 协办, when it was called … */
  note?: string
  state?: PartyState
  /** At the right: a ClockChip or a low Button. */
  aside?: ReactNode
  /** Below: chips, lines, low Buttons. */
  children?: ReactNode
}

/** One party on the board; stands in a Card with inner="list". */
export function PartyRow({ mark, name, note, state = 'party', aside, children }: PartyRowProps) {
  return (
    <View className={`party${children ? ' top' : ''}`} role="listitem">
      <PartySquare mark={mark} state={state} />
      <View className="party-text">
        <View className="t-body strong">{name}</View>
        {note && <View className="t-note num">{note}</View>}
        {children}
      </View>
      {aside}
    </View>
  )
}

export type SeatState = 'signed' | 'you' | 'waiting' | 'sentBack'

export interface SeatStamp {
  key: string
  mark: string
  party: string
  state: SeatState
  /** Who and when: “社工 11/22”; folds in elder mode. */
  note?: string
}

const seatLooks: Record<SeatState, { word: string; icon: IconName; tone: Tone; look: string }> = {
  signed: { word: words.signed, icon: 'check', tone: 'ok', look: 'seal-signed' },
  you: { word: words.yours, icon: 'pen', tone: 'whistle', look: 'seal-you' },
  waiting: { word: words.waiting, icon: 'clock', tone: 'note', look: '' },
  sentBack: { word: words.sentBack, icon: 'undo', tone: 'late', look: 'seal-sent-back' },
}

/** The seats of a node with their signatures, one beside the other. */
export function SeatStamps({ seats }: { seats: SeatStamp[] }) {
  return (
    <View className="seals" role="list">
      {seats.map(({ key, mark, party, state, note }) => {
        const { word, icon, tone, look } = seatLooks[state]
        return (
          <View key={key} className="seal" role="listitem">
            <PartySquare mark={mark} state={state} size="seal" />
            <View className={`seal-state ${look}`}>
              <Icon name={icon} tone={tone} size="xs" gap />
              <Text>{word}</Text>
            </View>
            <View className="t-meta c-ink">{party}</View>
            {note && <View className="t-meta num more-block">{note}</View>}
          </View>
        )
      })}
    </View>
  )
}

interface SignedLineProps {
  seats: Pick<SeatStamp, 'key' | 'mark' | 'state'>[]
  /** “三方都签了字” */
  text: string
}

/** Small seals in one line, for what is settled. */
export function SignedLine({ seats, text }: SignedLineProps) {
  return (
    <View className="seals-mini">
      {seats.map(({ key, mark, state }) => (
        <PartySquare key={key} mark={mark} state={state} size="mini" />
      ))}
      <View className="seals-word">
        <Icon name="check" tone="ok" size="s" gap />
        <Text>{text}</Text>
      </View>
    </View>
  )
}
