import type { OpeningNeed } from '@juwuye/domain'
import type { Opening } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, ClockChip, ListRow, Notice, Section, TabHeader } from '../../ui/index.ts'
import { NEED_WORDS } from './opening.model.ts'
import { useOpening } from './use-opening.ts'

/** 开通还差什么: each thing that is missing leads to where it is done. */
export function OpeningScreen({ communityId, name }: { communityId: string; name: string }) {
  const query = useOpening(communityId)
  return (
    <>
      <TabHeader title={`${name}的开通`} note="四样齐了，居民就能吹哨" />
      <LoadState query={query} cards={2}>
        {(opening) => (
          <>
            <Needs communityId={communityId} opening={opening} />
            <Section title="请人进来">
              <Card inner="flush">
                <ListRow
                  title="发一个邀请"
                  note="书记、社工、物业、业委会、楼栋长……扫码就进来"
                  icon="people"
                  onPress={() => open('opening/invite', { communityId })}
                />
                <ListRow
                  title="发出去的邀请"
                  note="谁用了，哪张还开着，收回"
                  icon="scan"
                  onPress={() => open('opening/invitations', { communityId })}
                />
                <ListRow
                  title="住户码"
                  note="一户一张，放进信箱，填上就确认住户"
                  icon="lock"
                  onPress={() => open('opening/home-codes', { communityId })}
                />
                <ListRow
                  title="成员与交接"
                  note="谁在哪一家；离任、交给谁"
                  icon="swap"
                  onPress={() => open('members', { communityId })}
                />
              </Card>
            </Section>
            <Section title="小区和单位">
              <Card inner="flush">
                <ListRow
                  title="从表格导入"
                  note="小区、楼栋、房屋、单位、名册，一个文件一次带进来"
                  icon="board"
                  onPress={() => open('opening/import', { communityId })}
                />
                <ListRow
                  title="业主名册"
                  note="每一户的面积和业主，差什么"
                  icon="home"
                  onPress={() => open('owner-roll', { communityId })}
                />
                <ListRow
                  title="名字和电话"
                  note="改小区、楼栋、公共地方、单位的名字，改电话"
                  icon="pen"
                  onPress={() => open('opening/places', { communityId })}
                />
                <ListRow title="加一个小区" icon="home" onPress={() => open('opening/estate', { communityId })} />
                <ListRow
                  title="加一家单位"
                  note="物业、业委会、理事会、职能部门……"
                  icon="board"
                  onPress={() => open('opening/party', { communityId })}
                />
                <ListRow title="谁办过什么" icon="book" onPress={() => open('opening/steps', { communityId })} />
              </Card>
            </Section>
          </>
        )}
      </LoadState>
    </>
  )
}

function Needs({ communityId, opening: { open: isOpen, needs } }: { communityId: string; opening: Opening }) {
  const act: Record<OpeningNeed, () => void> = {
    committee: () => open('opening/party', { communityId, kind: 'residentsCommittee' }),
    estate: () => open('opening/estate', { communityId }),
    socialWorker: () => open('opening/invite', { communityId, role: 'socialWorker' }),
    onCall: () => open('policy', { communityId }),
  }
  const missing = needs.filter(({ done }) => !done).length
  return (
    <>
      {isOpen ? (
        <Notice icon="okc" title="开通了，居民能吹哨" />
      ) : (
        <Notice kind="warn" icon="warn" title={`还差 ${missing} 样，居民还不能吹哨`} text="在这以前，居民打社区热线" />
      )}
      <Section title="开通要有的四样">
        <Card inner="flush">
          {needs.map(({ need, done }) => (
            <ListRow
              key={need}
              plain={done}
              title={NEED_WORDS[need].title}
              note={done ? undefined : NEED_WORDS[need].missing}
              aside={done ? <ClockChip state="ok" text="有了" /> : undefined}
              onPress={done ? undefined : act[need]}
            />
          ))}
        </Card>
      </Section>
    </>
  )
}
