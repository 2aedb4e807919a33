import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CaseAction } from '@juwuye/domain'
import type { Person } from '../person.ts'
import { DATA } from '../places.ts'
import { AT_CASES } from './acts.ts'
import { type Letters, type Look, look, room } from './look.ts'
import { VISITS, type Visit } from './visits.ts'

const PHONE = { width: 390, height: 844 }
const SMALL = { width: 360, height: 640 }

/** Set to keep a picture of every screen, as long as it is. */
const KEEP_PICTURES = process.env.E2E_SCREENS === '1'

interface Ids {
  communityId: string
  publicationId: string
  /** A whistle of the person's own. */
  mine: string
  /** Something they are to tell a neighbour. */
  tellBackId: string
  /** Of the person's being on duty now. */
  attendance: string
  cases: Map<string, string>
  estateId: string
  buildingId: string
  partyId: string
}

/** What was found on each screen, and which pages and acts were seen. */
export class Findings {
  readonly looks = new Map<string, Partial<Record<Letters, Look>>>()
  readonly pages = new Set<string>()
  readonly acts = new Set<CaseAction>()

  add(screen: string, letters: Letters, found: Look): void {
    this.looks.set(screen, { ...this.looks.get(screen), [letters]: found })
  }

  get faults(): string[] {
    return [...this.looks].flatMap(([screen, byLetters]) =>
      Object.entries(byLetters).flatMap(([letters, { faults }]) =>
        faults.map((one) => `${screen} (${letters}): ${one}`),
      ),
    )
  }

  /** Screen × letters with axe's counts, as a table. */
  table(): string {
    const cell = (found: Look | undefined) => (found ? Object.values(found.weights).join(' / ') : '–')
    const rows = [...this.looks].map(
      ([screen, { standard, elder }]) => `| ${screen} | ${cell(standard)} | ${cell(elder)} |`,
    )
    const head = ['| screen | standard: critical / serious / moderate / minor | elder |', '|---|---|---|']
    return [...head, ...rows.sort(), ''].join('\n')
  }
}

/** One person goes over all their screens, first with the usual letters and then in elder mode. */
export async function walk(person: Person, communityId: string, findings: Findings): Promise<void> {
  const steps = new Steps(person, findings, await idsOf(person, communityId))
  await person.page.emulateMedia({ reducedMotion: 'reduce' })
  for (const letters of ['standard', 'elder'] as const) await steps.all(letters)
}

class Steps {
  private letters: Letters = 'standard'
  private noDesk = false

  constructor(
    private readonly person: Person,
    private readonly findings: Findings,
    private readonly ids: Ids,
  ) {}

  async all(letters: Letters): Promise<void> {
    this.letters = letters
    const { page } = this.person
    const choice = letters === 'standard' ? 'off' : 'largest'
    await page.evaluate((value) => localStorage.setItem('juwuye.elder', JSON.stringify(value)), choice)
    for (const visit of VISITS.filter(({ who }) => who === this.person.name)) await this.visit(visit)
    for (const at of AT_CASES.filter(({ who }) => who === this.person.name)) await this.atCase(at)
  }

  private async visit({ page, as, address, sees, noDesk, sheets = [] }: Visit): Promise<void> {
    const { person, ids } = this
    const { cases: _, ...named } = ids
    const filled = Object.entries(named).reduce((text, [name, value]) => text.replace(`{${name}}`, value), address)
    this.noDesk = noDesk === true
    await this.arrive(filled, sees)
    const name = as ? `${page} (${as})` : page
    await this.note(name)
    this.findings.pages.add(page)
    for (const opener of sheets) {
      const found = person.root.getByRole(opener.role, { name: opener.name }).first()
      await this.askUntil(name, () => found.isVisible())
      await found.click()
      await this.sheet(name)
    }
    await this.askUntil(name, async () => false)
  }

  /** In elder mode a form asks one question at a time: each is a screen. */
  private async askUntil(form: string, enough: () => Promise<boolean>): Promise<void> {
    const next = this.person.button('下一问')
    while (!(await enough()) && (await next.isVisible())) {
      await next.click()
      const asked = await this.person
        .text(/^第 \d+ 问，/)
        .first()
        .textContent()
      await this.note(`${form}: ${asked}`)
    }
  }

  private async atCase({ title, acts }: (typeof AT_CASES)[number]): Promise<void> {
    const { person, ids } = this
    const caseId = [...ids.cases].find(([name]) => name.startsWith(title))?.[1]
    if (!caseId) throw new Error(`${person.name} has no case “${title}”`)
    const { number, labels } = await this.offers(caseId)
    this.noDesk = false
    await this.arrive(`/case?communityId=${ids.communityId}&caseId=${caseId}`, number)
    await this.note(`case, ${person.name}: ${title}`)
    this.findings.pages.add('case')
    for (const act of acts) {
      const label = labels.get(act)
      if (!label) throw new Error(`${person.name} is not offered ${act} at “${title}”`)
      await this.openAct(label)
      await this.sheet(`act ${act}`)
      this.findings.acts.add(act)
    }
  }

  private async offers(caseId: string): Promise<{ number: string; labels: Map<CaseAction, string> }> {
    const view = await read<{ number: string; actions: { action: CaseAction; label: string; enabled: boolean }[] }>(
      this.person,
      `/v1/communities/${this.ids.communityId}/cases/${caseId}`,
    )
    // the first of a kind is the one whose label the shared button carries
    const enabled = view.actions.filter((offer) => offer.enabled).reverse()
    return { number: view.number, labels: new Map(enabled.map(({ action, label }) => [action, label])) }
  }

  private async openAct(label: string): Promise<void> {
    const inBar = this.person.root.locator('.dock').getByRole('button', { name: label, exact: true })
    const more = this.person.button('更多')
    await inBar.or(more).first().waitFor()
    if (await inBar.isVisible()) return inBar.click()
    await more.click()
    await (await this.person.sheet('还可以')).press(label)
  }

  private async arrive(address: string, sees: string | RegExp): Promise<void> {
    const { person } = this
    await person.page.setViewportSize(this.letters === 'standard' ? PHONE : SMALL)
    await person.open(address)
    await person.sees(sees)
    await person.root.getByLabel('正在找').first().waitFor({ state: 'detached' })
    if (this.letters === 'standard' || this.noDesk) return
    // comes with the community; whether it is there is then looked at
    await person
      .button(/打电话给值班室$/)
      .first()
      .waitFor({ timeout: 5_000 })
      .catch(() => undefined)
  }

  /** The sheet in front is looked at and closed. */
  private async sheet(under: string): Promise<void> {
    const dialog = this.person.page.locator('.sheet').filter({ visible: true })
    await dialog.waitFor()
    const name = `${under}: ${await dialog.getAttribute('aria-label')}`
    await this.note(name, true)
    const next = dialog.getByRole('button', { name: '下一问', exact: true })
    for (let asked = 2; await next.isVisible(); asked++) {
      await next.click()
      await this.glance(`${name}, ${asked}`)
    }
    await dialog.press('Escape')
    await this.person.sheetGone()
  }

  private async note(screen: string, sheet = false): Promise<void> {
    const { page } = this.person
    const { letters, noDesk } = this
    const at = { letters, sheet, noDesk }
    const found = await look(page, at)
    if (!sheet && letters === 'standard') found.faults.push(...(await tabOver(this.person)))
    await this.otherSize()
    found.faults.push(...(await room(page, at)))
    if (KEEP_PICTURES) await this.picture(screen)
    await this.otherSize()
    this.findings.add(screen, letters, found)
  }

  /** A further question of a sheet: looked at in the size it has. */
  private async glance(screen: string): Promise<void> {
    const { letters, noDesk } = this
    this.findings.add(screen, letters, await look(this.person.page, { letters, sheet: true, noDesk }))
    if (KEEP_PICTURES) await this.picture(screen)
  }

  /** Standard letters also on the smallest phone; the largest letters there first, the usual large ones on the usual phone. */
  private async otherSize(): Promise<void> {
    const { page } = this.person
    const isPhone = page.viewportSize()?.width === PHONE.width
    if (this.letters === 'elder') {
      await page.evaluate((on) => {
        for (const root of document.querySelectorAll('.page')) root.classList.toggle('largest', on)
      }, isPhone)
    }
    await page.setViewportSize(isPhone ? SMALL : PHONE)
  }

  private async picture(screen: string): Promise<void> {
    const folder = path.join(DATA, 'screens')
    mkdirSync(folder, { recursive: true })
    const { page } = this.person
    const length = await page.evaluate(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('.page')].filter((one) => one.checkVisibility())
      return Math.max(...shown.map((one) => one.scrollHeight))
    })
    await page.setViewportSize({ ...PHONE, height: Math.max(PHONE.height, Math.min(length + 60, 3000)) })
    await page.screenshot({
      path: path.join(folder, `${screen.replace(/[^\p{L}\p{N}-]+/gu, '-')}-${this.letters}.png`),
    })
    await page.setViewportSize(PHONE)
  }
}

/** Presses Tab through the whole page: what is never reached, and where one does not see to have arrived. */
async function tabOver({ page }: Person): Promise<string[]> {
  const stops = await page.evaluate(() => {
    const stops = [...document.querySelectorAll<HTMLElement>('button, a, input, textarea, [tabindex="0"]')].filter(
      (element) => element.checkVisibility() && element.tabIndex >= 0,
    )
    const left = new Set(stops)
    const unseen: string[] = []
    const arrived = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !left.delete(target)) return
      const ringed = [target, ...['.field', '.date-input .field'].map((one) => target.closest(one))]
      const beside = target.parentElement?.querySelector('.field')
      const seen = [...ringed, beside].some((one) => one && getComputedStyle(one).outlineStyle !== 'none')
      if (!seen) unseen.push(`no ring: ${target.getAttribute('aria-label') ?? target.textContent}`)
    }
    document.addEventListener('focusin', arrived)
    Object.assign(window, {
      tabbedOver: () => [...unseen, ...[...left].map((one) => `Tab passes by: ${one.textContent}`)],
    })
    document.body.focus()
    return stops.length
  })
  for (let stop = 0; stop < stops + 2; stop++) await page.keyboard.press('Tab')
  const faults = await page.evaluate(() => (window as unknown as { tabbedOver: () => string[] }).tabbedOver())
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  return faults
}

async function read<T>({ context, page }: Person, address: string): Promise<T> {
  const answer = await context.request.get(new URL(address, page.url()).href)
  if (!answer.ok()) throw new Error(`${address} answers ${answer.status()}`)
  return (await answer.json()) as T
}

interface Listed {
  items: { id: string; title: string }[]
}

const SCOPES = ['mine', 'party', 'estate', 'community']

interface Places {
  estates: { id: string; buildings: { id: string }[] }[]
  parties: { id: string }[]
}

/** An estate, a building of it, a party. */
async function firstPlaces(person: Person, inside: string) {
  const places = await read<Places>(person, inside).catch(() => undefined)
  const estate = places?.estates[0]
  const [estateId = '', buildingId = '', partyId = ''] = [estate?.id, estate?.buildings[0]?.id, places?.parties[0]?.id]
  return { estateId, buildingId, partyId }
}

/** What the addresses carry: the cases this person sees, under the names they see. */
async function idsOf(person: Person, communityId: string): Promise<Ids> {
  const inside = `/v1/communities/${communityId}`
  const publications = await read<Listed>(person, `/v1/public/communities/${communityId}/publications`)
  const publicationId = publications.items[0]?.id ?? ''
  const toTell = await read<Listed>(person, `${inside}/tell-backs`).catch(() => undefined)
  const tellBackId = toTell?.items[0]?.id ?? ''
  const ids: Ids = {
    ...{ communityId, publicationId, mine: '', tellBackId, attendance: '', cases: new Map() },
    ...(await firstPlaces(person, inside)),
  }
  if (VISITS.some(({ who, address }) => who === person.name && address.includes('{attendance}'))) {
    const duty = await read<{ open: { attendanceId: string } | null }>(person, `${inside}/duty/mine`)
    ids.attendance = duty.open?.attendanceId ?? ''
  }
  if (!AT_CASES.some(({ who }) => who === person.name)) return ids
  for (const scope of SCOPES) {
    const { items } = await read<Listed>(person, `${inside}/cases?scope=${scope}&limit=50`)
    for (const { id, title } of items) ids.cases.set(title, id)
    if (scope === 'mine') ids.mine = items[0]?.id ?? ''
  }
  return ids
}

/** The community of somebody who lives there. */
export async function communityOf(person: Person): Promise<string> {
  const me = await read<{ communities: { communityId: string }[] }>(person, '/v1/me')
  const communityId = me.communities[0]?.communityId
  if (!communityId) throw new Error(`${person.name} belongs to no community`)
  return communityId
}

export function keep(table: string): string {
  const file = path.join(DATA, 'screens.md')
  mkdirSync(DATA, { recursive: true })
  writeFileSync(file, table)
  return file
}
