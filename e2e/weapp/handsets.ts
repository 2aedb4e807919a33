import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type LaunchSettings, type Manners, MiniProgram, Phone, WeappBuild } from '@juwuye/weapp-runner'
import { ROOT } from '../places.ts'
import type { Product } from '../product.ts'
import { Handset, SESSION } from './handset.ts'
import { Pace } from './pace.ts'

/** The address that the build calls, unless it was built for another. */
const IN_THE_BUILD = process.env.TARO_APP_API ?? 'http://127.0.0.1:3000'

interface Opening extends Omit<LaunchSettings, 'build'> {
  /** Another than the one that was built. */
  build?: WeappBuild
  patience?: number
}

/** The phones of a journey, with the built mini-program on them and the product behind it. */
export class Handsets {
  readonly build = WeappBuild.read(path.join(ROOT, 'apps/miniapp/dist/weapp'))
  private readonly open: Handset[] = []
  /** What each person's phone kept of its login. */
  private readonly sessions = new Map<string, unknown>()
  private readonly addresses = new Map<string, string>()
  private readonly newcomers = new Map<string, string>()
  private readonly pace = new Pace()

  constructor(private readonly product: Product) {}

  /** A phone of somebody of the demonstration. After their first time their session is still good. */
  async phone(name: string, manners: Partial<Manners> = {}): Promise<Phone> {
    await this.pace.keep(name)
    const onSubscribed = async (templates: object) => {
      await this.ofStandin('taps', { openid: this.openidOf(name), templates })
    }
    const phone = new Phone({ login: () => this.codeOf(name), onSubscribed, ...manners })
    phone.network.hosts.push([IN_THE_BUILD, this.product.url])
    phone.network.address = this.addressOf(name)
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

  /** By what WeChat knows them; whom the demonstration does not know comes for the first time. */
  openidOf(name: string): string {
    const known = this.product.openidOf(name) || this.newcomers.get(name)
    if (known) return known
    const openid = `o${randomUUID()}`
    this.newcomers.set(name, openid)
    return openid
  }

  /** One control of WeChat’s stand-in. */
  async ofStandin(control: string, body: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return (await fetch(`${this.product.standin}/admin/${control}`, init)).json()
  }

  /** Signs the person out everywhere, from another phone. */
  async endSessions(name: string): Promise<void> {
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

  /** What the server grants an address each phone has for itself. A Mac has but one address of its own. */
  private addressOf(name: string): string | undefined {
    if (process.platform === 'darwin') return undefined
    const known = this.addresses.get(name)
    if (known) return known
    const address = `127.1.0.${this.addresses.size + 1}`
    this.addresses.set(name, address)
    return address
  }

  private async codeOf(name: string): Promise<string> {
    const { code } = (await this.ofStandin('codes', { openid: this.openidOf(name) })) as { code: string }
    return code
  }
}
