import {
  CONSENT_LABELS,
  NEIGHBOUR_CONSENT_LABELS,
  REACH_LABELS,
  TELL_BACK_STAGE_LABELS,
  TELL_BACK_WAY_LABELS,
} from '@juwuye/messages'
import { and, asc, eq, getTableName } from 'drizzle-orm'
import { type PersonRows, personRows, toldColumns } from '../../platform/db/person-rows.ts'
import { tellBacks, whistles } from '../cases/index.ts'
import { consentsOfEntries } from './neighbour-consents.ts'
import { neighbourConsents, neighbourLinks, neighbours, neighbourViews } from './neighbours.table.ts'
import { relayAttempts, relays } from './relay.table.ts'
import { unsealed } from './sealed.ts'

/** What a building head or the desk keeps of the person, with room and telephone. */
const MY_ENTRY: PersonRows = {
  table: getTableName(neighbours),
  named: ['person_id'],
  title: '楼栋长、社工记着我的',
  told: toldColumns(
    {
      addedAt: '记下的时间',
      name: '怎么称呼',
      room: '门牌',
      phone: '电话',
      reach: ['怎么找我', REACH_LABELS],
      reachNote: '怎么找我的说明',
      consentKind: ['怎么同意的', CONSENT_LABELS],
      consentFamily: '哪位家属',
      consentAt: '同意的时间',
      joinedAt: '认回的时间',
      removedAt: '拿掉的时间',
      estateId: '小区编号',
      buildingId: '楼栋编号',
    },
    ['addedAt', 'consentAt', 'joinedAt', 'removedAt'],
  ),
  async read(tx, { communityId, personId }, sealer) {
    const rows = await tx
      .select()
      .from(neighbours)
      .where(and(eq(neighbours.communityId, communityId ?? ''), eq(neighbours.personId, personId)))
      .orderBy(asc(neighbours.addedAt))
    return rows.map((row) => {
      const { addedAt, name, reach, reachNote, consentKind, consentFamily, consentAt, joinedAt, removedAt } = row
      const { estateId, buildingId } = row
      const plain = { addedAt, name, reach, reachNote, consentKind, consentFamily, consentAt, joinedAt, removedAt }
      return { ...plain, estateId, buildingId, ...unsealed({ sealer }, row) }
    })
  },
}

/** What was agreed to in the person's name before they joined. */
const MY_ENTRY_CONSENTS: PersonRows = {
  table: getTableName(neighbourConsents),
  named: [],
  title: '替我记下的同意',
  told: toldColumns(
    {
      at: '时间',
      matter: ['什么事', NEIGHBOUR_CONSENT_LABELS],
      given: ['怎么说的', { true: '同意', false: '收回' }],
      kind: ['怎么同意的', CONSENT_LABELS],
    },
    ['at'],
  ),
  read: (tx, { communityId, personId }) => consentsOfEntries(tx, communityId ?? '', personId),
}

/** How it was agreed that somebody else speaks. */
const RELAYED_FOR_ME: PersonRows = {
  table: getTableName(relays),
  named: [],
  title: '别人替我说的',
  told: toldColumns(
    {
      relayedAt: '时间',
      consentKind: ['怎么同意的', CONSENT_LABELS],
      consentFamily: '哪位家属',
      readBack: '念给我听过',
      whistleId: '哨的编号',
    },
    ['relayedAt'],
  ),
  read: (tx, { communityId, personId }) =>
    tx
      .select({
        relayedAt: relays.relayedAt,
        consentKind: relays.consentKind,
        consentFamily: relays.consentFamily,
        readBack: relays.readBack,
        whistleId: relays.whistleId,
      })
      .from(relays)
      .innerJoin(whistles, and(eq(whistles.communityId, relays.communityId), eq(whistles.id, relays.whistleId)))
      .where(and(eq(relays.communityId, communityId ?? ''), eq(whistles.personId, personId)))
      .orderBy(asc(relays.relayedAt)),
}

/** What somebody did for neighbours, without the neighbours. */
export const RELAY_ROWS: readonly PersonRows[] = [
  MY_ENTRY,
  MY_ENTRY_CONSENTS,
  RELAYED_FOR_ME,
  personRows('认回名单的经过', neighbourLinks, ['personId'], {
    startedAt: '时间',
    saidName: '您说的名字',
    startedBy: ['谁先说的', { keeper: '楼栋长或社工', person: '我' }],
    settledAt: '答复时间',
    outcome: ['结果', { linked: '认回了', refused: '没认成' }],
    whistles: '认回几哨',
  }),
  personRows('我替邻居说', relays, ['relayerId'], { relayedAt: '时间', readBack: '念给邻居听过' }),
  personRows('我回告邻居', tellBacks, ['toldBy'], {
    toldAt: '时间',
    stage: ['回告什么', TELL_BACK_STAGE_LABELS],
    way: ['怎么回告', TELL_BACK_WAY_LABELS],
  }),
  personRows('我看过邻居名单', neighbourViews, ['viewerId'], {
    at: '时间',
    what: ['看了什么', { list: '名单', details: '门牌和电话' }],
  }),
  personRows('代报没成的', relayAttempts, ['personId'], {
    at: '时间',
    what: [
      '原因',
      {
        otherBuilding: '不是照看的楼',
        unknownNeighbour: '名单上没有',
        noConsent: '没有同意的凭据',
        strangerClaim: '认的不是自己',
      },
    ],
  }),
]
