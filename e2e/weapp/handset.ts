import { type MiniProgram, type Phone, type Screen, textOf, type ViewNode } from '@juwuye/weapp-runner'

/** Where the mini-program keeps its login. */
export const SESSION = 'juwuye.session'

export type Words = string | RegExp

const SPOKEN = 2_400

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A part of the mini-program’s screen and what a person does there, by the words they read. */
export class Part {
  constructor(
    protected readonly program: MiniProgram,
    private readonly look: () => Screen,
    /** How long the person waits for something to appear, in ms. */
    private readonly patience = 20_000,
  ) {}

  get screen(): Screen {
    return this.look()
  }

  /** Waits until it can be read. */
  async sees(...several: Words[]): Promise<void> {
    for (const words of several) await this.until(`to see ${words}`, () => this.reads(words))
  }

  async seesNot(...several: Words[]): Promise<void> {
    for (const words of several) await this.until(`not to see ${words}`, () => !this.reads(words))
  }

  reads(words: Words): boolean {
    return typeof words === 'string'
      ? this.screen.text.includes(words)
      : this.screen.all((node) => words.test(textOf(node))).length > 0
  }

  async press(name: Words): Promise<void> {
    await this.until(`to press ${name}`, () => this.screen.press('button', name))
  }

  async follow(name: Words): Promise<void> {
    await this.until(`to follow ${name}`, () => this.screen.press('link', name))
  }

  /** At this very moment, if it can be pressed. */
  pressNow(name: Words): void {
    this.screen.press('button', name)
  }

  /** A card, a row: whatever opens and is called so. */
  async openCard(name: string): Promise<void> {
    await this.press(new RegExp(escaped(name)))
  }

  /** One of several under a heading. */
  async choose(group: string, name: Words): Promise<void> {
    await this.until(`to choose ${name}`, () => this.group(group).press('radio', name))
  }

  /** Exactly these of several, whatever was chosen before. */
  async check(group: string, names: readonly string[]): Promise<void> {
    await this.until(`to see ${group}`, () => this.group(group).withRole('checkbox').length > 0)
    const labels = this.group(group)
      .withRole('checkbox')
      .map((trail) => textOf(trail.at(-1) as ViewNode))
    for (const label of labels) {
      const box = this.group(group)
        .withRole('checkbox')
        .find((trail) => textOf(trail.at(-1) as ViewNode) === label)
      const checked = box?.at(-1)?.attr.ariaChecked === true
      if (box && checked !== names.some((name) => label.includes(name))) this.screen.tap(box)
    }
  }

  async tick(name: Words): Promise<void> {
    await this.until(`to tick ${name}`, () => this.screen.press('checkbox', name))
  }

  async write(label: string, words: string): Promise<void> {
    await this.until(`to write ${label}`, () => this.screen.write(label, words))
  }

  /** Takes a photo where the form asks for one, and waits until the server has it. */
  async photograph(label: string, file: string): Promise<void> {
    this.program.phone.world.photos.push(file)
    const part = this.formItem(label)
    await part.press(/拍一张$/)
    await part.until('to see the photo', () => part.screen.withRole('button', /^放大看/).length > 0)
    await part.seesNot(/^传了 \d+%$/)
  }

  /** Speaks into the phone: one tap starts, one tap ends. */
  async speak(button: string, file: string): Promise<void> {
    this.program.phone.world.recordings.push({ file, milliseconds: SPOKEN })
    await this.press(button)
    await this.press('说完了')
    await this.until('to have the recording', () => this.screen.withRole('button', /^听录音/).length > 0)
    await this.seesNot('正在传')
  }

  /** Sets the day that a form asks for, `2026-12-01`. */
  async pickDay(label: string, day: string): Promise<void> {
    const part = this.formItem(label)
    await part.until(`to pick ${label}`, () => part.screen.pick(/./, day))
  }

  protected async until<T>(what: string, look: () => T | undefined | false): Promise<T> {
    try {
      return await this.program.until(look, this.patience)
    } catch (fault) {
      const reason = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
      throw new Error(`waiting ${what}: ${reason}`)
    }
  }

  private group(name: string): Screen {
    const isGroup = ({ attr }: ViewNode) => /group$/.test(String(attr.ariaRole)) && attr.ariaLabel === name
    return new Part(this.program, () => this.screen).inner(isGroup)
  }

  formItem(label: string): Part {
    const isItem = (node: ViewNode) =>
      String(node.attr.class ?? '')
        .split(' ')
        .includes('form-item') && textOf(node).startsWith(label)
    return new Part(this.program, () => this.inner(isItem))
  }

  private inner(choose: (node: ViewNode) => boolean): Screen {
    return this.screen.within(choose)
  }
}

/** Somebody with the mini-program open on a phone of their own. */
export class Handset extends Part {
  constructor(
    readonly name: string,
    program: MiniProgram,
    patience?: number,
  ) {
    super(program, () => program.screen, patience)
  }

  get app(): MiniProgram {
    return this.program
  }

  get phone(): Phone {
    return this.program.phone
  }

  /** Of the login that the phone keeps. */
  get token(): string | undefined {
    const kept = this.phone.storage.get(SESSION)
    return kept ? (JSON.parse(String(kept)) as { token?: string }).token : undefined
  }

  /** Goes to a page as a link inside the mini-program would. */
  open(page: string, query: Record<string, string> = {}): void {
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    this.program.stack.reLaunch(`/pages/${page}/index${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`)
  }

  tab(text: string): void {
    this.program.tapTab(text)
  }

  /** The sheet in front. */
  async sheet(title: string): Promise<Part> {
    const isSheet = ({ attr }: ViewNode) =>
      String(attr.class ?? '')
        .split(' ')
        .includes('sheet')
    const part = new Part(this.program, () => this.program.screen.within(isSheet))
    await part.sees(title)
    return part
  }

  async sheetGone(): Promise<void> {
    await this.until('for the sheet to go', () => !this.hasSheet)
  }

  /** Something stands there that did not get through yet. */
  get waits(): boolean {
    return this.program.screen.withRole('button', /^(看一眼再发|改一改|再发一次|不发了)：/).length > 0
  }

  /** Puts the phone into the pocket and takes it out again. */
  comeBack(): void {
    this.program.hide()
    this.program.show()
  }

  get hasSheet(): boolean {
    return this.program.screen.all(({ attr }) => attr.class === 'mask').length > 0
  }

  /** Opens an act of the case: with its button in the bar, or from 更多 when the bar has no room for it. */
  async act(button: string, title: string): Promise<Part> {
    await this.program.quiet()
    const named = (name: string) => this.program.screen.withRole('button', name).length > 0
    await this.until(`for ${button}`, () => named(button) || named('更多'))
    if (named(button)) await this.press(button)
    else {
      await this.press('更多')
      await (await this.sheet('还可以')).press(button)
    }
    return this.sheet(title)
  }

  async arrives(page: string): Promise<void> {
    await this.until(`to arrive at ${page}`, () => this.program.page.path === `pages/${page}/index`)
  }
}
