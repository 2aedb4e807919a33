import type { Handset } from './handset.ts'
import { silence } from './sound.ts'
import { isPrivate, type Play, phoneOf, send } from './the-loop.ts'

const NEIGHBOUR = '丁奶奶'

/** 冯楼长 takes down what a neighbour says, with her consent on tape and her words read back, and sends it. */
export async function relayRound(play: Play): Promise<void> {
  const feng = await phoneOf(play, '冯楼长')
  const words = `五楼过道的灯${play.mark}坏了，出门摸黑。`
  await feng.sees('我吹的哨')
  feng.open('tell-backs')
  await feng.press(`帮吹哨，${NEIGHBOUR}`)
  await feng.arrives('tell-backs/round')
  await feng.write('或者您记下来', words)
  await feng.press('发出去')
  await feng.sees('选一下是怎么同意的', '念给他听一遍，他说对，再打钩')
  play.trouble.begin?.(feng)
  await feng.choose('他同意您去报吗', '本人口头同意')
  if (play.trouble.manners) await notOnTape(play, feng)
  else await feng.speak('录下他说可以', silence(2.4))
  await feng.sees(`“${NEIGHBOUR}，您说的是：${words.slice(0, -1)}`)
  await feng.tick('念过了，他说对')
  const isSent = () => feng.reads('1 件送到了') || feng.reads('都发出去了')
  // what was kept is looked at where it waits
  const press = () => feng.press(feng.reads('1 件存下了') ? /件等网络/ : '发出去')
  await send(play, feng, { press, pressNow: () => feng.pressNow('发出去'), done: isSent })
  feng.open('cases', { list: 'mine' })
  await feng.openCard(words)
  await feng.sees(/楼栋长代报/)
}

/** Where nothing may be recorded somebody of the family agrees. */
async function notOnTape(play: Play, feng: Handset): Promise<void> {
  await feng.press('录下他说可以')
  await feng.app.until(() => feng.phone.said('toast').some((said) => said.startsWith('没有让录音')))
  if (isPrivate(play)) expect(feng.phone.said('privacy')).toEqual(['refuse'])
  await feng.choose('他同意您去报吗', '家属同意')
  await feng.write('哪位家里人', '女儿')
}
