import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Cookie } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { Person } from './person.ts'
import { DATA } from './places.ts'
import { Product } from './product.ts'
import { copySeeded } from './seeded.ts'

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  // nobody looks at the movement, and drawing it takes a fifth of a journey's time
  reducedMotion: 'reduce',
}

/** The smallest screen we promise to fit. */
export const SMALL_PHONE: BrowserContextOptions = { ...PHONE, viewport: { width: 360, height: 640 } }

/** How long a person waits for something to appear, before the journey fails. */
const PATIENCE = 20_000

/** One product and one browser for the whole run, and the people who are in the journey that plays now. */
export class Stage {
  readonly product = new Product()
  private browser: Browser | undefined
  private people: Person[] = []
  private readonly sessions = new Map<string, Cookie[]>()
  private readonly album: string

  /** Its pictures go to the folder of that name. */
  constructor(name: string) {
    this.album = path.join(DATA, 'pictures', name)
  }

  async open(): Promise<void> {
    rmSync(this.album, { recursive: true, force: true })
    mkdirSync(this.album, { recursive: true })
    const ready = copySeeded(this.product.dataDir).then(() => this.product.start())
    const [browser] = await Promise.all([openBrowser(), ready])
    this.browser = browser
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.browser?.close(), this.product.dispose()])
  }

  /** A phone on which nobody is signed in. */
  async visitor(name = '路人', phone = PHONE): Promise<Person> {
    if (!this.browser) throw new Error('there is no browser')
    const context = await this.browser.newContext(phone)
    context.setDefaultTimeout(PATIENCE)
    const person = await Person.with(context, name, this.product.url, this.album)
    this.people.push(person)
    return person
  }

  /**
   * Somebody of the demonstration at their home page. The first time they log in through the role switcher; after that
   * their session is still good, as on a phone that is picked up again.
   */
  async as(name: string, phone = PHONE): Promise<Person> {
    const person = await this.visitor(name, phone)
    await person.context.addCookies(this.sessions.get(name) ?? [])
    // a journey may have ended it
    if ((await person.context.request.get(`${this.product.url}/v1/me`)).ok()) {
      await person.open('/')
    } else {
      await person.logIn()
      this.sessions.set(name, await person.context.cookies())
    }
    return person
  }

  /** Everybody goes home. Throws when something went wrong inside a page that nobody saw. */
  async leave(): Promise<void> {
    const people = this.people.splice(0)
    await Promise.all(people.map(({ context }) => context.close()))
    const faults = people.flatMap((person) => person.faults)
    if (faults.length > 0) throw new Error(`inside the pages:\n${faults.join('\n')}`)
  }

  /** What everybody sees now, for whoever looks for the cause. */
  async pictures(name: string): Promise<void> {
    await Promise.allSettled(this.people.map((person) => person.picture(`${name}-${person.name}`)))
  }
}
