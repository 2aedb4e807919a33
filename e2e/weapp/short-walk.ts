import type { WeappBuild } from '@juwuye/weapp-runner'
import type { Handsets } from './handsets.ts'

/** So long a healthy mini-program takes at most to show what was pressed. */
const PATIENCE = 3_000

/** Home, the form, a case, the prompt: nothing is sent. @throws when anything is wrong */
export async function shortWalk(handsets: Handsets, build?: WeappBuild): Promise<void> {
  const phone = await handsets.phone('张阿姨')
  const zhang = handsets.launch('张阿姨', { phone, build, patience: PATIENCE })
  await zhang.sees('我吹的哨')
  await zhang.press('打字吹哨')
  await zhang.sees('临溪花园 3 幢')
  await zhang.write('说一说', '只是看看')
  await zhang.write('说一说', '')
  zhang.tab('首页')
  await zhang.openCard('车库入口下雨积水')
  await zhang.sees('经过')
  zhang.open('message-settings')
  await zhang.press(/再允许一次|允许/)
  await zhang.sees(/好，有了就告诉您|记下了/)
  if (zhang.app.faults.length > 0) throw zhang.app.faults[0]
}
