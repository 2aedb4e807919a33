import type { Person } from '../person.ts'
import { photo } from '../places.ts'
import type { Stage } from '../stage.ts'

/** One step of a plan, as it is written in the sheet. */
export interface PlannedStep {
  readonly title: string
  readonly doer: string
  readonly inDays: number
}

/** A day in Shanghai, as a date field takes it. */
export function dayFromNow(days: number): string {
  const at = Date.now() + days * 86_400_000
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at)
}

/** Whistles from home; whatever alike is offered is declined. Answers the number. */
export async function blow(person: Person, words: string, more?: (person: Person) => Promise<void>): Promise<string> {
  await person.tab('吹哨')
  await person.write('说一说', words)
  await more?.(person)
  await person.press('吹哨，发出去')
  const sent = person.text('哨声送到了')
  const similar = person.page.getByRole('dialog', { name: '邻居可能报过这件' })
  await sent.or(similar).first().waitFor()
  if (await similar.isVisible()) await (await person.sheet('邻居可能报过这件')).press('都不是，发出去')
  await person.sees('哨声送到了')
  return (await person.text(/^[一-龥]+ \d{4}-\d{4,}$/).textContent()) ?? ''
}

/** 派哨: opens the case by its number; answers its address. */
export async function triage(
  desk: Person,
  number: string,
  sort: string,
  title: string,
  parties: readonly string[],
): Promise<string> {
  await desk.open('/')
  await desk.openCard('等分派')
  await desk.openCard(number)
  const sheet = await desk.act('派哨', '派给谁')
  await sheet.choose('这是哪一类', sort)
  await sheet.write('给这件事起个名', title)
  await sheet.check('叫谁来报到', parties)
  await sheet.press(`派哨给 ${parties.length} 方`)
  await desk.sheetGone()
  await desk.sees('已派哨')
  return desk.page.url()
}

export async function checkIn(person: Person, address: string, reply: string): Promise<void> {
  await person.open(address)
  const sheet = await person.act('报到，回复吹哨人', '报到')
  await sheet.write('回复吹哨的邻居', reply)
  await sheet.press('报到，回复邻居')
  await person.sheetGone()
}

export async function claimLead(person: Person): Promise<void> {
  const sheet = await person.act('认领牵头', '认领牵头')
  await sheet.press('我们牵头')
  await person.sheetGone()
  await person.sees(/已认领$/)
}

/** Writes the steps into the sheet that is open, one after another. */
export async function writeSteps(
  sheet: Awaited<ReturnType<Person['sheet']>>,
  steps: readonly PlannedStep[],
): Promise<void> {
  for (const [place, { title, doer, inDays }] of steps.entries()) {
    if (place > 0) await sheet.press('再加一段')
    await sheet.write('做什么', title)
    await sheet.choose('谁来做', doer)
    await sheet.write('哪天做完', dayFromNow(inDays))
  }
}

export async function propose(person: Person, address: string, steps: readonly PlannedStep[]): Promise<void> {
  await person.open(address)
  const sheet = await person.act('定方案', '定方案')
  await writeSteps(sheet, steps)
  await sheet.press('写好了，请人会签')
  await person.sheetGone()
  await person.sees('方案，等人会签')
}

export async function cosign(person: Person, address: string): Promise<void> {
  await person.open(address)
  const sheet = await person.act('会签方案', '会签方案')
  await sheet.press('同意，会签')
  await person.sheetGone()
  await person.sees(/整改中$/)
}

const named = (part: number, of: number, words: string) => (of === 1 ? words : `第 ${part} 段${words}`)

/** Hands a step in with a picture of after; `of` is how many the plan has. */
export async function submit(person: Person, address: string, part: number, of: number, title: string): Promise<void> {
  await person.open(address)
  const sheet = await person.act(named(part, of, '做完了，请核验'), title)
  await fillEvidence(sheet)
  await sheet.press('做完了，请各方来看')
  await person.sheetGone()
}

export async function fillEvidence(sheet: Awaited<ReturnType<Person['sheet']>>): Promise<void> {
  await sheet.addPhotos(sheet.part('修之后'), photo('hydrant-after'))
  await sheet.write('做了什么', '做好了，试过三遍')
}

async function sign(person: Person, address: string, part: number, of: number, title: string): Promise<void> {
  await person.open(address)
  const sheet = await person.act(of === 1 ? '去核验' : `去核验第 ${part} 段`, title)
  await sheet.press('通过，签字')
  await person.sheetGone()
}

/** Everybody named signs the step, in turn. */
export async function signAll(
  stage: Stage,
  names: readonly string[],
  address: string,
  part: number,
  of: number,
  title: string,
): Promise<void> {
  for (const name of names) {
    const person = await stage.as(name)
    await sign(person, address, part, of, title)
    await person.context.close()
  }
}

/** Writes, previews and publishes with every photo; `words` by the labels of the form. Answers the page's address. */
export async function publish(
  desk: Person,
  address: string,
  words: readonly (readonly [label: string, text: string])[],
): Promise<string> {
  await desk.open(address)
  const form = await desk.act('去公示', '写公示')
  for (const [label, text] of words) await form.write(label, text)
  for (const choice of await form.root.getByRole('radiogroup', { name: /^第 \d+ 张，/ }).all())
    await choice.getByRole('radio', { name: '可以公开' }).click()
  await form.press('看看公示出去的样子')
  const preview = await desk.sheet('公示前看一遍')
  await preview.tick('我看过了，没有姓名、电话、门牌和人脸')
  await preview.press('公示出去')
  await (await desk.sheet('公示出去？')).press('公示')
  await desk.sheetGone()
  await desk.sees(/公示中$/)
  await desk.openCard('看公示页')
  await desk.page.waitForURL(/\/result\?/)
  return desk.page.url()
}
