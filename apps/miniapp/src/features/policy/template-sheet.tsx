import type { TemplateKey } from '@juwuye/domain'
import { TEMPLATE_TITLES } from '@juwuye/messages'
import { useState } from 'react'
import { faultText } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { Button, Field, FormItem, Notice, RadioList, Sheet, Skeleton } from '../../ui/index.ts'
import { useWechatTemplates } from './use-policy.ts'

interface TemplateSheetProps {
  communityId: string
  kind: TemplateKey
  /** The id there is; empty for none. */
  initial: string
  error?: string
  onChoose: (id: string) => void
  onClose: () => void
}

const ID_CHARS = 100
const NONE = ''

/** One template of those the account has; where WeChat does not answer, its id can be typed. */
export function TemplateSheet({ communityId, kind, initial, error, onChoose, onClose }: TemplateSheetProps) {
  const query = useWechatTemplates(communityId)
  const online = useOnline()
  const [id, setId] = useState(initial)
  const items = query.data?.items ?? []
  const listed = id === NONE || items.some((item) => item.id === id)
  const choices = [
    ...items.map((item) => ({ value: item.id, label: item.title, note: item.fields.join('、') })),
    { value: NONE, label: '不用', note: '这一种不发微信，只写进“消息”' },
  ]
  return (
    <Sheet
      title={`“${TEMPLATE_TITLES[kind]}”用哪个模板`}
      foot={<Button text="用这个" kind="primary" onPress={() => onChoose(id.trim())} />}
      onClose={onClose}
    >
      {query.isPending && <Skeleton cards={1} />}
      {query.error && (
        <Notice
          kind="error"
          title="微信那边的模板没有拿到"
          text={`${faultText(query.error, online)}。也可以在下面写编号`}
          className="mb3"
        />
      )}
      {!query.isPending && (
        <FormItem label="公众平台里有的" error={listed ? error : undefined}>
          <RadioList label="公众平台里有的" choices={choices} value={listed ? id : undefined} onChange={setId} />
        </FormItem>
      )}
      <Field
        name="template-id"
        label="或者写模板编号"
        initial={listed && !query.isPending ? '' : initial}
        key={query.isPending ? 'asking' : 'asked'}
        max={ID_CHARS}
        error={listed ? undefined : error}
        placeholder="从公众平台复制过来"
        onInput={setId}
      />
    </Sheet>
  )
}
