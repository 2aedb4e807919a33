import { Button as TaroButton } from '@tarojs/components'
import { Text } from './base.tsx'
import { Icon } from './icon.tsx'

/** Opens WeChat's own conversation with the mini-program's customer service; only a native button may. */
export function ContactButton({ text }: { text: string }) {
  return (
    <TaroButton className="btn btn-native" openType="contact">
      <Icon name="talk" gap />
      <Text>{text}</Text>
    </TaroButton>
  )
}
