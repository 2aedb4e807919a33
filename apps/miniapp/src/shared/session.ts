import { storedValue } from './store.ts'

interface Session {
  /** Bearer token of the mini-program. H5 has none: its cookie is out of reach of scripts. */
  token?: string
  /** Community the person last looked at (digits). */
  communityId?: string
  /** The person left by themself: nobody signs them in again behind their back. */
  left?: boolean
}

const session = storedValue<Session>('juwuye.session', {})

export const useSession = session.use

export const currentSession = session.get

/** Signed in. The community stays: it is looked up among the person's own before it is used. */
export function keepToken(token: string | undefined) {
  const { communityId } = session.get()
  session.set({ communityId, token })
}

export function chooseCommunity(communityId: string | undefined) {
  session.set({ ...session.get(), communityId })
}

/** The person signed out. */
export function forgetSession() {
  session.set({ left: true })
}
