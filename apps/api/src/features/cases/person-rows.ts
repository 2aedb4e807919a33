import {
  CHANNEL_LABELS,
  KIND_LABELS,
  PENDING_LABELS,
  RATING_LABELS,
  REFUSE_REASON_LABELS,
  SOLVED_LABELS,
  STATE_LABELS,
  STEP_BACK_TIE_LABELS,
  VISIBILITY_LABELS,
} from '@juwuye/messages'
import { and, asc, eq, sql } from 'drizzle-orm'
import { type PersonRows, personRows, toldColumns } from '../../platform/db/person-rows.ts'
import {
  caseEvents,
  caseParticipants,
  caseRefusals,
  caseRulings,
  cases,
  caseTalks,
  eventContents,
  nodes,
  objections,
  pageReports,
  pendingActs,
  ratings,
  reopenings,
  seats,
  stepBacks,
  whistles,
} from './cases.table.ts'
import { supervisions, urgings } from './chasing.table.ts'

const VERDICTS = { yes: '通过', no: '不行，退回' }
const CAPACITIES = {
  reporter: '吹哨人',
  party: '单位的人',
  desk: '社工、书记',
  mediator: '调解员',
  resident: '居民',
  town: '镇街',
  onDuty: '值班的人',
}

/** Words that somebody wrote down for another are that other's: a whistle, what a neighbour answered, a recording. */
const ownWords = (personId: string) =>
  sql<
    string | null
  >`case when ${caseEvents.kind} in ('toldBack', 'transcribed') or exists (select 1 from ${whistles} as noted where noted.community_id = ${eventContents.communityId}
    and noted.entered_by = ${personId} and noted.person_id is distinct from ${personId} and noted.words = ${eventContents.words}) then null
    else ${eventContents.words} end`

/** What somebody wrote with their acts: events name them by a number only. */
const SAID: PersonRows = {
  table: 'case_events',
  named: [],
  title: '我在事项里做的、写的',
  told: toldColumns({ at: '时间', kind: '做了什么（代号）', words: '写的话', caseId: '事项编号', seq: '第几条' }, [
    'at',
  ]),
  read: (tx, { communityId, personId }) =>
    tx
      .select({
        at: caseEvents.at,
        kind: caseEvents.kind,
        words: ownWords(personId),
        caseId: caseEvents.caseId,
        seq: caseEvents.seq,
      })
      .from(caseParticipants)
      .innerJoin(
        caseEvents,
        and(
          eq(caseEvents.communityId, caseParticipants.communityId),
          eq(caseEvents.caseId, caseParticipants.caseId),
          eq(caseEvents.actor, caseParticipants.number),
        ),
      )
      .leftJoin(
        eventContents,
        and(
          eq(eventContents.communityId, caseEvents.communityId),
          eq(eventContents.caseId, caseEvents.caseId),
          eq(eventContents.seq, caseEvents.seq),
        ),
      )
      .where(and(eq(caseParticipants.communityId, communityId ?? ''), eq(caseParticipants.personId, personId)))
      .orderBy(asc(caseEvents.at)),
}

/** What somebody whistled, did and said on cases. */
export const CASE_ROWS: readonly PersonRows[] = [
  personRows('我吹的哨', whistles, ['personId'], {
    receivedAt: '时间',
    words: '说的话',
    kind: ['什么事', KIND_LABELS],
    channel: ['怎么来的', CHANNEL_LABELS],
    visibility: ['署名', VISIBILITY_LABELS],
    displayName: '当时的名字',
    danger: '正在发生危险',
    joined: '我也是',
    withdrawnAt: '撤回时间',
    deviceTime: '手机上的时间',
    caseId: '事项编号',
    id: '编号',
  }),
  personRows('我替别人记下的哨', whistles, ['enteredBy'], {
    receivedAt: '时间',
    channel: ['怎么来的', CHANNEL_LABELS],
    withdrawnAt: '撤回时间',
    caseId: '事项编号',
  }),
  personRows('我参与的事项', caseParticipants, ['personId'], {
    caseId: '事项编号',
    capacity: ['以什么身份', CAPACITIES],
    displayName: '当时的名字',
  }),
  SAID,
  personRows('我经手的事项', cases, ['mediatorId', 'firstReceiverId', 'declinedBy', 'unsolvedByPersonId'], {
    receivedAt: '收到时间',
    number: '编号',
    state: ['现在', STATE_LABELS],
  }),
  personRows('我交的节点', nodes, ['submittedBy'], {
    submittedAt: '时间',
    title: '做什么',
    note: '说明',
    costFen: '花费（分）',
    caseId: '事项编号',
  }),
  personRows('我签的字', seats, ['signedBy'], {
    signedAt: '时间',
    verdict: ['意见', VERDICTS],
    reason: '原因',
    signerName: '签的名字',
    caseId: '事项编号',
  }),
  personRows('我回避不核验的', stepBacks, ['personId'], {
    at: '时间',
    tie: ['和做事的一方', STEP_BACK_TIE_LABELS],
    caseId: '事项编号',
    seq: '第几条',
  }),
  personRows('我提出、等第二个人的事', pendingActs, ['authorId'], {
    createdAt: '时间',
    action: ['什么事', PENDING_LABELS],
    settledAt: '了结时间',
    caseId: '事项编号',
  }),
  personRows('我作第二个人确认的事', pendingActs, ['confirmedBy'], {
    settledAt: '了结时间',
    action: ['什么事', PENDING_LABELS],
    caseId: '事项编号',
  }),
  personRows('我的异议', objections, ['personId'], { createdAt: '时间', reason: '原因', caseId: '事项编号' }),
  personRows('我的评价', ratings, ['personId'], {
    createdAt: '时间',
    solved: ['解决没有', SOLVED_LABELS],
    level: ['满意不满意', RATING_LABELS],
    words: '说的话',
    caseId: '事项编号',
  }),
  personRows('我要求重新办的', reopenings, ['personId'], { at: '时间', caseId: '事项编号' }),
  personRows('我退的单', caseRefusals, ['personId'], {
    refusedAt: '时间',
    reason: ['理由', REFUSE_REASON_LABELS],
    words: '说明',
    caseId: '事项编号',
  }),
  personRows('我的申诉', caseRulings, ['personId'], { askedAt: '时间', reason: '理由', caseId: '事项编号' }),
  personRows('我召集的协商', caseTalks, ['convenerId'], { startedAt: '时间', topic: '议题', caseId: '事项编号' }),
  personRows('我反映的公示问题', pageReports, ['personId'], { reportedAt: '时间', reason: '原因', caseId: '事项编号' }),
  personRows('我发的督办', supervisions, ['issuedBy'], { issuedAt: '时间', demand: '要求', caseId: '事项编号' }),
  personRows('我答复的督办', supervisions, ['answeredBy'], {
    answeredAt: '时间',
    answer: '答复',
    answeredName: '署的名字',
    caseId: '事项编号',
  }),
  personRows('我催过的', urgings, ['personId'], { at: '时间', caseId: '事项编号' }),
]
