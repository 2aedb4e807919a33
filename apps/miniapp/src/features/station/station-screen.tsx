import { clockText, dayTimeText } from '@juwuye/messages'
import type { StationScreen as Screen } from '@juwuye/types'
import encodeQR from 'qr'
import { useMemo } from 'react'
import { ClockChip, Icon, PartySquare, View } from '../../ui/index.ts'
import '../../ui/station.h5.css'
import { spanText } from '../duty/duty-words.model.ts'
import { type StationShow, seatLook } from './station-show.model.ts'
import { useStation } from './use-station.ts'

/** The tablet in the station: the code of the moment, and who is expected today; always in elder mode's colours. */
export function StationScreen() {
  const { screen, now, show } = useStation()
  return (
    <View className="page elder station" role="main">
      <View className="station-head">
        <View className="grow">
          <View className="station-name" heading={1}>
            {screen?.station.name ?? '服务站'}
          </View>
          <View className="station-day num">{dayTimeText(now, now).replace(/\d+:\d+$/, '')}</View>
        </View>
        <View className="station-clock num">{clockText(now)}</View>
      </View>
      <View className="station-body">
        <View className="card station-code">
          <Code show={show} />
        </View>
        <View className="station-side">
          {screen && <Today today={screen.today} />}
          <View className="card station-help">
            <View className="station-help-title" heading={2}>
              扫不上？
            </View>
            <View className="station-help-text">
              微信里打开“吹哨报到”，点“值班”，再点“扫码签到”。还不行，请社工替您补记，写明原因。
            </View>
          </View>
        </View>
      </View>
    </View>
  )
}

const STOPPED: Record<Exclude<StationShow['kind'], 'code'>, { title: string; text: string }> = {
  unpaired: {
    title: '这台平板还没有配',
    text: '请排班的人打开“值班”，点“站、岗和人”，再点“门口的平板”，在这里打开配好的地址。',
  },
  ended: {
    title: '这台平板不能用了',
    text: '站里换了一台平板。要用这台，请排班的人再配一次，在这里打开新的地址。',
  },
  loading: { title: '正在找这个站的码', text: '马上就好' },
  unreachable: { title: '连不上网', text: '看看平板的网。连上以后，码自己会出来。' },
  stale: { title: '太久没有网，码过期了', text: '看看平板的网，连上以后，码自己会出来。先到的人，请社工补记。' },
}

function Code({ show }: { show: StationShow }) {
  if (show.kind !== 'code') {
    const { title, text } = STOPPED[show.kind]
    return (
      <View className="station-stopped" role="alert">
        <Icon name={show.kind === 'loading' ? 'clock' : 'off'} tone="note" size="l" />
        <View className="station-code-title mt4">{title}</View>
        <View className="station-help-text">{text}</View>
      </View>
    )
  }
  return (
    <>
      <View className="station-code-title" heading={2}>
        扫码签到
      </View>
      <QrPicture text={show.text} />
      <View className="station-bar" hidden>
        <View className="station-bar-left" style={{ width: `${Math.round(show.share * 100)}%` }} />
      </View>
      <View className="station-left num">还有 {show.secondsLeft} 秒换新码，请在站里扫</View>
      {show.offline && (
        <View className="station-offline" role="status">
          平板没有网，这个码现在还能用
        </View>
      )}
    </>
  )
}

/** Only made anew when the code is another. */
function QrPicture({ text }: { text: string }) {
  const picture = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(encodeQR(text, 'svg', { ecc: 'medium', border: 2 }))}`,
    [text],
  )
  return <img className="station-qr" src={picture} alt="签到的码" />
}

function Today({ today }: { today: Screen['today'] }) {
  return (
    <>
      <View className="station-today" heading={2}>
        今天值班
      </View>
      <View className="card station-seats">
        {today.length === 0 && <View className="station-seat station-help-text">今天没有排班</View>}
        {today.map((seat) => (
          <View key={`${seat.post}${seat.fromAt}${seat.familyName}`} className="station-seat">
            <PartySquare mark={seat.character} />
            <View className="grow station-seat-text">
              <View className="station-seat-name">
                {seat.familyName === null ? seat.post : `${seat.post}，姓${seat.familyName}`}
              </View>
              <View className="station-seat-time num">{spanText(seat)}</View>
            </View>
            <ClockChip {...seatLook(seat, clockText)} />
          </View>
        ))}
      </View>
    </>
  )
}
