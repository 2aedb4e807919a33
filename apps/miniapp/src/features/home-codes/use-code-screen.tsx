import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { faultText } from '../../shared/faults.model.ts'
import { Button, Field, Form, Notice, TabHeader } from '../../ui/index.ts'
import { useUseHomeCode } from './use-home-codes.ts'

/** A resident types the slip out of their letter box. */
export function UseCodeScreen({ communityId }: { communityId: string }) {
  const [code, type] = useState('')
  const [tried, setTried] = useState(false)
  const use = useUseHomeCode(communityId)
  const send = () => {
    setTried(true)
    if (code.trim() === '') return
    use.mutate(code.trim(), {
      onSuccess: (sent) => {
        if (sent.queued) return
        toast('确认好了，您住在这里')
        back('me')
      },
    })
  }
  const foot = (
    <>
      {use.error && <Notice kind="error" title={faultText(use.error)} className="mb3" />}
      <Button text="确认我住这里" kind="primary" loading={use.isPending} onPress={send} />
    </>
  )
  return (
    <>
      <TabHeader title="用住户码确认" note="信箱里那张纸上的十个字母和数字；没有纸，等楼栋长或社工确认" />
      <Form foot={foot}>
        <Field
          name="home-code"
          label="住户码"
          placeholder="比如：K7MWP-3XQAF"
          error={tried && code.trim() === '' ? '写上纸上的码' : undefined}
          onInput={type}
        />
      </Form>
    </>
  )
}
