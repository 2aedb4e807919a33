import { LIMITS } from '@juwuye/domain'
import type { CommunityView, MadeHomeCodes } from '@juwuye/types'
import { useRef, useState } from 'react'
import { faultText, isWithin } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { useProblems } from '../../shared/use-problems.ts'
import { Button, Chips, Form, FormItem, Notice, NumberRow } from '../../ui/index.ts'
import { useMakeHomeCodes } from './use-home-codes.ts'

interface HomeCodesFormProps {
  community: CommunityView
  onMade: (made: MadeHomeCodes) => void
}

/** Which building, how many homes. */
export function HomeCodesForm({ community: { communityId, estates }, onMade }: HomeCodesFormProps) {
  const id = useRef(newId())
  const [estateId, choose] = useState(estates[0]?.id)
  const [buildingId, pick] = useState<string>()
  const [codes, count] = useState('')
  const [days, last] = useState('30')
  const make = useMakeHomeCodes(communityId)
  const estate = estates.find((one) => one.id === estateId)
  const building = estate?.buildings.find((one) => one.id === buildingId)
  const own = {
    ...(!building && { buildingId: '选一幢' }),
    ...(!isWithin(codes, LIMITS.homeCodes) && { codes: `写印几张，1 到 ${LIMITS.homeCodes}` }),
    ...(!isWithin(days, LIMITS.homeCodeDays) && { days: `几天有效，1 到 ${LIMITS.homeCodeDays}` }),
  }
  const { problems, pointed, ready } = useProblems(own, make.error)
  const send = () => {
    if (!ready() || !building) return
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
      {make.error && !pointed && <Notice kind="error" title={faultText(make.error)} className="mb3" />}
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
      <FormItem label="哪一幢" error={problems.buildingId}>
        <Chips
          label="哪一幢"
          choices={(estate?.buildings ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={building?.id}
          onChange={pick}
        />
      </FormItem>
      <FormItem label="这一批" error={problems.codes ?? problems.days}>
        <NumberRow name="home-codes" label="印几张" unit="张" initial={codes} onInput={count} />
        <NumberRow name="home-code-days" label="几天有效" unit="天" initial={days} onInput={last} />
      </FormItem>
    </Form>
  )
}
