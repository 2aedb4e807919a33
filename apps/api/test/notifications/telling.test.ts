import { givenNotes, type Notes } from './given-notes.ts'

let n: Notes
beforeAll(async () => {
  n = await givenNotes()
})
afterAll(() => n.t.close())

test('a whistle, sent and answered', async () => {
  const c = await n.community()
  const id = await c.bring('checkedIn')
  await n.gives(c, c.reporter, 'progress', 2)
  await n.drain()
  console.log(
    await n.inbox(c, c.reporter),
    await n.inbox(c, c.propertyWorker),
    await n.phones(),
    await n.deliveries(c),
    id,
  )
})
