import { errorSentence } from '@juwuye/messages'
import type { Deps } from '../../deps.ts'
import { asPerson } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { TextVerdict } from '../../platform/wechat/content-check.ts'
import { openidOf } from '../identity/index.ts'
import type { Said } from './checked-words.ts'

/** What the content check says of what somebody is about to say; asked before the transaction, used inside it. */
export interface CheckedWords {
  /** Kept beside the words; neighbours see them once they passed. */
  readonly verdict: TextVerdict
  /** Words for everybody that are risky; to be thrown once it is clear that the person may say them at all. */
  readonly refusal: Refusal | null
}

const UNCHECKED: TextVerdict = { verdict: 'unchecked', label: null }
const SEVERITY = ['passed', 'unchecked', 'review', 'risky'] as const

const worse = (a: TextVerdict, b: TextVerdict): TextVerdict =>
  SEVERITY.indexOf(b.verdict) > SEVERITY.indexOf(a.verdict) ? b : a

/**
 * Asks WeChat about each text, all at once, within 1.5 s; whoever has no WeChat account here stays unchecked. Nothing
 * of the answer stops anybody from filing. Undefined where nothing is said that others read.
 */
export async function checkWords(
  deps: Pick<Deps, 'db' | 'wechat'>,
  personId: string,
  said: readonly Said[],
): Promise<CheckedWords | undefined> {
  const texts = said.filter(({ text }) => text !== '')
  if (texts.length === 0) return undefined
  const openid = await asPerson(deps.db.api, personId, (tx) => openidOf(tx, personId, deps.wechat.appId))
  const verdicts = await Promise.all(
    texts.map(({ text: content, scene }) =>
      openid === undefined ? UNCHECKED : deps.wechat.checkText({ openid, scene, content }),
    ),
  )
  const risky = texts.filter(({ risky }, i) => risky === 'refuse' && verdicts[i]?.verdict === 'risky')
  return {
    verdict: verdicts.reduce(worse),
    refusal: risky.length === 0 ? null : riskyWords(risky.map(({ path }) => path)),
  }
}

function riskyWords(paths: readonly string[]): Refusal {
  const message = errorSentence('words-risky')
  return new Refusal('words-risky', { fields: paths.map((path) => ({ path, code: 'words-risky', message })) })
}
