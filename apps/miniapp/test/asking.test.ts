import { type Asked, backTo, joined, left, moved, NOTHING_ASKED } from '../src/ui/asking.model.ts'

const drawn = (before: Asked, ...ids: string[]) => ids.reduce((asked, id, nth) => joined(asked, id, nth), before)

describe('the questions of a form, asked one at a time', () => {
  test('come in the order in which they are drawn; the first is asked', () => {
    expect(drawn(NOTHING_ASKED, 'what', 'where', 'who')).toEqual({ order: ['what', 'where', 'who'], at: 'what' })
  })

  test('those that an answer brings about come right after it, in their order', () => {
    const asked = moved(drawn(NOTHING_ASKED, 'what', 'consent', 'who'), 1)
    expect(drawn(asked, 'family', 'voice')).toEqual({
      order: ['what', 'consent', 'family', 'voice', 'who'],
      at: 'consent',
    })
  })

  test('the ends stay; what is drawn anew keeps its place, what goes leaves the next', () => {
    const asked = drawn(NOTHING_ASKED, 'what', 'where')
    expect(moved(asked, -1).at).toBe('what')
    expect(moved(moved(moved(asked, 1), 1), 1).at).toBe('where')
    expect(drawn(left(asked, 'what'), 'what again')).toEqual({ order: ['what again', 'where'], at: 'what again' })
    expect(left(asked, 'what')).toMatchObject({ order: ['where'], at: 'where' })
    expect(left(moved(asked, 1), 'where').at).toBe('what')
    expect(drawn(left(left(asked, 'what'), 'where'), 'other').at).toBe('other')
  })

  test('what is wrong is asked again, the first of it', () => {
    const asked = moved(moved(drawn(NOTHING_ASKED, 'what', 'where', 'who'), 1), 1)
    expect(backTo(asked, new Set(['who', 'where'])).at).toBe('where')
    expect(backTo(asked, new Set())).toBe(asked)
  })
})
