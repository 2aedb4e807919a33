import type {
  AttendanceProof,
  AttendanceState,
  CallOutcome,
  GeofenceWord,
  PostKind,
  PromiseKind,
  RotaState,
  SwapKind,
  SwapState,
} from '@juwuye/domain'

export const POST_KIND_LABELS: Record<PostKind, string> = {
  deskSocialWorker: '坐班社工',
  deskProperty: '坐班物业',
  rotaPartyMember: '轮值党员',
  other: '其他岗',
}

/** One character for a post, where there is only a square for it. */
export const POST_KIND_MARKS: Record<PostKind, string> = {
  deskSocialWorker: '居',
  deskProperty: '物',
  rotaPartyMember: '党',
  other: '邻',
}

export const ROTA_STATE_LABELS: Record<RotaState, string> = { draft: '还没公布', published: '已公布' }

export const SWAP_KIND_LABELS: Record<SwapKind, string> = { swap: '换班', leave: '请假' }

export const SWAP_STATE_LABELS: Record<SwapState, string> = {
  open: '等答复',
  accepted: '换好了',
  refused: '对方来不了',
  withdrawn: '自己撤回了',
  lapsed: '过期没人接',
}

/** Where a shift stands. */
export const ATTENDANCE_STATE_LABELS: Record<AttendanceState, string> = {
  due: '等签到',
  here: '在岗',
  late: '迟到，在岗',
  done: '值完了',
  missed: '没到',
}

/** How sure it is that somebody was there. */
export const PROOF_LABELS: Record<AttendanceProof, string> = {
  strong: '扫码加定位',
  weak: '证明不全',
  byHand: '补记',
}

export const GEOFENCE_LABELS: Record<GeofenceWord, string> = {
  inside: '在站里',
  outside: '不在站里',
  unknown: '没有定位',
}

export const PROMISE_KIND_LABELS: Record<PromiseKind, string> = {
  case: '事项',
  tellBack: '回告',
  visit: '上门',
  other: '别的',
}

export const CALL_OUTCOME_LABELS: Record<CallOutcome, string> = {
  coming: '马上来',
  answered: '接了',
  noAnswer: '没人接',
}
