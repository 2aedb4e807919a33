import { stopPullDownRefresh, useDidShow, usePageNotFound, usePullDownRefresh } from '@tarojs/taro'

/** The page came to the front, the first time too. */
export function usePageShow(shown: () => void) {
  useDidShow(shown)
}

/** Pull to refresh; needs `enablePullDownRefresh` in the page's config. The spinner goes when the promise settles. */
export function usePullRefresh(refresh: () => Promise<unknown>) {
  usePullDownRefresh(() => {
    const stop = () => stopPullDownRefresh()
    refresh().then(stop, stop)
  })
}

/** For the app itself: an address was opened that leads to no page. */
export function useLostPage(lost: () => void) {
  usePageNotFound(lost)
}
