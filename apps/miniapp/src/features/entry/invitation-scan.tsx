import { codeIn } from '@juwuye/types'
import { toast } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { scanCode } from '../../platform/scan-code.ts'
import { ListRow } from '../../ui/index.ts'

/** Reads an invitation off a phone or a paper. In a browser its link is opened instead. */
export function InvitationScan() {
  const scan = async () => {
    const read = await scanCode()
    if ('failed' in read) {
      if (read.failed !== 'cancelled') toast('用不了摄像头，请让对方发链接')
      return
    }
    const code = codeIn(read.text)
    if (code === undefined) toast('这不是邀请码')
    else open('scan', { scene: code })
  }
  if (process.env.TARO_ENV === 'h5') return null
  return <ListRow title="扫邀请码" note="社区请您来做事，扫了就进来" icon="scan" onPress={scan} />
}
