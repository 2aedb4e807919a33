import type { CheckInStep } from './use-check-in.ts'

interface StepWords {
  title: string
  text: string
}

const CAMERA = {
  refused: '您或手机没有允许用摄像头。在手机设置里允许以后，再扫一次',
  unavailable: '这里用不了摄像头。用微信里的“吹哨报到”扫，或者只用定位签到',
} as const

const PLACE = {
  refused: '您或手机没有允许用定位。只看您在不在站里，不留位置',
  unavailable: '手机现在找不到自己的位置，到门口或窗边再试',
  takenBack: '您收回了“签到时看位置”。可以只扫码签到，也可以到“我的信息”里重新同意',
} as const

/** What a check-in says where it stops. */
export function checkInWords(step: CheckInStep): StepWords | undefined {
  if (step.at === 'noCode') return { title: '没有扫成', text: CAMERA[step.why] }
  if (step.at === 'noPlace') return { title: '码扫到了，没有定位', text: PLACE[step.why] }
  if (step.at === 'nothing')
    return { title: '没有扫码，也没有定位', text: `${PLACE[step.why]}。还不行，请社工替您补记` }
  return undefined
}
