import writeExcelFile from 'write-excel-file/node'
import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const SAID = '新苑 2 幢门口的井盖松了，踩上去会响。'

/** 江主任 opens a community; its secretary comes by a code, brings in a workbook and lets the social worker in; then somebody whistles there. */
export async function opensACommunity(stage: Stage): Promise<void> {
  const town = await stage.as('江主任')
  await opens(town)
  const secretary = await stage.as('新邻居')
  await accepts(secretary, await linkOf(town, 'invite-code'), '周新书记', /书记，负责人/)
  await secretary.openCard('社区还没开通，居民还不能吹哨')
  await secretary.sees('还差 1 样，居民还不能吹哨', '请居委会的社工进来')
  await secretary.picture('opening-missing')
  const early = await stage.as('方女士')
  await early.open('/declare')
  await declares(early)
  await early.press('回首页')
  await early.sees('这个社区还没开通吹哨', /0574-55501234/)
  await early.picture('not-open-yet')

  await byWorkbook(secretary)
  const code = await rosterCode(secretary)
  const worker = await stage.as('罗师傅')
  await accepts(worker, code, '罗社工', /请您来做社工/)
  const late = await stage.as('刘先生')
  await late.open(code)
  await late.sees('这个邀请不能用', /已经由姓罗的用了/)
  await late.picture('invite-used')
  await secretary.open('/opening')
  await secretary.sees('开通了，居民能吹哨')
  await secretary.picture('opening-done')
  await renames(secretary)

  await early.open('/')
  await early.tab('吹哨')
  await early.write('说一说', SAID)
  await early.press('吹哨，发出去')
  await early.sees('哨声送到了')
}

async function opens(town: Person): Promise<void> {
  await town.open('/opening/town')
  await town.sees('梧桐街道', '梧桐社区')
  await town.picture('town')
  await town.press('开一个新社区')
  await town.press('开这个社区')
  await town.sees('写上社区的名字')
  await town.write('社区的名字', '新溪社区')
  await town.write('简称', '梧桐')
  await town.write('社区热线', '0574-55501234')
  await town.write('小区的名字', '新苑')
  await town.write('有哪几幢', '1-3、会所')
  await town.write('小区值班电话', '0574-55501235')
  await town.press('开这个社区')
  await town.sees(/“梧桐”这个简称梧桐街道的梧桐社区已经用了/)
  await town.picture('new-community-taken')
  await town.write('简称', '新溪')
  await town.press('开这个社区')
  await town.sees('请他来做什么')
  await town.picture('invite-form')
  await town.press('出一张码')
  await town.sees('这张码只出现这一次', /请您来做书记，负责人/)
  await town.picture('invite-code')
}

/** Where the code leads that is on the screen. */
async function linkOf(person: Person, picture: string): Promise<string> {
  await person.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await person.press('拷贝链接，发给本人')
  await person.picture(picture)
  const link = await person.page.evaluate(() => navigator.clipboard.readText())
  const { pathname, hash } = new URL(link)
  return `${pathname}${hash}`
}

async function accepts(person: Person, link: string, name: string, offered: RegExp): Promise<void> {
  await person.open(link)
  await person.sees(offered, '新溪社区', /个人信息怎么用/)
  await person.write('您的名字', name)
  await person.picture(`accept-${name}`)
  await person.press('接受')
  // both pages name the community
  await person.seesNot('您的名字')
  await person.sees('新溪社区')
}

/** 新溪's own, but for what is said of the shop's area. */
const workbook = (source: string) =>
  writeExcelFile([
    { sheet: '小区', data: [['小区', '应急电话是谁的', '应急电话']] },
    {
      sheet: '楼栋',
      data: [
        ['小区', '楼栋'],
        ['新苑', '4 幢'],
      ],
    },
    {
      sheet: '房屋',
      data: [
        ['小区', '楼栋', '房号', '类型', '专有面积（㎡）', '面积依据', '业主', '业主电话'],
        ['新苑', '1 幢', '101', '住宅', '89.53', '产权证', '张三、李四', '13800000001'],
        ['新苑', '1 幢', '102', '住宅', '', '', '', ''],
        ['新苑', '4 幢', '商铺 1', '商铺', '35.2', source, '王五', ''],
      ],
    },
    {
      sheet: '参与方',
      data: [
        ['名称', '类型', '牌子上的字', '电话', '管哪些小区'],
        ['新溪物业', '物业公司', '', '', '新苑'],
      ],
    },
    {
      sheet: '名册',
      data: [
        ['姓名', '身份', '单位', '职务', '小区', '照看楼栋'],
        ['罗社工', '社工', '新溪居委会', '', '', ''],
      ],
    },
  ]).toBuffer()

async function upload(person: Person, source: string): Promise<void> {
  const [chooser] = await Promise.all([person.page.waitForEvent('filechooser'), person.press('选填好的表，检查')])
  await chooser.setFiles({ name: '新溪.xlsx', mimeType: XLSX, buffer: await workbook(source) })
}

/** The table with a mistake keeps nothing and says where it is; the mended one is kept whole. */
async function byWorkbook(secretary: Person): Promise<void> {
  await secretary.openCard('从表格导入')
  await upload(secretary, '')
  await secretary.sees('有地方要改', '有 1 处要改，一行都没有导入', '“房屋”那一页', '第 4 行，面积依据')
  await secretary.picture('import-faults')
  await upload(secretary, '测绘')
  await secretary.sees('检查好了，等导入', '3 行：新增 3')
  await secretary.picture('import-ready')
  await secretary.reload()
  await secretary.press('导入这些')
  await secretary.press('导入')
  await secretary.sees(/^导入好了：新增/, '打印名册的邀请，1 位')
  await secretary.picture('import-done')
  await secretary.openCard('看业主名册')
  await secretary.sees(/2 户，1 位业主，89.53 ㎡/, '1 户没有面积，1 户没有业主')
  await secretary.picture('owner-roll')
  await secretary.openCard('1 幢')
  await secretary.openCard('101')
  await secretary.sees('业主，2 位', /还不知道是哪一位住户/)
  await secretary.picture('unit')
}

/** What the card says that is printed for the one person of the roster. */
async function rosterCode(secretary: Person): Promise<string> {
  await secretary.open('/opening/import')
  await secretary.openCard('打印名册的邀请，1 位')
  await secretary.press('出码，准备打印')
  const [answer] = await Promise.all([
    secretary.page.waitForResponse(/\/imports\/[^/]+\/invitations$/),
    secretary.press('出新码'),
  ])
  const { items } = (await answer.json()) as { items: { link: string }[] }
  await secretary.sees('罗社工', '请您来做社工')
  await secretary.picture('roster-codes')
  const { pathname, hash } = new URL(items[0]?.link ?? '')
  return `${pathname}${hash}`
}

/** A name that is there already is refused where it was typed; another is taken, and the community shows it. */
async function renames(secretary: Person): Promise<void> {
  await secretary.openCard('名字和电话')
  await secretary.openCard('新苑 5 幢')
  await secretary.press('4 幢')
  const sheet = await secretary.sheet('4 幢改叫什么')
  await sheet.write('楼栋的名字', '3 幢')
  await sheet.press('改名字')
  await sheet.sees('已经有了，换一个')
  await secretary.picture('rename-taken')
  await sheet.write('楼栋的名字', '商业街')
  await sheet.press('改名字')
  await secretary.sheetGone()
  await secretary.sees('商业街')
  await secretary.picture('renamed')
}

async function declares(person: Person): Promise<void> {
  await person.write('哪个社区', '新溪')
  await person.openCard('新溪社区')
  await person.choose('哪一幢', /^2 幢$/)
  await person.press('登记，我住这里')
  await person.sees('登记好了')
}
