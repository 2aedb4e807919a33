import { PRIVACY_GUIDE_EDITION, RETENTION, RETENTION_RULES } from '@juwuye/domain'
import { keptText, PRIVACY_GUIDE, RETENTION_GROUNDS, RETENTION_LABELS } from '@juwuye/messages'
import { Card, Facts, ListRow, Section, TabHeader, View } from '../../ui/index.ts'

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
    </>
  )
}
