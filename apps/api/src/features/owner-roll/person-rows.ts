import { AREA_SOURCE_LABELS, UNIT_KIND_LABELS } from '@juwuye/messages'
import { and, asc, eq, getTableName } from 'drizzle-orm'
import { type PersonRows, toldColumns } from '../../platform/db/person-rows.ts'
import { unitOwners, units } from '../communities/index.ts'
import { openedOwner } from './owner-words.ts'

/** What the roll says somebody owns, with the name and telephone number that stand there. */
export const OWNER_ROLL_ROWS: readonly PersonRows[] = [
  {
    table: getTableName(unitOwners),
    named: ['person_id'],
    title: '业主名册上的我',
    told: toldColumns(
      {
        matchedAt: '对上的时间',
        name: '名册上的名字',
        phone: '电话',
        unit: '房号',
        kind: ['类型', UNIT_KIND_LABELS],
        areaCm2: '专有面积（平方厘米）',
        areaSource: ['面积依据', AREA_SOURCE_LABELS],
        buildingId: '楼栋编号',
      },
      ['matchedAt'],
    ),
    async read(tx, { communityId, personId }, sealer) {
      const rows = await tx
        .select({ owner: unitOwners, unit: units })
        .from(unitOwners)
        .innerJoin(units, and(eq(units.communityId, unitOwners.communityId), eq(units.id, unitOwners.unitId)))
        .where(and(eq(unitOwners.communityId, communityId ?? ''), eq(unitOwners.personId, personId)))
        .orderBy(asc(unitOwners.matchedAt))
      return rows.map(({ owner, unit: { name: unit, kind, areaCm2, areaSource, buildingId } }) => ({
        matchedAt: owner.matchedAt,
        ...openedOwner({ sealer }, owner),
        ...{ unit, kind, areaCm2, areaSource, buildingId },
      }))
    },
  },
]
