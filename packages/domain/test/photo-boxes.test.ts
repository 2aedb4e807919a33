import { aCase, actor, PERSON_NAMES } from '@juwuye/testkit'
import { boxesKey, isOnPhoto, readsEditions } from '../src/index.ts'

const box = { x: 100, y: 200, width: 300, height: 40 }

test('a box lies on the photo and is large enough to be meant', () => {
  expect(isOnPhoto(box)).toBe(true)
  expect(isOnPhoto({ x: 0, y: 0, width: 1_000, height: 1_000 })).toBe(true)
  expect(isOnPhoto({ ...box, x: 701 })).toBe(false)
  expect(isOnPhoto({ ...box, y: -1 })).toBe(false)
  expect(isOnPhoto({ ...box, height: 19 })).toBe(false)
})

test('the same boxes have one writing, whatever order they were drawn in and however often', () => {
  const other = { ...box, y: 600 }
  expect(boxesKey([box, other, box])).toBe(boxesKey([other, box]))
  expect(boxesKey([box])).not.toBe(boxesKey([other]))
  expect(boxesKey([])).toBe('')
})

describe('who reads the editions of a page that are no longer up', () => {
  const readers = (facts: Parameters<typeof readsEditions>[1]) =>
    PERSON_NAMES.filter((name) => readsEditions(actor(name), facts)).sort()
  const council = ['councilChair', 'councilDeputy', 'councilMember']
  const desk = ['secondSocialWorker', 'secretary', 'socialWorker']

  test('desk, town and the estate council, while it is up and after the end', () => {
    for (const state of ['publicised', 'closed'] as const)
      expect(readers(aCase().inState(state).facts())).toEqual([...council, ...desk, 'townOfficer'])
  })
  test('not who is of the party that the complaint is about', () => {
    expect(readers(aCase().inState('closed').about('estateCouncil').facts())).toEqual([...desk, 'townOfficer'])
  })
  test('a private matter has none', () => {
    expect(readers(aCase().classed('private').inState('closed').facts())).toEqual([])
  })
})
