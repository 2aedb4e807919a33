import { guideStanding } from '../src/index.ts'

test('an edition before the one in force is asked anew; taken back stays taken back; who was never asked goes on', () => {
  const said = (given: boolean, about: string) => guideStanding({ given, about }, 3)
  expect([said(true, '3'), said(true, '2'), said(true, '10'), said(false, '2'), said(false, '3')]).toEqual([
    'agreed',
    'renewed',
    'agreed',
    'takenBack',
    'takenBack',
  ])
  expect([guideStanding(null), guideStanding(undefined)]).toEqual(['agreed', 'agreed'])
})
