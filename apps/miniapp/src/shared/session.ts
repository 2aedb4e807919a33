import { storedValue } from './store.ts'

interface Session {
  /** Bearer token of the mini-program. H5 has none: its cookie is out of reach of scripts. */
  token?: string
  /** Community the person last looked at (digits). */
  communityId?: string
}

const session = storedValue<Session>('juwuye.session', {})

export const useSession = session.use

export const currentSession = session.get

export function keepToken(token: string | undefined) {
  session.set({ ...session.get(), token })
}

export function chooseCommunity(communityId: string | undefined) {
  session.set({ ...session.get(), communityId })
}

export function forgetSession() {
  session.set({})
}
