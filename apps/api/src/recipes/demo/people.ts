import type { JoinLevel, Office, Role } from '@juwuye/domain'

/** What somebody is in the demonstration. Keys name parties, estates and buildings of the community's plan. */
export interface Grant {
  readonly role: Role
  readonly party?: string
  readonly office?: Office
  readonly level?: JoinLevel
  readonly estate?: string
  readonly building?: string
  readonly looksAfter?: readonly string[]
}

export interface DemoPersonPlan {
  readonly key: string
  /** Plainly a role, never a real person. */
  readonly name: string
  /** Shown under the name where one picks who to be. */
  readonly line: string
  readonly community: string
  readonly grants: readonly Grant[]
  /** Sits at the station whenever the demonstration starts. */
  readonly onDuty?: boolean
  readonly townOfficer?: boolean
  readonly cityOfficer?: boolean
}

const staff = (key: string, name: string, line: string, ...grants: Grant[]): DemoPersonPlan => ({
  key,
  name,
  line,
  community: 'wutong',
  grants,
})
const resident = (
  key: string,
  name: string,
  estate: string,
  building: string,
  level: JoinLevel,
  said: string,
): DemoPersonPlan => ({
  key,
  name,
  line: `居民 · ${said}`,
  community: 'wutong',
  grants: [{ role: 'resident', estate, building, level }],
})

const WUTONG: readonly DemoPersonPlan[] = [
  resident('zhang', '张阿姨', 'linxi', '3 幢', 'confirmed', '临溪花园 3 幢'),
  resident('liu', '刘先生', 'linxi', '12 幢', 'confirmed', '临溪花园 12 幢'),
  resident('song', '宋女士', 'linxi', '6 幢', 'confirmed', '临溪花园 6 幢，业主'),
  resident('fang', '方女士', 'linxi', '2 幢', 'declared', '临溪花园 2 幢，还没确认'),
  resident('mao', '毛先生', 'linxi', '12 幢', 'declared', '临溪花园 12 幢，暂时不能吹哨'),
  resident('huang', '黄大爷', 'kangqiao', '5 幢', 'confirmed', '康桥新居 5 幢'),
  resident('luo', '罗师傅', 'kangqiao', '8 幢', 'declared', '康桥新居 8 幢，还没确认'),
  resident('liang', '梁同学', 'xinghe', '7 幢', 'confirmed', '星河苑 7 幢'),
  resident('xie', '谢老师', 'xinghe', '1 幢', 'confirmed', '星河苑 1 幢'),
  { ...staff('lin', '林社工', '社工 · 居委会，正在坐班', { role: 'socialWorker', party: 'committee' }), onDuty: true },
  staff('chen', '陈社工', '社工 · 居委会', { role: 'socialWorker', party: 'committee', office: 'deputy' }),
  staff('zhou', '周书记', '书记 · 社区党委', { role: 'secretary', party: 'party', office: 'chair' }),
  staff('wang', '王经理', '物业 · 临溪花园安居物业', {
    role: 'propertyStaff',
    party: 'property-linxi',
    office: 'chair',
  }),
  {
    ...staff('li', '李师傅', '物业 · 临溪花园安居物业，正在坐班', { role: 'propertyStaff', party: 'property-linxi' }),
    onDuty: true,
  },
  staff('sun', '孙师傅', '物业 · 康桥新居便民物业', { role: 'propertyStaff', party: 'property-kangqiao' }),
  staff('wu', '吴师傅', '物业 · 星河苑和顺物业', { role: 'propertyStaff', party: 'property-xinghe' }),
  staff('zhao', '赵主任', '业委会主任 · 临溪花园', {
    role: 'ownersCommitteeMember',
    party: 'owners-linxi',
    office: 'chair',
  }),
  staff('qian', '钱委员', '业委会委员 · 临溪花园', { role: 'ownersCommitteeMember', party: 'owners-linxi' }),
  staff('he', '何主任', '业委会主任 · 星河苑', {
    role: 'ownersCommitteeMember',
    party: 'owners-xinghe',
    office: 'chair',
  }),
  staff('shen', '沈理事长', '共建理事会理事长', { role: 'councilMember', party: 'council', office: 'chair' }),
  staff('han', '韩理事', '共建理事会理事', { role: 'councilMember', party: 'council' }),
  staff('yang', '杨议事长', '邻里议事团议事长', { role: 'deliberationMember', party: 'deliberation', office: 'chair' }),
  staff('zhu', '朱议事员', '邻里议事团成员', { role: 'deliberationMember', party: 'deliberation' }),
  staff('zheng', '郑骨干', '自治核心 · 康桥新居', { role: 'coreMember', party: 'core-kangqiao', office: 'chair' }),
  staff('feng', '冯楼长', '楼栋长 · 康桥新居 5、8 幢', {
    role: 'buildingHead',
    party: 'core-kangqiao',
    estate: 'kangqiao',
    looksAfter: ['5 幢', '8 幢'],
  }),
  staff('tang', '唐楼长', '楼栋长 · 临溪花园 2、3、6 幢', {
    role: 'buildingHead',
    estate: 'linxi',
    looksAfter: ['2 幢', '3 幢', '6 幢'],
  }),
  { ...staff('xu', '许党员', '轮值党员，正在值班', { role: 'rotaPartyMember', party: 'party' }), onDuty: true },
  staff('jiang', '蒋老师', '公益组织 · 润邻服务中心', { role: 'ngoMember', party: 'ngo' }),
  { key: 'newcomer', name: '新邻居', line: '刚搬来，还没登记住哪里', community: 'wutong', grants: [] },
  { key: 'jiang-town', name: '江主任', line: '镇街工作人员', community: 'wutong', grants: [], townOfficer: true },
  { key: 'city', name: '高科长', line: '市级工作人员，只看数字', community: 'wutong', grants: [], cityOfficer: true },
]

/** The same three people in each of the smaller communities. */
function thin(community: string, names: readonly [string, string, string], estate: string): readonly DemoPersonPlan[] {
  const person = (key: string, name: string, line: string, grant: Grant): DemoPersonPlan => ({
    key: `${community}-${key}`,
    name,
    line,
    community,
    grants: [grant],
  })
  return [
    person('worker', names[0], '社工 · 居委会', { role: 'socialWorker', party: 'committee' }),
    person('property', names[1], '物业', { role: 'propertyStaff', party: 'property' }),
    person('resident', names[2], '居民 · 1 幢', { role: 'resident', estate, building: '1 幢', level: 'confirmed' }),
  ]
}

export const DEMO_PEOPLE: readonly DemoPersonPlan[] = [
  ...WUTONG,
  ...thin('guihua', ['夏社工', '秦师傅', '白大姐'], 'main'),
  ...thin('shiqiao', ['顾社工', '严师傅', '孟大哥'], 'main'),
  ...thin('nantang', ['田社工', '任师傅', '袁奶奶'], 'main'),
]
