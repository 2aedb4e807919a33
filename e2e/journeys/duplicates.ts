import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'
import { blow, triage } from './steps.ts'

const FIRST = '2 幢门口的下水道盖子翘起来了，晚上差点绊倒人。'
const SECOND = '2 幢西边的井盖晃得厉害，车一压就响。'
const TITLE = '2 幢门口井盖松动'

/** Two whistles taken for one matter, merged; then it proves to be two, and is split again. Every number is found. */
export async function duplicates(stage: Stage): Promise<void> {
  const fang = await stage.as('方女士')
  const first = await blow(fang, FIRST)
  const song = await stage.as('宋女士')
  const second = await blow(song, SECOND)
  const lin = await stage.as('林社工')
  const target = await triage(lin, first, '小事', TITLE, ['安居物业'])
  const source = await openByNumber(lin, second)
  await merge(lin, first)
  await lin.sees(`合并到 ${first}，在那边接着办`)
  await lin.picture('merged')

  // her number leads her to where it goes on, and there she reads her own words
  await song.open(source)
  await song.sees(first)
  await song.follow('去看那一件')
  await song.sees(SECOND, TITLE, /已派哨$/)
  await song.picture('merged-reporter')
  await fang.open(target)
  await fang.sees(`${second} 合并到这一件`)

  const third = await split(lin, target)
  await song.open('/cases?list=mine')
  await song.openCard(third)
  await song.sees(SECOND, /已吹哨$/, `从 ${first} 拆出来，单独办`)
  await fang.open(target)
  await fang.sees(`拆出一件，编号 ${third}`, FIRST)
  await fang.seesNot(SECOND)
  for (const person of [fang, song]) {
    await person.follow('核对记录')
    await person.sees(/核对过了：\d+ 条，一条没少，一字没改/)
  }
}

async function openByNumber(lin: Person, number: string): Promise<string> {
  await lin.open('/')
  await lin.openCard('等分派')
  await lin.openCard(number)
  await lin.sees(number)
  return lin.page.url()
}

async function merge(lin: Person, into: string): Promise<void> {
  const find = await lin.act('和另一件合并', '和哪一件合并')
  await find.write('按编号或名字找', into.split('-')[1] ?? '')
  await find.field('按编号或名字找').press('Enter')
  await find.choose('找到的', new RegExp(TITLE))
  await find.press('放在一起看看')
  const compare = await lin.sheet('是不是同一件事')
  await compare.write('为什么是同一件', '说的都是 2 幢门口的井盖')
  await lin.picture('merge')
  await compare.press('并过去')
  await (await lin.sheet('两件并成一件？')).press('合并')
  await lin.sheetGone()
}

/** Takes the second whistle out again; answers the new number. */
async function split(lin: Person, target: string): Promise<string> {
  await lin.open(target)
  const sheet = await lin.act('拆成两件', '拆成两件')
  await sheet.check('哪几声哨拆出去', [SECOND])
  await sheet.write('为什么不是一件事', '一个是雨水井，一个是电缆井，不归一家管')
  await lin.picture('split')
  await sheet.press('拆开')
  await lin.sheetGone()
  const said = await lin
    .text(/拆出一件，编号 /)
    .first()
    .textContent()
  return /编号 (.+)$/.exec(said ?? '')?.[1] ?? ''
}
