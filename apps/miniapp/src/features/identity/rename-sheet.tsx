import { LIMITS } from '@juwuye/domain'
import type { Me } from '@juwuye/types'
import { useDraft } from '../../shared/drafts.ts'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { whenSent } from '../../shared/outbox/use-send.ts'
import { Button, Field, Notice, Sheet } from '../../ui/index.ts'
import { renameDraft, useRename } from './use-identity.ts'

interface RenameSheetProps {
  me: Me
  onClose: () => void
}

export function RenameSheet({ me: { person }, onClose }: RenameSheetProps) {
  const draft = useDraft(renameDraft(person.id), 1, { name: person.displayName })
  const rename = useRename(person.id)
  const faults = fieldFaults(rename.error)
  const close = () => {
    draft.clear()
    onClose()
  }
  const save = () => rename.mutate(draft.latest.current.name, { onSuccess: (sent) => whenSent(sent, close) })
  return (
    <Sheet
      title="改名字"
      onClose={close}
      foot={<Button text="存下" kind="primary" loading={rename.isPending} onPress={save} />}
    >
      {rename.error && !faults.displayName && <Notice kind="error" title={faultText(rename.error)} className="mb3" />}
      <Field
        name="displayName"
        label="怎么称呼您"
        hint="办事的几家和社工看得到；公示的时候不写"
        initial={draft.value.name}
        max={LIMITS.nameChars}
        error={faults.displayName}
        onInput={(name) => draft.change({ name })}
      />
    </Sheet>
  )
}
