import { setNavigationBarTitle } from '@tarojs/taro'
import { useEffect } from 'react'

/** Puts the page's name into WeChat's bar or the browser's tab. */
export function usePageTitle(title: string) {
  useEffect(() => {
    setNavigationBarTitle({ title }).catch(() => undefined)
  }, [title])
}
