import { dayOf, type RecordChannel, startOfDay } from '@juwuye/domain'
import { dayText, RECORD_CHANNEL_LABELS } from '@juwuye/messages'
import type { ActBodies, ActionOffer, TimelineEntry } from '@juwuye/types'

type Recorded = NonNullable<TimelineEntry['recorded']>

/** “11 月 22 日” */
const onDay = (day: string, now: number) => {
  const start = startOfDay(day)
  return start === undefined ? day : dayText(start, now)
}

/** “代录：消防救援大队·来电·王科长·11 月 22 日”, in phrases: a line never starts with the dot. */
export function recordedPhrases({ party, channel, official, day }: Recorded, now: number): string[] {
  return [`代录：${party}·`, `${RECORD_CHANNEL_LABELS[channel]}·`, `${official}·`, onDay(day, now)]
}

/** How the word of a party came, while it is being written down. */
export interface RecordInHand {
  channel: RecordChannel | undefined
  official: string
  /** YYYY-MM-DD */
  day: string
}

/** Most is written down on the day it is heard. */
export const newRecord = (now: number): RecordInHand => ({ channel: undefined, official: '', day: dayOf(now) })

type RecordedFor = ActBodies['check-in']['recordedFor']

/** The body's part; nothing when the party speaks for itself, undefined while the way it came is not chosen. */
export function recordedBody(offer: Pick<ActionOffer, 'recordedFor'>, record: RecordInHand): RecordedFor | undefined {
  if (offer.recordedFor === null) return null
  const { channel, official, day } = record
  return channel && { partyId: offer.recordedFor.id, channel, official, day }
}

/** Why it cannot be sent yet. */
export const recordWait = (offer: Pick<ActionOffer, 'recordedFor'>, record: RecordInHand) =>
  offer.recordedFor !== null && record.channel === undefined ? '先选来信，还是来电' : undefined

/** Fields of a recorded entry that a sheet points at. */
export const RECORD_FIELDS = ['recordedFor'] as const
