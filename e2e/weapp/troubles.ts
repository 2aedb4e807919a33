import type { Manners } from '@juwuye/weapp-runner'
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
  /** Only the first time in a flow. */
  once?: true
  /** What the person does when they are asked for something. */
  manners?: Partial<Manners>
  /** Before anything is filled in. */
  begin?(person: Handset): void
  send(person: Handset, sending: Sending, handsets: Handsets): Promise<void>
}

/** Searching is no writing, though it is sent as one. */
const writes = ({ method, path }: { method: string; path: string }) => method !== 'GET' && !/similar/.test(path)

const LOOK = /^看一眼再发：/

/** Waits until it got through. What asks for another look is looked at and sent again. */
async function arrived(person: Handset, { press, done }: Sending): Promise<void> {
  let again = false
  await person.app.until(() => {
    again = !done() && person.screen.press('button', LOOK) === true
    return again || done()
  }, 30_000)
  if (!again) return
  await press()
  await person.app.until(done, 30_000)
}

const ILL = { status: 500, text: '<html>Internal Server Error</html>' }

async function plainly(person: Handset, sending: Sending): Promise<void> {
  await sending.press()
  await arrived(person, sending)
}

/** What was not kept has to be sent once more; what was kept goes by itself when the person comes back. */
async function onceMore(person: Handset, sending: Sending): Promise<void> {
  await person.app.quiet()
  const asks = person.screen.withRole('button', LOOK).length > 0
  if (person.waits && !asks) person.comeBack()
  else if (!person.waits && !sending.done()) await sending.press()
  await arrived(person, sending)
}

export const NOTHING: Trouble = { name: 'nothing in the way', send: plainly }

export const TROUBLES: readonly Trouble[] = [
  NOTHING,
  {
    name: 'offline, then online',
    begin(person) {
      person.phone.network.online = false
    },
    async send(person, sending) {
      person.phone.network.online = false
      await sending.press()
      await person.app.until(() => person.reads(/待发送|没有网|连不上|等网络/), 20_000)
      person.phone.network.online = true
      await onceMore(person, sending)
    },
  },
  {
    name: 'the session ended meanwhile',
    once: true,
    async send(person, sending, handsets) {
      await handsets.endSessions(person.name)
      await plainly(person, sending)
    },
  },
  {
    name: 'a slow server, an impatient finger',
    async send(person, sending) {
      person.phone.network.delay = 100
      await sending.press()
      sending.pressNow()
      await arrived(person, sending)
      person.phone.network.delay = 0
    },
  },
  {
    name: 'a server that answers 500',
    once: true,
    async send(person, sending) {
      person.phone.network.answerNext(writes, ILL)
      await sending.press()
      await onceMore(person, sending)
    },
  },
]

const no = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, 'reject' as const]))

/** What somebody may keep to themselves, and goes on without. */
export const REFUSALS = {
  privateAndMessages: {
    name: 'nothing private is read, no message is sent',
    manners: { privacy: 'refuse', subscribe: no },
    send: plainly,
  },
  scopes: {
    name: 'no place, no microphone',
    manners: { scopes: { 'scope.userLocation': false, 'scope.record': false } },
    send: plainly,
  },
} satisfies Record<string, Trouble>
