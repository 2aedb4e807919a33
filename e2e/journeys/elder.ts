import type { Person } from '../person.ts'
import { photo } from '../places.ts'
import { SMALL_PHONE, type Stage } from '../stage.ts'

const SAID = '活动室门槛太高，轮椅推不进去，每回都要两个人抬。'
const BY_KEYS = '屋顶的避雷针歪了，起风就晃，看着吓人。'

/** The smallest phone, everything large: nothing sticks out, and the desk can be called from everywhere. */
export async function elderMode(stage: Stage): Promise<void> {
  const huang = await stage.as('黄大爷', SMALL_PHONE)
  await huang.press('大字')
  await huang.button('标准字').waitFor()
  await looksRight(huang, 'elder-home')
  await huang.press('打字吹哨')
  await huang.sees('第 1 问，共 4 问')
  await huang.write('说一说', SAID)
  await looksRight(huang, 'elder-whistle')
  await huang.press('下一问')
  await huang.addPhotos(huang.part('拍一拍'), photo('stairs-before'), photo('room-before'))
  await looksRight(huang, 'elder-whistle-photos')
  await huang.press('下一问')
  await huang.sees('康桥新居 5 幢')
  await huang.follow('改在哪里')
  const place = await huang.sheet('在哪里')
  await looksRight(huang, 'elder-place')
  await place.press('下一问')
  await place.press('就是这里')
  await huang.press(/^正在发生危险？/)
  const danger = await huang.sheet('先打电话')
  await looksRight(huang, 'elder-danger')
  await danger.press('不是危险')
  await huang.press('下一问')
  await looksRight(huang, 'elder-whistle-rest')
  await huang.press('吹哨，发出去')
  await huang.sees('哨声送到了')
  await looksRight(huang, 'elder-sent')
  await huang.press('看这件事')
  await huang.sees(/已吹哨/)
  await huang.button('打电话给值班室').waitFor()
  await looksRight(huang, 'elder-case')
  await readElsewhere(huang)
}

async function readElsewhere(huang: Person): Promise<void> {
  await huang.open('/cases?list=estate')
  await huang.openCard('沿街商铺')
  await huang.sees('修一段，验一段')
  await looksRight(huang, 'elder-case-whole')
  await huang.openCard('看公示页')
  await huang.sees('谁看过、签了字')
  await looksRight(huang, 'elder-result')
  await huang.open('/publicity')
  await huang.sees('康桥新居公示的事')
  await looksRight(huang, 'elder-publicity')
  await huang.tab('我的')
  await huang.sees('长辈版')
  await looksRight(huang, 'elder-me')
}

async function looksRight(person: Person, name: string): Promise<void> {
  await person.picture(name)
  expect({ [name]: await person.overflow() }).toEqual({ [name]: [] })
}

/** From choosing who one is to the number of the whistle without touching the screen. */
export async function keyboardAlone(stage: Stage): Promise<void> {
  const bai = await stage.visitor('白大姐')
  const { keyboard } = bai.page
  await bai.open('/who')
  await bai.sees('白大姐')
  await reach(bai, /^白大姐/)
  await keyboard.press('Enter')
  await bai.sees('我吹的哨')
  await reach(bai, '打字吹哨')
  await keyboard.press('Enter')
  await bai.sees('桂花苑 1 幢')
  await reach(bai, '拍一张')
  const [chooser] = await Promise.all([bai.page.waitForEvent('filechooser'), keyboard.press('Enter')])
  await chooser.setFiles(photo('hedge-before'))
  await bai.button('拿掉第 1 张').waitFor()
  await reach(bai, '说一说')
  await keyboard.type(BY_KEYS)
  await reach(bai, '改在哪里')
  await keyboard.press('Enter')
  await bai.sheet('在哪里')
  await keyboard.press('Escape')
  await bai.sheetGone()
  // closing the sheet puts the focus back where it was
  expect(await focused(bai)).toBe('改在哪里')
  await reach(bai, '吹哨，发出去')
  await bai.picture('keyboard-focus')
  await keyboard.press('Enter')
  await bai.sees('哨声送到了')
  await reach(bai, '看这件事')
  await keyboard.press('Enter')
  await bai.sees(BY_KEYS, /已吹哨$/)
}

/** What has the focus, as it is called. */
function focused({ page }: Person): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim()
  })
}

const FURTHEST = 80

/** Presses Tab until the focus is there. */
async function reach(person: Person, name: string | RegExp): Promise<void> {
  const passed: string[] = []
  for (let step = 0; step < FURTHEST; step++) {
    await person.page.keyboard.press('Tab')
    const at = await focused(person)
    if (typeof name === 'string' ? at === name : name.test(at)) return
    passed.push(at)
  }
  throw new Error(`Tab never reaches ${name}; it went over ${passed.join(' | ')}`)
}
