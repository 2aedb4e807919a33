import type { Handset } from './handset.ts'
import type { Handsets } from './handsets.ts'

/** What a person does to send something, and how they see that it got through. */
export interface Sending {
  press: () => Promise<void>
  done: () => boolean
}

/** Something that goes wrong while the person sends. Whatever it is, in the end it got through, once. */
export interface Trouble {
  name: string
  send(person: Handset, sending: Sending, handsets: Handsets): Promise<void>
}

/** Searching is no writing, though it is sent as one. */
const writes = ({ method, path }: { method: string; path: string }) => method !== 'GET' && !/similar/.test(path)

/** Waits until it got through. What asks for another look is looked at and sent again. */
async function arrived(person: Handset, { press, done }: Sending): Promise<void> {
  let again = false
  await person.app.until(() => {
    again = !done() && person.screen.press('button', /^看一眼再发：/) === true
    return again || done()
  }, 30_000)
  if (!again) return
  await press()
  await person.app.until(done, 30_000)
}

export const NOTHING: Trouble = {
  name: 'nothing in the way',
  async send(person, sending) {
    await sending.press()
    await arrived(person, sending)
  },
}

export const TROUBLES: readonly Trouble[] = [
  NOTHING,
  {
    name: 'offline, then online',
    async send(person, sending) {
      person.phone.network.online = false
      await sending.press()
      await person.sees(/待发送|没有网|连不上/)
      person.phone.network.online = true
      await person.app.quiet()
      if (!sending.done() && !person.waits) await sending.press()
      await arrived(person, sending)
    },
  },
  {
    name: 'the session ended meanwhile',
    async send(person, sending, handsets) {
      await handsets.endSessions(person.name)
      await sending.press()
      await arrived(person, sending)
    },
  },
  {
    name: 'a slow server, an impatient finger',
    async send(person, sending) {
      person.phone.network.delay = 150
      await sending.press()
      await sending.press().catch(() => undefined)
      await arrived(person, sending)
      person.phone.network.delay = 0
    },
  },
  {
    name: 'a server that answers 500',
    async send(person, sending) {
      person.phone.network.answerNext(writes, { status: 500, text: '<html>Internal Server Error</html>' })
      await sending.press()
      await person.app.quiet()
      if (!sending.done() && !person.waits) await sending.press()
      await arrived(person, sending)
    },
  },
]
