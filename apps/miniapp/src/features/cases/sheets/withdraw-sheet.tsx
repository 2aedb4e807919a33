import type { ActSheetProps } from '../act-context.ts'
import { ReasonSheet } from './reason-sheet.tsx'

/** 撤回这一哨 */
export function WithdrawSheet({ context }: ActSheetProps) {
  const alone = context.view.whistles.filter((whistle) => !whistle.withdrawn).length <= 1
  const text = alone ? '这件事就到这里，不再办了。' : '别的邻居吹的哨还在，事情接着办。'
  return (
    <ReasonSheet
      context={context}
      action="withdraw"
      title="撤回这一哨"
      note={text}
      spoken
      button={{ text: '撤回', kind: 'danger' }}
      sure={{ title: '撤回这一哨？', text, yes: '撤回' }}
      field={{ label: '为什么撤回', aside: '可以不写', placeholder: '比如：自己修好了' }}
    />
  )
}
