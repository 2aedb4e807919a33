import { DAY, dayOf } from '@juwuye/domain'
import { proposeBlockBody } from '@juwuye/types/schemas'
import { appealBlock, listBlocks, proposeBlock, settleBlock } from '../../features/blocks/index.ts'
import { viewAs } from '../perform.ts'
import { act, type Scene, type SceneRun, type Step } from './scene.ts'

/** The block that stands last, as whoever of desk or town acts on it finds it. */
async function address(run: SceneRun, by: string) {
  const { communityId } = run.case
  const [block] = (await listBlocks(run.deps, { communityId, personId: run.person('lin') }, { limit: 1 })).items
  if (!block) throw new Error('nobody proposed a block yet')
  return { communityId, blockId: block.id, personId: run.person(by) }
}

const propose =
  (by: string, reason: string, days: number): Step =>
  async (run) => {
    const [whistle] = (await viewAs(run.deps, run.case, run.person(by))).whistles
    const untilDay = dayOf(run.deps.clock.now() + days * DAY)
    const input = proposeBlockBody.parse({ id: run.deps.ids.uuid(), reason, untilDay })
    await proposeBlock(run.deps, { ...run.case, personId: run.person(by), whistleId: whistle?.id ?? '', input })
  }
const agree =
  (by: string): Step =>
  async (run) =>
    settleBlock(run.deps, { ...(await address(run, by)), input: { confirm: true, reason: '' } })
const appeal =
  (by: string, reason: string): Step =>
  async (run) =>
    appealBlock(run.deps, await address(run, by), { reason })

const nothingThere: Scene = {
  by: 'mao',
  at: [5, '22:40'],
  estate: 'linxi',
  building: '12 幢',
  whistle: { text: '12 幢楼顶水箱又漏了，快来人！' },
  steps: [
    [
      [4, '09:10'],
      act('decline', 'lin', {
        reason: '李师傅夜里和早上去看过，水箱是好的',
        instead: '真的漏水请打物业 24 小时电话，当场看',
      }),
    ],
    [[4, '10:00'], propose('lin', '半个月里七次夜里吹哨，物业每次上楼都没有事，提醒过三回', 30)],
    [[4, '15:30'], agree('zhou')],
    [[1, '19:20'], appeal('mao', '我家天花板真有水印，夜里听见滴水才吹的，不是瞎吹')],
  ],
}

/** 限制吹哨: two people agreed, and the town is to rule on the appeal. */
export const BLOCKED_SCENES: readonly Scene[] = [nothingThere]
