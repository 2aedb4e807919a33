import { faultView } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Notice } from '../../ui/index.ts'

interface FaultNoticeProps {
  fault: unknown
  /** What was not done: “没有交成”. */
  title: string
}

/** Why it did not go through, and that what was filled in is still there. */
export function FaultNotice({ fault, title }: FaultNoticeProps) {
  const online = useOnline()
  if (!fault) return null
  const { kind, title: why, text } = faultView(fault, online)
  const rest = kind === 'offline' ? '您填的都还在，有网了再点一次' : [why, text].filter(Boolean).join('。')
  return (
    <Notice
      kind={kind === 'offline' ? 'offline' : 'error'}
      title={kind === 'offline' ? `没有网，${title}` : title}
      text={rest}
      className="mb2"
    />
  )
}
