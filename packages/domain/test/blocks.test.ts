import {
  type BlockFacts,
  blockState,
  DAY,
  LIMITS,
  mayAppealBlock,
  mayRuleBlock,
  maySettleBlock,
  toldCount,
} from '../src/index.ts'

const NOW = Date.UTC(2026, 10, 23, 1)
const proposed: BlockFacts = {
  personId: 'abuser',
  proposedBy: 'social',
  proposedAt: NOW,
  untilAt: NOW + 10 * DAY,
  settledBy: null,
  confirmed: null,
  appealedAt: null,
  ruledAt: null,
  lifted: null,
}
const running = { ...proposed, settledBy: 'secretary', confirmed: true }
const appealed = { ...running, appealedAt: NOW }
const who = (personId: string) => ({
  personId,
  desk: ['social', 'secretary', 'other'].includes(personId),
  town: ['town', 'town2'].includes(personId),
})
const EVERYBODY = ['abuser', 'social', 'secretary', 'other', 'town', 'town2', 'neighbour']

test('a block runs with its second word and ends by itself; without one it comes to nothing after a week', () => {
  const at = (block: BlockFacts, days: number) => blockState(block, NOW + days * DAY)
  expect([at(proposed, 0), at(proposed, LIMITS.blockProposalDays), at({ ...proposed, untilAt: NOW + DAY }, 1)]).toEqual(
    ['proposed', 'lapsed', 'lapsed'],
  )
  expect([at(running, 9), at(running, 10), at({ ...running, confirmed: false }, 0)]).toEqual([
    'running',
    'ended',
    'refused',
  ])
  expect([
    at({ ...appealed, ruledAt: NOW, lifted: true }, 0),
    at({ ...appealed, ruledAt: NOW, lifted: false }, 0),
  ]).toEqual(['lifted', 'running'])
})

test('the second word is another’s, the appeal the person’s, the ruling the town’s that had no part in it', () => {
  const may = (rule: typeof maySettleBlock, block: BlockFacts) =>
    EVERYBODY.filter((name) => rule(block, who(name), NOW))
  expect(may(maySettleBlock, proposed)).toEqual(['secretary', 'other', 'town', 'town2'])
  expect(may(maySettleBlock, { ...proposed, personId: 'other' })).toEqual(['secretary', 'town', 'town2'])
  expect(may(maySettleBlock, running)).toEqual([])
  expect(may(mayAppealBlock, running)).toEqual(['abuser'])
  expect(may(mayAppealBlock, appealed)).toEqual([])
  expect(may(mayRuleBlock, running)).toEqual([])
  expect(may(mayRuleBlock, { ...appealed, settledBy: 'town' })).toEqual(['town2'])
  expect(may(mayRuleBlock, { ...appealed, ruledAt: NOW, lifted: false })).toEqual([])
})

test('of what a reader may not see a number below five is not told', () => {
  expect([0, 1, 4, 5, 12].map(toldCount)).toEqual([
    { count: 0, few: false },
    { count: 0, few: true },
    { count: 0, few: true },
    { count: 5, few: false },
    { count: 12, few: false },
  ])
})
