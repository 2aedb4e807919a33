import { ROUTES } from '@juwuye/types'
import { copyText } from '../../platform/copy-text.ts'
import { webAddress } from '../../platform/web-address.ts'
import { TextLink, View } from '../../ui/index.ts'

interface WebPageWayProps {
  communityId: string
  publicationId: string
}

/** The same result as a page for browsers: for those without the mini-program, and to be printed. */
export function WebPageWay({ communityId, publicationId }: WebPageWayProps) {
  const path = ROUTES.publicResultPage.path
    .replace(':communityId', communityId)
    .replace(':publicationId', publicationId)
  return (
    <View className="flex wrap">
      <View className="t-note grow">网页版：发给没有小程序的邻居，或者打印成告示</View>
      <TextLink text="复制网页地址" onPress={() => void copyText(webAddress(path))} />
    </View>
  )
}
