import type { CaseRecord } from './case-record.ts'
import type { CaseHistory, Viewer } from './case-viewer.ts'
import { filedOn } from './whistle-sums.ts'

interface Phase {
  readonly fromSeq: number
  readonly toSeq: number
  readonly since: number
  readonly until: number
}

/** The stretches in which the case was a private matter, by its events; the first and the last of them included. */
function privatePhases(events: CaseHistory['events']): readonly Phase[] {
  const phases: Phase[] = []
  let start: CaseHistory['events'][number] | undefined
  for (const event of events) {
    const { class: becomes, from } = event.data
    if (becomes === 'private') start ??= event
    else if (event.kind === 'reclassified' && from === 'private' && start) {
      phases.push({ fromSeq: start.seq, toSeq: event.seq, since: start.at, until: event.at })
      start = undefined
    }
  }
  return phases
}

/**
 * What was confided while the case was private stays with those who read it then, also after they agreed to work on it in
 * public: who whistled or wrote it down for somebody, and the desk.
 */
export function confided(record: CaseRecord, history: CaseHistory, viewer: Viewer) {
  const me = viewer.actor.personId
  // whose whistle came from another case did not read this one then
  const here = [...record.whistles, ...record.movedWhistles].filter((w) => filedOn(w) === record.row.id)
  const whistled = here.some((w) => (w.personId === me && !w.joined) || w.enteredBy === me)
  const phases = viewer.desk || whistled ? [] : privatePhases(history.events)
  return {
    event: (seq: number) => phases.some((phase) => phase.fromSeq <= seq && seq <= phase.toSeq),
    talk: (startedAt: number) => phases.some((phase) => phase.since <= startedAt && startedAt <= phase.until),
  }
}
