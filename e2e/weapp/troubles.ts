import type { Handset } from './handset.ts'
import type { Handsets } from './handsets.ts'

/** What a person does to send something, and how they see that it got through. */
export interface Sending {
  press: () => Promise<void>
  /** The same button at this very moment, if it can be pressed. */
  pressNow: () => void
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

/** True the first time, and every so many times after. */
function everySo(many: number): () => boolean {
  let times = 0
  return () => times++ % many === 0
}

// the server allows so many logins from one address, and what is queued waits five seconds
const endsNow = everySo(4)
const illNow = everySo(3)

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
      if (endsNow()) await handsets.endSessions(person.name)
      await sending.press()
      await arrived(person, sending)
    },
  },
  {
    name: 'a slow server, an impatient finger',
    async send(person, sending) {
      person.phone.network.delay = 150
      await sending.press()
      sending.pressNow()
      await arrived(person, sending)
      person.phone.network.delay = 0
    },
  },
  {
    name: 'a server that answers 500',
    async send(person, sending, handsets) {
      if (!illNow()) return NOTHING.send(person, sending, handsets)
      person.phone.network.answerNext(writes, { status: 500, text: '<html>Internal Server Error</html>' })
      await sending.press()
      await person.app.quiet()
      if (!sending.done() && !person.waits) await sending.press()
      await arrived(person, sending)
    },
  },
]
