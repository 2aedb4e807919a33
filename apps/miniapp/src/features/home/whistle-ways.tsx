import { openTab } from '../../platform/navigation.ts'
import { Button, Icon, Press, View } from '../../ui/index.ts'
import { askForPhoto } from '../whistle/intent.ts'

/** The large whistle: a photo first, typing beside it. */
export function WhistleWays() {
  const shoot = () => {
    askForPhoto()
    openTab('whistle')
  }
  return (
    <View>
      <Press className="whistle-main" onPress={shoot}>
        <Icon name="camera" tone="white" />
        <View className="grow">
          <View className="whistle-name">拍照吹哨</View>
          <View className="whistle-sub more-block">拍一张，说一句，就行</View>
        </View>
      </Press>
      <View className="mt2">
        <Button text="打字吹哨" icon="pen" onPress={() => openTab('whistle')} />
      </View>
    </View>
  )
}
