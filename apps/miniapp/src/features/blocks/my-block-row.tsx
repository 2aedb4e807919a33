import { open } from '../../platform/navigation.ts'
import { ListRow } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { lastDay } from './blocks.model.ts'
import { useMyBlock } from './use-blocks.ts'

/** Where I read why I may not whistle; nothing for everybody else. */
export function MyBlockRow({ communityId }: { communityId: string }) {
  const { data } = useMyBlock(communityId)
  const now = useNow()
  if (!data?.block) return null
  const note = `到 ${lastDay(data.block, now)}为止，看原因、申诉`
  return <ListRow title="暂时不能吹哨" note={note} icon="warn" onPress={() => open('blocks', { communityId })} />
}
