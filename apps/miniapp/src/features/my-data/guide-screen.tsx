import { PRIVACY_GUIDE_EDITION, RETENTION, RETENTION_RULES } from '@juwuye/domain'
import { keptText, PRIVACY_GUIDE, RETENTION_GROUNDS, RETENTION_LABELS } from '@juwuye/messages'
import { toast } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { faultText } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Button, Card, Facts, ListRow, Notice, Section, TabHeader, View } from '../../ui/index.ts'
import { useMyConsents, useSetConsent } from './use-my-data.ts'

/** What personal information is used for, and when what of it is deleted: the guide that people agree to. */
export function GuideScreen() {
  return (
    <>
      <TabHeader title="个人信息怎么用" note={`第 ${PRIVACY_GUIDE_EDITION} 版`} />
      <Card>
        <Facts of={PRIVACY_GUIDE} />
      </Card>
      <Section title="到时间就删">
        <Card inner="flush">
          {RETENTION_RULES.map((rule) => {
            const { what, from } = RETENTION_LABELS[rule]
            return (
              <ListRow
                key={rule}
                plain
                title={what}
                note={`${from}；${RETENTION_GROUNDS[RETENTION[rule].ground]}`}
                aside={keptText(rule)}
              />
            )
          })}
        </Card>
        <View className="t-note mt3">
          别的跟着事项或者账号走：事项是大家的记录，一直留着；您的名字、电话等，注销账号时删掉。
        </View>
      </Section>
      <AgreeAnew />
    </>
  )
}

/** Whoever agreed to an earlier edition says so of this one, before anything more of theirs is kept. */
function AgreeAnew() {
  const { data } = useMyConsents()
  const set = useSetConsent()
  const online = useOnline()
  const standing = data?.standing.find(({ matter }) => matter === 'privacyGuide')
  if (!standing?.renewed) return null
  const agree = () =>
    set.mutate(
      { matter: 'privacyGuide', given: true },
      {
        onSuccess: () => {
          toast('记下了，可以接着办')
          back('me')
        },
      },
    )
  return (
    <View className="mt4">
      {set.error && (
        <Notice
          kind={online ? 'error' : 'offline'}
          title="没有记上"
          text={faultText(set.error, online)}
          className="mb3"
        />
      )}
      <Notice title="这一版是新的" text="您同意的是以前那一版。不同意也能看、能导出、能注销，只是不能再吹哨、办事" />
      <Button
        text={`看过了，同意第 ${PRIVACY_GUIDE_EDITION} 版`}
        kind="primary"
        className="mt3"
        loading={set.isPending}
        onPress={agree}
      />
    </View>
  )
}
