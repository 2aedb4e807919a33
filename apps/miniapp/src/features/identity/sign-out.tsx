import { useMutation } from '@tanstack/react-query'
import { confirm } from '../../platform/dialogs.ts'
import { faultText } from '../../shared/faults.model.ts'
import { signOut } from '../../shared/sign-in.ts'
import { Button, Notice, Pair } from '../../ui/index.ts'

/** Leaving, on this phone or everywhere. */
export function SignOut() {
  const leave = useMutation({ mutationFn: signOut })
  const everywhere = async () => {
    const yes = await confirm({
      title: '所有手机和电脑都退出？',
      text: '手机丢了、借给过别人，可以这样退出。您吹过的哨都还在。',
      yes: '全部退出',
    })
    if (yes) leave.mutate('everywhere')
  }
  return (
    <>
      {leave.error && <Notice kind="error" title={faultText(leave.error)} className="mb3" />}
      <Pair>
        <Button
          text="退出登录"
          loading={leave.isPending && leave.variables === 'here'}
          onPress={() => leave.mutate('here')}
        />
        <Button
          text="全部退出"
          kind="danger"
          loading={leave.isPending && leave.variables === 'everywhere'}
          onPress={() => void everywhere()}
        />
      </Pair>
    </>
  )
}
