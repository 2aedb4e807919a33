import type { CaseNode } from '@juwuye/types'
import { markLines } from '../../src/features/cases/evidence-marks.model.ts'

const now = Date.parse('2026-11-27T04:00:00Z')
const photo = (id: string) => ({ id, width: 4, height: 3, full: '', thumb: '' })

test('each photo to be looked at twice is named by its side and place, with the reason', () => {
  const node: Pick<CaseNode, 'before' | 'after' | 'marks'> = {
    before: [photo('b')],
    after: [photo('a1'), photo('a2')],
    marks: [
      { photoId: 'a2', kind: 'sameFile', here: true, takenOn: null },
      { photoId: 'a2', kind: 'older', here: true, takenOn: '2026-11-02' },
      { photoId: 'b', kind: 'alike', here: false, takenOn: null },
      { photoId: 'gone', kind: 'alike', here: false, takenOn: null },
    ],
  }
  expect(markLines(node, now)).toEqual([
    '修之前第 1 张：别的事项里有张几乎一样的',
    '修之后第 2 张：这件事里先前用过',
    '修之后第 2 张：相机记的是 11 月 2 日拍的，太早了',
  ])
})

test('nothing is said where nothing is to be looked at', () => {
  expect(markLines({ before: [photo('b')], after: [], marks: [] }, now)).toEqual([])
})
