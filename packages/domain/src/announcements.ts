/** A stretch of duty as a sentence names it. Post and station go by the label the community gave them. */
interface NamedShift {
  readonly post: string
  readonly station: string
  readonly fromAt: number
  readonly untilAt: number
}

/** Somebody by id: the name is found when the sentence is read. */
interface ByPerson {
  readonly person: string
}

/**
 * What people are told that belongs to no case, with what each sentence is made of: ids, numbers, closed words and
 * labels, never what people wrote.
 */
export interface Announcements {
  /** `shifts`: of the reader. */
  'rota.published': { readonly month: string; readonly shifts: number }
  /** A shift of a published rota became the reader's, or is theirs no more. */
  'rota.changed': NamedShift & { readonly yours: boolean }
  /** `leave`: somebody is looked for; otherwise the two would swap. */
  'swap.asked': NamedShift & ByPerson & { readonly leave: boolean }
  'swap.accepted': NamedShift & ByPerson
  'swap.refused': NamedShift & ByPerson
  /** Nobody answered in time, or the shift changed: the asker stands. */
  'swap.lapsed': NamedShift
  /** To the desk. `over`: nobody came until the end. */
  'shift.missed': NamedShift & ByPerson & { readonly minutes: number; readonly over: boolean }
  /** To the reserve. */
  'shift.reserve': NamedShift
  /** Nobody took the card over. */
  'handover.waiting': ByPerson & { readonly promises: number }
  /** Neighbours who wait to be told what became of their matter. */
  'tellBack.overdue': { readonly count: number }
  /** To the desk and whoever fixed it: its day came, and it could not be done. */
  'ending.failed': ByPerson
  /** To the others of the desk, and the town: somebody is to look a second time. */
  'block.proposed': Record<string, never>
  /** To the person. */
  'block.started': { readonly untilAt: number }
  /** To the town. */
  'block.appealed': Record<string, never>
  /** To the person. */
  'block.ruled': { readonly lifted: boolean; readonly untilAt: number }
}

export type AnnouncementKind = keyof Announcements
export const ANNOUNCEMENT_KINDS = [
  'rota.published',
  'rota.changed',
  'swap.asked',
  'swap.accepted',
  'swap.refused',
  'swap.lapsed',
  'shift.missed',
  'shift.reserve',
  'handover.waiting',
  'tellBack.overdue',
  'ending.failed',
  'block.proposed',
  'block.started',
  'block.appealed',
  'block.ruled',
] as const satisfies readonly AnnouncementKind[]

/** The client's pages that such a message leads to. */
export const ANNOUNCEMENT_PAGES = ['duty', 'duty/swaps', 'duty/board', 'tell-backs', 'members', 'blocks'] as const
export type AnnouncementPage = (typeof ANNOUNCEMENT_PAGES)[number]
