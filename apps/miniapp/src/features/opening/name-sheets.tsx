import { LIMITS } from '@juwuye/domain'
import { useRef } from 'react'
import { newId } from '../../shared/ids.ts'
import { phoneProblem } from './opening.model.ts'
import { type Named, useAddPart, useChangeDeskPhone, useRename } from './use-naming.ts'
import { WordSheet } from './word-sheet.tsx'

const WHAT = { estate: '小区', building: '楼栋', place: '公共地方' } as const
const MOST = { estate: LIMITS.communityChars, building: LIMITS.nameChars, place: LIMITS.nameChars } as const

const unnamed = (word: string) => (word === '' ? '写上名字' : undefined)

interface Closing {
  communityId: string
  onClose: () => void
}

/** Another name for an estate, a building, a common place. */
export function RenameSheet({ communityId, named, onClose }: Closing & { named: Named }) {
  const rename = useRename(communityId, named)
  const { what, id, name: was } = named
  return (
    <WordSheet
      draft={`rename.${id}`}
      title={`${was}改叫什么`}
      note="老的事项也跟着显示新名字，编号不变；公示过的不变"
      label={`${WHAT[what]}的名字`}
      max={MOST[what]}
      was={was}
      problemOf={unnamed}
      field="name"
      yes="改名字"
      done="改好了"
      save={{ ...rename, mutate: (name, options) => rename.mutate({ was, name }, options) }}
      onClose={onClose}
    />
  )
}

interface AddPartProps extends Closing {
  estateId: string
  what: 'building' | 'place'
}

/** A building or a common place more. */
export function AddPartSheet({ communityId, estateId, what, onClose }: AddPartProps) {
  const id = useRef(newId())
  const add = useAddPart(communityId, estateId, what)
  return (
    <WordSheet
      draft={`add-${what}.${estateId}`}
      title={what === 'building' ? '加一幢' : '加一处公共地方'}
      label={`${WHAT[what]}的名字`}
      placeholder={what === 'building' ? '比如：13 幢' : '比如：东门、地下车库'}
      max={MOST[what]}
      problemOf={unnamed}
      field="name"
      yes="加上"
      done="加上了"
      save={{ ...add, mutate: (name, options) => add.mutate({ id: id.current, name }, options) }}
      onClose={onClose}
    />
  )
}

/** Another number for the community's desk. */
export function DeskPhoneSheet({ communityId, was, onClose }: Closing & { was: string | null }) {
  const change = useChangeDeskPhone(communityId)
  return (
    <WordSheet
      draft={`desk-phone.${communityId}`}
      title="社区热线"
      note="居民点“打电话给值班室”，打的就是它"
      label="电话"
      kind="tel"
      was={was ?? ''}
      problemOf={phoneProblem}
      field="deskPhone"
      yes="改热线"
      done="改好了"
      save={{ ...change, mutate: (deskPhone, options) => change.mutate({ was, deskPhone }, options) }}
      onClose={onClose}
    />
  )
}
