import { LIMITS } from '@juwuye/domain'
import { useRef } from 'react'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { Button, Field, Notice, Sheet } from '../../ui/index.ts'
import { useRename } from './use-identity.ts'

interface RenameSheetProps {
  name: string
  onClose: () => void
}

export function RenameSheet({ name, onClose }: RenameSheetProps) {
  const typed = useRef(name)
  const rename = useRename()
  const faults = fieldFaults(rename.error)
  const save = () => rename.mutate(typed.current, { onSuccess: onClose })
  return (
    <Sheet
      title="改名字"
      onClose={onClose}
      foot={<Button text="存下" kind="primary" loading={rename.isPending} onPress={save} />}
    >
      {rename.error && !faults.displayName && <Notice kind="error" title={faultText(rename.error)} className="mb3" />}
      <Field
        name="displayName"
        label="怎么称呼您"
        hint="办事的几家和社工看得到；公示的时候不写"
        initial={name}
        max={LIMITS.nameChars}
        error={faults.displayName}
        onInput={(value) => {
          typed.current = value
        }}
      />
    </Sheet>
  )
}
