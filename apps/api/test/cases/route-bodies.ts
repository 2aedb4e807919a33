import { randomUUID } from 'node:crypto'
import type { GivenCast } from '../given-cast.ts'

const ID = '01a00000-0000-7000-8000-000000000000'

/** A body that its schema takes, by method and path inside the community, for the routes beside acts on a case. */
export function routeBodies(c: GivenCast): Readonly<Record<string, object>> {
  const consent = { kind: 'family', family: '女儿' }
  const hours = { weekdays: [1], onHolidays: false, fromMinute: 540, untilMinute: 1_020 }
  const where = { phone: null, latitude: 30, longitude: 121, radiusMetres: 200, opening: [hours] }
  const station = { name: '站', address: '门口', ...where, version: 0 }
  const post = {
    label: '坐班',
    stationId: ID,
    kind: 'deskSocialWorker',
    roles: ['socialWorker'],
    shifts: [{ ...hours, seats: 1 }],
    active: true,
    version: 0,
  }
  const days = { daysOff: [], offWeekdays: [], version: 0 }
  return {
    'POST /estates': { id: randomUUID(), name: '新苑', buildings: ['1 幢'] },
    'POST /parties': { id: randomUUID(), kind: 'property', name: '新物业' },
    'PATCH /estates/{estateId}': { was: '青桐苑', name: '青桐园' },
    'POST /estates/{estateId}/buildings': { id: randomUUID(), name: '9 幢' },
    'PATCH /buildings/{buildingId}': { was: '1 幢', name: '1 号楼' },
    'POST /estates/{estateId}/places': { id: randomUUID(), name: '南门' },
    'PATCH /places/{placeId}': { was: '东门', name: '正门' },
    'PUT /parties/{partyId}': {
      was: { name: 'x', character: '物', phone: null, estateIds: null },
      ...{ name: 'y', character: '物', phone: null, estateIds: null },
    },
    'PUT /desk-phone': { was: null, deskPhone: '0571-1' },
    'POST /invitations': { id: randomUUID(), role: 'buildingHead', buildingIds: [c.buildingId] },
    'POST /invitations/{invitationId}/again': {},
    'POST /imports/{importId}/apply': {},
    'POST /imports/{importId}/cancel': {},
    'POST /imports/{importId}/invitations': {},
    'PUT /units/{unitId}': { version: 1, kind: 'dwelling', areaCm2: null, areaSource: null, owners: [] },
    'POST /units/{unitId}/owners/{ownerId}/match': { membershipId: ID },
    'POST /units/{unitId}/owners/{ownerId}/unmatch': {},
    'POST /memberships/{membershipId}/cancel-plan': {},
    'POST /memberships/{membershipId}/plan': { successorId: null, reason: 'x', day: '2026-12-31' },
    'POST /home-codes': { id: randomUUID(), buildingId: c.buildingId, codes: 1 },
    'POST /home-codes/{batchId}/revoke': {},
    'POST /home-code-uses': { code: 'AAAAA-AAAAA' },
    'POST /invitations/{invitationId}/revoke': {},
    'PUT /duty/mine/days-off': days,
    'POST /duty/stations': station,
    'PUT /duty/stations/{stationId}': station,
    'POST /duty/stations/{stationId}/tablet': {},
    'POST /duty/posts': post,
    'PUT /duty/posts/{postId}': post,
    'PUT /duty/people/{personId}': { ...days, postIds: [], maxPerWeek: 2, reserve: false, active: true },
    'POST /duty/rotas/{month}/fill': { version: 0 },
    'POST /duty/rotas/{month}/publish': { version: 0 },
    'PUT /duty/shifts/{shiftId}/person': { personId: null, version: 0 },
    'POST /duty/shifts/{shiftId}/swaps': { kind: 'leave', toPersonId: null, returnShiftId: null, reason: 'x' },
    'POST /duty/swaps/{swapId}/accept': {},
    'POST /duty/swaps/{swapId}/refuse': {},
    'POST /duty/swaps/{swapId}/withdraw': {},
    'POST /duty/check-ins': { shiftId: null, code: 'x', location: null },
    'POST /duty/shifts/{shiftId}/attendance': { inAt: 0, reason: 'x' },
    'POST /duty/attendances/{attendanceId}/check-out': { note: '', promises: [] },
    'POST /duty/handovers/{handoverId}/take': {},
    'POST /duty/promises/{promiseId}/keep': {},
    'POST /cases/{caseId}/calls': { label: '物业', phone: '0571-1' },
    'PUT /cases/{caseId}/calls/{callId}/outcome': { outcome: 'answered' },
    'POST /neighbours': { id: randomUUID(), name: '王奶奶', buildingId: c.buildingId, reach: 'visit', consent },
    'PATCH /neighbours/{neighbourId}': { version: 1, name: '王奶奶' },
    'POST /neighbours/{neighbourId}/reveal': {},
    'POST /neighbours/{neighbourId}/keeper': { keeperId: null },
    'POST /neighbours/{neighbourId}/links': { id: randomUUID(), membershipId: ID },
    'POST /neighbour-links': { id: randomUUID(), name: '王奶奶' },
    'POST /neighbour-links/{linkId}/confirm': {},
    'POST /neighbour-links/{linkId}/refuse': {},
    'POST /relays': {
      roundId: randomUUID(),
      items: [{ id: randomUUID(), neighbourId: ID, text: 'x', consent, readBack: true }],
    },
    'POST /tell-backs/{tellBackId}/told': { way: 'visit' },
    'POST /transcriptions/{voiceId}': { text: 'x' },
    'POST /cases/{caseId}/whistles/{whistleId}/block': { id: randomUUID(), reason: 'x', untilDay: '2026-12-20' },
    'PUT /complaints/{month}': { counts: { letter: { complaints: 1, version: 0 } } },
    'POST /blocks/{blockId}/settle': { confirm: true },
    'POST /blocks/{blockId}/appeal': { reason: 'x' },
    'POST /blocks/{blockId}/rule': { lift: true, reason: 'x' },
  }
}
