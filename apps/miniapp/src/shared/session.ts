import { storedValue } from './store.ts'

interface Session {
  /** Bearer token of the mini-program. H5 has none: its cookie is out of reach of scripts. */
  token?: string
  /** Who is signed in, as far as is known: what is kept on the phone is theirs. */
  personId?: string
  /** Community the person last looked at (digits). */
  communityId?: string
  /** The person left by themself: nobody signs them in again behind their back. */
  left?: boolean
}

const session = storedValue<Session>('juwuye.session', {})

export const useSession = session.use

export const currentSession = session.get

export const watchSession = session.subscribe

/** Signed in. The community stays: it is looked up among the person's own before it is used. */
export function keepSession(token: string | undefined, personId: string) {
  const { communityId } = session.get()
  session.set({ communityId, token, personId })
}

/** The token is no longer good; whose it was is remembered. */
export function dropToken() {
  session.set({ ...session.get(), token: undefined })
}

/** The server said who is signed in. */
export function notePerson(personId: string) {
  if (session.get().personId !== personId) session.set({ ...session.get(), personId })
}

export function chooseCommunity(communityId: string | undefined) {
  session.set({ ...session.get(), communityId })
}

/** The person signed out. */
export function forgetSession() {
  session.set({ left: true })
}
