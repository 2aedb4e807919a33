import type {
  AdministrationStep,
  CaseAction,
  CaseClass,
  CaseState,
  ClockKind,
  ConsentKind,
  EvidenceKind,
  JoinLevel,
  MaskedKind,
  NodeState,
  Office,
  PartyKind,
  RatingLevel,
  ReachWay,
  RecordChannel,
  RefuseReason,
  RegionRole,
  RelayAttempt,
  Role,
  SeatCause,
  SeatKind,
  SolvedWord,
  Step,
  StepBackTie,
  SupervisionLevel,
  TellBackStage,
  TellBackWay,
  TwoStepAction,
  UnsolvedReason,
  Visibility,
  WhistleChannel,
  WhistleKind,
} from '@juwuye/domain'

export const STATE_LABELS: Record<CaseState, string> = {
  raised: '已吹哨',
  dispatched: '已派哨',
  claimed: '已认领',
  deliberating: '协商中',
  rectifying: '整改中',
  verified: '待公示',
  publicised: '公示中',
  closed: '已办结',
  declined: '不予受理',
  merged: '已合并',
  withdrawn: '已撤回',
}

export const STEP_LABELS: Record<Step, string> = { 1: '发现', 2: '认领', 3: '整改', 4: '公示' }

export const CLASS_LABELS: Record<CaseClass, string> = {
  major: '大事',
  hard: '难事',
  urgent: '急事',
  minor: '小事',
  private: '私事',
}

export const CLASS_HINTS: Record<CaseClass, string> = {
  major: '牵动全小区，要花钱或动公共部位',
  hard: '拖了很久，要几家一起办',
  urgent: '有危险，或者停水停电停梯',
  minor: '上门一趟就能修好',
  private: '家里的事、两家之间的事，不公开',
}

export const KIND_LABELS: Record<WhistleKind, string> = { problem: '问题', suggestion: '建议', help: '求助' }

export const CHANNEL_LABELS: Record<WhistleChannel, string> = {
  own: '自己吹哨',
  relay: '楼栋长代报',
  walkIn: '上门来说',
  phone: '打电话来说',
  hotline12345: '12345 转来',
  paper: '纸条、信件',
}

export const CONSENT_LABELS: Record<ConsentKind, string> = {
  spoken: '本人口头同意',
  written: '本人写了字条',
  family: '家属同意',
}

export const RELAY_ATTEMPT_LABELS: Record<RelayAttempt, string> = {
  otherBuilding: '想记不归自己照看的楼里的邻居',
  unknownNeighbour: '想替不在名单上的人报',
  noConsent: '替人报，没有同意的凭据',
  strangerClaim: '说名单上的人是自己，没有认下',
}

export const REACH_LABELS: Record<ReachWay, string> = { visit: '上门', call: '打电话', family: '找家里人' }

export const TELL_BACK_STAGE_LABELS: Record<TellBackStage, string> = {
  claimed: '有人牵头了',
  done: '做完了',
  published: '结果公示了',
  declined: '没有受理',
}

export const TELL_BACK_WAY_LABELS: Record<TellBackWay, string> = {
  visit: '上门说了',
  call: '电话里说了',
  slip: '送了纸条',
}

export const VISIBILITY_LABELS: Record<Visibility, string> = { named: '署名', anonymous: '匿名', private: '不公开' }

export const VISIBILITY_HINTS: Record<Visibility, string> = {
  named: '办事的几家知道是您，公示时不写名字',
  anonymous: '只有社工和书记知道是您，办事的几家不知道',
  private: '这件可以公示，您说的话和照片不公开',
}

export const ROLE_LABELS: Record<Role, string> = {
  resident: '居民',
  buildingHead: '楼栋长',
  rotaPartyMember: '轮值党员',
  socialWorker: '社工',
  secretary: '书记',
  propertyStaff: '物业工作人员',
  ownersCommitteeMember: '业委会委员',
  councilMember: '共建理事会理事',
  coreMember: '自治核心成员',
  deliberationMember: '议事团成员',
  ngoMember: '公益组织成员',
  departmentOfficer: '职能部门工作人员',
}

export const REGION_ROLE_LABELS: Record<RegionRole, string> = {
  townOfficer: '镇街工作人员',
  cityOfficer: '市级工作人员',
}

export const OFFICE_LABELS: Record<Office, string> = { chair: '负责人', deputy: '副职' }

export const PARTY_KIND_LABELS: Record<PartyKind, string> = {
  residentsCommittee: '居委会',
  property: '物业公司',
  ownersCommittee: '业委会',
  selfGovernanceCore: '自治核心',
  estateCouncil: '共建理事会',
  deliberationGroup: '邻里议事团',
  partyOrganisation: '社区党组织',
  ngo: '公益组织',
  department: '职能部门',
}

export const ADMINISTRATION_STEP_LABELS: Record<AdministrationStep, string> = {
  communityOpened: '开了社区',
  estateAdded: '加了小区',
  partyAdded: '加了单位',
  buildingAdded: '加了楼栋',
  placeAdded: '加了公共地方',
  estateRenamed: '改了小区的名字',
  buildingRenamed: '改了楼栋的名字',
  placeRenamed: '改了公共地方的名字',
  partyChanged: '改了单位',
  deskPhoneChanged: '改了社区热线',
  onCallChanged: '改了值班电话',
  invited: '发了邀请',
  invitedAgain: '重发了邀请',
  invitationRevoked: '收回了邀请',
  invitationAccepted: '接受了邀请',
  homeCodesMade: '印了住户码',
  homeCodesRevoked: '作废了住户码',
  communityImported: '用表格导入了',
  rollTaken: '下载了填好的表，里面有业主名册',
  unitCorrected: '改了一户',
  ownerMatched: '对上了业主',
  ownerUnmatched: '撤了业主的对应',
}

export const LEVEL_LABELS: Record<JoinLevel, string> = {
  declared: '已登记，等确认',
  confirmed: '已确认居住',
  owner: '业主',
}

export const SEAT_LABELS: Record<SeatKind, { character: string; name: string }> = {
  residentsCommittee: { character: '居', name: '居委会' },
  property: { character: '物', name: '物业' },
  ownersCommittee: { character: '业', name: '业委会' },
  selfGovernanceCore: { character: '核', name: '自治核心' },
  estateCouncil: { character: '理', name: '共建理事会' },
  deliberationGroup: { character: '议', name: '议事团' },
  partyOrganisation: { character: '党', name: '党组织' },
  buildingHead: { character: '楼', name: '楼栋长' },
  reporter: { character: '邻', name: '吹哨人' },
  confirmedOwner: { character: '户', name: '业主' },
  town: { character: '镇', name: '镇街' },
}

export const NODE_STATE_LABELS: Record<NodeState, string> = {
  todo: '还没开工',
  doing: '正在做',
  submitted: '做完了，等核验',
  verified: '核验通过',
  returned: '被退回，要重做',
  dropped: '不做了',
}

export const EVIDENCE_LABELS: Record<EvidenceKind, string> = {
  photos: '前后照片',
  note: '文字说明',
  cost: '花了多少钱',
}

export const CLOCK_LABELS: Record<ClockKind, string> = {
  respond: '有人报到',
  danger: '确认险情',
  safe: '先排除危险',
  plan: '定下方案',
  resolve: '全部办好',
  publish: '公示结果',
  publicity: '公示期',
  ruling: '裁定',
  verification: '核验',
  lease: '拿出进展',
  pendingAct: '等第二个人确认',
  leadRuling: '裁定由谁牵头',
  report: '答复反映',
  review: '挂账复核',
}

export const REFUSE_REASON_LABELS: Record<RefuseReason, string> = {
  notOurDuty: '不是我们的职责',
  notOurPlace: '不在我们管的地方',
  underContract: '按合同或保修归别家',
  noAuthority: '我们没有这个权限或资质',
  inHandElsewhere: '已经有别家在办',
}

export const UNSOLVED_LABELS: Record<UnsolvedReason, string> = {
  vote: '表决没有通过',
  law: '法律法规不允许',
  money: '没有这笔钱',
}

/** Who rules where no body of the estate does. */
export const RULING_BODY_LABELS = { secretary: '书记', town: '镇街' } as const

/** What was taken out of public words. */
export const MASKED_LABELS: Record<MaskedKind, string> = {
  phone: '电话',
  identity: '证件号',
  bankCard: '卡号',
  plate: '车牌',
  room: '门牌',
  name: '姓名',
}

export const RECORD_CHANNEL_LABELS: Record<RecordChannel, string> = { letter: '来信', call: '来电' }

export const SEAT_CAUSE_LABELS: Record<SeatCause, string> = {
  silent: '到时间没有签',
  resigned: '这一席已经没有人',
  conflicted: '和做事的一方有关系',
}

export const STEP_BACK_TIE_LABELS: Record<StepBackTie, string> = {
  family: '有家里人、亲戚在那里',
  works: '本人在那里做事或做过事',
  dealings: '有钱款、生意往来',
  quarrel: '有过节，怕看不公正',
  other: '别的关系',
}

export const SOLVED_LABELS: Record<SolvedWord, string> = { solved: '解决了', notSolved: '没解决' }

export const RATING_LABELS: Record<RatingLevel, string> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
}

/** What the button says: the verb, and what happens next. */
export const ACTION_LABELS: Record<CaseAction, string> = {
  blow: '吹哨',
  join: '我也是',
  withdraw: '撤回这一哨',
  triage: '派哨',
  'confirm-danger': '确认是不是险情',
  reclassify: '改分类',
  decline: '不予受理',
  appeal: '不服，申诉',
  'rule-appeal': '裁定申诉',
  merge: '和另一件合并',
  split: '拆成两件',
  summon: '再叫一家来',
  'check-in': '报到，回复吹哨人',
  'refuse-summons': '不归我们，退单',
  'rule-lead': '裁定由谁牵头',
  'claim-lead': '认领牵头',
  'claim-part': '认领一部分',
  'note-progress': '记一条进展',
  'release-lead': '不再牵头',
  'start-talk': '约三方面对面',
  'end-talk': '谈完了，记下结果',
  'adopt-plan': '定方案',
  'change-plan': '改方案',
  'make-safe': '险排除了',
  'submit-node': '做完了，请核验',
  'sign-yes': '通过',
  'sign-no': '退回',
  'step-back': '我要回避',
  'replace-seat': '换一席来核验',
  'conclude-unsolved': '办不成，说明原因',
  publish: '去公示',
  report: '反映公示内容有问题',
  'answer-report': '答复反映',
  'take-down': '先撤下公示',
  'restore-page': '改好了，恢复公示',
  object: '我有不同意见',
  'rule-objection': '裁定异议',
  rate: '去看看，修好没有',
  close: '办结',
  'close-private': '调解好了，请双方确认',
  reopen: '没好，重新打开',
  urge: '催一催',
  remind: '提醒',
  supervise: '督办',
  'answer-supervision': '答复督办',
  'put-on-book': '挂账，约定复核日',
  'pause-clock': '申请停表',
  'resume-clock': '接着计时',
}

/** Buttons of the second half of a two-step act. */
export const SETTLE_LABELS: Record<TwoStepAction, Record<'confirm' | 'refuse' | 'withdraw', string>> = {
  'adopt-plan': { confirm: '会签方案', refuse: '不同意这个方案', withdraw: '收回方案' },
  'change-plan': { confirm: '同意改方案', refuse: '不同意这样改', withdraw: '收回改动' },
  'make-safe': { confirm: '看过了，险已排除', refuse: '还没排除', withdraw: '收回，接着排险' },
  'conclude-unsolved': { confirm: '同意，如实公示没办成', refuse: '不同意，接着办', withdraw: '收回，接着办' },
  'close-private': { confirm: '是的，说好了', refuse: '还没说好', withdraw: '收回调解结果' },
  reclassify: { confirm: '同意公开来办', refuse: '不同意公开', withdraw: '收回，还是私下办' },
  split: { confirm: '同意拆开', refuse: '不拆', withdraw: '收回，不拆了' },
  'put-on-book': { confirm: '同意挂账', refuse: '不同意挂账', withdraw: '收回，不挂账了' },
  'pause-clock': { confirm: '同意停表', refuse: '不同意停表', withdraw: '收回，不停表了' },
}

/** What a pending half is called in a sentence. */
export const PENDING_LABELS: Record<TwoStepAction, string> = {
  'adopt-plan': '方案',
  'change-plan': '方案的改动',
  'make-safe': '险已排除',
  'conclude-unsolved': '办不成的说明',
  'close-private': '调解结果',
  reclassify: '公开来办',
  split: '拆成两件',
  'put-on-book': '挂账',
  'pause-clock': '停表',
}

export const SUPERVISION_LABELS: Record<SupervisionLevel, string> = { 0: '督办', 1: '一级督办', 2: '二级督办' }

/** 代录: the desk enters what a party without anybody here said. */
function recordedLabel(action: CaseAction, party: string, position?: number): string {
  const part = position === undefined ? '' : `第 ${position + 1} 段`
  if (action === 'check-in') return `代${party}报到`
  if (action === 'refuse-summons') return `代${party}退单`
  if (action === 'submit-node') return `代${party}交${part || '活'}，请核验`
  return `代${party}：${offerLabel(action, position)}`
}

/** The button of an act; with the node it is about, where there are several, or the party it is recorded for. */
export function offerLabel(action: CaseAction, position?: number, recordedFor?: string): string {
  if (recordedFor !== undefined) return recordedLabel(action, recordedFor, position)
  if (action === 'sign-yes') return position === undefined ? '去核验' : `去核验第 ${position + 1} 段`
  if (position === undefined) return ACTION_LABELS[action]
  if (action === 'submit-node') return `第 ${position + 1} 段做完了，请核验`
  if (action === 'note-progress') return `第 ${position + 1} 段记进展`
  if (action === 'sign-no') return `退回第 ${position + 1} 段`
  return ACTION_LABELS[action]
}
