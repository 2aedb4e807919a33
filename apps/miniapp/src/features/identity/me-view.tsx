import { REGION_ROLE_LABELS } from '@juwuye/messages'
import type { Me } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { servesTown } from '../../shared/community.model.ts'
import { useDemoPeople } from '../../shared/demo.ts'
import { type Letters, setLetters, useLetters } from '../../shared/elder.ts'
import { chooseCommunity } from '../../shared/session.ts'
import { Button, Card, CheckboxRow, Chips, ContactButton, ListRow, Section, TabHeader, View } from '../../ui/index.ts'
import { MyBlockRow } from '../blocks/my-block-row.tsx'
import { InvitationScan } from '../entry/invitation-scan.tsx'
import { InboxRow } from '../notices/bell.tsx'
import { WaitingLine } from '../outbox/waiting-rows.tsx'
import { administers, keepsRolls, membershipLine } from './membership.model.ts'
import { SignOut } from './sign-out.tsx'

interface MeViewProps {
  me: Me
  communityId: string | undefined
  onRename: () => void
}

/** Who I am here, how the pages look to me, and the way out. */
export function MeView({ me, communityId, onRename }: MeViewProps) {
  const demo = useDemoPeople()
  const { displayName } = me.person
  return (
    <>
      <TabHeader
        title={displayName || '还没写名字'}
        note={displayName ? undefined : '写上名字，邻居和社工好称呼您'}
        action={<Button text="改名字" icon="pen" low onPress={onRename} />}
      />
      <WaitingLine />
      {communityId !== undefined && (
        <Section>
          <Card inner="flush">
            <MyBlockRow communityId={communityId} />
            <InboxRow communityId={communityId} />
            <ListRow title="消息设置" icon="talk" onPress={() => open('message-settings', { communityId })} />
          </Card>
        </Section>
      )}
      <Section title="看起来">
        <Card inner="list">
          <LettersChoice />
        </Card>
      </Section>
      <Memberships me={me} communityId={communityId} />
      <Section>
        <Card inner="flush">
          <ListRow
            title="我的信息"
            note="同意过什么，谁看过，带走一份"
            icon="lock"
            onPress={() => open('my-data', {})}
          />
        </Card>
      </Section>
      <ContactButton text="找客服" />
      <Section title="登录">
        {demo.data && <Button text="换个身份" icon="swap" className="mb3" onPress={() => open('who', {})} />}
        <SignOut />
      </Section>
    </>
  )
}

const SIZES: { value: Letters; label: string }[] = [
  { value: 'elder', label: '大字' },
  { value: 'largest', label: '特大字' },
]

/** Elder mode, and in it how large. */
function LettersChoice() {
  const letters = useLetters()
  const elder = letters !== 'standard'
  return (
    <>
      <CheckboxRow
        text="长辈版"
        note="字大，按钮大，一次只问一句，打电话随手就有"
        checked={elder}
        onChange={(on) => setLetters(on ? 'elder' : 'standard')}
      />
      {elder && (
        <View className="mb3">
          <Chips even label="字多大" choices={SIZES} value={letters} onChange={setLetters} />
        </View>
      )}
    </>
  )
}

/** Giving up what one is here, with everything that hangs on it. */
const leaving = (communityId: string, membershipId: string) => ({
  aside: '离任',
  onPress: () => open('members', { communityId, membershipId }),
})

function Memberships({ me, communityId }: Pick<MeViewProps, 'me' | 'communityId'>) {
  const shown = me.communities.find((community) => community.communityId === communityId)
  const lives = shown?.memberships.some(({ role }) => role === 'resident')
  const choices = me.communities.map((community) => ({ value: community.communityId, label: community.name }))
  return (
    <Section title={shown ? `我在${shown.name}` : '我的社区'}>
      {choices.length > 1 && (
        <Chips label="看哪个社区" choices={choices} value={communityId} onChange={chooseCommunity} />
      )}
      <Card inner="flush" className={choices.length > 1 ? 'mt3' : ''}>
        {shown?.memberships.map((membership) => (
          <ListRow
            key={membership.id}
            plain
            {...membershipLine(membership)}
            {...(membership.role === 'resident' ? {} : leaving(shown.communityId, membership.id))}
          />
        ))}
        {shown?.memberships.some(({ level }) => level === 'declared') && (
          <ListRow
            title="用住户码确认"
            note="信箱里那张纸上的码"
            icon="lock"
            onPress={() => open('opening/home-code', { communityId: shown.communityId })}
          />
        )}
        {me.regions.map(({ regionId, name, role }) => (
          <ListRow
            key={regionId}
            title={name}
            note={`${REGION_ROLE_LABELS[role]}，看各地的数`}
            onPress={() => open('figures/region', { regionId })}
          />
        ))}
        {me.regions.some(({ role }) => role === 'townOfficer') && (
          <ListRow
            title="镇街的社区"
            note="开一个新社区，看哪个还没开通"
            icon="board"
            onPress={() => open('opening/town', {})}
          />
        )}
        {communityId !== undefined && (
          <ListRow title="社区的数" icon="board" onPress={() => open('figures', { communityId })} />
        )}
        {communityId !== undefined && keepsRolls(me, shown?.memberships) && (
          <>
            <ListRow
              title="开通和请人"
              note="小区、单位、邀请"
              icon="home"
              onPress={() => open('opening', { communityId })}
            />
            <ListRow title="成员与交接" icon="people" onPress={() => open('members', { communityId })} />
            <ListRow title="限制吹哨" icon="warn" onPress={() => open('blocks', { communityId })} />
            <ListRow title="时限与消息设置" icon="clock" onPress={() => open('policy', { communityId })} />
          </>
        )}
        {communityId !== undefined && administers(me, shown?.memberships) && (
          <ListRow title="没送到的消息" icon="undo" onPress={() => open('dead-letters', { communityId })} />
        )}
        {servesTown(me) && (
          <ListRow title="换一个社区看" icon="swap" onPress={() => open('declare', { next: 'look' })} />
        )}
        {communityId !== undefined && lives && (
          <ListRow title="替我说的" icon="talk" onPress={() => open('tell-backs/mine', { communityId })} />
        )}
        <InvitationScan />
        <ListRow title={lives ? '搬家了，改住处' : '登记我住哪里'} icon="home" onPress={() => open('declare', {})} />
      </Card>
    </Section>
  )
}
