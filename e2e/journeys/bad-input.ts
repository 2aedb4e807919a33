import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Person } from '../person.ts'
import { photo } from '../places.ts'
import type { Stage } from '../stage.ts'

const TOO_LONG = '水'.repeat(1001)
const SAID = '12 幢信报箱的锁被撬了三个，信都淋湿了。'

/** What cannot be sent is said at its place, and what was typed stays, through a reload too. */
export async function badInput(stage: Stage): Promise<void> {
  const liu = await stage.as('刘先生')
  await liu.press('打字吹哨')
  await liu.press('吹哨，发出去')
  expect(await liu.faultOf('说一说')).toBe('说一句是什么事，写的、录的都行')
  await liu.write('说一说', TOO_LONG)
  await liu.sees('1001 / 1000')
  await liu.press('吹哨，发出去')
  expect(await liu.faultOf('说一说')).toBe('最多 1000 个字，现在 1001 个')
  expect(await liu.field('说一说').inputValue()).toBe(TOO_LONG)
  await liu.picture('whistle-too-long')
  await notAPhoto(liu)
  await survivesReload(liu)
  await serverRefusesAField(await stage.as('陈社工'))
}

/** A zip that is called a picture. */
async function notAPhoto(liu: Person): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'juwuye-e2e-zip-'))
  try {
    const file = path.join(folder, '照片.jpg')
    writeFileSync(file, Buffer.from('504b0304140000000800', 'hex'))
    const photos = liu.part('拍一拍')
    await liu.pick(photos, file)
    await liu.sees('这个文件不是照片，或者已经损坏', '没传上，再传')
    await liu.picture('whistle-not-a-photo')
    await liu.press('拿掉第 1 张')
    await liu.addPhotos(photos, photo('room-before'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function survivesReload(liu: Person): Promise<void> {
  await liu.write('说一说', SAID)
  await liu.seesNot('有几处要补一下')
  await liu.write('再说细一点', '一楼进门右手边')
  await liu.tick('东门')
  await liu.choose('是什么', '求助')
  await liu.reload()
  await liu.button('放大看：第 1 张照片').waitFor()
  expect(await liu.field('说一说').inputValue()).toBe(SAID)
  expect(await liu.field('再说细一点').inputValue()).toBe('一楼进门右手边')
  const chosen = await liu.root.locator('[aria-checked=true]').filter({ visible: true }).allTextContents()
  expect(chosen).toEqual(['求助', '东门'])
  await liu.press('吹哨，发出去')
  await liu.sees('哨声送到了')
  await liu.press('看这件事')
  await liu.sees(SAID, '临溪花园 12 幢 东门 一楼进门右手边')
  await liu.open('/whistle')
  expect(await liu.field('说一说').inputValue()).toBe('')
}

async function serverRefusesAField(chen: Person): Promise<void> {
  await chen.openCard('等分派')
  await chen.openCard(SAID)
  const title = '信报箱'.repeat(11)
  const sheet = await chen.act('派哨', '派给谁')
  await sheet.choose('这是哪一类', '小事')
  await sheet.write('给这件事起个名', title)
  await sheet.press(/^派哨给/)
  expect(await sheet.faultOf('给这件事起个名')).toBe('最多 30 个字')
  expect(await sheet.field('给这件事起个名').inputValue()).toBe(title)
  await chen.picture('triage-refused')
  await sheet.press('关上')
  await chen.reload()
  const again = await chen.act('派哨', '派给谁')
  expect(await again.field('给这件事起个名').inputValue()).toBe(title)
}
