import type { LoginAnswer } from '@juwuye/types'
import { loginCode } from '../platform/login-code.ts'
import { queryClient } from './query-client.ts'
import { forgetReads } from './reads.ts'
import { Refusal } from './refusal.ts'
import { currentSession, dropToken, forgetSession, keepSession } from './session.ts'
import { send } from './wire.ts'

/** The browser keeps its session in a cookie; the mini-program has no cookies and carries a token. */
const carrier = process.env.TARO_ENV === 'h5' ? 'cookie' : 'bearer'

/** Signs in with a login code. What was read as somebody else is thrown away. */
export async function signInWith(code: string): Promise<void> {
  const { token, person } = await send<LoginAnswer>('login', { body: { code, carrier } })
  if (currentSession().personId !== person.id) forgetReads()
  keepSession(token ?? undefined, person.id)
}

let running: Promise<boolean> | undefined

/** Asks WeChat who this is and signs in; false where there is no WeChat. Many callers at once share one login. */
export function signInByWechat(): Promise<boolean> {
  running ??= (async () => {
    const code = await loginCode()
    if (code === undefined) return false
    await signInWith(code)
    return true
  })().finally(() => {
    running = undefined
  })
  return running
}

/** Nobody is signed in yet, and the person has not left: true when there is a session now. */
export async function enter(): Promise<boolean> {
  const { token, left } = currentSession()
  if (token || left) return Boolean(token)
  return signInByWechat()
}

/** The token is no longer good: tries once to get another. */
export async function renew(refused: unknown): Promise<boolean> {
  if (!(refused instanceof Refusal) || refused.problem.status !== 401) return false
  const { token, left } = currentSession()
  if (left) return false
  if (token && !running) dropToken()
  return signInByWechat()
}

/** Everything is read anew, as the person who is signed in now. */
export async function startAnew() {
  await queryClient.cancelQueries()
  await queryClient.resetQueries()
}

/** Signs out, here or on every phone and browser. Without an answer nothing is forgotten. */
export async function signOut(where: 'here' | 'everywhere') {
  try {
    await send(where === 'here' ? 'signOut' : 'signOutEverywhere')
  } catch (fault) {
    // A session that has already ended is what was asked for.
    if (!(fault instanceof Refusal) || fault.problem.status !== 401) throw fault
  }
  await leave()
}

/** Closes the account; an answer that says nobody is signed in says that it was closed before. */
export async function closeAccount() {
  try {
    await send('eraseMe', { body: { confirm: '注销' } })
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.problem.status !== 401) throw fault
  }
  await leave()
}

async function leave() {
  forgetSession()
  forgetReads()
  await startAnew()
}
