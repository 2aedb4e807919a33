import { around, read, type Stretch } from './reading.ts'

const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|独孤|南宫|长孙|宇文|闻人|轩辕|钟离)/
const SURNAMES = new Set(
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁于余蔡蒋杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝',
)
/** Words that are also somebody's name: there they are a name only beside a word that says so. */
const ORDINARY = new Set(
  '平安 高明 高峰 高兴 高原 高压 江山 江南 江边 方圆 方便 方正 方向 方法 金星 金属 黄金 黄河 黄山 和平 和谐 和气 白雪 白云 白天 石头 马路 马上 成功 成效 成本 成立 安康 安全 安静 安心 安排 时光 时间 万一 万元 程序 常青 常年 常务 明白 明天 明确 明显 周围 周边 周全 周到 周年 路灯 路面 路边 管道 管理 关键 关心 文明 文化 文件 向上 向阳 任何 任务 何时 许多 许可 应该 应急 应当 平时 康健 康复 阳光 阳台 华丽 车位 车库 车主 房屋 房东 房间 连续 单元 单位 项目 全部 全体 全面 毛病 温度 温暖 温馨 包括 余款 于是 计划 师傅 党员 党群 边上 全新 石材 石板 水管 古树 牛奶 司机 商铺 商户 费用 解决 解释 简单 农村 游戏 冷水 查看 查明 梅花 桂花 荣誉 池塘 沙子 易燃 施工 严重 严格 顾问 雷雨 田园 林荫 苗木 谷雨 夏天 秦岭 甘露 米线 明年 常规 宁静 景观 宗旨 卫生 席位'.split(
    ' ',
  ),
)
/** What people are called who gave no name. */
const NOBODY = new Set(
  '邻居 居民 业主 住户 物业 保安 书记 主任 社工 老师 居委会 业委会 理事会 志愿者 楼长 楼栋长 网格员 经理 管家 保洁 租客 会长 理事 理事长 秘书长 委员 组长 群众 大家 阿姨 大妈 大爷 大伯 叔叔'.split(
    ' ',
  ),
)
/** Words that end with what is also a surname: 主张明确 names no 张明. */
const GLUED = new Set(
  '主张 开张 夸张 扩张 紧张 纸张 提高 升高 增高 最高 很高 太高 身高 增高 地方 双方 三方 对方 各方 四方 多方 甲方 乙方 官方 警方 平方 立方 东方 前方 后方 上方 下方 南方 北方 西方 配方 小时 当时 及时 随时 同时 按时 临时 平时 有时 准时 到时 定时 限时 计时 公安 治安 保安 平安 西安 资金 基金 奖金 现金 租金 押金 五金 完成 建成 形成 变成 达成 做成 组成 促成 改成 责任 主任 担任 信任 委任 前任 现任 园林 树林 绿林 经常 日常 正常 非常 平常 异常 照常 水管 主管 保管 监管 城管 分管 支管 接管 工程 流程 过程 全程 行程 日程 课程 开关 相关 有关 机关 无关 海关 阀关 行李 子孙 由于 关于 对于 属于 位于 处于 等于 至于 用于 终于 在于 便于 大于 小于 高于 低于 如何 任何 为何 方向 朝向 停车 汽车 货车 电车 单车 堵车 叫车 容易 交易 简易 反应 响应 供应 对应 适应 了解 理解 化解 和解 调解 讲解 名单 订单 清单 账单 保单 菜单 简单 事项 各项 此项 逐项 已经 一周 每周 上周 本周 下周 两周 四周 圆周 大路 马路 道路 线路 电路 水路 公路 修路 让路 走路 住房 楼房 厨房 库房 机房 泵房 门房 平房 危房 租房 老师 律师 会师 周全 安全 齐全 健全 完全 房费 水费 电费 收费 免费 交费 缴费 检查 调查 巡查 排查 审查 核查 抽查 安排 面包 外包 承包 声明 说明 证明 照明 文明 透明 公明 表明 语文 公文 发文 条文 入党 全党 出席 主席 缺席 高温 低温 室温 保温 体温 健康 小康 施工'.split(
    ' ',
  ),
)

const KIN = /(?:妈|爸|爷|奶|叔|姨|伯|婶|哥|姐|嫂|舅|姑|公|婆|头|师傅|老师|先生|女士|大夫)$/
const HAN = /^\p{Script=Han}+$/u

/** How sure a name is that stands somewhere: by itself, unless a word runs into it, or beside a word that says so. */
type Strength = 'sure' | 'short' | 'weak'

/**
 * People call themselves anything in the register. What is built like a name or a form of address is one wherever it
 * stands; 水管 or 平安 would make holes in every page, so those need a word beside them.
 */
function strengthOf(name: string): Strength {
  if (ORDINARY.has(name)) return 'weak'
  if (!HAN.test(name)) return name.includes('·') || /^[A-Z]{4,}$/.test(name) ? 'sure' : 'weak'
  const surname = COMPOUND.test(name) ? 2 : SURNAMES.has(name.charAt(0)) ? 1 : 0
  if (/^[老小阿]/.test(name) && SURNAMES.has(name.charAt(1)) && name.length <= 3) return 'sure'
  if (surname > 0 && name.length === 2) return 'short'
  if (surname > 0 && name.length >= 3 && name.length <= 4) return 'sure'
  return name.length >= 3 && KIN.test(name) ? 'sure' : 'weak'
}

const SAID_BEFORE =
  /(?:业主|居民|住户|邻居|姓名|联系人|经办人|报修人|负责人|户名|户主|车主|师傅|社工|同志|志愿者|党员|楼长|楼栋长|网格员|由|找|请|叫|感谢|谢谢|[@:]|略\)[、,和及与]) ?$/
const SAID_AFTER =
  /^ ?(?:同志|师傅|阿姨|叔叔|先生|女士|大妈|大爷|大伯|主任|书记|老师|说|反映|提出|提议|来电|签|负责|家的|家里|和他|和她|的电话|的手机)/
const PLACE_AFTER = /^(?:小区|社区|里|街|路|大厦|苑|村|奖|工程)/

function isNamed(strength: Strength, chars: string, stretch: Stretch): boolean {
  const { before, after } = around(chars, stretch)
  if (strength === 'sure') return true
  if (strength === 'short') return !GLUED.has(before.slice(-1) + chars.charAt(stretch.from))
  return !PLACE_AFTER.test(after) && (SAID_BEFORE.test(before) || SAID_AFTER.test(after))
}

/** The names by their characters, so that a text is read once however many there are. */
interface Branch {
  readonly next: Map<string, Branch>
  ends?: Strength
}

const branch = (): Branch => ({ next: new Map() })

function grow(names: readonly string[]): Branch {
  const root = branch()
  for (const name of names) {
    const { chars } = read(name.trim())
    if (chars.length < 2 || NOBODY.has(chars)) continue
    let at = root
    for (const char of chars) {
      const known = at.next.get(char) ?? branch()
      at.next.set(char, known)
      at = known
    }
    at.ends = strengthOf(chars)
  }
  return root
}

const isWord = (char: string) => /[A-Z0-9]/.test(char)

/** The longest name that stands here; 张 明 is written apart to be as wide as its neighbours. */
function nameAt(chars: string, from: number, root: Branch): Stretch | undefined {
  let found: Stretch | undefined
  let at: Branch | undefined = root
  for (let to = from; at && to < chars.length; to++) {
    if (to === from + 1 && chars.charAt(to) === ' ' && !at.next.has(' ')) continue
    at = at.next.get(chars.charAt(to))
    const stretch = { from, to: to + 1 }
    const cut = isWord(chars.charAt(to)) && isWord(chars.charAt(to + 1))
    if (at?.ends && !cut && isNamed(at.ends, chars, stretch)) found = stretch
  }
  return found
}

/** The names of people whom the community knows, as it writes them: whoever else is named, a person has to see. */
export function findNames(chars: string, names: readonly string[]): Stretch[] {
  const root = grow(names)
  const found: Stretch[] = []
  for (let i = 0; i < chars.length; i++) {
    if (isWord(chars.charAt(i)) && isWord(chars.charAt(i - 1))) continue
    const name = nameAt(chars, i, root)
    if (!name) continue
    found.push(name)
    i = name.to - 1
  }
  return found
}
