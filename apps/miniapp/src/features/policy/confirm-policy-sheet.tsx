import { faultView, fieldFaults } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Refusal } from '../../shared/refusal.ts'
import { Button, Field, Notice, Sheet, View } from '../../ui/index.ts'
import { BehindNotice } from './behind-notice.tsx'
import type { PolicyFormState } from './use-policy-form.ts'

const REASON_CHARS = 200

interface ConfirmPolicySheetProps {
  communityId: string
  form: PolicyFormState
}

/** Once more, plainly: what changes, and why. */
export function ConfirmPolicySheet({ communityId, form }: ConfirmPolicySheetProps) {
  const { changes, change, draft, behind } = form
  const missing = draft.value.reason.trim() === ''
  const foot = (
    <>
      {behind ? <BehindNotice communityId={communityId} form={form} /> : <FaultNotice fault={change.error} />}
      <View className="dock-acts">
        <Button text="再看看" disabled={change.isPending} onPress={form.close} />
        <Button text="就这样改" kind="primary" loading={change.isPending} disabled={missing} onPress={form.send} />
      </View>
    </>
  )
  return (
    <Sheet
      title={`改 ${changes.length} 项`}
      note="点下去马上算数，谁改的、为什么，都会记下来"
      foot={foot}
      onClose={form.close}
    >
      <Field
        name="policy-reason"
        label="为什么改"
        tall
        initial={draft.value.reason}
        max={REASON_CHARS}
        hint={missing ? '写一句才能改' : undefined}
        error={fieldFaults(change.error).reason}
        placeholder="比如：理事会 3 月的会上定的"
        onInput={(reason) => draft.change({ reason })}
      />
      {changes.map(({ path, name, before, after }) => (
        <View key={path} className="mb3">
          <View className="t-body strong">{name}</View>
          <View className="t-body num">
            {before} 改成 {after}
          </View>
        </View>
      ))}
    </Sheet>
  )
}

function FaultNotice({ fault }: { fault: unknown }) {
  const online = useOnline()
  if (!fault || fieldFaults(fault).reason) return null
  const { kind, title, text } = faultView(fault, online)
  if (kind === 'offline') {
    return <Notice kind="offline" title="现在没有网，还没有改" text="您填的都还在，有网了再点一次" className="mb2" />
  }
  const more = fault instanceof Refusal && fault.problem.status < 500 ? '您填的都还在' : `您填的都还在。${text ?? ''}`
  return <Notice kind="error" title={title} text={more} className="mb2" />
}
