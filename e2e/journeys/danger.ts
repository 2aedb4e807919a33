import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'

const SAID = '6 幢楼下配电箱冒黑烟，有焦味，箱门烫手。'

/** 宋女士 sees smoke; telephone numbers come first, and who is on duty confirms. */
export async function danger(stage: Stage): Promise<void> {
  const song = await stage.as('宋女士')
  await song.tab('吹哨')
  await song.press(/^正在发生危险？/)
  const sheet = await song.sheet('先打电话')
  const numbers = await sheet.root.getByRole('button', { name: /^打/ }).allTextContents()
  expect(numbers.map((text) => /\d[\d-]*$|\d+/.exec(text)?.[0]).slice(0, 3)).toEqual(['119', '110', '120'])
  expect(numbers.slice(3)).toEqual([expect.stringContaining('物业 24 小时'), expect.stringContaining('社区值班')])
  await song.picture('danger')
  await sheet.press('是危险，接着写')
  await song.write('说一说', SAID)
  await song.press('吹哨，发出去')
  await song.sees('哨声送到了', /^现在，已派给/, '值班的人确认是不是险情')
  await song.picture('sent-danger')
  await song.press('看这件事')
  await song.sees('邻居说有危险，等值班的人确认')
  const address = song.page.url()

  await nobodyClaimsYet(await stage.as('王经理'), address)
  await confirm(await stage.as('许党员'))
  await song.open(address)
  await song.sees('险情已经确认，正在处理', /^急事/)
  await song.picture('case-danger')
}

async function nobodyClaimsYet(wang: Person, address: string): Promise<void> {
  await wang.open(address)
  await wang.sees('人要紧。有人受困、着火、漏气，先打电话：')
  const claim = wang.button('认领牵头')
  await claim.or(wang.button('更多')).first().waitFor()
  if (!(await claim.isVisible())) await wang.press('更多')
  expect(await claim.getAttribute('aria-disabled')).toBe('true')
}

async function confirm(xu: Person): Promise<void> {
  await xu.openCard('说有危险，等确认')
  await xu.openCard(SAID)
  const sheet = await xu.act('确认是不是险情', '是不是险情')
  await sheet.choose('是不是险情', /^是险情/)
  await sheet.write('看到了什么', '到现场了，箱里短路，已经请物业拉闸')
  await xu.picture('confirm-danger')
  await sheet.press('确认')
  await xu.sheetGone()
  await xu.sees('险情已经确认，正在处理')
}

/** A matter between two homes: only those concerned, the desk and the mediator know that it exists. */
export async function privateMatter(stage: Stage): Promise<void> {
  const fang = await stage.as('方女士')
  await fang.sees('我吹的哨')
  await fang.openCard('楼上夜里声音大')
  await fang.sees('私事，不公开')
  await fang.picture('case-private')
  const address = fang.page.url()

  const yang = await stage.as('杨议事长')
  await yang.open(address)
  await yang.sees('楼上夜里声音大')
  for (const name of ['张阿姨', '王经理', '沈理事长', '江主任']) {
    const other = await stage.as(name)
    await other.open(address)
    await other.sees('没有找到')
    await other.seesNot('楼上夜里声音大')
  }
  const visitor = await stage.visitor()
  await visitor.open(address)
  await visitor.sees('请先登录')
  await visitor.seesNot('楼上夜里声音大')
  await visitor.picture('not-signed-in')
}
