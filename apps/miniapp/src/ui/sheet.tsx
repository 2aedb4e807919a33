import { ScrollView, View } from '@tarojs/components'
import { Asks, useAsking } from './asking.tsx'
import { SheetFoot, SheetHead } from './sheet-parts.tsx'
import type { SheetProps } from './sheet-props.ts'

/** Half-screen sheet; the page stays visible behind it. Drawn while mounted. */
export function Sheet({ tall = false, whole = false, foot, children, ...head }: SheetProps) {
  const asking = useAsking()
  return (
    <>
      <View className="mask" catchMove onClick={head.onClose} />
      <View className={`sheet${tall ? ' sheet-tall' : ''}`}>
        <SheetHead {...head} />
        <ScrollView className="sheet-body" scrollY enhanced showScrollbar={false}>
          {whole ? children : <Asks of={asking}>{children}</Asks>}
        </ScrollView>
        <SheetFoot of={asking}>{foot}</SheetFoot>
        <View className="sheet-safe" />
      </View>
    </>
  )
}
