import { getNetworkType, offNetworkStatusChange, onNetworkStatusChange } from '@tarojs/taro'

/** Tells at once and then on every change whether there is a network; returns the way to stop listening. */
export function watchOnline(tell: (online: boolean) => void): () => void {
  const changed = (result: { isConnected: boolean }) => tell(result.isConnected)
  getNetworkType({ success: (result) => tell(result.networkType !== 'none') })
  onNetworkStatusChange(changed)
  return () => offNetworkStatusChange(changed)
}
