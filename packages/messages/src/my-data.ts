import type { ConsentMatter, NeighbourConsentMatter, SensitiveSight, Withdrawable } from '@juwuye/domain'

export const CONSENT_MATTER_LABELS: Record<ConsentMatter, string> = {
  privacyGuide: '个人信息怎么用',
  position: '签到时看位置',
  wechatMessage: '发微信消息',
  nameShown: '办事的几家知道是我',
}

export const NEIGHBOUR_CONSENT_LABELS: Record<NeighbourConsentMatter, string> = {
  listed: '记在照看名单上',
  relayed: '替我吹哨',
}

/** What stops when it is taken back. */
export const WITHDRAWAL_EFFECTS: Record<Withdrawable, string> = {
  privacyGuide: '收回以后只能看，不能再吹哨、办事，微信也不再发。已经办的事照样办完。要全部删掉，请注销账号。',
  position: '收回以后不再看您在哪里，签到只能扫码，或者请社工补记。',
  wechatMessage: '收回以后一条也不发到微信，“消息”里照样看得到。',
  listed: '收回以后名字、门牌、电话马上删掉，也不能再替您吹哨。已经报的事照样办。',
}

export const SIGHT_LABELS: Record<SensitiveSight | 'neighbourList' | 'neighbourDetails', string> = {
  privateCase: '看了您的私事',
  privateWords: '看了您不公开的话',
  anonymousName: '看到匿名的是您',
  neighbourList: '在照看名单上看到您',
  neighbourDetails: '看了您的门牌和电话',
}

/** What it was for. */
export const SIGHT_PURPOSES: Record<SensitiveSight | 'neighbourList' | 'neighbourDetails', string> = {
  privateCase: '办这件事',
  privateWords: '办这件事',
  anonymousName: '替您转话',
  neighbourList: '照看邻居',
  neighbourDetails: '上门或打电话',
}
