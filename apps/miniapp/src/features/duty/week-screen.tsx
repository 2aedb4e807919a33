import type { DutyWeek } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { usePageShow } from '../../platform/page-events.ts'
import { callPhone } from '../../platform/phone.ts'
import { call } from '../../shared/call.ts'
import { phoneText } from '../../shared/duty.model.ts'
import { keys } from '../../shared/keys.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, Card, ClockChip, EmptyState, Icon, ListRow, Section, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { nowLines, openingLines, stationNote, weekDays } from './week.model.ts'

const useDutyWeek = (communityId: string) =>
  useQuery({
    queryKey: keys.dutyPart(communityId, 'week'),
    queryFn: ({ signal }) => call<DutyWeek, 'dutyWeek'>('dutyWeek', { params: { communityId }, signal }),
  })

/** For everybody of the community: who is there now, and who will be this week. */
export function WeekScreen({ communityId }: { communityId: string }) {
  const query = useDutyWeek(communityId)
  const now = useNow()
  usePageShow(() => void query.refetch())
  return (
    <LoadState
      query={query}
      cards={3}
      isEmpty={({ stations }) => stations.length === 0}
      empty={<EmptyState icon="home" title="还没有服务站" text="有急事，打社区或物业的电话" />}
    >
      {(week) => (
        <>
          {week.stations.map((station) => (
            <Station key={station.id} station={station} lines={nowLines(week, station.id)} />
          ))}
          <Days week={week} now={now} />
        </>
      )}
    </LoadState>
  )
}

function Station({ station, lines }: { station: DutyWeek['stations'][number]; lines: string[] }) {
  const { name, address, phone } = station
  return (
    <Card>
      <View className="t-head" heading={2}>
        {name}
      </View>
      <View className="clock-line mt1">
        <ClockChip state={lines.length > 0 ? 'ok' : 'stopped'} text={stationNote(station, lines.length)} />
      </View>
      {lines.map((line) => (
        <View key={line} className="t-body num mt1">
          {line}
        </View>
      ))}
      <View className="flex top t-note mt2">
        <Icon name="pin" tone="note" size="s" gap />
        <View className="grow">{address}</View>
      </View>
      {openingLines(station).map((line) => (
        <View key={line} className="flex top t-note num">
          <Icon name="clock" tone="note" size="s" gap />
          <View className="grow">{line}</View>
        </View>
      ))}
      {phone && (
        <Button
          text={`打电话 ${phoneText(phone)}`}
          label={`打电话 ${phoneText(phone)}，${name}`}
          icon="phone"
          kind="primary"
          className="mt3"
          onPress={() => callPhone(phone)}
        />
      )}
    </Card>
  )
}

function Days({ week, now }: { week: DutyWeek; now: number }) {
  return (
    <Section title="这一周的班">
      {weekDays(week, now).map(({ day, title, note, rows }) => (
        <Card key={day} inner="flush">
          <View className="row">
            <View className="t-body strong num grow" heading={3}>
              {title}
            </View>
            {note && <View className="t-note">{note}</View>}
          </View>
          {rows.length === 0 ? (
            <ListRow plain title="没有排班" />
          ) : (
            rows.map((row) => (
              <ListRow
                key={row.key}
                plain
                title={row.title}
                aside={<View className="t-note num ml2 nowrap">{row.note}</View>}
              />
            ))
          )}
        </Card>
      ))}
    </Section>
  )
}
