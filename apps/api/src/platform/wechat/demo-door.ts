import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Refusal } from '../http/refusal.ts'

/** Lets anybody pick who they are, in demonstration mode; the login after it is the real one. */
export interface DemoDoor {
  people(): Promise<DemoPerson[]>
  /** A login code of the stand-in. @throws Refusal not-found, wechat-unreachable */
  codeFor(key: string): Promise<string>
}

export interface DemoPerson {
  key: string
  name: string
  /** What the person is: role and place. */
  line: string
  /** Heading under which they are listed. */
  community: string
}

/** As the seed writes it. */
const peopleFile = z.array(
  z.object({
    key: z.string().min(1),
    openid: z.string().min(1),
    name: z.string(),
    line: z.string(),
    community: z.string(),
  }),
)

const TIMEOUT = 2_000

/**
 * @param file JSON list of the demonstration people with their openids
 * @param standinUrl the stand-in, which alone issues codes for an openid of one's choosing
 */
export function createDemoDoor({ file, standinUrl }: { file: string; standinUrl: string }): DemoDoor {
  const read = async () => peopleFile.parse(JSON.parse(await readFile(file, 'utf8')))
  return {
    people: async () => (await read()).map(({ openid: _, ...person }) => person),
    async codeFor(key) {
      const person = (await read()).find((candidate) => candidate.key === key)
      if (!person) throw new Refusal('not-found')
      return issueCode(standinUrl, person.openid)
    },
  }
}

async function issueCode(standinUrl: string, openid: string): Promise<string> {
  try {
    const response = await fetch(`${standinUrl}/admin/codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid }),
      signal: AbortSignal.timeout(TIMEOUT),
    })
    return z.object({ code: z.string() }).parse(await response.json()).code
  } catch (cause) {
    throw new Refusal('wechat-unreachable', { cause })
  }
}
