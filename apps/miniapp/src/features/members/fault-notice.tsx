import { faultView, fieldFaults } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Notice } from '../../ui/index.ts'

/** Why it was not taken; what was filled in is still there. */
export function FaultNotice({ fault }: { fault: unknown }) {
  const online = useOnline()
  if (!fault) return null
  const { kind, title, text } = faultView(fault, online)
  const offline = kind === 'offline'
  return (
    <Notice
      kind={offline ? 'offline' : 'error'}
      title={offline ? '现在没有网，还没有发出去' : (fieldFaults(fault).successorId ?? fieldFaults(fault).day ?? title)}
      text={offline ? '您选的、写的都还在，有网了再点一次' : text}
      className="mb2"
    />
  )
}
