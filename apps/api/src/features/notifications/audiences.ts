import {
  type ActorFacts,
  type Audience,
  type CaseFacts,
  type ClockKind,
  deskOf,
  isOpenNode,
  isOwedNode,
  membersComplainedAbout,
  type NodeFacts,
  ownersOf,
  partyById,
  rulingBodyOf,
  SECOND_WORD,
  townMayRule,
  type WhistleFacts,
} from '@juwuye/domain'
import type { AskedAct, Told } from './told-event.ts'

type People = (told: Told) => readonly string[]

const membersOf = (facts: CaseFacts, partyIds: readonly (string | null)[]) =>
  partyIds.flatMap((id) => partyById(facts, id)?.members ?? [])

/** What was said on the case; a merged number goes on telling those who whistled on it. */
function whistlesOf({ facts }: Told, which: (whistle: WhistleFacts) => boolean): readonly WhistleFacts[] {
  const said = facts.state === 'merged' ? facts.movedWhistles : facts.whistles
  return said.filter((w) => !w.withdrawn && which(w))
}

const notComplainedAbout = ({ facts }: Told, people: readonly string[]) => {
  const excluded = membersComplainedAbout(facts)
  return people.filter((person) => !excluded.includes(person))
}

/** The steps that the event is about: the one it names, or all of a kind. */
function nodesOf({ facts, data }: Told, which: (node: NodeFacts) => boolean): readonly NodeFacts[] {
  if (typeof data.position === 'number') return facts.nodes.filter((node) => node.position === data.position)
  return facts.nodes.filter(which)
}

/** Who may still sign a seat of the step: one person one seat, and not who handed it in. */
function signersLeft(node: NodeFacts, told: Told): readonly string[] {
  const spent = [node.submittedBy, ...node.seats.map((seat) => seat.signedBy)]
  const open = node.seats.filter((seat) => seat.signedBy === null)
  return open
    .flatMap((seat) => (seat.kind === 'town' ? told.town : seat.personIds))
    .filter((person) => !spent.includes(person))
}

/** Relations that give a second word are audiences too. */
const SECOND_WORD_GIVERS: readonly string[] = ['onDuty', 'desk', 'rulingBody'] satisfies readonly Audience[]

function askedFor(act: AskedAct | undefined, told: Told): readonly string[] {
  if (!act) return []
  const { by } = SECOND_WORD[act.action]
  const people =
    by === 'asked'
      ? act.confirmers
      : by.flatMap((relation) => (SECOND_WORD_GIVERS.includes(relation) ? PEOPLE[relation as Audience](told) : []))
  const all = act.town ? [...people, ...told.town] : people
  return all.filter((person) => person !== act.authorId && !act.confirmedBy.includes(person))
}

const asOfficer = (personId: string): ActorFacts => ({ personId, memberships: [], onDuty: false, townOfficer: true })

/** Who owes what a clock waits for, or, without a clock, the case. */
const owners: People = (told) => {
  if (told.data.clock === 'pendingAct') return askedFor(told.act, told)
  const clock = typeof told.data.clock === 'string' ? (told.data.clock as ClockKind) : null
  return ownersOf(clock, told.facts.state).flatMap((audience) => PEOPLE[audience](told))
}

/** Who demanded what was answered; where the clock did, those it told of. */
const supervisors: People = (told) => {
  const sheet = told.record.supervisions.find((one) => one.id === told.data.supervision)
  if (!sheet) return []
  if (sheet.level === 0) return sheet.issuedBy === null ? [] : [sheet.issuedBy]
  return [...PEOPLE.secretary(told), ...PEOPLE[sheet.level === 1 ? 'council' : 'town'](told)]
}

/** The people of each audience, as the case stands now. Whether they may see it is asked of every one afterwards. */
const PEOPLE: Readonly<Record<Audience, People>> = {
  desk: (told) => {
    const desk = deskOf(told.facts)
    return desk.length > 0 ? desk : notComplainedAbout(told, told.town)
  },
  reporter: (told) => whistlesOf(told, (w) => !w.joined).flatMap((w) => w.personId ?? []),
  // whoever has joined since hears of it themself
  relayer: (told) => whistlesOf(told, (w) => w.personId === null).flatMap((w) => w.enteredBy ?? []),
  joined: (told) => whistlesOf(told, (w) => w.joined).flatMap((w) => w.personId ?? []),
  summoned: ({ facts, data, row }) => {
    if (facts.mediator) return [facts.mediator.personId]
    const named = row.kind === 'summoned' && Array.isArray(data.parties) ? (data.parties as string[]) : facts.summoned
    return membersOf(facts, named)
  },
  onDuty: (told) => notComplainedAbout(told, told.onDuty),
  lead: ({ facts }) => (facts.mediator ? [facts.mediator.personId] : membersOf(facts, [facts.leadPartyId])),
  panel: (told) =>
    told.row.kind.startsWith('act.')
      ? askedFor(told.act, told)
      : nodesOf(told, isOpenNode).flatMap((node) => signersLeft(node, told)),
  doer: (told) =>
    membersOf(
      told.facts,
      nodesOf(told, isOwedNode).map((node) => node.doerPartyId),
    ),
  objector: ({ record, row }) =>
    record.objections.flatMap((one) => (one.ruledAt === row.createdAt ? [one.personId] : [])),
  estate: (told) => [...told.residents, ...PEOPLE.joined(told)],
  rulingBody: ({ facts, town }) => {
    const body = rulingBodyOf(facts)
    return body.kind === 'town' ? town.filter((person) => townMayRule(asOfficer(person), facts)) : body.persons
  },
  town: ({ town }) => town,
  secretary: (told) =>
    notComplainedAbout(
      told,
      told.facts.desk.flatMap((one) => (one.role === 'secretary' ? [one.personId] : [])),
    ),
  council: (told) =>
    told.facts.parties.flatMap((party) =>
      party.kind === 'estateCouncil' && party.id !== told.facts.aboutPartyId ? party.members : [],
    ),
  firstReceiver: ({ record }) => (record.row.firstReceiverId === null ? [] : [record.row.firstReceiverId]),
  owner: owners,
  supervisor: supervisors,
}

/** Of several audiences one person belongs to, the first decides the words: what one has to do, then what is one's own. */
const FIRST_HEARD: readonly Audience[] = [
  'owner',
  'panel',
  'town',
  'rulingBody',
  'onDuty',
  'doer',
  'lead',
  'summoned',
  'desk',
  'firstReceiver',
  'secretary',
  'council',
  'supervisor',
  'objector',
  'reporter',
  'relayer',
  'joined',
  'estate',
]

/** Everybody the event is for, with their audiences, first heard first. Never who did it. */
export function peopleToldOf(told: Told): ReadonlyMap<string, readonly Audience[]> {
  const audiences: Audience[] = [...told.row.audience]
  // who spoke for somebody hears what the reporter hears, to pass it on
  if (audiences.includes('reporter')) audiences.push('relayer')
  const people = new Map<string, readonly Audience[]>()
  for (const audience of FIRST_HEARD.filter((one) => audiences.includes(one))) {
    for (const person of new Set(PEOPLE[audience](told))) {
      if (person !== told.authorId) people.set(person, [...(people.get(person) ?? []), audience])
    }
  }
  return people
}
