import path from 'node:path'
import type { BrowserContext, Locator, Page, Request } from 'playwright-core'

type Words = string | RegExp

/** How long a page may go on asking after it was opened, in ms. */
const READ_LIMIT = 20_000

/** A part of the screen and what a person can do there, by the words they read. */
export class Scene {
  constructor(
    readonly page: Page,
    readonly root: Locator,
  ) {}

  /** What is on the screen now; pages below the current one stay in the document, hidden. */
  private named(role: 'button' | 'link' | 'checkbox' | 'radio', name: Words): Locator {
    return this.root.getByRole(role, { name, exact: typeof name === 'string' })
  }

  text(words: Words): Locator {
    return this.root.getByText(words).filter({ visible: true })
  }

  /** Waits until it can be read. */
  async sees(...several: Words[]): Promise<void> {
    for (const words of several) await this.text(words).first().waitFor()
  }

  async seesNot(...several: Words[]): Promise<void> {
    for (const words of several) await this.text(words).first().waitFor({ state: 'hidden' })
  }

  /** How often it can be read now. */
  count(words: Words): Promise<number> {
    return this.text(words).count()
  }

  async press(name: Words): Promise<void> {
    await this.named('button', name).click()
  }

  async follow(name: Words): Promise<void> {
    await this.named('link', name).click()
  }

  button(name: Words): Locator {
    return this.named('button', name)
  }

  /** A card, a row: whatever opens and is called so. */
  async openCard(name: string): Promise<void> {
    await this.named('button', new RegExp(escaped(name))).click()
  }

  /** One of several under a heading. */
  async choose(group: string, name: Words): Promise<void> {
    await this.group(group).getByRole('radio', { name }).click()
  }

  /** Exactly these of several, whatever was chosen before. */
  async check(group: string, names: readonly string[]): Promise<void> {
    for (const box of await this.group(group).getByRole('checkbox').all()) {
      const label = (await box.textContent()) ?? ''
      const wanted = names.some((name) => label.includes(name))
      if (wanted !== ((await box.getAttribute('aria-checked')) === 'true')) await box.click()
    }
  }

  group(name: string): Locator {
    return this.root.locator(`[role=group][aria-label="${name}"], [role=radiogroup][aria-label="${name}"]`)
  }

  async tick(name: Words): Promise<void> {
    await this.named('checkbox', name).click()
  }

  field(label: string): Locator {
    return this.root.getByLabel(label, { exact: true }).filter({ visible: true })
  }

  async write(label: string, words: string): Promise<void> {
    await this.field(label).fill(words)
  }

  /** What stands below a field that is wrong. */
  async faultOf(label: string): Promise<string> {
    const field = this.field(label)
    await this.root.locator('[aria-invalid=true]').filter({ visible: true }).first().waitFor()
    const foot = await field.getAttribute('aria-describedby')
    return (await this.root.locator(`[id="${foot}"]`).textContent()) ?? ''
  }

  /** Picks files on the phone, one after the other, and waits until the server has them. */
  async addPhotos(part: Locator, ...files: string[]): Promise<void> {
    for (const file of files) {
      const before = await part.getByRole('button', { name: '放大看' }).count()
      await this.pick(part, file)
      await part.getByRole('button', { name: `放大看：第 ${before + 1} 张照片` }).waitFor()
    }
    await part
      .getByText(/^传了 \d+%$/)
      .first()
      .waitFor({ state: 'hidden' })
  }

  async pick(part: Locator, file: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      part.getByRole('button', { name: /^(再)?拍一张$/ }).click(),
    ])
    await chooser.setFiles(file)
  }

  /** The part of a form under this label. */
  part(label: string): Locator {
    return this.root
      .locator('.form-item')
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .filter({ visible: true })
  }

  /** The four steps as they are read aloud: “发现，办完，11/23”. */
  async steps(): Promise<string[]> {
    const items = this.root.getByRole('listitem', { name: /^(发现|认领|整改|公示)，/ })
    await items.first().waitFor()
    return items.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  }
}

/** Somebody with a phone of their own: their own session, their own storage. */
export class Person extends Scene {
  /** What went wrong inside the page. */
  readonly faults: string[] = []
  private readonly asked = new Set<Request>()
  private readonly answered = new WeakSet<Request>()

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    page: Page,
    private readonly url: string,
    private readonly pictures: string,
  ) {
    super(page, page.locator('body'))
    page.on('request', (request) => this.asked.add(request))
    page.on('requestfinished', (request) => this.answered.add(request))
    page.on('requestfailed', (request) => this.answered.add(request))
    // Someone listens from the start, so that no file dialog of the browser's own ever opens.
    page.on('filechooser', () => undefined)
    page.on('pageerror', (error) => this.faults.push(`${name}: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      const refused = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !refused) this.faults.push(`${name}: ${message.text()}`)
    })
  }

  static async with(context: BrowserContext, name: string, url: string, pictures: string): Promise<Person> {
    return new Person(name, context, await context.newPage(), url, pictures)
  }

  /** The whole address of a path of the product's. */
  readonly address = (path: string) => (path.startsWith('http') ? path : this.url + path)

  /** Types an address. What the phone kept from before is shown first: waits until the page was read anew. */
  async open(address: string): Promise<void> {
    this.asked.clear()
    await this.page.goto(this.address(address))
    await this.readAnew()
  }

  /** Waits until the page has nothing more to do and nothing more to ask, three times in a row. */
  private async readAnew(): Promise<void> {
    const deadline = Date.now() + READ_LIMIT
    let asked = 0
    for (let calm = 0; calm < 3 && Date.now() < deadline; ) {
      await this.page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 1_000 })))
      await this.page.waitForTimeout(30)
      const waits = [...this.asked].some((request) => !this.answered.has(request))
      calm = waits || this.asked.size > asked ? 0 : calm + 1
      asked = this.asked.size
    }
  }

  /** The same page, asked for again. */
  async reload(): Promise<void> {
    await this.page.reload()
  }

  /** Asks for the page again and again until it says so: for what happens with the next minute. */
  async reloadUntil(words: RegExp, limit = 90_000): Promise<void> {
    const deadline = Date.now() + limit
    for (;;) {
      await this.root.getByRole('heading', { level: 1 }).first().waitFor()
      if ((await this.count(words)) > 0) return
      if (Date.now() > deadline) throw new Error(`${words} is not there after ${limit} ms`)
      await this.page.waitForTimeout(3_000)
      await this.reload()
    }
  }

  /** Chooses who to be in the role switcher and waits until the login is through. */
  async logIn(): Promise<void> {
    await this.open('/who')
    await this.button(new RegExp(`^${this.name} `)).click()
    await this.page.waitForURL((url) => url.pathname === '/')
  }

  async tab(name: '首页' | '公示' | '吹哨' | '我的'): Promise<void> {
    await this.follow(name)
  }

  /** The sheet in front; what lies behind it is out of reach. */
  async sheet(title: string): Promise<Scene> {
    const dialog = this.page.getByRole('dialog', { name: title, exact: true })
    await dialog.waitFor()
    return new Scene(this.page, dialog)
  }

  /** Opens an act of the case: with its button in the bar, or from 更多 when the bar has no room for it. */
  async act(button: string, title: string): Promise<Scene> {
    const inBar = this.button(button)
    const more = this.button('更多')
    await inBar.or(more).first().waitFor()
    if (await inBar.isVisible()) await inBar.click()
    else {
      await more.click()
      await (await this.sheet('还可以')).press(button)
    }
    return this.sheet(title)
  }

  /** Waits until no sheet is open. */
  async sheetGone(): Promise<void> {
    await this.page.getByRole('dialog').first().waitFor({ state: 'hidden' })
  }

  /** A case of the viewer’s workbench, by its queue and its name. */
  async fromWorkbench(queue: string, title: string): Promise<void> {
    await this.open('/')
    await this.openCard(queue)
    await this.openCard(title)
    await this.root.getByRole('heading', { name: title }).waitFor()
  }

  /** A picture of the screen with all that is to be seen on it, to be looked at later. */
  async picture(name: string): Promise<void> {
    await this.page.evaluate(async () => {
      const onScreen = [...document.images].filter((image) => {
        const { top, bottom } = image.getBoundingClientRect()
        return image.checkVisibility() && bottom > 0 && top < innerHeight
      })
      await Promise.allSettled(onScreen.map((image) => image.decode()))
    })
    await this.page.screenshot({ path: path.join(this.pictures, `${name}.png`), animations: 'disabled' })
  }

  /** How far anything sticks out of the screen to the side, in px. */
  overflow(): Promise<string[]> {
    return this.page.evaluate(() => {
      const width = document.documentElement.clientWidth
      const out: string[] = []
      if (document.documentElement.scrollWidth > width) out.push(`page ${document.documentElement.scrollWidth}`)
      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        const { left, right, width: own } = element.getBoundingClientRect()
        if (own === 0 || !element.checkVisibility()) continue
        if (right > width + 1 || left < -1) out.push(`${element.className || element.tagName} ${left}–${right}`)
      }
      return out
    })
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
