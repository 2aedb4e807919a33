import { RETENTION, type RetentionGround, type RetentionRule } from '@juwuye/domain'

/** What goes, and from when its days count. */
export const RETENTION_LABELS: Record<RetentionRule, { what: string; from: string }> = {
  unsentUploads: { what: '传了没有发出去的照片、录音', from: '传上来以后' },
  wechatPushes: { what: '微信推送的编号', from: '收到以后' },
  stationCodes: { what: '用过的签到码', from: '用过以后' },
  homeCodeAttempts: { what: '没对上的住户码', from: '试过以后' },
  sessions: { what: '登录记录', from: '过期以后' },
  exportLinks: { what: '导出我的信息的链接', from: '要了以后' },
  answeredRequests: { what: '防止重复发送的编号', from: '答复以后' },
  outbox: { what: '等着发的通知', from: '发出以后' },
  deadLetters: { what: '没送到的消息', from: '放弃以后' },
  deliveries: { what: '发微信消息的记录', from: '发出以后' },
  attendanceAttempts: { what: '没成的签到', from: '试过以后' },
  relayAttempts: { what: '没成的代报', from: '试过以后' },
  inbox: { what: '“消息”里的消息', from: '收到以后' },
  wechatPermissions: { what: '发微信消息的许可', from: '允许以后' },
  closedUploads: { what: '吹哨、进展的照片和录音', from: '事情了结以后' },
  verdictPhotos: { what: '核验、裁定看过的照片', from: '事情了结以后' },
  consentEvidence: { what: '代报时同意的录音、字条照片', from: '代报以后' },
  neighbourViews: { what: '谁看过照看名单', from: '看过以后' },
  sensitiveViews: { what: '谁看过不公开的事', from: '看过以后' },
}

export const RETENTION_GROUNDS: Record<RetentionGround, string> = {
  purposeOver: '用不着了就删',
  networkLogs: '网络安全法：日志至少留六个月',
  limitation: '民法典：三年内可以追究',
  handlingRecords: '个人信息保护法：处理记录至少留三年',
}

const YEAR = 365

/** 1 天, 1 年, 3 年多; 马上 for no time at all. */
export function keptText(rule: RetentionRule): string {
  const { days } = RETENTION[rule]
  if (days === 0) return '马上删'
  if (days < YEAR) return `${days} 天`
  return `${Math.floor(days / YEAR)} 年${days % YEAR === 0 ? '' : '多'}`
}

/** The guide that people agree to: what for, who sees it, who gets it. A new wording is a new edition. */
export const PRIVACY_GUIDE: readonly { readonly name: string; readonly text: string }[] = [
  { name: '记什么', text: '您怎么称呼、住哪个小区哪一幢，您说的话、照片和录音，您办的事' },
  { name: '做什么用', text: '把事办好，告诉您办到哪一步。不卖，不做广告' },
  { name: '谁看得到', text: '社工、书记和办这件事的几家。匿名的，办事的几家不知道是您。公示的时候不写名字' },
  { name: '位置', text: '只在值班签到时看，只记在不在站里' },
  { name: '给别人吗', text: '微信替我们送消息、查文字和照片有没有问题。别的谁也不给' },
  { name: '您可以', text: '看、带走一份、收回同意、注销账号，都在“我的信息”里' },
]
