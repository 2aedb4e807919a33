import { offAppHide, offAppShow, onAppHide, onAppShow } from '@tarojs/taro'

/** Tells when the app comes to the front or leaves it; returns the way to stop listening. */
export function watchVisible(tell: (visible: boolean) => void): () => void {
  const shown = () => tell(true)
  const hidden = () => tell(false)
  onAppShow(shown)
  onAppHide(hidden)
  return () => {
    offAppShow(shown)
    offAppHide(hidden)
  }
}
