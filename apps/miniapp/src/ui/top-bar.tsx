interface TopBarProps {
  title: string
  back: boolean
}

/** WeChat draws its own bar. */
export function TopBar(_props: TopBarProps) {
  return null
}
