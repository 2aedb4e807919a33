import type { CaseNode, PhotoView } from '@juwuye/types'
import { useState } from 'react'
import { BeforeAfter, Text, TextLink, View } from '../../ui/index.ts'
import { photoPairs } from './photo-pairs.model.ts'

interface PhotoPairsProps {
  nodes: readonly Pick<CaseNode, 'before' | 'after'>[]
  afterDate?: string
}

const side = (photo: PhotoView | undefined, date?: string) => photo && { src: photo.full, date }

/** Before and after side by side, one pair at a time. Nothing where there is no picture. */
export function PhotoPairs({ nodes, afterDate }: PhotoPairsProps) {
  const [place, setPlace] = useState(0)
  const pairs = photoPairs(nodes)
  const pair = pairs[place % Math.max(pairs.length, 1)]
  if (!pair) return null
  return (
    <>
      <BeforeAfter before={side(pair.before)} after={side(pair.after, afterDate)} />
      {pairs.length > 1 && (
        <View className="flex mt1">
          <Text className="t-note num grow">
            第 {(place % pairs.length) + 1} 组，共 {pairs.length} 组
          </Text>
          <TextLink text="看下一组" onPress={() => setPlace(place + 1)} />
        </View>
      )}
    </>
  )
}
