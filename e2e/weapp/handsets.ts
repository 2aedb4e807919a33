import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type LaunchSettings, type Manners, MiniProgram, Phone, WeappBuild } from '@juwuye/weapp-runner'
import { ROOT } from '../places.ts'
import type { Product } from '../product.ts'
import { Handset, SESSION } from './handset.ts'
import { Pace } from './pace.ts'

/** The address that the build calls, unless it was built for another. */
const IN_THE_BUILD = process.env.TARO_APP_API ?? 'http://127.0.0.1:3000'

/** Whoever comes for the first time: by now the one of the demonstration may have said where they live. */
const NEWCOMER = '新邻居'

interface DemoPerson {
  key: string
  name: string
}

interface Opening extends Omit<LaunchSettings, 'build'> {
  /** Another than the one that was built. */
  build?: WeappBuild
  patience?: number
}

/** The phones of a journey, with the built mini-program on them and the product behind it. */
export class Handsets {
  readonly build = WeappBuild.read(path.join(ROOT, 'apps/miniapp/dist/weapp'))
  private readonly open: Handset[] = []
  /** What each person's phone kept of its login: sixty logins a minute are all that one address may have. */
  private readonly sessions = new Map<string, unknown>()
  private readonly pace = new Pace()
  private people: DemoPerson[] | undefined

  constructor(private readonly product: Product) {}

  /** A phone of somebody of the demonstration. After their first time their session is still good. */
  async phone(name: string, manners: Partial<Manners> = {}): Promise<Phone> {
    await this.pace.keep(name)
    const onSubscribed = async (templates: object) => {
      await this.ofStandin('taps', { openid: this.openidOf(name), templates })
    }
    const phone = new Phone({ login: () => this.codeOf(name), onSubscribed, ...manners })
    phone.network.hosts.push([IN_THE_BUILD, this.product.url])
    const session = this.sessions.get(name)
    if (session) phone.storage.set(SESSION, session)
    return phone
  }

  launch(name: string, { build = this.build, patience, ...settings }: Opening): Handset {
    const handset = new Handset(name, MiniProgram.launch({ build, ...settings }), patience)
    this.open.push(handset)
    return handset
  }

  /** Somebody with the mini-program open at its first page. */
  async as(name: string, manners?: Partial<Manners>): Promise<Handset> {
    return this.launch(name, { phone: await this.phone(name, manners) })
  }

  /** All put away. Throws when something went wrong inside that nobody saw. */
  leave(): void {
    const handsets = this.open.splice(0)
    for (const handset of handsets) {
      this.putAway(handset)
      this.sessions.set(handset.name, handset.phone.storage.get(SESSION))
    }
    const [fault] = handsets.flatMap(({ app }) => app.faults)
    if (fault) throw fault
  }

  /** Put away after something went wrong. */
  abandon(): void {
    for (const handset of this.open.splice(0)) this.putAway(handset)
  }

  /** One route, as the person whose token it is. */
  async call(method: string, route: string, token: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` }
    if (body) headers['content-type'] = 'application/json'
    const answer = await fetch(this.product.url + route, { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`)
    return answer
  }

  openidOf(name: string): string {
    return this.product.openidOf(name)
  }

  /** One control of WeChat’s stand-in. */
  async ofStandin(control: string, body: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return (await fetch(`${this.product.standin}/admin/${control}`, init)).json()
  }

  /** Signs the person out everywhere, from another phone. */
  async endSessions(name: string): Promise<void> {
    this.pace.noteLogin(name)
    const body = JSON.stringify({ code: await this.codeOf(name), carrier: 'bearer' })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${this.product.url}/v1/sessions`, { method: 'POST', headers, body })
    const { token } = (await answer.json()) as { token: string }
    await this.call('DELETE', '/v1/sessions', token)
  }

  private putAway(handset: Handset): void {
    handset.app.close()
    this.pace.note(handset)
  }

  private async codeOf(name: string): Promise<string> {
    if (name === NEWCOMER) return this.code(`${this.product.standin}/admin/codes`, { openid: `o${randomUUID()}` })
    this.people ??= (
      (await (await fetch(`${this.product.url}/v1/demo/people`)).json()) as { people: DemoPerson[] }
    ).people
    const person = this.people.find((one) => one.name === name)
    if (!person) throw new Error(`the demonstration knows no ${name}`)
    return this.code(`${this.product.url}/v1/demo/codes`, { key: person.key })
  }

  private async code(address: string, body: object): Promise<string> {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
    return ((await answer.json()) as { code: string }).code
  }
}
