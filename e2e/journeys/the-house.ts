import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Person } from '../person.ts'
import { alive, familyOf } from '../processes.ts'
import { Served } from '../product.ts'
import type { Stage } from '../stage.ts'

/** It waits on the phone. */
const UNSENT = /^待发送，/

/** The whistle went through, the code of the next page did not. */
const NOT_OPENED = '这一页没有打开'

const NEIGHBOURS: readonly (readonly [name: string, words: string])[] = [
  ['白大姐', '天台铁门合不上，风一吹哐哐响。'],
  ['谢老师', '1 幢水箱盖子没盖严，怕掉东西进去。'],
  ['黄大爷', '康桥北门的长椅腿断了，坐下去会翻。'],
  ['梁同学', '星河苑南门的监控歪了，只拍得到天。'],
]

/** Killed in the middle of use and started again on the same data: what was answered is there, the rest is sent once. */
export async function killedAndStartedAgain(stage: Stage): Promise<void> {
  const { product } = stage
  const people: Person[] = []
  for (const [name, words] of NEIGHBOURS) {
    const person = await stage.as(name)
    await person.tab('吹哨')
    await person.write('说一说', words)
    people.push(person)
  }
  const database = product.postmaster()
  const withoutDatabase = excluding(product.family(), familyOf(database?.pid ?? 0))
  const sent = people.map(async (person) => {
    await person.press('吹哨，发出去')
    const answers = person.text('哨声送到了').or(person.text(UNSENT)).or(person.text(NOT_OPENED))
    await answers.first().waitFor()
    return !(await person.text(UNSENT).first().isVisible())
  })
  await Promise.any(people.map((person) => person.text('哨声送到了').first().waitFor()))
  await product.server.end('SIGKILL')
  const answered = await Promise.all(sent)

  await product.start()
  expect(product.server.log).toContain('接管了上次留下的')
  expect(product.postmaster()).toEqual(database)
  expect(alive(withoutDatabase)).toEqual([])
  for (const [place, person] of people.entries()) {
    if (!answered[place]) await person.sees('都发出去了')
    else {
      if (await person.text(NOT_OPENED).isVisible()) await (await person.sheet(NOT_OPENED)).press('再试一次')
      await person.sees('哨声送到了')
    }
  }
  for (const [place, person] of people.entries()) {
    const words = NEIGHBOURS[place]?.[1] ?? ''
    await person.open('/cases?list=mine')
    await person.sees(words)
    expect(await person.count(words)).toBe(1)
  }
  await people[0]?.openCard(NEIGHBOURS[0]?.[1] ?? '')
  await people[0]?.follow('核对记录')
  await people[0]?.sees(/核对过了：\d+ 条，一条没少，一字没改/)
}

const excluding = (pids: readonly number[], others: readonly number[]) => pids.filter((pid) => !others.includes(pid))

/** The same data served as an installation serves it: nobody chooses who they are. */
export async function noDoorOutsideTheDemonstration(stage: Stage): Promise<void> {
  const zhang = await stage.as('张阿姨')
  await zhang.tab('我的')
  await zhang.button('换个身份').waitFor()
  const env = installation(stage)
  const served = new Served('apps/api/src/main.ts', env)
  try {
    const url = await served.until(() => /listening at (http:[^"\s]+)/.exec(served.log)?.[1])
    for (const [method, address] of [
      ['GET', '/v1/demo/people'],
      ['POST', '/v1/demo/codes'],
    ] as const) {
      const answer = await fetch(url + address, {
        method,
        headers: { 'content-type': 'application/json' },
        body: method === 'POST' ? '{"key":"zhang"}' : undefined,
      })
      expect([address, answer.status]).toEqual([address, 404])
    }
    expect(await (await fetch(`${url}/openapi.json`)).text()).not.toContain('/v1/demo')
    // a session is a session: the cookie is good at every port of this host
    await zhang.open(`${url}/me`)
    await zhang.sees('张阿姨', '退出登录')
    await zhang.seesNot('换个身份')
    const visitor = await stage.visitor()
    await visitor.open(`${url}/`)
    await visitor.sees('请先登录', '请在微信小程序里打开“居物业”。公示的页面，在这里也能看。')
    await visitor.seesNot('选一个身份，进去看看')
    await visitor.picture('no-demo')
    await visitor.open(`${url}/who`)
    await visitor.sees('没有找到')
    await visitor.seesNot('张阿姨')
  } finally {
    await served.end('SIGTERM')
  }
  await refusesToOpenTheDoorToAll(env)
}

async function refusesToOpenTheDoorToAll(env: Record<string, string>): Promise<void> {
  const served = new Served('apps/api/src/main.ts', {
    ...env,
    DEMO: 'true',
    DEMO_PEOPLE_FILE: 'x.json',
    HOST: '0.0.0.0',
  })
  await new Promise((resolve) => served.child.once('close', resolve))
  expect(served.child.exitCode).toBe(1)
  expect(served.log).toContain('只能开在本机')
}

/** The configuration of an installation on the demonstration’s data. */
function installation({ product }: Stage): Record<string, string> {
  const kept = (file: string) =>
    JSON.parse(readFileSync(path.join(product.dataDir, file), 'utf8')) as Record<string, string>
  const passwords = kept('roles.json')
  const secrets = kept('demo-secrets.json')
  const port = product.postmaster()?.port
  const address = (role: string) => `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/juwuye`
  return {
    PORT: '0',
    DATABASE_API_URL: address('juwuye_api'),
    DATABASE_PUBLIC_URL: address('juwuye_public'),
    DATABASE_SWEEPER_URL: address('juwuye_sweeper'),
    WECHAT_APP_ID: secrets.appId ?? '',
    WECHAT_APP_SECRET: secrets.appSecret ?? '',
    FILE_SECRET: secrets.fileSecret ?? '',
    SEALING_SECRET: secrets.sealingSecret ?? '',
    PHOTOS_DIR: path.join(product.dataDir, 'photos'),
    CLIENT_DIR: 'apps/miniapp/dist/h5',
  }
}

/** Ctrl-C: drained, and nothing is left running. */
export async function ctrlC({ product }: Stage): Promise<void> {
  const family = product.family()
  const database = product.postmaster()?.pid
  expect(family.length).toBeGreaterThanOrEqual(2)
  const code = await product.server.end('SIGINT')
  if (code !== 0) throw new Error(`ended with ${code}:\n${product.server.log.slice(-3_000)}`)
  expect(alive([...family, database ?? 0])).toEqual([])
}
