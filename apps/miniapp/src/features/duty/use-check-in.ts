import type { DutyCheckInBody } from '@juwuye/types'
import { useRef, useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { livePosition } from '../../platform/live-position.ts'
import { scanCode } from '../../platform/scan-code.ts'
import { useDutySend } from './use-duty-send.ts'

type Why = 'refused' | 'unavailable'
/** `takenBack`: the person does not want it looked at. */
type WhyNoPlace = Why | 'takenBack'
type Place = DutyCheckInBody['location']

/** Where a check-in stands; undefined while none goes on. */
export type CheckInStep =
  | { at: 'locating' }
  | { at: 'sending' }
  /** There is no code; a position alone is weak proof. */
  | { at: 'noCode'; why: Why }
  /** There is no position; the code alone is weak proof. */
  | { at: 'noPlace'; why: WhyNoPlace; code: string }
  /** Neither: nothing can be sent. */
  | { at: 'nothing'; why: WhyNoPlace }
  | { at: 'refused'; fault: unknown }

/** Scan, position, send; where one of the two is missing the person decides. Without position it is not even asked for. */
export function useCheckIn(communityId: string, withoutPosition: boolean) {
  const [step, setStep] = useState<CheckInStep>()
  const shiftId = useRef<string | null>(null)
  const sending = useDutySend(communityId, (body: DutyCheckInBody) => ({
    route: 'checkInForDuty',
    params: { communityId },
    body,
    words: { title: '值班签到' },
    edit: { page: 'duty', params: { communityId } },
  }))

  const send = async (code: string | null, location: Place) => {
    setStep({ at: 'sending' })
    try {
      await sending.mutateAsync({ shiftId: shiftId.current, code, location })
      setStep(undefined)
      toast('签到好了')
    } catch (fault) {
      setStep({ at: 'refused', fault })
    }
  }

  const without = (code: string | null, why: WhyNoPlace) =>
    setStep(code === null ? { at: 'nothing', why } : { at: 'noPlace', why, code })

  const locate = async (code: string | null) => {
    if (withoutPosition) return without(code, 'takenBack')
    setStep({ at: 'locating' })
    const place = await livePosition()
    if (!('failed' in place)) return send(code, place)
    without(code, place.failed)
  }

  const scan = async () => {
    const read = await scanCode()
    if ('text' in read) return locate(read.text)
    setStep(read.failed === 'cancelled' ? undefined : { at: 'noCode', why: read.failed })
  }

  return {
    step,
    begin: (of: string | null) => {
      shiftId.current = of
      void scan()
    },
    scan: () => void scan(),
    /** With what the camera gave, or with the position alone. */
    locate: (code: string | null) => void locate(code),
    withoutPlace: (code: string) => void send(code, null),
    close: () => setStep(undefined),
  }
}

export type CheckIn = ReturnType<typeof useCheckIn>
