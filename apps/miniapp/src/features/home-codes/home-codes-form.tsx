import { LIMITS } from '@juwuye/domain'
import type { CommunityView, MadeHomeCodes } from '@juwuye/types'
import { useRef, useState } from 'react'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { Button, Chips, Form, FormItem, Notice, NumberRow } from '../../ui/index.ts'
import { useMakeHomeCodes } from './use-home-codes.ts'

interface HomeCodesFormProps {
  community: CommunityView
  onMade: (made: MadeHomeCodes) => void
}

const within = (typed: string, most: number) => /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most

/** Which building, how many homes. */
export function HomeCodesForm({ community: { communityId, estates }, onMade }: HomeCodesFormProps) {
  const id = useRef(newId())
  const [estateId, choose] = useState(estates[0]?.id)
  const [buildingId, pick] = useState<string>()
  const [codes, count] = useState('')
  const [days, last] = useState('30')
  const [tried, setTried] = useState(false)
  const make = useMakeHomeCodes(communityId)
  const estate = estates.find((one) => one.id === estateId)
  const building = estate?.buildings.find((one) => one.id === buildingId)
  const own = {
    ...(!building && { buildingId: '选一幢' }),
    ...(!within(codes, LIMITS.homeCodes) && { codes: `写几户，1 到 ${LIMITS.homeCodes}` }),
    ...(!within(days, LIMITS.homeCodeDays) && { days: `几天有效，1 到 ${LIMITS.homeCodeDays}` }),
  }
  const faults: Record<string, string> = { ...fieldFaults(make.error), ...(tried ? own : {}) }
  const send = () => {
    setTried(true)
    if (Object.keys(own).length > 0 || !building) return
    const body = { id: id.current, buildingId: building.id, codes: Number(codes), days: Number(days) }
    make.mutate(body, {
      onSuccess: (sent) => !sent.queued && onMade(sent.answer),
      // a batch whose answer got lost is taken back from the list; this is another
      onError: () => {
        id.current = newId()
      },
    })
  }
  const foot = (
    <>
      {make.error && Object.keys(faults).length === 0 && (
        <Notice kind="error" title={faultText(make.error)} className="mb3" />
      )}
      <Button text="印这一幢的" kind="primary" loading={make.isPending} onPress={send} />
    </>
  )
  return (
    <Form foot={foot}>
      {estates.length > 1 && (
        <FormItem label="哪个小区">
          <Chips
            label="哪个小区"
            choices={estates.map((one) => ({ value: one.id, label: one.name }))}
            value={estateId}
            onChange={choose}
          />
        </FormItem>
      )}
      <FormItem label="哪一幢" error={faults.buildingId}>
        <Chips
          label="哪一幢"
          choices={(estate?.buildings ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={building?.id}
          onChange={pick}
        />
      </FormItem>
      <FormItem label="这一批" error={faults.codes ?? faults.days}>
        <NumberRow name="home-codes" label="几户" unit="张" initial={codes} onInput={count} />
        <NumberRow name="home-code-days" label="几天有效" unit="天" initial={days} onInput={last} />
      </FormItem>
    </Form>
  )
}
