import { LIMITS } from '@juwuye/domain'
import type { CommunityView, Me } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunityById } from '../../shared/me.ts'
import { whenSent } from '../../shared/outbox/use-send.ts'
import { Button, Chips, Field, Form, FormItem, Notice, RadioList, TextLink, View } from '../../ui/index.ts'
import { type DeclareDraft, type DeclareProblems, declareProblems, placesOf } from './declare.model.ts'
import { PickCommunity } from './pick-community.tsx'
import { declareDraft, useDeclare } from './use-identity.ts'

interface DeclareFormProps {
  me: Me
  /** Undefined where it waits for a network. */
  onDone: (community: CommunityView | undefined) => void
}

/** Community, estate, building, name: kept while it is filled in. */
export function DeclareForm({ me, onDone }: DeclareFormProps) {
  const { value, change, clear } = useDraft<DeclareDraft>(declareDraft(me.person.id), 1, {})
  const community = useCommunityById(value.communityId)
  if (value.communityId === undefined) return <PickCommunity onPick={(communityId) => change({ communityId })} />
  return (
    <LoadState query={community}>
      {(found) => (
        <PickHome
          me={me}
          community={found}
          draft={value}
          change={change}
          onDone={(now) => {
            clear()
            onDone(now)
          }}
        />
      )}
    </LoadState>
  )
}

interface PickHomeProps extends DeclareFormProps {
  community: CommunityView
  draft: DeclareDraft
  change: (part: Partial<DeclareDraft>) => void
}

function PickHome({ me, community, draft, change, onDone }: PickHomeProps) {
  const declare = useDeclare(me.person.id)
  // From the first try on, what is still missing is said, and what was chosen no longer.
  const [tried, setTried] = useState(false)
  const { estate, building } = placesOf(draft, community)
  const displayName = draft.displayName ?? me.person.displayName
  const problems = declareProblems({ estateId: estate?.id, buildingId: building?.id }, displayName)
  const missing: DeclareProblems = tried ? problems : {}
  const faults = { ...fieldFaults(declare.error), ...missing }
  const send = () => {
    setTried(true)
    if (Object.keys(problems).length > 0 || !estate || !building) return
    const { communityId } = community
    const home = `${estate.name} ${building.name}`
    const residence = { communityId, estateId: estate.id, buildingId: building.id, displayName, home }
    declare.mutate(residence, { onSuccess: (sent) => whenSent(sent, onDone) })
  }
  const foot = (
    <>
      {declare.error && Object.keys(faults).length === 0 && (
        <Notice kind="error" title={faultText(declare.error)} className="mb3" />
      )}
      <View className="t-note mb3">
        点“登记”，就是同意这样用您的信息：
        <TextLink text="个人信息怎么用" onPress={() => open('my-data/guide', {})} />
      </View>
      <Button text="登记，我住这里" kind="primary" loading={declare.isPending} onPress={send} />
      <View className="t-note mt3">登记好马上能吹哨。楼栋长或社工确认以后，还能对公示提意见。</View>
    </>
  )
  return (
    <>
      <View className="flex mb3">
        <View className="t-title grow">{community.name}</View>
        <TextLink text="换一个社区" onPress={() => change({ communityId: undefined, estateId: undefined })} />
      </View>
      <Form foot={foot}>
        <FormItem label="哪个小区" error={faults.estateId}>
          <RadioList
            label="哪个小区"
            choices={community.estates.map(({ id, name }) => ({ value: id, label: name }))}
            value={estate?.id}
            onChange={(estateId) => change({ estateId, buildingId: undefined })}
          />
        </FormItem>
        {estate && (
          <FormItem label="哪一幢" error={faults.buildingId}>
            <Chips
              label="哪一幢"
              choices={estate.buildings.map(({ id, name }) => ({ value: id, label: name }))}
              value={building?.id}
              onChange={(buildingId) => change({ estateId: estate.id, buildingId })}
            />
          </FormItem>
        )}
        <Field
          name="displayName"
          label="怎么称呼您"
          hint="办事的几家和社工看得到；公示的时候不写。不用写门牌号"
          initial={displayName}
          max={LIMITS.nameChars}
          error={faults.displayName}
          onInput={(name) => change({ displayName: name })}
        />
      </Form>
    </>
  )
}
