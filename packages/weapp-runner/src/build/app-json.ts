/** What of `app.json` the runner and the gate read. */
export interface AppJson {
  pages: string[]
  subPackages?: Subpackage[]
  subpackages?: Subpackage[]
  preloadRule?: Record<string, { network?: string; packages: string[] }>
  window?: WindowJson
  tabBar?: { list: Tab[]; color?: string; selectedColor?: string; backgroundColor?: string }
  lazyCodeLoading?: string
  requiredPrivateInfos?: string[]
  permission?: Record<string, { desc?: string }>
  plugins?: Record<string, unknown>
  __usePrivacyCheck__?: boolean
}

export interface Subpackage {
  root: string
  pages: string[]
  independent?: boolean
}

export interface Tab {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

/** Of `app.json` for all pages, of a page’s own JSON for that page. */
export interface WindowJson {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  backgroundColor?: string
  enablePullDownRefresh?: boolean
}

export interface PageJson extends WindowJson {
  usingComponents?: Record<string, string>
}
