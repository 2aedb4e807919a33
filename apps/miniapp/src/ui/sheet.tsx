import { ScrollView, View } from '@tarojs/components'
import { SheetHead } from './sheet-parts.tsx'
import type { SheetProps } from './sheet-props.ts'

/** Half-screen sheet; the page stays visible behind it. Drawn while mounted. */
export function Sheet({ tall = false, foot, children, ...head }: SheetProps) {
  return (
    <>
      <View className="mask" catchMove onClick={head.onClose} />
      <View className={`sheet${tall ? ' sheet-tall' : ''}`}>
        <SheetHead {...head} />
        <ScrollView className="sheet-body" scrollY enhanced showScrollbar={false}>
          {children}
        </ScrollView>
        {foot && <View className="sheet-foot">{foot}</View>}
        <View className="sheet-safe" />
      </View>
    </>
  )
}
