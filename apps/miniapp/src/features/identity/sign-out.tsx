import { useMutation } from '@tanstack/react-query'
import { confirm } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { faultText } from '../../shared/faults.model.ts'
import { useOutbox } from '../../shared/outbox/outbox.ts'
import { signOut } from '../../shared/sign-in.ts'
import { Button, Notice, Pair } from '../../ui/index.ts'

/** Leaving, on this phone or everywhere. */
export function SignOut() {
  const leave = useMutation({ mutationFn: signOut })
  const { rows } = useOutbox()
  const here = async () => {
    const waits = { title: `还有 ${rows.length} 件没发出去`, text: '退出以后，等您再登录才会发。', yes: '还是退出' }
    if (rows.length === 0 || (await confirm(waits))) leave.mutate('here')
  }
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
        <Button text="退出登录" loading={leave.isPending && leave.variables === 'here'} onPress={() => void here()} />
        <Button
          text="全部退出"
          kind="danger"
          loading={leave.isPending && leave.variables === 'everywhere'}
          onPress={() => void everywhere()}
        />
      </Pair>
      <Button text="注销账号" kind="quiet" className="mt3" onPress={() => open('erase-me', {})} />
    </>
  )
}
