import type { UnitView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, EmptyState, Field, Notice, RadioList, Sheet, View } from '../../ui/index.ts'
import { type OfUnit, useCandidates, useMatchOwner } from './use-roll.ts'

interface MatchSheetProps {
  of: OfUnit
  owner: UnitView['owners'][number]
  onClose: () => void
  onDone: () => void
}

/** Says which confirmed resident an owner of the roll is; done by somebody who has looked at the deed. */
export function MatchSheet({ of, owner, onClose, onDone }: MatchSheetProps) {
  const [q, search] = useState('')
  const query = useCandidates(of.communityId, of.unit.id, q.trim())
  const match = useMatchOwner(of, owner)
  const [chosen, choose] = useState<string>()
  const send = () =>
    chosen &&
    match.mutate(chosen, {
      onSuccess: (sent) => {
        toast(sent.queued ? sent.said : '对上了')
        onDone()
      },
    })
  return (
    <Sheet
      title={`${owner.name}是哪一位住户`}
      note="看过产权证再对；对上以后，他就算这一户的业主"
      onClose={onClose}
      whole
      foot={
        <>
          {match.error && <Notice kind="error" title={faultText(match.error)} className="mb2" />}
          <Button text="就是这位" kind="primary" loading={match.isPending} disabled={!chosen} onPress={send} />
        </>
      }
    >
      <Field name="owner-search" label="找住户" placeholder="写名字" onInput={search} />
      <LoadState query={query} cards={1}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon="people"
              title={q.trim() === '' ? '小区里还没有确认过的住户' : '没有叫这个名字的住户'}
              text="请他先登记住处，确认以后再来对"
            />
          ) : (
            <View>
              <RadioList
                label="是哪一位住户"
                choices={items.map(({ membershipId, name, building, owner: owns }) => ({
                  value: membershipId,
                  label: name,
                  note: [building, name === owner.name && '同名', owns && '已经是业主'].filter(Boolean).join('，'),
                }))}
                value={chosen}
                onChange={choose}
              />
            </View>
          )
        }
      </LoadState>
    </Sheet>
  )
}
