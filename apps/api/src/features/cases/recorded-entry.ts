import { type ActorFacts, dayOf, type EventData, type Subject, startOfDay } from '@juwuye/domain'
import { refusal } from './case-command.ts'
import type { CaseWork } from './case-work.ts'
import { recordedEntries } from './cases.table.ts'
import type { Parsed } from './parsed.ts'

type RecordedFor = NonNullable<Parsed<'check-in'>['recordedFor']>

/** For whom the act is recorded, as the rules ask it. */
export function recordedSubject({ recordedFor }: { recordedFor: RecordedFor | null }): Subject {
  return recordedFor === null ? {} : { recordedFor: recordedFor.partyId }
}

/** What an event says of its party, and that somebody else entered it. */
export function partyData(partyId: string, recordedFor: RecordedFor | null): EventData {
  return recordedFor === null ? { party: partyId } : { party: partyId, recordedFor: true }
}

/** Speaks for the party: one of its own, or (代录) whoever of the desk had its letter or call. */
export function speakForParty(
  work: CaseWork,
  actor: ActorFacts,
  partyId: string,
  recordedFor: RecordedFor | null,
): void {
  if (recordedFor === null) {
    work.actAs('party', partyId)
    return
  }
  const { day } = recordedFor
  if (startOfDay(day) === undefined || day > dayOf(work.now)) throw refusal('record-missing', {}, 'recordedFor.day')
  work.actAs(actor.memberships.length === 0 && actor.townOfficer ? 'town' : 'desk')
}

/** Keeps how the word came and from whom, beside the event just written. */
export async function keepRecord(work: CaseWork, recordedFor: RecordedFor | null): Promise<void> {
  if (recordedFor === null) return
  const { communityId, id: caseId, seq } = work.row
  await work.tx.insert(recordedEntries).values({ communityId, caseId, seq, ...recordedFor })
}
