import type { Me } from '@juwuye/types'
import type { ReactNode } from 'react'
import { LoadState } from '../../shared/load-state.tsx'
import { useMe } from '../../shared/me.ts'
import { EmptyState } from '../../ui/index.ts'

interface InTownProps {
  /** The first of the person's own, where the address names none. */
  regionId: string | undefined
  children: (town: Me['regions'][number]) => ReactNode
}

/** Draws what only an officer of a town has. */
export function InTown({ regionId, children }: InTownProps) {
  const me = useMe()
  return (
    <LoadState query={me}>
      {({ regions }) => {
        const towns = regions.filter(({ role }) => role === 'townOfficer')
        const town = towns.find((one) => one.regionId === regionId) ?? towns[0]
        if (town) return children(town)
        return <EmptyState icon="lock" title="这一页是给镇街的" text="您在镇街没有职务" />
      }}
    </LoadState>
  )
}
